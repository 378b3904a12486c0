"""Sentences, paragraphs and quotations of a text, as places in it.

Phase: wording.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import Final, NamedTuple

_BREAK: Final = re.compile(
    r"[.!?…]+[\"”’“»)\]*_]*(?=\s+[\"“„«‘(\[*_—–]*\s?[A-ZÀ-ŽА-ЯЁ\d])"
    r"|\n[ \t]*\n|\n(?=[ \t]*(?:[+*-] |\d+[.)] |#|\||>))|\|"
)
"""Where a sentence ends: at its sign before a capital or a figure, with a paragraph, an item of a list, a cell."""

_CLAUSE: Final = re.compile(rf"{_BREAK.pattern}|[;:—()]| – ")

_PARAGRAPH: Final = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[+*-] |\d+[.)] |#|\|))")

_QUOTED: Final = re.compile(
    r"“[^“”\n]*”|„[^„“”\n]*[“”]|«[^«»\n]*»|(?<!\w)‘(?:[^‘’\n]|’(?=\w))*’|(?<![\w=])\"[^\"\n]*\""
)

PATTERNS: Final[Mapping[str, re.Pattern[str]]] = {"sentence": _BREAK, "clause": _CLAUSE, "quoted": _QUOTED}
"""What the composer looks for as well."""

NEAR: Final = 500
"""No sentence is looked for further away than so many characters: a hostile text must not cost its square."""

FAR: Final = 4_000
"""The same for paragraphs and quotations."""


class Span(NamedTuple):
    """A stretch of a text, from `start` up to `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """What stands there."""
        return text[self.start : self.end]


def sentence_at(text: str, index: int) -> Span:
    """The sentence in which a character stands."""
    return _between(_BREAK, text, index, NEAR)


def clause_at(text: str, index: int) -> Span:
    """The part of a sentence between the signs that cut it in which a character stands."""
    return _between(_CLAUSE, text, index, NEAR)


def paragraph_at(text: str, index: int) -> Span:
    """The paragraph, item or row in which a character stands."""
    return _between(_PARAGRAPH, text, index, FAR)


def _between(border: re.Pattern[str], text: str, index: int, most: int) -> Span:
    first, last = max(0, index - most), min(len(text), index + most)
    borders = list(border.finditer(text, first, last))
    after = bisect_right([found.end() for found in borders], index)
    start = borders[after - 1].end() if after else first
    return Span(start, borders[after].end() if after < len(borders) else last)


def is_quoted(text: str, index: int) -> bool:
    """Whether a character stands in quotation marks."""
    first = max(0, index - FAR, text.rfind("\n", 0, index) + 1)
    return any(found.start() <= index < found.end() for found in _QUOTED.finditer(text, first, index + FAR))
