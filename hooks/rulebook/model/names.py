"""Names that become addresses and folders: of files, of old addresses, of the words of a vocabulary; names of letters.

Phase: model. Anyone may import it.
"""

import re
import unicodedata
from typing import Final

SLUG: Final = re.compile(r"(?=[0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*")
"""Lower-case ASCII words with hyphens, and not a number alone, which is a page of a list."""

_RESERVED: Final = re.compile(r"con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9]|lpt[0-9]", re.I)


def is_reserved(name: str) -> bool:
    """Whether Windows keeps a name for a device: no file and no folder can be called so, whatever follows a dot."""
    return bool(_RESERVED.fullmatch(name.partition(".")[0].rstrip()))


def is_slug(name: str) -> bool:
    """Whether a name can be the last part of an address."""
    return bool(SLUG.fullmatch(name)) and not is_reserved(name)


def is_key(name: str) -> bool:
    """Whether a name can be a word of a vocabulary: as an address, with underscores, and one slash before a subtype."""
    parts = name.replace("_", "-").split("/")
    return len(parts) <= 2 and all(is_slug(part) for part in parts)


def letter_name(letter: str) -> str:
    """A letter as it can be printed anywhere, with its number and the name that Unicode gives it."""
    shown = letter if letter.isprintable() else f"\\u{ord(letter):04x}"
    return f"'{shown}' (U+{ord(letter):04X} {unicodedata.name(letter, '')}".rstrip() + ")"
