"""Writes hooks/rulebook/wording/letters.txt: the letters that paper can show, as the inside of a class of a pattern.

Typst has no font but ours, and all of these have the same letters. Run it after a change of the fonts:

    PYTHONPATH=hooks python tools/learn_letters.py
"""

import struct
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from rulebook.printing.typesetting import FONTS
from rulebook.wording.letters import LETTERS

PLANE = range(0x20, 0xD800)
SPACES = (0x09, 0x0A, *range(0x2000, 0x200B), 0x200C, 0x200D, 0x202F, 0x205F, 0x3000, 0xFE0E, 0xFE0F)
"""What Typst sets by moving on, or not at all, and asks no font for."""

PRIVATE = range(0xE000, 0xF900)
"""What each font draws as it likes: in another one, and on the site, there is another letter or none."""


def letters() -> set[int]:
    """What every font has, what is set as a letter and a mark over it, and spaces."""
    found = set.intersection(*(_of_font(path) for path in FONTS.glob("*.ttf"))).difference(range(0x20), PRIVATE)
    return found.union(SPACES, _composed(found))


def _of_font(path: Path) -> set[int]:
    """The letters for which a TrueType file has a drawing, by the table of format 4 that Windows reads."""
    data = path.read_bytes()
    tables = dict(struct.unpack_from(">4s4xI", data, 12 + 16 * n) for n in range(_short(data, 4)))
    start = tables[b"cmap"]
    entries = (struct.unpack_from(">HHI", data, start + 4 + 8 * n) for n in range(_short(data, start + 2)))
    place = next(start + offset for platform, encoding, offset in entries if (platform, encoding) == (3, 1))
    return {code for code, drawing in _segments(data, place) if drawing}


def _segments(data: bytes, place: int) -> Iterator[tuple[int, int]]:
    count = _short(data, place + 6) // 2
    ends, starts = place + 14, place + 16 + 2 * count
    for at in range(0, 2 * count, 2):
        delta, offset = _short(data, starts + 2 * count + at), _short(data, found := starts + 4 * count + at)
        first = _short(data, starts + at)
        for code in range(first, _short(data, ends + at) + 1):
            drawing = _short(data, found + offset + 2 * (code - first)) if offset and code < 0xFFFF else code
            yield code, (drawing + delta) % 0x10000 if drawing else 0


def _short(data: bytes, place: int) -> int:
    found: int = struct.unpack_from(">H", data, place)[0]
    return found


def _composed(known: set[int]) -> Iterator[int]:
    """Letters that Unicode takes apart into a known letter and a known mark."""
    for code in PLANE:
        parts = unicodedata.decomposition(chr(code)).split()
        if parts and "<" not in parts[0] and known.issuperset(int(part, 16) for part in parts):
            yield code


def ranges(codes: Iterable[int]) -> str:
    """The inside of a class of a pattern, as Python and JavaScript write it, in lines that can be compared."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return "".join(f"\\u{first:04x}" + (f"-\\u{last:04x}" if last > first else "") + "\n" for first, last in found)


if __name__ == "__main__":
    LETTERS.write_text(ranges(letters()), encoding="utf-8")
