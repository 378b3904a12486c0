"""What is wrong, where, and how to mend it.

Phase: model. Anyone may import it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, Literal, NamedTuple

from rulebook.model.message import Message, Value, say

Severity = Literal["error", "warning", "notice"]
"""An error stops every build, a warning a strict one and a proposal; a notice is told and stops nothing."""

PROGRAM: Final = ".venv/bin/rulebook"
"""The command where `make setup` puts it, and as README and CONTRIBUTING write it."""

CODES: dict[str, Severity] = {
    "RB001": "error",
    "RB002": "error",
    "RB003": "error",
    "RB004": "error",
    "RB005": "error",
    "RB006": "error",
    "RB007": "error",
    "RB010": "error",
    "RB011": "error",
    "RB012": "error",
    "RB013": "error",
    "RB014": "error",
    "RB015": "error",
    "RB016": "error",
    "RB018": "error",
    "RB020": "error",
    "RB021": "error",
    "RB022": "error",
    "RB023": "error",
    "RB024": "error",
    "RB030": "error",
    "RB031": "error",
    "RB032": "error",
    "RB033": "error",
    "RB034": "error",
    "RB040": "error",
    "RB041": "error",
    "RB042": "notice",
    "RB043": "notice",
    "RB050": "error",
    "RB051": "error",
    "RB052": "error",
    "RB053": "warning",
    "RB054": "error",
    "RB055": "error",
    "RB056": "error",
    "RB057": "error",
    "RB058": "error",
    "RB059": "error",
    "RB060": "error",
    "RB061": "warning",
    "RB062": "warning",
    "RB063": "error",
    "RB070": "warning",
    "RB071": "warning",
    "RB072": "warning",
    "RB073": "warning",
    "RB074": "warning",
    "RB075": "warning",
    "RB076": "warning",
    "RB077": "warning",
    "RB080": "error",
    "RB081": "error",
    "RB082": "error",
    "RB083": "warning",
    "RB084": "error",
}
"""Every code with its severity; a code never changes its meaning, which `rulebook/codes` tells in three languages."""


class Position(NamedTuple):
    """A place in a file, both counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault. `path` is relative to the project, with slashes."""

    path: str
    position: Position
    code: str
    message: Message

    @property
    def severity(self) -> Severity:
        return CODES[self.code]

    def __lt__(self, other: "Diagnostic") -> bool:
        """By file and line."""
        here, there = (self.path, self.position, self.code), (other.path, other.position, other.code)
        return here < there or (here == there and str(self.message) < str(other.message))

    def __str__(self) -> str:
        return f"{self.path}:{self.position.line}:{self.position.column}: {self.code} {self.message}"


def nearest(found: str, valid: Iterable[str]) -> str | None:
    """The valid word that an editor most likely meant, or None."""
    words = {word.lower(): word for word in valid}
    matches = get_close_matches(found.lower(), words, n=1, cutoff=0.5)
    return words[matches[0]] if matches else None


def hint(found: object, valid: Iterable[str]) -> Value:
    """The end of a message: which word was probably meant, or nothing."""
    guess = nearest(found, valid) if isinstance(found, str) else None
    return _did_you_mean(guess)


def _did_you_mean(guess: str | None) -> Value:
    return say(" – did you mean {guess}?", guess=guess) if guess else ""


def unknown(what: str, found: str, valid: Iterable[str]) -> Message:
    """Say that a word is unknown, which words are valid, and which one was probably meant."""
    words = tuple(valid)
    return say(
        "{field}: {found} is not known{hint} (valid: {valid})",
        field=what,
        found=repr(found),
        hint=hint(found, words),
        valid=words or say("none yet"),
    )


def misfit(field: str, found: object, expected: Message, meant: str | None = None) -> Message:
    """Say that a field has the wrong type or form, what fits, and how that is written which was probably meant."""
    return say(
        "{field}: found {found}; expected {expected}{hint}",
        field=field,
        found=brief(found),
        expected=expected,
        hint=_did_you_mean(meant),
    )


def brief(found: object) -> str:
    """What was found, in quotation marks, as much of it as a message has room for."""
    return shorten(repr(found))


def shorten(text: str, most: int = 60) -> str:
    """The beginning of a text, as much of it as a message has room for."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def finishing(path: str) -> str:
    """The command that ends a translation, as all documents write commands: it is to be copied out of a message."""
    return f"{PROGRAM} translated {path}"
