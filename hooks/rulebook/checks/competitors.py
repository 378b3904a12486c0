"""Competitors: a text for customers never judges a named one, and no text speaks badly of it.

Phase: check.
"""

from collections.abc import Iterator
from itertools import islice

from rulebook.model.diagnostic import Diagnostic
from rulebook.model.languages import LANGUAGES
from rulebook.model.library import Library
from rulebook.model.message import Message, say
from rulebook.model.records import Rule
from rulebook.wording.competitors import Competitors, Talk
from rulebook.wording.passages import MOST, Judge, Passage, Whole
from rulebook.wording.sentences import is_quoted


def judge_competitor_talk(library: Library) -> Judge:
    """With a customer, a competitor is spoken of well or not at all; among ourselves, not badly."""
    competitors = {language: Competitors(library.house, language) for language in LANGUAGES}

    def suspects(whole: Whole) -> bool:
        return competitors[whole.language].may_be_named(whole.text)

    def faults(passage: Passage) -> Iterator[Diagnostic]:
        for talk, strict in islice(_said(passage, competitors[passage.language]), MOST):
            yield passage.fault(talk.name.start, "RB070", _message(passage, talk, strict))

    return Judge(suspects, faults)


def _said(passage: Passage, competitors: Competitors) -> Iterator[tuple[Talk, bool]]:
    """What is to be told of a passage, and whether customers read or hear it."""
    for talk in competitors.talk(passage.text):
        strict = _is_for_customers(passage, talk.name.start)
        if talk.is_bad or strict:
            yield talk, strict


def _is_for_customers(passage: Passage, index: int) -> bool:
    """Whether customers read or hear a text.

    They hear the wordings of every rule, what rules and guides put in quotation marks, and all that a rule for dealing
    with customers says but for its examples of what not to say.
    """
    if not passage.record or passage.record.kind not in ("rule", "guide"):
        return False
    if {"instead_of", "dont"} & set(passage.where):
        return False
    entry = passage.record.entry
    is_rule_for_them = isinstance(entry, Rule) and ("say" in passage.where or entry.audience == "customer")
    return is_rule_for_them or is_quoted(passage.text, index)


def _message(passage: Passage, talk: Talk, strict: bool) -> Message:
    values = {"field": passage.name, "name": talk.name.of(passage.text), "found": repr(talk.words)}
    if strict:
        return say(
            "{field}: {name} stands beside {found} in words for customers;"
            " say something true and good of a competitor, or nothing",
            **values,
        )
    return say("{field}: {name} stands beside {found}; tell what happened and leave the judgement out", **values)
