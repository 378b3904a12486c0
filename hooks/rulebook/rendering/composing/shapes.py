"""The fields of a record as a form needs them: type, whether it must be there, limits, what lies inside.

Phase: rendering. Everything is read from the model's annotations; a field that the model gains is here at once.
"""

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import Interval

from rulebook.model.markers import Field, Form, ProseMarker, Ref, ShownMarker, Word, fields_of

_SAYING: Final = {ProseMarker: "prose", ShownMarker: "shown"}

FROM_THE_FILE = ("id", "language", "body")
"""What a record takes from its file's name and text."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One field with its place in the record: ``recovery.apology.made``.

    `base` is the type of its value, or of each item of its list; `literal` are words that the model spells out itself.
    """

    path: str
    field: Field
    required: bool
    base: Any
    literal: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None

    @property
    def inner(self) -> tuple["Shape", ...]:
        return tuple(shapes(self.field.record, f"{self.path}.")) if self.field.record else ()

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of the taxonomy whose words fit."""
        return next((marker.groups for marker in self.field.markers if isinstance(marker, Word)), ())

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of record that it may name."""
        return next((marker.kinds for marker in self.field.markers if isinstance(marker, Ref)), ())

    @property
    def says(self) -> str:
        """Whether its text is a reader's: `prose` to be read, `shown` as it is, or neither."""
        return next((word for marker, word in _SAYING.items() if self.field.has(marker)), "")

    @property
    def form(self) -> Form | None:
        return next((marker for marker in self.field.markers if isinstance(marker, Form)), None)


def shapes(record: type[Any], prefix: str = "") -> Iterator[Shape]:
    """The fields of a record type that an editor writes, in the model's order."""
    hints = get_type_hints(record, include_extras=True)
    needed = {one.name for one in fields(record) if one.default is MISSING and one.default_factory is MISSING}
    for field in fields_of(record):
        if prefix or field.name not in FROM_THE_FILE:
            base, literal, interval = _peeled(hints[field.name])
            low, high = (interval.ge, interval.le) if interval else (None, None)
            yield Shape(f"{prefix}{field.key}", field, field.name in needed, base, literal, low, high)  # type: ignore[arg-type]


def _peeled(hint: Any) -> tuple[Any, tuple[str, ...], Interval | None]:
    """The type inside lists, options and annotations; the words of a Literal; the limits of a number."""
    interval = None
    while True:
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Annotated:
            interval = next((one for one in hint.__metadata__ if isinstance(one, Interval)), interval)
            hint = hint.__origin__
        elif origin is tuple:
            hint = arguments[0]
        elif origin in (Union, UnionType):
            hint = next(one for one in arguments if one is not type(None))
        elif origin is Literal:
            return str, arguments, None
        else:
            return hint, (), interval
