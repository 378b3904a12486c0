"""Markers that a record's annotations carry, and the walk that reads them.

A field says once, in its annotation, what its text is: prose for a reader, a word of the taxonomy, a
reference to another record, or text of a given form. Translation, vocabulary checks, reference checks
and backlinks all read these markers, so that a new field needs no code of its own.

Phase: model. Anyone may import it.
"""

import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from rulebook.model.memo import memoised
from rulebook.model.message import Message

Kind = Literal["rule", "guide", "case", "handbook", "term", "claim"]

FieldPath = tuple[str | int, ...]
"""Where a value stands in a front matter: ``("moments", 2, "value")``."""


def dotted(path: FieldPath) -> str:
    """A field's path as editors read it: ``moments.2.value``."""
    return ".".join(map(str, path))


@dataclass(frozen=True, slots=True)
class ProseMarker:
    """Text that a reader reads: every language has its own."""


@dataclass(frozen=True, slots=True)
class ShownMarker:
    """Text that a reader sees as it is in every language, or that has its languages beside it."""


@dataclass(frozen=True, slots=True)
class KeyMarker:
    """The value by which a translation names this item of a list."""


@dataclass(frozen=True, slots=True)
class Word:
    """A key of one of these groups of the taxonomy."""

    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ref:
    """The id of a record of one of these kinds."""

    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """Text that `parse` must accept (it raises ValueError otherwise); `valid` tells an editor what fits.

    `meant` makes the normal form of what people write, where it can mean one thing.
    """

    parse: Callable[[str], object]
    valid: Message
    meant: Callable[[str], str | None] = lambda text: None


Marker = ProseMarker | ShownMarker | KeyMarker | Word | Ref | Form
MARKERS = (ProseMarker, ShownMarker, KeyMarker, Word, Ref, Form)

M = TypeVar("M", bound=Marker)

Prose = Annotated[str, ProseMarker()]
Shown = Annotated[str, ShownMarker()]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record type, as its annotation describes it.

    `record` is the nested record type, if there is one; `many` tells a list; `name` is the attribute,
    `key` the word in the front matter (they differ where Python reserves the word: ``from``).
    """

    name: str
    key: str
    many: bool
    record: type[Any] | None
    markers: tuple[Marker, ...]

    def has(self, marker: type[Any]) -> bool:
        return any(isinstance(found, marker) for found in self.markers)


def front_matter_key(name: str) -> str:
    """The word that editors write for an attribute: ``from_`` is ``from``."""
    return name.rstrip("_")


@memoised
def fields_of(record: type[Any]) -> tuple[Field, ...]:
    """The fields of a record type, in the order of their definition."""
    hints = get_type_hints(record, include_extras=True)
    return tuple(_field(field.name, hints[field.name]) for field in fields(record))


@memoised
def marked_fields(record: type[Any]) -> tuple[Field, ...]:
    """The fields that carry a marker or hold a nested record: the only ones worth a visit."""
    return tuple(field for field in fields_of(record) if field.markers or field.record)


@memoised
def fields_with(kind: type[Any], record: type[Any]) -> tuple[Field, ...]:
    """The fields of a record type that have a marker of a kind, directly or further in."""
    return tuple(
        one for one in marked_fields(record) if one.has(kind) or (one.record and fields_with(kind, one.record))
    )


@memoised
def key_field(record: type[Any]) -> Field | None:
    """The field by which a translation names an item of this type, if it has one."""
    return next((field for field in marked_fields(record) if field.has(KeyMarker)), None)


def _field(name: str, hint: Any) -> Field:
    many, record, markers = False, None, []
    pending = [hint]
    while pending:
        hint = pending.pop()
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Annotated:
            markers += [found for found in hint.__metadata__ if isinstance(found, MARKERS)]
            pending.append(hint.__origin__)
        elif origin is tuple:
            many = True
            pending.append(arguments[0])
        elif origin in (Union, types.UnionType):
            pending += [argument for argument in arguments if argument is not type(None)]
        elif is_dataclass(hint) and isinstance(hint, type):
            record = hint
    return Field(name, front_matter_key(name), many, record, tuple(markers))


def marked_values(value: Any, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str, Marker]]:
    """Every marked text of a record with its place: (path, text, marker), nested records included."""
    for field in marked_fields(type(value)):
        for here, item in _items(field, getattr(value, field.name), (*path, field.key)):
            if field.record:
                yield from marked_values(item, here)
            else:
                yield from ((here, item, marker) for marker in field.markers)


def values_with(kind: type[M], value: Any, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str, M]]:
    """Every text of a record that is marked so, with its place; what holds none is not looked into."""
    for field in fields_with(kind, type(value)):
        for here, item in _items(field, getattr(value, field.name), (*path, field.key)):
            if field.record:
                yield from values_with(kind, item, here)
            else:
                yield from ((here, item, marker) for marker in field.markers if isinstance(marker, kind))


def texts_with(kind: type[M], value: Any) -> list[tuple[str, M]]:
    """The same texts without their places, in a small part of the time: of nearly all there is nothing to say."""
    found: list[tuple[str, M]] = []
    for field in fields_with(kind, type(value)):
        if (held := getattr(value, field.name)) is not None:
            items = held if field.many else (held,)
            if field.record:
                for item in items:
                    found += texts_with(kind, item)
            else:
                found += [(item, marker) for marker in field.markers if isinstance(marker, kind) for item in items]
    return found


def _items(field: Field, value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, Any]]:
    if value is None:
        return
    if field.many:
        yield from (((*path, index), item) for index, item in enumerate(value))
    else:
        yield path, value
