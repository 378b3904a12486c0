"""The handbook: a record that chooses other records for paper, with a preface as its body.

Phase: model. Anyone may import it.
"""

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Interval

from rulebook.model.markers import Form, Ref, Word
from rulebook.model.message import say
from rulebook.model.records import Entry, Role, RuleId, Strict, Tag

Paper = Literal["a4", "a5", "letter"]
Apparatus = Literal["contents", "glossary", "index", "claims"]

EDITION = re.compile(r"([12][0-9]{3})\.([1-9][0-9]{0,3})")


def parse_edition(text: str) -> tuple[int, int]:
    """Read ``2026.1`` as its year and its number within the year; ValueError for anything else."""
    if match := EDITION.fullmatch(text):
        return int(match[1]), int(match[2])
    raise ValueError(text)


@dataclass(frozen=True, slots=True)
class RuleChoice(Strict):
    """Which rules: those that have one of the words of every facet given, and those of `ids`.

    Without any facet or id it is all rules; `ids` alone are those alone.
    """

    parts: tuple[Annotated[str, Word(("parts",))], ...] = ()
    sides: tuple[Annotated[str, Word(("sides",))], ...] = ()
    roles: tuple[Role, ...] = ()
    tags: tuple[Tag, ...] = ()
    ids: tuple[RuleId, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseChoice(Strict):
    """Which cases: those that show a chosen rule, those that ended in one of these ways, and those of `ids`.

    A case stands with the first chosen rule that it names; with one rule stand at most `at_most_per_rule`.
    """

    for_rules: bool = False
    at_most_per_rule: Annotated[int, Interval(ge=1, le=99)] | None = None
    outcomes: tuple[Annotated[str, Word(("outcomes",))], ...] = ()
    ids: tuple[Annotated[str, Ref(("case",))], ...] = ()


@dataclass(frozen=True, slots=True)
class Choice(Strict):
    """What a handbook holds; a kind that is left out has no record in it."""

    rules: RuleChoice | None = None
    cases: CaseChoice | None = None
    guides: tuple[Annotated[str, Ref(("guide",))], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Handbook(Entry):
    """A book made of other records; its body is the preface.

    `edition` is a year and a number within it, `include` what the book has beside its records.
    """

    edition: Annotated[str, Form(parse_edition, say("a year and a number, such as 2026.1"))]
    paper: Paper
    select: Choice
    include: tuple[Apparatus, ...] = ()
