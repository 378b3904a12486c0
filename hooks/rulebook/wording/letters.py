"""Letters that paper cannot show: what the fonts of print have stands in `letters.txt`.

Paper has no other font to fall back on, and a book that cannot be set stops at such a letter without a line.

Phase: wording. `tools/learn_letters.py` writes the file from the fonts.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from rulebook.model.code import mask_code

LETTERS: Final = Path(__file__).with_name("letters.txt")
PRINTED: Final = "".join(LETTERS.read_text(encoding="utf-8").split())
"""The inside of a class of a pattern."""

_MARKS: Final = "\u0300-\u036f"
_SUSPECT: Final = re.compile("[^" + PRINTED.replace(r"\u0301", "") + "]")
_DOUBTFUL: Final = re.compile(rf"[^{PRINTED}{_MARKS}]|[^\s{_MARKS}]?[{_MARKS}]+")
"""What the fonts do not have, and marks that may join the letter before to one that they have."""

_STRANGE: Final = re.compile(rf"[^{PRINTED}]")
_ENTITY: Final = re.compile(r"&#?\w{1,31};")


class Strange(NamedTuple):
    """A letter that paper cannot show, and the place where it is written."""

    start: int
    letter: str


def may_have_strange_letters(text: str) -> bool:
    """Whether a closer look at a text, or at what stands in it, is worth its time; it is for almost none."""
    return "&" in text or bool(_SUSPECT.search(text))


def strange_letters(text: str, is_markdown: bool = False) -> Iterator[Strange]:
    """Every letter of a text that paper cannot show, once; in Markdown a letter can be written by its name as well."""
    told: set[str] = set()
    for start, written in (*_doubtful(text), *(_entities(text) if is_markdown and "&" in text else ())):
        found = _STRANGE.search(unicodedata.normalize("NFC", written))
        if found and found[0] not in told:
            told.add(found[0])
            yield Strange(start, found[0])


def _doubtful(text: str) -> Iterator[tuple[int, str]]:
    """What is worth a closer look."""
    return ((found.start(), found[0]) for found in (_DOUBTFUL.finditer(text) if _SUSPECT.search(text) else ()))


def _entities(text: str) -> Iterator[tuple[int, str]]:
    return ((found.start(), html.unescape(found[0])) for found in _ENTITY.finditer(mask_code(text)))
