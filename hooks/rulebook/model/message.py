"""What a diagnostic says, apart from the language in which it is said.

Phase: model. Anyone may import it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Union

Value = Union[str, int, "Message", tuple["Value", ...]]
"""What stands in a field of a message: what was found or is valid, a message in the message, or a list of these."""


@dataclass(frozen=True, slots=True)
class Message:
    """A template of the catalogues, in English, and the values of its fields.

    The template is a format string of Python, with fields in braces. A value is never read as a template.
    """

    template: str
    values: tuple[tuple[str, Value], ...] = ()

    def text(self, words: Callable[[str], str]) -> str:
        """The message in the language of a catalogue; `words` finds a template's translation."""
        return words(self.template).format(**{name: _shown(value, words) for name, value in self.values})

    def __str__(self) -> str:
        return self.text(str)


def _shown(value: Value, words: Callable[[str], str]) -> str:
    if isinstance(value, tuple):
        return ", ".join(_shown(item, words) for item in value)
    return value.text(words) if isinstance(value, Message) else str(value)


def say(template: str, **values: Value) -> Message:
    """A message: ``say("{field}: the field is missing", field=name)``. Babel finds its templates by this name."""
    return Message(template, tuple(values.items()))
