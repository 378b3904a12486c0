"""Front matter -> records: pydantic validates the model's own annotations, and its errors become diagnostics.

Phase: schema. The loader uses it; the JSON Schema of every record comes from the same adapters.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from rulebook.model.diagnostic import brief, hint, misfit
from rulebook.model.markers import FieldPath, Form, dotted, fields_of, values_with
from rulebook.model.memo import memoised
from rulebook.model.message import Message, say

T = TypeVar("T")

Complaint = tuple[FieldPath, str, Message]
"""A fault of a field: its path, the code, the message."""

FILE_FIELDS = ("id", "language", "body")
"""What a record takes from its file and an editor cannot write."""


class InvalidRecordError(ValueError):
    """Data that does not fit its record type; `complaints` lists every fault."""

    def __init__(self, complaints: list[Complaint]) -> None:
        super().__init__("; ".join(str(message) for _, _, message in complaints))
        self.complaints = complaints


@memoised
def adapter(record: type[Any]) -> TypeAdapter[Any]:
    """The validator of a record type."""
    return TypeAdapter(record)


def build(record: type[T], data: Mapping[str, Any], where: FieldPath = ()) -> T:
    """Make a record of a type from plain data that stands at `where` in its file.

    InvalidRecordError lists every fault at once.
    """
    try:
        value: T = adapter(record).validate_python(dict(data))
    except ValidationError as error:
        details = error.errors(include_url=False)
        raise InvalidRecordError([_complaint(record, detail, where) for detail in details]) from None
    if complaints := list(_malformed(value, where)):
        raise InvalidRecordError(complaints)
    return value


def _malformed(value: object, where: FieldPath) -> Iterator[Complaint]:
    """Texts that do not have the form that their field asks for."""
    for path, text, marker in values_with(Form, value, where):
        try:
            marker.parse(text)
        except ValueError:
            yield path, "RB022", misfit(dotted(path), text, marker.valid, marker.meant(text))


def _complaint(record: type, detail: ErrorDetails, where: FieldPath) -> Complaint:
    inner: FieldPath = tuple(detail["loc"])
    path = (*where, *inner)
    match detail["type"]:
        case "missing":
            return path, "RB021", say("{field}: the field is missing", field=dotted(path))
        case "unexpected_keyword_argument" | "extra_forbidden":
            return path, "RB020", _unknown_field(path, list(field_names(record, inner[:-1])))
        case "literal_error":
            return path, "RB022", _no_choice(path, detail["input"], detail["ctx"]["expected"])
        case kind:
            return path, "RB022", misfit(dotted(path), detail["input"], _expected(kind, detail.get("ctx", {})))


def _no_choice(path: FieldPath, found: object, expected: str) -> Message:
    valid = tuple(expected.replace("'", "").replace(" or ", ", ").split(", "))
    return say(
        "{field}: found {found}; valid: {valid}{hint}",
        field=dotted(path),
        found=brief(found),
        valid=valid,
        hint=hint(found, valid),
    )


def _expected(kind: str, context: dict[str, Any]) -> Message:
    match kind:
        case "greater_than_equal":
            return say("at least {least}", least=context["ge"])
        case "less_than_equal":
            return say("at most {most}", most=context["le"])
    return EXPECTED.get(kind, say("a value of another form"))


_LIST = say("a list, one item a line, each after a hyphen")
_YES_OR_NO = say("true or false")
_DATE = say("a date such as 2026-11-21")
_NUMBER = say("a whole number")

EXPECTED = {
    "string_type": say("one text"),
    "tuple_type": _LIST,
    "dataclass_type": say("fields, each as `name: value`"),
    "bool_parsing": _YES_OR_NO,
    "bool_type": _YES_OR_NO,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "date_parsing": _DATE,
    "date_type": _DATE,
    "int_parsing": _NUMBER,
    "int_parsing_size": _NUMBER,
    "int_type": _NUMBER,
}
"""What fits, by pydantic's name of what does not: all that a text, a list or a mapping can do wrong in a record."""


def _unknown_field(path: FieldPath, valid: list[str]) -> Message:
    return say(
        "{field}: there is no such field{hint} (valid: {valid})",
        field=dotted(path),
        hint=hint(str(path[-1]), valid),
        valid=tuple(valid),
    )


def field_names(record: type, path: FieldPath) -> Iterator[str]:
    """The fields that an editor may write at a place of a record type."""
    nested: type | None = record
    for step in path:
        if isinstance(step, str) and nested:
            nested = next((field.record for field in fields_of(nested) if field.key == step), None)
    for field in fields_of(nested) if nested else ():
        if path or field.key not in FILE_FIELDS:
            yield field.key
