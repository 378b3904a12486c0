"""A case: what follows from the answers, and a text for those who leave it to the answers.

Phase: authoring. Pure.
"""

from datetime import date
from typing import cast

from rulebook.authoring.blueprint import ELLIPSIS, Blueprint, bullets, reviewed, said
from rulebook.authoring.case_questions import SIMILAR, case_questions
from rulebook.authoring.questions import Answers, Words
from rulebook.model.library import Library
from rulebook.schema.yaml_reader import Node


def _placeholders(library: Library) -> dict[str, Node]:
    def first(*groups: str) -> str:
        return next(library.taxonomy.keys(*groups), ELLIPSIS)

    return {
        "title": ELLIPSIS,
        "summary": ELLIPSIS,
        "kind": first("kinds"),
        "basis": "constructed",
        "confidence": "low",
        "customer": first("customers"),
        "incident": first("incidents"),
        "moments": [{"who": first("actors"), "what": ELLIPSIS, "value": value} for value in ("misery", "magic")],
        "rules": [],
        "owner": first("owners"),
        "stars": {"service": "1", "recovery": "1"},
        "reviewed": {"finding": ELLIPSIS},
    }


def _completed(fields: dict[str, Node], today: date) -> dict[str, Node]:
    """A made-up case is a story and no evidence; an address was seen on the day on which it is written down."""
    found = {"rules": [], **reviewed(fields, today)}
    if found.get("basis") == "constructed":
        found.setdefault("confidence", "low")
        found.pop("sources", None)
    if isinstance(sources := found.get("sources"), list):
        found["sources"] = [{**source, "seen": today.isoformat()} for source in sources if isinstance(source, dict)]
    return found


def _paragraphs(section: str, answers: Answers, words: Words) -> list[str]:
    """What stands under a heading: what was typed, or else what follows from the answers."""
    typed = said(answers, f"body.{section}")
    if section == "story":
        return typed or list(filter(None, [" ".join(_texts(answers, "moments", "what"))]))
    if section == "lessons":
        return bullets([*(typed or _reasons(answers)), *_compared(answers, words)])
    return bullets(typed or [words("What would we have done in this place, and what keeps us from it?")])


def _reasons(answers: Answers) -> list[str]:
    links = zip(_texts(answers, "rules", "rule"), _texts(answers, "rules", "why"), strict=False)
    return [f"{why} [{rule}]" for rule, why in links]


def _compared(answers: Answers, words: Words) -> list[str]:
    """Links to the similar cases that were accepted."""
    ids = answers.get(SIMILAR)
    return [words("Compare {case}.").format(case=f"[{id}]") for id in ids] if isinstance(ids, list) else []


def _texts(answers: Answers, name: str, part: str) -> list[str]:
    items = cast(list[Node], answers.get(name) or [])
    return [str(item[part]) for item in items if isinstance(item, dict) and part in item]


def told(answers: Answers) -> str:
    """All that was typed so far, for what compares texts."""
    return " ".join(
        [
            *(str(answers.get(name, "")) for name in ("title", "summary", "recovery.put_right", "recovery.extra")),
            *_texts(answers, "moments", "what"),
            *_texts(answers, "rules", "why"),
            *said(answers, "body.story"),
        ]
    )


CASE = Blueprint("case", case_questions, _placeholders, _completed, _paragraphs)
