"""A rule and a guide: their questions and what follows from the answers.

Phase: authoring. Pure.
"""

from rulebook.authoring.blueprint import ELLIPSIS, Blueprint, reviewed, said
from rulebook.authoring.questions import Answers, Question, Words, found_by, looked_after
from rulebook.model.library import Library
from rulebook.schema.yaml_reader import Node

_WORDS = {"part": "parts", "side": "sides", "stage": "stages", "audience": "audiences", "level": "levels"}
"""A rule's own fields with their groups of the taxonomy."""


def rule_questions(words: Words) -> tuple[Question, ...]:
    """All questions of a rule in the words of a language."""
    return (
        Question("title", words("Title: the rule in a few words, as an order"), needed=True),
        Question("summary", words("Summary: one line, shown in every list"), needed=True),
        *_sorting(words),
        Question("do", words("What to do (one thing a line; empty: no more)"), "lines", needed=True),
        Question("dont", words("What not to do (one thing a line; empty: no more)"), "lines", needed=True),
        Question(
            "say",
            words("Say this, not that"),
            "items",
            items=(
                Question("instead_of", words("Instead of these words: (empty: no more)")),
                Question("say", words("Say:"), needed=True),
            ),
        ),
        *_bend(words),
        Question("related", words("Which rules are related?"), "words", listing="rules"),
        *found_by(words),
        Question("body.why", words("Why it works (a paragraph a line; empty: no more)"), "paragraphs", needed=True),
        Question(
            "body.practice", words("In practice: a concrete scene (a paragraph a line)"), "paragraphs", needed=True
        ),
        Question("body.week", words("This week: one small exercise"), "paragraphs", needed=True),
        Question("body.discuss", words("Discuss: a question for a team"), "paragraphs", needed=True),
        *_quiet(words),
    )


def _sorting(words: Words) -> tuple[Question, ...]:
    asked = {
        "part": words("Which part of the book?"),
        "side": words("Service or recovery?"),
        "stage": words("Which stage of the way to amazement?"),
        "audience": words("For whom does one do it?"),
        "level": words("Basic or magic?"),
    }
    return (
        *(Question(name, text, "word", (_WORDS[name],), needed=True) for name, text in asked.items()),
        Question("roles", words("Who acts on it?"), "words", ("roles",), needed=True, option="role"),
        Question(
            "touchpoints", words("Where did customer and company meet?"), "words", ("touchpoints",), option="touchpoint"
        ),
    )


def _bend(words: Words) -> tuple[Question, ...]:
    return (
        Question("bend.when", words("When may the rule be bent?"), needed=True, option="bend-when"),
        Question("bend.who", words("Who may bend it?"), "word", ("roles",), needed=True, option="bend-who"),
        Question("bend.limit", words("Up to what limit?"), needed=True, option="bend-limit"),
        Question("bend.no_needs", words("Who must agree to a NO?"), "word", ("roles",), needed=True),
    )


def _quiet(words: Words) -> tuple[Question, ...]:
    often = Question("review_every", words("How often is it read again?"), quiet=True, default="12 months")
    return *looked_after(words), often


def guide_questions(words: Words) -> tuple[Question, ...]:
    """All questions of a guide in the words of a language."""
    return (
        Question("title", words("Title: what the guide helps with"), needed=True),
        Question("summary", words("Summary: one line, shown in every list"), needed=True),
        Question("roles", words("For whom is it?"), "words", ("roles",), option="role"),
        Question("related", words("Which rules are related?"), "words", listing="rules"),
        *found_by(words),
        Question("body.text", words("The text, a paragraph a line (empty: no more)"), "paragraphs", needed=True),
        *_quiet(words),
    )


def _common_placeholders(library: Library) -> dict[str, Node]:
    owner = next(library.taxonomy.keys("owners"), ELLIPSIS)
    return {"title": ELLIPSIS, "summary": ELLIPSIS, "owner": owner, "reviewed": {"finding": ELLIPSIS}}


def _rule_placeholders(library: Library) -> dict[str, Node]:
    role = next(library.taxonomy.keys("roles"), ELLIPSIS)
    return {
        **_common_placeholders(library),
        **{name: next(library.taxonomy.keys(group), ELLIPSIS) for name, group in _WORDS.items()},
        "roles": [role],
        "do": [ELLIPSIS],
        "dont": [ELLIPSIS],
        "bend": {"when": ELLIPSIS, "who": role, "limit": ELLIPSIS, "no_needs": role},
    }


def _rule_paragraphs(section: str, answers: Answers, words: Words) -> list[str]:
    return said(answers, f"body.{section}")


def _guide_paragraphs(section: str, answers: Answers, words: Words) -> list[str]:
    return said(answers, "body.text")


RULE = Blueprint("rule", rule_questions, _rule_placeholders, reviewed, _rule_paragraphs)
GUIDE = Blueprint("guide", guide_questions, _common_placeholders, reviewed, _guide_paragraphs)
