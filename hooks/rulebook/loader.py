"""Files -> Library: the only reader of content.

A file is read once. What cannot be read becomes a diagnostic, never an exception, so that one run tells
every fault; the rest of the Library is built all the same.

Phase: load. Only bridge and cli import it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeVar, cast

from rulebook.model.diagnostic import Diagnostic, Position
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import AnyRecord, Document, Library, Record
from rulebook.model.markers import FieldPath
from rulebook.model.records import Case, Entry, Guide, Kind, Rule, Strict
from rulebook.model.vocabulary import Claim, Concept, Taxonomy, Term
from rulebook.schema.frontmatter import FaultyYaml, FrontMatter, Node, locate, read_front_matter, read_yaml
from rulebook.schema.records import Invalid, build
from rulebook.schema.translation import fingerprint, localise

V = TypeVar("V")

RECORD_TYPES: dict[Kind, type[Entry]] = {"rule": Rule, "guide": Guide, "case": Case}
FOLDERS: dict[str, Kind] = {"docs/rules": "rule", "docs/guides": "guide", "cases": "case"}
VOCABULARY: dict[str, str] = {
    "docs/vocabulary/taxonomy.yml": "taxonomy",
    "docs/vocabulary/glossary.yml": "term",
    "docs/vocabulary/claims.yml": "claim",
}
ENGINEERING = "docs/engineering/"
"""Pages for those who look after the engine: not content, and not on the site."""

LARGEST = 200_000
"""Bytes; a longer file is no page that anybody reads, and could stall a build."""

_NAME = {
    "rule": re.compile(r"(?P<slug>(?P<id>R[0-5]\d)-[a-z0-9]+(?:-[a-z0-9]+)*)\.(?P<language>\w+)\.md"),
    "guide": re.compile(r"(?P<slug>(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*))\.(?P<language>\w+)\.md"),
}
_NAME["case"] = _NAME["guide"]
_NAME_HINT = {
    "rule": "a rule's file is named like R29-three-nos.en.md",
    "guide": "a guide's file is named like competitors.en.md: lower-case ASCII words and hyphens",
    "case": "a case's file is named like corner-bakery-ham.en.md: lower-case ASCII words and hyphens",
}


@dataclass(frozen=True, slots=True)
class Translation(Strict):
    """What a translation says of itself: the hash of the source it was made from, and who vouches for it."""

    of: str
    status: Literal["machine", "reviewed"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a load gives: the Library, and the faults of the files that are not in it."""

    library: Library
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """A content file, read and taken apart, not yet validated."""

    kind: Kind
    id: str
    slug: str
    language: Language
    document: Document
    matter: FrontMatter


@dataclass(slots=True)
class _Reader:
    root: Path
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def fault(self, path: str, code: str, message: str, position: Position = Position(1, 1)) -> None:
        self.diagnostics.append(Diagnostic(path, position, code, message))

    def text(self, path: str) -> str | None:
        """The text of a file, or None after saying why there is none."""
        file = self.root / path
        if file.is_symlink() or file.stat().st_size > LARGEST:
            self.fault(path, "RB003", f"a link or larger than {LARGEST} bytes; put a plain text file here")
            return None
        try:
            return file.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            self.fault(path, "RB003", f"not UTF-8 at byte {error.start}; save the file as UTF-8")
            return None


def load(root: Path) -> Reading:
    """Read all content below a project folder: docs/ and cases/."""
    reader = _Reader(root)
    paths = list(content_paths(root))
    files = [file for path in paths if (file := _file(reader, path))]
    library = Library(
        records=_records(reader, files),
        terms=_entries(reader, "docs/vocabulary/glossary.yml", Term),
        claims=_entries(reader, "docs/vocabulary/claims.yml", Claim),
        taxonomy=_taxonomy(reader),
        documents={name: _vocabulary_document(root, path) for path, name in VOCABULARY.items()},
    )
    return Reading(replace(library, unread=frozenset(reader.unread)), tuple(reader.diagnostics))


