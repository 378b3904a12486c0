"""What is wrong, where, and how to mend it.

Phase: model. Anyone may import it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, NamedTuple

from rulebook.model.message import Message

Severity = Literal["error", "warning"]

CODES: dict[str, tuple[Severity, str]] = {
    "RB001": ("error", "the file does not belong here"),
    "RB002": ("error", "the file's name is not a valid id and language"),
    "RB003": ("error", "the file cannot be read as text"),
    "RB010": ("error", "the front matter is missing or not closed"),
    "RB011": ("error", "the front matter is not valid YAML"),
    "RB012": ("error", "a key stands twice"),
    "RB013": ("error", "an anchor, alias or tag is not allowed"),
    "RB014": ("error", "a text is cut off by a # and must be quoted"),
    "RB015": ("error", "a field is empty"),
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
    "RB060": ("error", "a case contradicts itself"),
    "RB061": ("warning", "a documented case has no source"),
    "RB062": ("warning", "a claim is cited in the text but not listed, or the other way round"),
    "RB063": ("error", "a handbook chooses nothing, or what cannot be in it"),
    "RB070": ("warning", "a competitor is judged"),
    "RB071": ("warning", "a text holds a phone number, an e-mail address or another private number"),
    "RB072": ("warning", "a text names a private person"),
    "RB073": ("warning", "a text blames a person"),
    "RB074": ("warning", "a case nearly repeats another one"),
    "RB075": ("warning", "a documented case has no date"),
    "RB076": ("warning", "a source does not say when it was read"),
    "RB077": ("warning", "a figure stands without its claim"),
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
    message: Message | str

    @property
    def severity(self) -> Severity:
        return CODES[self.code][0]

    def __lt__(self, other: "Diagnostic") -> bool:
        """By file and line."""
        return self._key() < other._key()

    def _key(self) -> tuple[str, Position, str, str]:
        return self.path, self.position, self.code, str(self.message)

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


def unknown(what: str, found: str, valid: Iterable[str]) -> str:
    """Say that a word is unknown, which words are valid, and which one was probably meant."""
    words = list(valid)
    guess = nearest(found, words)
    hint = f" – did you mean {guess}?" if guess else ""
    return f"{what}: {found!r} is not known{hint} (valid: {', '.join(words) or 'none yet'})"
