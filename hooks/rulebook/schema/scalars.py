"""Where a character of a scalar's text stands in the YAML that it was read from.

YAML folds lines, doubles quotes and has escapes, so that the two are not the same.

Phase: schema.
"""

import re
from typing import Final

import yaml

from rulebook.model.diagnostic import Position

_STEP: Final = re.compile(r"\s+|\S")
_SPACE: Final = re.compile(r"\s*")
_SPACE_OR_ESCAPE: Final = re.compile(r"(?:\s|\\[\sntr_])*")
_ESCAPE: Final = re.compile(r"\\(?:x..|u.{4}|U.{8}|.)", re.S)


def written_at(text: str, event: yaml.ScalarEvent, offset: int) -> int:
    """The index in a YAML text at which a character of a scalar's value is written."""
    index = _first(text, event)
    for step in _STEP.finditer(event.value[:offset]):
        index = _after(text, index, step[0], event.style)
    return index


def _first(text: str, event: yaml.ScalarEvent) -> int:
    start: int = event.start_mark.index  # type: ignore[union-attr]
    if event.style in ("|", ">"):
        space = _SPACE.match(text, text.find("\n", start) + 1)
        return space.end() if space else start
    return start + bool(event.style)


def _after(text: str, index: int, step: str, style: str | None) -> int:
    """The index after one character of the value, or after a run of white space, however it is written."""
    space = (_SPACE_OR_ESCAPE if style == '"' else _SPACE).match(text, index)
    if step.isspace() and space and space.end() > index:
        return space.end()
    if style == '"' and (escape := _ESCAPE.match(text, index)):
        return escape.end()
    return index + (2 if style == "'" and step == "'" else 1)


def place(text: str, first_line: int, index: int) -> Position:
    """The line and column of a character of a text that starts on a line of its file."""
    return Position(first_line + text.count("\n", 0, index), index - text.rfind("\n", 0, index))