def content_paths(root: Path) -> Iterator[str]:
    """Every file below docs/ and cases/, sorted, relative to the project, with slashes."""
    for folder in ("cases", "docs"):
        found = (path for path in (root / folder).rglob("*") if path.is_symlink() or not path.is_dir())
        yield from sorted(path.relative_to(root).as_posix() for path in found)


def _file(reader: _Reader, path: str) -> _File | None:
    """Read one content file; None for vocabulary, engineering pages and faults."""
    if path in VOCABULARY or path.startswith(ENGINEERING):
        return None
    kind = next((kind for folder, kind in FOLDERS.items() if _lies_in(path, folder, kind)), None)
    if kind is None or not path.endswith(".md"):
        reader.fault(path, "RB001", "only records lie here: docs/rules, docs/guides, docs/vocabulary and cases")
        return None
    match = _NAME[kind].fullmatch(path.rsplit("/", 1)[-1])
    if match is None or match["language"] not in LANGUAGES:
        reader.fault(path, "RB002", f"{_NAME_HINT[kind]}; languages: {', '.join(LANGUAGES)}")
        return None
    return _parsed(reader, path, kind, match)


def _lies_in(path: str, folder: str, kind: Kind) -> bool:
    """Whether a path lies in a kind's folder; only cases may use folders below it."""
    return path.startswith(f"{folder}/") and (kind == "case" or "/" not in path[len(folder) + 1 :])


def _parsed(reader: _Reader, path: str, kind: Kind, match: re.Match[str]) -> _File | None:
    text = reader.text(path)
    try:
        matter = read_front_matter(text) if text is not None else None
    except FaultyYaml as error:
        for fault in error.faults:
            reader.fault(path, fault.code, fault.message, fault.position)
        matter = None
    if matter is None:
        reader.unread.add(match["id"])
        return None
    document = Document(path, matter.body_line, matter.locate)
    return _File(kind, match["id"], match["slug"], cast(Language, match["language"]), document, matter)


def _records(reader: _Reader, files: Iterable[_File]) -> dict[str, AnyRecord]:
    groups: defaultdict[tuple[Kind, str], list[_File]] = defaultdict(list)
    for file in files:
        groups[file.kind, file.id].append(file)
    records: dict[str, AnyRecord] = {}
    for _, group in sorted(groups.items()):
        record = _record(reader, group)
        if record is None:
            reader.unread.add(group[0].id)
        elif record.id in records:
            reader.fault(record.document.path, "RB031", _taken(record.id, records[record.id].document.path))
        else:
            records[record.id] = record
    return records


def _taken(id: str, path: str) -> str:
    return f"the id {id} is taken by {path}; choose another name for this file"


def _record(reader: _Reader, group: list[_File]) -> AnyRecord | None:
    """One record from its files; None if its source cannot be used."""
    sources = [file for file in group if "translation" not in file.matter.fields]
    for file in group if len(sources) != 1 else ():
        reader.fault(file.document.path, "RB040", _which_source(group, sources))
    if len(sources) != 1 or (source := _source(reader, sources[0])) is None:
        return None
    return _with_translations(reader, sources[0], source, [file for file in group if file is not sources[0]])


def _which_source(group: list[_File], sources: list[_File]) -> str:
    names = ", ".join(file.document.path for file in sources or group)
    if sources:
        return f"one file of a record is its source and has no `translation:`; here {len(sources)} have none: {names}"
    return f"every file of this record has a `translation:`; the source must have none: {names}"


def _source(reader: _Reader, file: _File) -> Entry | None:
    own = {"id": file.id, "language": file.language, "body": file.matter.body}
    try:
        return build(RECORD_TYPES[file.kind], {**file.matter.fields, **own})
    except Invalid as error:
        for path, code, message in error.complaints:
            reader.diagnostics.append(file.document.fault(path, code, message))
        return None


