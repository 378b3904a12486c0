"""The questions of the forms that code hosts show for a new issue, in each language.

Phase: description. `issue_forms` writes them for the hosts; `authoring.from_issue` reads the answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from pydantic import TypeAdapter

from rulebook.model.languages import Language
from rulebook.schema.bounds import LIST
from rulebook.schema.yaml_reader import read_yaml

FILE: Final = Path(__file__).with_name("forms.yml")

Texts = Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Question:
    """One question; a choice is among the words of groups of the taxonomy."""

    id: str
    ask: Literal["line", "lines", "text", "choice", "promise"]
    label: Texts
    required: bool = False
    words: tuple[str, ...] = ()
    hint: Texts | None = None
    example: Texts | None = None
    promise: Texts | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its name, what it is for, what is said first, its questions in their order."""

    name: Texts
    about: Texts
    intro: Texts
    questions: tuple[Question, ...]


@cache
def forms() -> dict[str, Form]:
    """Every form by its name."""
    return TypeAdapter(dict[str, Form]).validate_python(read_yaml(FILE.read_text(encoding="utf-8"), bounds=LIST))
