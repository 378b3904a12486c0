"""What a diagnostic says, apart from the language in which it is said.

Phase: model. Anyone may import it.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """A template of the catalogues, in English, and the values of its fields.

    The template is a format string of Python, with fields in braces. A value is what was found or is valid, as it was
    written, or a message in the message; it is never read as a template.
    """

    template: str
    values: tuple[tuple[str, "str | int | Message"], ...] = ()

    def text(self, words: Callable[[str], str]) -> str:
        """The message in the language of a catalogue; `words` finds a template's translation."""
        values = {name: value.text(words) if isinstance(value, Message) else value for name, value in self.values}
        return words(self.template).format(**values)

    def __str__(self) -> str:
        return self.text(str)


def say(template: str, **values: "str | int | Message") -> Message:
    """A message: ``say("{field}: the field is missing", field=name)``. Babel finds its templates by this name."""
    return Message(template, tuple(values.items()))
