"""What `check` would say of a file that is not written yet.

Phase: authoring. Pure: the rest of the content is a Library that was read before.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from rulebook.checks import check
from rulebook.loader.files import ContentFile, bounded
from rulebook.loader.reader import Reader
from rulebook.loader.records import record
from rulebook.loader.vocabulary import GLOSSARY
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.languages import Language
from rulebook.model.library import AnyRecord, Document, Library
from rulebook.model.markers import Kind
from rulebook.model.vocabulary import Term
from rulebook.schema.bounds import LIST
from rulebook.schema.yaml_reader import FaultyYamlError, Node, locate, read_yaml

MISSING_TRANSLATION: Final = "RB043"

_FIELD: Final = re.compile(r"([\w-]+):")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A file as it would be written; `path` is relative to the project, with slashes."""

    kind: Kind
    id: str
    slug: str
    language: Language
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Trial:
    """The Library with a proposed file in it, and what is to be said against that file."""

    library: Library
    diagnostics: tuple[Diagnostic, ...]


def tried(library: Library, file: Proposed) -> Trial:
    """Read a proposed file as the loader would, and check it among all others, which are not checked again.

    That a new record has no translation yet is no fault of it.
    """
    reader = Reader(Path())
    whole = replace(library, records={**library.records, **_read(reader, file)})
    return Trial(whole, _said(reader, whole, file.path, file.id))


def _read(reader: Reader, file: Proposed) -> Mapping[str, AnyRecord]:
    try:
        matter = bounded(file.text)
    except FaultyYamlError as error:
        reader.yaml_faults(file.path, error)
        return {}
    document = Document(file.path, matter.body_line, matter.locate)
    made = record(reader, [ContentFile(file.kind, file.id, file.slug, file.language, document, matter)])
    return {made.id: made} if made else {}


def _said(reader: Reader, library: Library, path: str, *edited: str) -> tuple[Diagnostic, ...]:
    found = {*reader.diagnostics, *check(library, edited)}
    return tuple(sorted(one for one in found if one.path == path and one.code != MISSING_TRANSLATION))


def tried_term(library: Library, id: str, glossary: str) -> Trial:
    """Read the glossary with a new term in it, and check that term."""
    reader = Reader(Path())
    document = Document(GLOSSARY, 1, partial(locate, glossary, 1))
    term = reader.build(document, (id,), Term, _entry(read_yaml(glossary, bounds=LIST)[id]), id=id)
    terms = {**library.terms, **({id: term} if term else {})}
    whole = replace(library, terms=terms, documents={**library.documents, "term": document})
    before = set(check(library, ()))
    return Trial(whole, tuple(one for one in _said(reader, whole, GLOSSARY) if one not in before))


def _entry(node: Node) -> dict[str, object]:
    return dict(node) if isinstance(node, dict) else {}


def field_of(text: str, line: int) -> str:
    """The field of a file whose value holds a line; empty for the text below the fields."""
    lines = text.split("\n")
    if line > lines.index("---", 1):
        return ""
    return next(_fields_above(lines, line), "")


def _fields_above(lines: list[str], line: int) -> Iterator[str]:
    return (match[1] for above in reversed(lines[:line]) if (match := _FIELD.match(above)))
