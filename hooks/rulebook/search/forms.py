"""Inflected forms whose key the suffix rules miss: what simplemma's dictionaries know, turned round.

The dictionaries lead from a form to its lemma. From a key to its forms leads a file that tools/learn_words.py makes of
them, since turning two million forms takes longer than everything else that a build does for the search.

Phase: search.
"""

import lzma
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from rulebook.model.languages import Language

IRREGULAR: Final = Path(__file__).parent / "irregular"


def irregular_forms(keys: Collection[str], language: Language) -> Iterator[tuple[str, str]]:
    """(folded form, key) for every form in the dictionaries of which the rules make another key."""
    with lzma.open(IRREGULAR / f"{language}.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            key, _, forms = line.rstrip("\n").partition("\t")
            if key in keys:
                yield from ((form, key) for form in forms.split())
