"""Front matter -> records: pydantic validates the model's own annotations, and its errors become diagnostics.

Phase: schema. The loader uses it; the JSON Schema of every record comes from the same adapters.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from rulebook.model.diagnostic import nearest
from rulebook.model.markers import FieldPath, Form, fields_of, marked_values
from rulebook.model.memo import memoised
from rulebook.schema.yaml_reader import Node, shorten

T = TypeVar("T")

Complaint = tuple[FieldPath, str, str]
"""A fault of a field: its path, the code, the message."""

FILE_FIELDS = ("id", "language", "body")
"""What a record takes from its file and an editor cannot write."""


class InvalidRecordError(ValueError):
    """Data that does not fit its record type; `complaints` lists every fault."""

    def __init__(self, complaints: list[Complaint]) -> None:
        super().__init__("; ".join(message for _, _, message in complaints))
        self.complaints = complaints


@memoised
def adapter(record: type[Any]) -> TypeAdapter[Any]:
    """The validator of a record type."""
    return TypeAdapter(record)


def build(record: type[T], data: Mapping[str, Any]) -> T:
    """Make a record of a type from plain data; InvalidRecordError lists every fault at once."""
    try:
        value: T = adapter(record).validate_python(dict(data))
    except ValidationError as error:
        raise InvalidRecordError([_complaint(record, detail) for detail in error.errors(include_url=False)]) from None
    if complaints := list(_malformed(value)):
        raise InvalidRecordError(complaints)
    return value


def _malformed(value: object) -> Iterator[Complaint]:
    """Texts that do not have the form that their field asks for."""
    for path, text, marker in marked_values(value):
        if isinstance(marker, Form):
            try:
                marker.parse(text)
            except ValueError:
                yield path, "RB022", f"{dotted(path)}: found {text!r}; expected {marker.valid}"


def dotted(path: FieldPath) -> str:
    """A field's path as editors read it: ``moments.2.value``."""
    return ".".join(map(str, path))


def _complaint(record: type, detail: ErrorDetails) -> Complaint:
    path: FieldPath = tuple(detail["loc"])
    name, found = dotted(path), detail["input"]
    match detail["type"]:
        case "missing":
            return path, "RB021", f"{name}: the field is missing"
        case "unexpected_keyword_argument" | "extra_forbidden":
            return path, "RB020", _unknown_field(record, path)
        case "literal_error":
            valid = detail["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
            return path, "RB022", f"{name}: found {_brief(found)}; valid: {valid}{_hint(found, valid.split(', '))}"
        case "greater_than_equal":
            return path, "RB022", f"{name}: found {_brief(found)}; expected at least {detail['ctx']['ge']}"
        case "less_than_equal":
            return path, "RB022", f"{name}: found {_brief(found)}; expected at most {detail['ctx']['le']}"
        case kind:
            return path, "RB022", f"{name}: found {_brief(found)}; expected {_EXPECTED.get(kind, detail['msg'])}"


_EXPECTED = {
    "string_type": "one text",
    "tuple_type": "a list, one item a line, each after a hyphen",
    "dataclass_type": "fields, each as `name: value`",
    "bool_parsing": "true or false",
    "date_from_datetime_parsing": "a date such as 2026-11-21",
    "date_parsing": "a date such as 2026-11-21",
    "date_from_datetime_inexact": "a date such as 2026-11-21",
    "int_parsing": "a whole number",
}


def _unknown_field(record: type, path: FieldPath) -> str:
    valid = list(field_names(record, path[:-1]))
    return f"{dotted(path)}: there is no such field{_hint(str(path[-1]), valid)} (valid: {', '.join(valid)})"


def field_names(record: type, path: FieldPath) -> Iterator[str]:
    """The fields that an editor may write at a place of a record type."""
    nested: type | None = record
    for step in path:
        if isinstance(step, str) and nested:
            nested = next((field.record for field in fields_of(nested) if field.key == step), None)
    for field in fields_of(nested) if nested else ():
        if path or field.key not in FILE_FIELDS:
            yield field.key


def _hint(found: object, valid: list[str]) -> str:
    guess = nearest(found, valid) if isinstance(found, str) else None
    return f" – did you mean {guess}?" if guess else ""


def _brief(found: Node | object) -> str:
    return shorten(repr(found))
