"""Inflected forms whose key the rules of the endings miss, as far as dictionaries know them, and all short words.

Phase: below links; anyone above the model may import it.
"""

import lzma
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from rulebook.model.languages import Language
from rulebook.morphology.endings import LEARNED, derived_key
from rulebook.morphology.folding import fold

SHORT: Final = 4
"""Letters of words that rules cannot tell from abbreviations: of these all that dictionaries know are listed."""

_START: Final = 3
"""So many letters most forms have in common with their key."""


@dataclass(frozen=True, slots=True)
class Irregular:
    """The listed forms of a language, in lower case, each with its key.

    They stay texts: a quarter of a million words as values of their own take four times as much.
    """

    lines: Mapping[str, str]
    """By first letters, in which all that begins so is found: a line feed, a key, a tab, its forms with spaces around
    them. Forms that begin otherwise than their key have a line of their own where they belong."""

    def key(self, form: str) -> str | None:
        """What all forms of its word share; None if it is not listed."""
        lines = self.lines.get(fold(form[:_START]), "")
        if (place := lines.find(f" {form} ")) < 0:
            return None
        start = lines.rfind("\n", 0, place) + 1
        return lines[start : lines.index("\t", start)]

    def forms(self, key: str) -> list[str]:
        """All that are listed of a key."""
        lines = self.lines.get(key[:_START], "")
        start = lines.find(f"\n{key}\t")
        return lines[start + len(key) + 2 : lines.find("\n", start + 1)].split() if start >= 0 else []

    def keys(self) -> Iterator[str]:
        """All keys."""
        for start, lines in self.lines.items():
            keys = (line.partition("\t")[0] for line in lines.split("\n")[1:-1])
            yield from (key for key in keys if key[:_START] == start)


@cache
def irregular(language: Language) -> Irregular:
    """What is listed of a language."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    with lzma.open(LEARNED / f"{language}.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            key, tab, forms = line[:-1].partition("\t")
            if tab:
                found[key[:_START]].append(f"\n{key}\t {forms} ")
                for start, form in _elsewhere(key, forms.split(" ")):
                    found[start].append(f"\n{key}\t {form} ")
    return Irregular({start: "".join((*lines, "\n")) for start, lines in found.items()})


def _elsewhere(key: str, forms: list[str]) -> Iterator[tuple[str, str]]:
    """The forms that begin otherwise than their key, each with how it begins."""
    starts = {start: fold(start) for start in {form[:_START] for form in forms}}
    if {*starts.values()} != {key[:_START]}:
        begun = ((starts[form[:_START]], form) for form in forms)
        yield from ((start, form) for start, form in begun if start != key[:_START])


def irregular_forms(keys: Collection[str], language: Language) -> Iterator[tuple[str, str]]:
    """(folded form, key) for every listed form of these keys of which the rules make another key."""
    found = ((fold(form), key) for key in keys for form in irregular(language).forms(key))
    return ((form, key) for form, key in found if derived_key(form, language) != key)
