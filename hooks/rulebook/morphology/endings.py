"""Rules for the endings of words: how a word that is inflected as most are becomes its key.

Phase: below links; anyone above the model may import it. A reader's browser follows the same rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from rulebook.model.languages import Language

LONGEST_SUFFIX: Final = 5
"""Letters of a word's end that a rule looks at, at most."""

DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
"""Of numbers to the base 36."""

LEARNED: Final = Path(__file__).parent / "learned"
"""The folder of what was learned from dictionaries."""


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
        return _change(len(word) - same, other[same:])

    @staticmethod
    def parse(text: str) -> "Change":
        """From the form that `str` gives."""
        return Change(int(text[0], 36), text[1:])


@cache
def _change(cut: int, add: str) -> Change:
    """The same object for the same change: an index has a hundred times as many of them as there are different ones."""
    return Change(cut, add)


def shared_start(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    for place, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return place
    return min(len(one), len(other))


@cache
def rules(language: Language) -> Mapping[str, Change]:
    """The suffix rules of a language; the empty suffix is always among them."""
    lines = (LEARNED / f"{language}.txt").read_text(encoding="utf-8").splitlines()
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