def _with_translations(reader: _Reader, file: _File, source: Entry, others: list[_File]) -> AnyRecord:
    now = fingerprint(source)
    texts, documents = {file.language: source}, {file.language: file.document}
    states: dict[Language, Translation] = {}
    for other in others:
        state = _state(reader, other)
        if state and other.language in texts:
            reader.fault(other.document.path, "RB031", _taken(other.id, documents[other.language].path))
        elif state and (text := _translated(reader, other, source)):
            texts[other.language], documents[other.language] = text, other.document
            states[other.language] = state
    return Record(
        id=file.id,
        kind=file.kind,
        slug=file.slug.lower(),
        source=file.language,
        texts=texts,
        documents=documents,
        stale=frozenset(language for language, state in states.items() if state.of != now),
        machine=frozenset(language for language, state in states.items() if state.status == "machine"),
    )


def _state(reader: _Reader, file: _File) -> Translation | None:
    node = file.matter.fields["translation"]
    try:
        return build(Translation, node if isinstance(node, dict) else {"of": node})
    except Invalid as error:
        for path, code, message in error.complaints:
            reader.diagnostics.append(file.document.fault(("translation", *path), code, f"translation.{message}"))
        return None


def _translated(reader: _Reader, file: _File, source: Entry) -> Entry | None:
    """The source in the translation's words; None if the translation has no text at all."""
    if not file.matter.body.strip():
        return None
    text, complaints = localise(source, file.matter.fields)
    for path, code, message in complaints:
        reader.diagnostics.append(file.document.fault(path, code, message))
    aliases = file.matter.fields.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        reader.diagnostics.append(file.document.fault(("aliases",), "RB022", "aliases: expected a list of texts"))
        aliases = []
    words = cast(list[str], aliases)
    return replace(text, language=file.language, body=file.matter.body, aliases=tuple(words))


def _vocabulary_nodes(reader: _Reader, path: str) -> dict[str, Node]:
    text = reader.text(path) if (reader.root / path).is_file() else ""
    try:
        return read_yaml(text) if text and text.strip() else {}
    except FaultyYaml as error:
        for fault in error.faults:
            reader.fault(path, fault.code, fault.message, fault.position)
        return {}


def _vocabulary_document(root: Path, path: str) -> Document:
    return Document(path, 1, partial(_locate_in_file, root / path))


def _locate_in_file(path: Path, where: FieldPath) -> Position:
    return locate(path.read_text(encoding="utf-8"), 1, where) if path.is_file() else Position(1, 1)


def _entries(reader: _Reader, path: str, record: type[V]) -> dict[str, V]:
    entries: dict[str, V] = {}
    for key, node in _vocabulary_nodes(reader, path).items():
        if (entry := _validated(reader, path, (key,), record, {"id": key}, node)) is not None:
            entries[key] = entry
        else:
            reader.unread.add(key)
    return entries


def _taxonomy(reader: _Reader) -> Taxonomy:
    path = "docs/vocabulary/taxonomy.yml"
    groups: dict[str, Mapping[str, Concept]] = {}
    for group, nodes in _vocabulary_nodes(reader, path).items():
        members = nodes if isinstance(nodes, dict) else {}
        concepts = {key: _validated(reader, path, (group, key), Concept, {}, node) for key, node in members.items()}
        groups[group] = {key: concept for key, concept in concepts.items() if concept}
    return Taxonomy(groups)


def _validated(
    reader: _Reader, path: str, where: FieldPath, record: type[V], own: dict[str, Any], node: Node
) -> V | None:
    """A value of a vocabulary file; None after saying what is wrong with it."""
    try:
        return build(record, {**(node if isinstance(node, dict) else {}), **own})
    except Invalid as error:
        document = _vocabulary_document(reader.root, path)
        for inner, code, message in error.complaints:
            reader.diagnostics.append(document.fault((*where, *inner), code, f"{'.'.join(map(str, where))}.{message}"))
        return None
