"""Patterns of the checks as JavaScript reads them, so that the composer looks for the same and has no copy.

Phase: rendering. Both languages mean the same letters once the classes say which: those of JavaScript know ASCII alone.
"""

import re
from collections.abc import Mapping
from typing import Final

from rulebook.morphology import WORD
from rulebook.wording import contacts, people, sentences
from rulebook.wording.letters import PRINTED
from rulebook.wording.lexicon import SIGN, START
from rulebook.wording.passages import MOST, UNREAD

LIMITS: Final = {"most": MOST, "near": sentences.NEAR, "far": sentences.FAR, "start": START}
"""How far the scripts look, and how many faults of a kind they tell of one text."""

_PIECE: Final = re.compile(r"\\.|\[\^?|\]|\(\?P<|.", re.S)
_LETTERS: Final = r"\p{L}\p{N}_"
_OUTSIDE: Final = {
    r"\w": f"[{_LETTERS}]",
    r"\W": f"[^{_LETTERS}]",
    r"\b": f"(?:(?<=[{_LETTERS}])(?![{_LETTERS}])|(?<![{_LETTERS}])(?=[{_LETTERS}]))",
    "(?P<": "(?<",
}
_INSIDE: Final = {r"\w": _LETTERS, r"\-": r"\-"}
_ANYWHERE: Final = {r"\d": r"\p{Nd}", r"\D": r"\P{Nd}"}
_NEEDS_NO_ESCAPE: Final = re.compile(r"\\([ #&~'\"!@%,:;<=>`_-])")


def javascript(pattern: str) -> str:
    """A pattern of Python's `re`, of those parts that our lists use, as JavaScript reads it with its flag u."""
    found, is_class = [], False
    for piece in _PIECE.findall(pattern):
        meant = (_INSIDE if is_class else _OUTSIDE).get(piece) or _ANYWHERE.get(piece)
        found.append(meant or _NEEDS_NO_ESCAPE.sub(r"\1", piece))
        is_class = piece[0] == "[" or (is_class and piece != "]")
    return "".join(found)


def patterns() -> dict[str, list[str]]:
    """What the scripts look for in any language."""
    known = {**contacts.PATTERNS, **sentences.PATTERNS, **people.PATTERNS}
    return written({**known, "word": WORD, "sign": SIGN, "unread": UNREAD, "printed": re.compile(f"[{PRINTED}]")})


def written(known: Mapping[str, re.Pattern[str]]) -> dict[str, list[str]]:
    """By name a pattern and its flags, as the scripts make it."""
    return {name: [javascript(one.pattern), "i" if one.flags & re.I else ""] for name, one in known.items()}
