"""Texts and queries cut into words, and words reduced to keys by the rules that a client can follow.

A client has no dictionary. It reduces a word by suffix rules that were learned from the dictionaries once
(suffixes/*.txt, made by tools/learn_words.py); forms for which the rules give another key than the
dictionary does are written into the index as exceptions.

Phase: search.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from unicodedata import normalize

from rulebook.model.languages import Language
from rulebook.morphology import fold

LONGEST_SUFFIX: Final = 5
"""Letters of a word's end that a rule looks at, at most."""

WORD: Final = re.compile(r"[^\W_]+")
"""A run of letters and digits: what is between hyphens and apostrophes counts by itself."""

DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
"""Of numbers to the base 36."""

FAR: Final = 9
"""A distance between words that are not taken for each other."""

_RULES = Path(__file__).parent / "suffixes"


@dataclass(frozen=True, slots=True)
class Change:
    """How one word becomes another: letters cut off the end, and letters put there."""

    cut: int
    add: str

    def apply(self, word: str) -> str:
        """The other word."""
        return (word[: -self.cut] if self.cut else word) + self.add

    def __str__(self) -> str:
        return f"{DIGITS[self.cut]}{self.add}"

    @staticmethod
    def between(word: str, other: str) -> "Change":
        """The change that makes `other` of `word`; at most 35 letters are cut."""
        same = max(shared_start(word, other), len(word) - 35)
        return Change(len(word) - same, other[same:])

    @staticmethod
    def parse(text: str) -> "Change":
        """From the form that `str` gives."""
        return Change(int(text[0], 36), text[1:])


def shared_start(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    for place, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return place
    return min(len(one), len(other))


def words(text: str) -> list[str]:
    """The words of a text as they stand; accents that follow their letter become one with it."""
    return WORD.findall(normalize("NFC", text))


@cache
def rules(language: Language) -> Mapping[str, Change]:
    """The suffix rules of a language; the empty suffix is always among them."""
    lines = (_RULES / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {suffix: Change.parse(change) for suffix, change in pairs}


@cache
def longest_added(language: Language) -> int:
    """How many letters a rule puts at the end of a word, at most."""
    return max(len(change.add) for change in rules(language).values())


def derived_key(word: str, language: Language) -> str:
    """The key of a folded word as a client finds it that knows the rules alone."""
    return derived_by(rules(language), word)


def derived_by(known: Mapping[str, Change], word: str) -> str:
    """The same with rules that may still be on trial."""
    for length in range(min(LONGEST_SUFFIX, len(word) - 1), -1, -1):
        change = known.get(word[len(word) - length :])
        if change is not None and change.cut < len(word):
            return change.apply(word)
    return word


def folded(word: str) -> str:
    """A word as it is compared: lower case, without diacritics, ё as е."""
    return fold(word)


def distance(one: str, other: str, most: int) -> int:
    """Letters to change, add, leave out or swap with the next (optimal string alignment); FAR if more than `most`."""
    if abs(len(one) - len(other)) > most:
        return FAR
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, mine in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, theirs in enumerate(other, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (mine != theirs))
            if i > 1 and j > 1 and mine == other[j - 2] and one[i - 2] == theirs:
                best = min(best, older[j - 2] + 1)
            row.append(best)
        if min(row) > most:
            return FAR
    return row[-1] if row[-1] <= most else FAR
