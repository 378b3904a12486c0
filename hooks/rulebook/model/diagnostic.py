"""What is wrong, where, and how to mend it.

Phase: model. Anyone may import it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, NamedTuple

from rulebook.model.message import Message, Value, say

Severity = Literal["error", "warning"]

CODES: dict[str, tuple[Severity, str]] = {
    "RB001": ("error", "the file does not belong here"),
    "RB002": ("error", "the file's name is not a valid id and language"),
    "RB003": ("error", "the file cannot be read as text"),
    "RB004": ("error", "the name of a file or folder does not work on every system"),
    "RB006": ("error", "a link, a pipe or a device stands in the place of a file"),
    "RB007": ("error", "the file or the record is too large"),
    "RB010": ("error", "the front matter is missing or not closed"),
    "RB011": ("error", "the front matter is not valid YAML"),
    "RB012": ("error", "a key stands twice"),
    "RB013": ("error", "an anchor, alias or tag is not allowed"),
    "RB014": ("error", "a text is cut off by a # and must be quoted"),
    "RB015": ("error", "a field is empty"),
    "RB016": ("error", "the front matter holds too much"),
    "RB018": ("error", "a key of a vocabulary cannot be part of an address"),
    "RB020": ("error", "a field is unknown"),
    "RB021": ("error", "a required field is missing"),
    "RB022": ("error", "a value has the wrong type or form"),
    "RB023": ("error", "a word is not in the taxonomy"),
    "RB024": ("error", "a taxonomy entry lacks a language or a description"),
    "RB030": ("error", "a reference names no record"),
    "RB031": ("error", "an id is used twice"),
    "RB032": ("error", "a link names a path or an unknown scheme"),
    "RB033": ("error", "a record refers to itself"),
    "RB034": ("error", "an old address is taken"),
    "RB040": ("error", "a record has no source, or more than one"),
    "RB041": ("error", "a translation does not match its source"),
    "RB042": ("warning", "a translation is stale"),
    "RB043": ("warning", "a translation is missing"),
    "RB050": ("error", "the sections of the text are wrong"),
    "RB051": ("error", "the text is empty"),
    "RB052": ("error", "raw HTML is not allowed"),
    "RB053": ("warning", "the text is too long for its card"),
    "RB054": ("error", "an image is not allowed"),
    "RB055": ("error", "the text is nested too deep"),
    "RB056": ("error", "the text has too much of something"),
    "RB057": ("error", "the text has an invisible character"),
    "RB058": ("error", "a snippet or a macro is not allowed"),
    "RB059": ("error", "a note stands where none can"),
    "RB060": ("error", "a case contradicts itself"),
    "RB061": ("warning", "a documented case has no source"),
    "RB062": ("warning", "a claim is cited in the text but not listed, or the other way round"),
    "RB063": ("error", "a handbook chooses nothing, or what cannot be in it"),
}
"""Every code with its severity and what it says; a code never changes its meaning."""


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
        return CODES[self.code][0]

    def __lt__(self, other: "Diagnostic") -> bool:
        """By file and line."""
        here, there = (self.path, self.position, self.code), (other.path, other.position, other.code)
        return here < there or (here == there and str(self.message) < str(other.message))

    def __str__(self) -> str:
        return f"{self.path}:{self.position.line}:{self.position.column}: {self.code} {self.message}"


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """How many there are: ``1 error, 2 warnings``."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    errors, warnings = severities.count("error"), severities.count("warning")
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"


def nearest(found: str, valid: Iterable[str]) -> str | None:
    """The valid word that an editor most likely meant, or None."""
    words = {word.lower(): word for word in valid}
    matches = get_close_matches(found.lower(), words, n=1, cutoff=0.5)
    return words[matches[0]] if matches else None


def hint(found: object, valid: Iterable[str]) -> Value:
    """The end of a message: which word was probably meant, or nothing."""
    guess = nearest(found, valid) if isinstance(found, str) else None
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


def misfit(field: str, found: object, expected: Message) -> Message:
    """Say that a field has the wrong type or form, and what fits."""
    return say("{field}: found {found}; expected {expected}", field=field, found=brief(found), expected=expected)


def brief(found: object) -> str:
    """What was found, in quotation marks, as much of it as a message has room for."""
    return shorten(repr(found))


def shorten(text: str, most: int = 60) -> str:
    """The beginning of a text, as much of it as a message has room for."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
