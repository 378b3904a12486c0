"""Inflected forms whose key the rules of the endings miss, as far as dictionaries know them, and all short words.

Phase: below links; anyone above the model may import it.
"""

import lzma
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Final

from rulebook.model.languages import Language
from rulebook.morphology.endings import LEARNED, derived_key
from rulebook.morphology.folding import fold

SHORT: Final = 4
"""Letters of words that rules cannot tell from abbreviations: of these all that dictionaries know are listed."""


@cache
def irregular(language: Language) -> Mapping[str, str]:
    """Forms in lower case, each with its key."""
    with lzma.open(LEARNED / f"{language}.xz", "rt", encoding="utf-8") as lines:
        found = (line.rstrip("\n").partition("\t") for line in lines if not line.startswith("#"))
        return {form: key for key, _, forms in found for form in forms.split()}


def irregular_forms(keys: Collection[str], language: Language) -> Iterator[tuple[str, str]]:
    """(folded form, key) for every listed form of these keys of which the rules make another key."""
    found = ((fold(form), key) for form, key in irregular(language).items() if key in keys)
    return ((form, key) for form, key in found if derived_key(form, language) != key)
