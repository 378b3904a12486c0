"""How answers become a file: one blueprint for each kind of record that can be begun with questions.

Phase: authoring. Pure.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from rulebook.authoring.questions import Answers, Question, Words, fields_of_answers
from rulebook.authoring.trial import Proposed
from rulebook.authoring.writer import written
from rulebook.checks.texts import SECTIONS
from rulebook.loader.files import FOLDERS
from rulebook.model.languages import Language
from rulebook.model.library import Library
from rulebook.model.markers import Kind
from rulebook.rendering.interface import Interface
from rulebook.schema.yaml_reader import Node

ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A kind of record.

    `placeholders` stand for answers that are still to come, so that those which are there can be tried; `completed`
    adds to the fields what follows from the answers; `paragraphs` gives each section of the text its paragraphs.
    """

    kind: Kind
    questions: Callable[[Words], tuple[Question, ...]]
    placeholders: Callable[[Library], Mapping[str, Node]]
    completed: Callable[[dict[str, Node], date], dict[str, Node]]
    paragraphs: Callable[[str, Answers, Words], list[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One record on its way: its blueprint, its language, its name and the day."""

    blueprint: Blueprint
    library: Library
    language: Language
    id: str
    slug: str
    today: date

    @property
    def path(self) -> str:
        """Where the file will lie."""
        folder = next(folder for folder, kind in FOLDERS.items() if kind == self.blueprint.kind)
        return f"{folder}/{self.slug}.{self.language}.md"

    def proposed(self, answers: Answers) -> Proposed:
        """The file that the answers make."""
        fields = self.blueprint.completed(fields_of_answers(answers), self.today)
        return self._file(fields, self._body(answers))

    def tentative(self, answers: Answers) -> Proposed:
        """The file with placeholders for everything that is still to be asked."""
        fields = _laid_over(self.blueprint.placeholders(self.library), fields_of_answers(answers))
        return self._file(self.blueprint.completed(fields, self.today), self._body(answers))

    def _file(self, fields: dict[str, Node], body: str) -> Proposed:
        # A terminal gives halves of letters for bytes that are not UTF-8; a file cannot hold them.
        text = written(self.blueprint.kind, fields, body).encode("utf-8", "replace").decode("utf-8")
        return Proposed(self.blueprint.kind, self.id, self.slug, self.language, self.path, text)

    def _body(self, answers: Answers) -> str:
        words = Interface(self.language).words
        group = SECTIONS.get(self.blueprint.kind, "")
        parts: list[str] = []
        for section in list(self.library.taxonomy.keys(group)) or [""]:
            heading = [f"## {self.library.taxonomy.label(section, self.language, group).label}"] if section else []
            parts += [*heading, *(self.blueprint.paragraphs(section, answers, words) or [ELLIPSIS])]
        return "\n\n".join(parts)


def _laid_over(placeholders: Mapping[str, Node], fields: dict[str, Node]) -> dict[str, Node]:
    """The fields, and placeholders for what is missing in them, fields in fields too."""
    found = {**placeholders, **fields}
    for name, stand_in in placeholders.items():
        if isinstance(stand_in, dict) and isinstance(given := fields.get(name), dict):
            found[name] = {**stand_in, **given}
    return found


def said(answers: Answers, name: str) -> list[str]:
    """The paragraphs that were typed for a section."""
    return [str(line) for line in cast(list[Node], answers.get(name) or [])]


def bullets(lines: list[str]) -> list[str]:
    """Lines as one list of the text."""
    return ["\n".join(f"* {line}" for line in lines)] if lines else []


def reviewed(fields: dict[str, Node], today: date) -> dict[str, Node]:
    """The fields with the day of their first review."""
    review = fields.get("reviewed")
    return {**fields, "reviewed": {"on": today.isoformat(), **(review if isinstance(review, dict) else {})}}
