"""Queries typed while the keyboard was set to another language.

Phase: search.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from rulebook.model.languages import Language

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю.ё"
_SHIFTED = dict(zip("{}:<>~", "хъжбюё", strict=True))
_DIGITS = "234567890"
_CZECH_DIGITS = "ěščřžýáíé"

RUSSIAN: Final = dict(zip(_LATIN, _RUSSIAN, strict=True)) | _SHIFTED
LATIN: Final = dict(zip(_RUSSIAN, _LATIN, strict=True))
CZECH_DIGITS: Final = dict(zip(_DIGITS, _CZECH_DIGITS, strict=True))
SWAPPED_YZ: Final = {"y": "z", "z": "y"}

LAYOUTS: Final[Mapping[Language, tuple[tuple[Mapping[str, str], ...], ...]]] = {
    "en": ((LATIN,), (SWAPPED_YZ,)),
    "ru": ((RUSSIAN,),),
    "cs": ((CZECH_DIGITS,), (SWAPPED_YZ,), (CZECH_DIGITS, SWAPPED_YZ), (LATIN,), (LATIN, SWAPPED_YZ)),
}
"""For each language what may have happened, likeliest first: maps that are applied one after the other."""


def written(language: Language) -> list[list[tuple[str, str]]]:
    """The same for a client: of each map the keys, and in the same order what stands in their place."""
    return [[("".join(letters), "".join(letters.values())) for letters in maps] for maps in LAYOUTS[language]]


def retyped(query: str, language: Language) -> Iterator[str]:
    """The query as it looks when the same keys are pressed in another layout, where that makes a difference."""
    for maps in LAYOUTS[language]:
        other = query.lower()
        for letters in maps:
            other = "".join(letters.get(letter, letter) for letter in other)
        if other != query.lower():
            yield other
