"""What libyaml says of a text, and what it means to an editor; what no record needs of YAML.

Phase: schema.
"""

from typing import Final

import yaml

from rulebook.model.message import Message, say

_MISFIT = say("this line does not fit the one before: look at its indent, quotes and brackets")
_SIGN = say("a text that begins with a sign such as %, @ or ` must be put in quotes")

_EXPLANATIONS: Final = (
    (
        "mapping values are not allowed",
        say("a colon and a space end a field's name; put the text in quotes, or mend the line before"),
    ),
    (
        "sequence entries are not allowed",
        say("a text that begins with a hyphen must be put in quotes; a list begins on a line of its own"),
    ),
    ("end of stream", say("a quotation mark or bracket is opened here and not closed")),
    ("document indicator", say("a quotation mark or bracket is opened here and not closed")),
    ("cannot start any token", _SIGN),
    ("directive", _SIGN),
    ("mapping keys are not allowed", say("a text that begins with a question mark must be put in quotes")),
    ("tag", say("a text that begins with ! must be put in quotes")),
    ("alphabetic or numeric", say("a text that begins with * or & must be put in quotes")),
    ("escape", say("a backslash has a meaning of its own between double quotation marks; use single ones")),
    ("hexdecimal", say("a backslash has a meaning of its own between double quotation marks; use single ones")),
    ("expected ':'", say("a colon and a space are missing after the field's name")),
)
"""What libyaml says of a text or of the part it was in, and what it means to an editor; all else does not fit."""


def explained(problem: str) -> Message:
    """How to mend what libyaml complains of."""
    return next((words for part, words in _EXPLANATIONS if part in problem), _MISFIT)


def anchored(name: str) -> Message:
    """What is said of YAML's way to write a value once and name it elsewhere."""
    return say("anchors and aliases (&{name}, *{name}) are not allowed; put a text with & or * in quotes", name=name)


class RefusedError(Exception):
    """YAML that no record needs, refused as if it were none."""

    def __init__(self, event: yaml.Event, words: Message, code: str = "RB011") -> None:
        super().__init__(str(words))
        self.event, self.words, self.code = event, words, code


def too_many(event: yaml.Event, most: int) -> RefusedError:
    """More values than a text, a list or a set of fields may hold."""
    words = say("here are too many values (at most {most}); take some away", most=most)
    return RefusedError(event, words, "RB016")
