"""What each field is for, in the editor's language: one data file, validated like everything else.

Phase: description.
"""

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from rulebook.model.languages import Language
from rulebook.schema.bounds import LIST
from rulebook.schema.yaml_reader import read_yaml

FILE = Path(__file__).with_name("fields.yml")


@cache
def explanations() -> dict[str, dict[Language, str]]:
    """Every explanation by its key: the name of a type, or of a type and a field; each in all languages."""
    return TypeAdapter(dict[str, dict[Language, str]]).validate_python(
        read_yaml(FILE.read_text(encoding="utf-8"), bounds=LIST)
    )


def key_of(record: type[Any], field: str = "") -> str:
    """The key under which a field is explained: that of the type which defines it; KeyError if nobody has."""
    names = (f"{one.__name__}.{field}" if field else one.__name__ for one in record.__mro__)
    for name in names:
        if name in explanations():
            return name
    raise KeyError(f"{record.__name__}.{field} is not explained in {FILE.name}")


def explanation(record: type[Any], field: str, language: Language) -> str:
    """What a field of a type is for; without a field, what the type is."""
    return explanations()[key_of(record, field)][language]
