"""The short name of a new record, made of its title in any of the languages, and free.

Phase: authoring. Pure.
"""

import re
from typing import Final

from rulebook.model.library import Library
from rulebook.morphology.folding import fold

_RUSSIAN: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_LATIN: Final = "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"
_LETTERS: Final = str.maketrans(
    {letter: latin.strip("-") for letter, latin in zip(_RUSSIAN, _LATIN.split(), strict=True)}
)

_MOST_LETTERS: Final = 48
_MOST_WORDS: Final = 7
_APOSTROPHES: Final = re.compile("['’ʼ]")
_NO_WORD: Final = re.compile(r"[^a-z0-9]+")


def slug(title: str, otherwise: str) -> str:
    """A title in lower-case ASCII words with hyphens; `otherwise` if it has no letter that can be written so."""
    ascii_words = _NO_WORD.sub("-", fold(_APOSTROPHES.sub("", title.lower()).translate(_LETTERS))).strip("-")
    if not re.search("[a-z]", ascii_words):
        ascii_words = f"{otherwise}-{ascii_words}".strip("-")
    short = "-".join(ascii_words.split("-")[:_MOST_WORDS])
    return (
        short if len(short) <= _MOST_LETTERS else short[: _MOST_LETTERS + 1].rpartition("-")[0] or short[:_MOST_LETTERS]
    )


def free_slug(library: Library, wanted: str) -> str:
    """A slug that no record, term, claim or old address has: the one that is wanted, or the next of its kind."""
    taken, number, found = taken_names(library), 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def taken_names(library: Library) -> frozenset[str]:
    """Every id and every address that something has or had."""
    records = library.records.values()
    old = (address for record in records for address in record.entry.redirect_from)
    names = (name for record in records for name in (record.id, record.slug))
    return frozenset({*library.terms, *library.claims, *library.unread, *names, *old})
