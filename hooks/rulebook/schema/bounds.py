"""How much a YAML text may hold, and what no text may have in it.

Phase: schema.
"""

import re
from dataclasses import dataclass
from typing import Final

from rulebook.model.message import Message, say

DEEPEST = 20
"""How deep fields may lie in each other; no record needs more than four."""

HIDDEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
"""Letters that nobody sees: they split words, or show a text in another order than it has."""


def first_hidden(text: str) -> re.Match[str] | None:
    """The first such letter. All of them are among the letters that cannot be printed, which are found much faster."""
    return None if text.replace("\n", "").isprintable() else HIDDEN.search(text)


def invisible(letter: str) -> Message:
    """What is said of such a letter."""
    return say("the invisible character {code} is not allowed; delete it", code=f"U+{ord(letter):04X}")


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a YAML text may hold: all its values, those of one list or one set of fields, the letters of a text."""

    values: int
    items: int
    letters: int

    def too_long(self, field: str, found: int) -> Message:
        """What is said of a text with more letters than that."""
        return say(
            "{field}: the text is too long; the rest belongs below the fields (letters: {found} of {most})",
            field=field,
            found=found,
            most=self.letters,
        )


RECORD: Final = Bounds(values=1_000, items=100, letters=4_000)
"""The front matter of a page; the longest so far has 172 values, 32 in one set, and a text of 469 letters."""

LIST: Final = Bounds(values=20_000, items=2_000, letters=4_000)
"""A file of many values, such as the glossary."""
