"""The alphabetical order of each language.

No maintained library with wheels for every platform has tailored collation (PyICU must be compiled, pyuca
and feruca know only the untailored order, in which ch does not follow h), so the three alphabets stand here:
letters in dictionary order, with letters in brackets sorting beside the one before them.

Phase: below listings and rendering; anyone above the model may import it.
"""

import re
import unicodedata
from functools import cache, lru_cache

from rulebook.model.languages import Language

_LATIN = "a(á)bc{č}d(ď)e(éě)fgh{ch}i(í)jklmn(ň)o(ó)pqr{ř}s{š}t(ť)u(úů)vwxy(ý)z{ž}"
_ALPHABETS: dict[Language, str] = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "cs": _LATIN,
    "ru": "абвгде(ё)жзийклмнопрстуфхцчшщъыьэюя",
}

SortKey = tuple[tuple[int, ...], tuple[int, ...], str]


@cache
def _weights(language: Language) -> dict[str, tuple[int, int]]:
    """For each letter its place in the alphabet, and its place beside its base letter."""
    weights: dict[str, tuple[int, int]] = {}
    place = 100
    for beside, own, letter in re.findall(r"\((\w+)\)|\{(\w+)\}|(\w)", _ALPHABETS[language]):
        if beside:
            weights.update({found: (place, rank) for rank, found in enumerate(beside, 1)})
        else:
            place += 1
            weights[own or letter] = (place, 0)
    return weights


@cache
def _letter(language: Language) -> re.Pattern[str]:
    digraphs = [letters for letters in _weights(language) if len(letters) > 1]
    return re.compile("|".join([*digraphs, r"\w"]))


@lru_cache(maxsize=50_000)
def sort_key(text: str, language: Language) -> SortKey:
    """Sorts as a dictionary of the language does: by letters, then by diacritics, then by case.

    Spaces, hyphens and quotation marks do not count. Digits come before letters, and letters of another
    alphabet after this one's.
    """
    weights = [_weight(letter, language) for letter in _letter(language).findall(text.lower())]
    return tuple(first for first, _ in weights), tuple(second for _, second in weights), text


_BEFORE = re.compile(r"^\W+")


def initial(word: str, language: Language) -> str:
    """The letter of the alphabet under which a word stands; signs before it do not count, as in its place."""
    text = _BEFORE.sub("", word.upper())
    return "Ch" if language == "cs" and text.startswith("CH") else text[:1].replace("Ё", "Е") or "–"


def _weight(letter: str, language: Language) -> tuple[int, int]:
    if letter.isdigit():
        return ord(letter) - ord("0"), 0
    if found := _weights(language).get(letter):
        return found
    base = unicodedata.normalize("NFD", letter)[0]
    return _weights(language).get(base, (1000 + ord(base), 0))[0], ord(letter)
