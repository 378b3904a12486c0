"""Translations: which texts of a record a translator writes, and how they replace the source's.

The model's annotations say what is prose. From them follow the shape of a translation, in the source's
order: a record with one prose field is written as that text alone, a list whose items have a key as a
mapping by that key, and all else as in the source.

Phase: schema. The loader uses it.
"""

from dataclasses import replace
from typing import Any, TypeVar

from rulebook.model.diagnostic import hint, misfit
from rulebook.model.markers import Field, FieldPath, ProseMarker, dotted, fields_with, key_field
from rulebook.model.message import Message, say
from rulebook.schema.records import EXPECTED, FILE_FIELDS, Complaint
from rulebook.schema.yaml_reader import Node

T = TypeVar("T")

OWN_FIELDS = ("translation", "aliases")
"""What a translation may say besides the source's prose: its own state, and its own words to search with."""


def prose_fields(record: type[Any]) -> tuple[Field, ...]:
    """The fields of a record type that hold prose, directly or further in."""
    return fields_with(ProseMarker, record)


def localise(source: T, translation: dict[str, Node]) -> tuple[T, list[Complaint]]:
    """The source with the translation's texts in place of its own, and what does not match."""
    overlay = _Overlay()
    fields = {key: node for key, node in translation.items() if key not in OWN_FIELDS}
    return overlay.record(source, fields, ()), overlay.complaints


class _Overlay:
    """Replaces prose by its translation, collecting complaints on the way."""

    def __init__(self) -> None:
        self.complaints: list[Complaint] = []

    def record(self, source: T, node: Node, path: FieldPath) -> T:
        fields = [field for field in prose_fields(type(source)) if path or field.key not in FILE_FIELDS]
        if path and len(prose_fields(type(source))) == 1 and isinstance(node, str):
            node = {fields[0].key: node}
        if not isinstance(node, dict):
            self._complain(path, misfit(dotted(path), node, say("the texts of the source's fields")))
            return source
        self._refuse_unknown(node, [field.key for field in fields if self._present(source, field)], path)
        changes = {field.name: self._field(source, field, node, (*path, field.key)) for field in fields}
        return replace(source, **changes)  # type: ignore[type-var]

    def _present(self, source: object, field: Field) -> bool:
        return getattr(source, field.name) not in (None, ())

    def _field(self, source: object, field: Field, node: dict[str, Node], path: FieldPath) -> Any:
        value = getattr(source, field.name)
        if not self._present(source, field):
            return value
        if field.key not in node:
            self._complain(path, say("{field}: the source has this text, the translation does not", field=dotted(path)))
            return value
        return self._value(field, value, node[field.key], path)

    def _value(self, field: Field, value: Any, node: Node, path: FieldPath) -> Any:
        if field.many:
            return self._many(field, value, node, path)
        return self.record(value, node, path) if field.record else self._text(value, node, path)

    def _many(self, field: Field, values: tuple[Any, ...], node: Node, path: FieldPath) -> tuple[Any, ...]:
        items = self._items(field, values, node, path)
        if items is None:
            return values
        if len(items) != len(values):
            self._complain(path, _other_length(path, len(values), len(items)))
            return values
        item = self.record if field.record else self._text
        return tuple(item(value, part, here) for value, (here, part) in zip(values, items, strict=True))

    def _items(
        self, field: Field, values: tuple[Any, ...], node: Node, path: FieldPath
    ) -> list[tuple[FieldPath, Node]] | None:
        """The translation's items with their places; None after saying why there are none to compare."""
        key = key_field(field.record) if field.record else None
        if key and isinstance(node, dict):
            return self._keyed([getattr(value, key.name) for value in values], node, path)
        if isinstance(node, list):
            return [((*path, index), part) for index, part in enumerate(node)]
        self._complain(path, misfit(dotted(path), node, EXPECTED["tuple_type"]))
        return None

    def _keyed(self, keys: list[str], node: dict[str, Node], path: FieldPath) -> list[tuple[FieldPath, Node]] | None:
        self._refuse_unknown(node, keys, path)
        if missing := tuple(key for key in keys if key not in node):
            self._complain(path, _lacking(path, missing))
            return None
        return [((*path, key), node[key]) for key in keys]

    def _text(self, value: str, node: Node, path: FieldPath) -> str:
        if isinstance(node, str):
            return node
        self._complain(path, misfit(dotted(path), node, EXPECTED["string_type"]))
        return value

    def _refuse_unknown(self, node: dict[str, Node], valid: list[str], path: FieldPath) -> None:
        for key in node:
            if key not in valid:
                self._complain((*path, key), _foreign((*path, key), valid))

    def _complain(self, path: FieldPath, message: Message) -> None:
        self.complaints.append((path, "RB041", message))


def _lacking(path: FieldPath, missing: tuple[str, ...]) -> Message:
    return say(
        "{field}: the source has these, the translation does not: {missing}", field=dotted(path), missing=missing
    )


def _other_length(path: FieldPath, ours: int, theirs: int) -> Message:
    return say(
        "{field}: items in the source: {ours}, in the translation: {theirs}",
        field=dotted(path),
        ours=ours,
        theirs=theirs,
    )


def _foreign(path: FieldPath, valid: list[str]) -> Message:
    return say(
        "{field}: a translation carries only the source's texts{hint} (valid: {valid})",
        field=dotted(path),
        hint=hint(str(path[-1]), valid),
        valid=tuple(valid),
    )
