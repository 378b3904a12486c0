"""Texts and queries cut into words, and words compared.

Phase: search.
"""

import re
from typing import Final
from unicodedata import normalize

from rulebook.morphology.folding import fold

WORD: Final = re.compile(r"[^\W_]+")
"""A run of letters and digits: what is between hyphens and apostrophes counts by itself."""

FAR: Final = 9
"""A distance between words that are not taken for each other."""


def words(text: str) -> list[str]:
    """The words of a text as they stand; accents that follow their letter become one with it."""
    return WORD.findall(normalize("NFC", text))


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
