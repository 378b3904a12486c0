"""Content files -> records: one source and its translations make one record.

Phase: load.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, cast

from rulebook.loader.ahead import Task, read_ahead
from rulebook.loader.files import Content, ContentFile, Named, content_file
from rulebook.loader.forms import RECORD_TYPES, RECORDS, Places
from rulebook.loader.history import History, changed_prose
from rulebook.loader.reader import Reader
from rulebook.model.diagnostic import finishing, misfit
from rulebook.model.fingerprint import fingerprint
from rulebook.model.languages import Language
from rulebook.model.library import AnyRecord, Record
from rulebook.model.markers import Kind
from rulebook.model.message import Message, say
from rulebook.model.records import Entry, Strict
from rulebook.schema.frontmatter import FrontMatter, read_front_matter
from rulebook.schema.records import InvalidRecordError, build
from rulebook.schema.translation import localise
from rulebook.schema.yaml_reader import FaultyYamlError

_HEADING: Final = re.compile(r"^#.*$", re.M)
"""Headings alone are no text: they are what a translation begins with."""


_PLACES: Final = {kind: place for place, kind in enumerate(RECORD_TYPES)}


@dataclass(frozen=True, slots=True)
class Translation(Strict):
    """What a translation says of itself: the hash of the source it was made from, and who vouches for it."""

    of: str
    status: Literal["machine", "reviewed"]


def records(reader: Reader, content: Content, jobs: int = 1) -> dict[str, AnyRecord]:
    """All records by their ids, rules first; faults are noted."""
    found: dict[str, AnyRecord] = {}
    for task in read_ahead(reader, _tasks(content), jobs):
        made = reader.once(*task)
        if made is None:
            reader.unread.add(task.key[-1])
        elif made.id in found:
            reader.fault(made.document.path, "RB031", _taken(made.id, found[made.id].document.path))
        else:
            found[made.id] = made
    return found


@lru_cache(maxsize=1)
def _tasks(content: Content) -> list[Task]:
    """What is to be made of the files of each record, in the order of the records; kept for a preview."""
    groups: defaultdict[tuple[Kind, str], list[Named]] = defaultdict(list)
    for file in content.files:
        groups[file.kind, file.id].append(file)
    return [
        Task(("record", kind, id), [file.path for file in group], _making(group), RECORDS[kind])
        for (kind, id), group in sorted(groups.items(), key=lambda one: (_PLACES[one[0][0]], one[0][1]))
    ]


def _making(group: list[Named]) -> Callable[[Reader], AnyRecord | None]:
    def made(reader: Reader) -> AnyRecord | None:
        found = record(reader, [one for file in group if (one := content_file(reader, file))])
        return found and _lasting(reader.root, found)

    return made


def _lasting(root: Path, found: AnyRecord) -> AnyRecord:
    """A record without the front matter of its files: whoever tells a fault reads it again."""
    documents = {language: replace(one, locate=Places(root, one.path)) for language, one in found.documents.items()}
    return replace(found, documents=documents)


def _taken(id: str, path: str) -> Message:
    return say("the id {id} is taken by {path}; choose another name for this file", id=id, path=path)


def record(reader: Reader, group: list[ContentFile]) -> AnyRecord | None:
    """One record from its files; None if its source cannot be used."""
    if not group:
        return None
    sources = [file for file in group if "translation" not in file.matter.fields]
    if len(sources) != 1:
        for file in sources or group:
            reader.fault(file.document.path, "RB040", _which_source(group, sources))
        return None
    source = sources[0]
    entry = reader.build(source.document, (), RECORD_TYPES[source.kind], _fields(source.matter), **_own(source))
    return _with_translations(reader, group, source, entry) if entry else None


def _which_source(group: list[ContentFile], sources: list[ContentFile]) -> Message:
    names = tuple(file.document.path for file in sources or group)
    if not sources:
        return say("every file of this record has a `translation:`; the source must have none: {paths}", paths=names)
    return say(
        "one file of a record is its source and has no `translation:`; here {count} have none: {paths}",
        count=len(names),
        paths=names,
    )


def _fields(matter: FrontMatter) -> dict[str, object]:
    return dict(matter.fields)


def _own(file: ContentFile) -> dict[str, object]:
    """What a record takes from its file instead of from its front matter."""
    return {"id": file.id, "language": file.language, "body": file.matter.body}


def _with_translations(reader: Reader, group: list[ContentFile], file: ContentFile, source: Entry) -> AnyRecord:
    now = fingerprint(source) if len(group) > 1 else ""
    texts, documents = {file.language: source}, {file.language: file.document}
    stale: dict[Language, tuple[str, ...]] = {}
    machine: set[Language] = set()
    for other in sorted(group, key=lambda other: other.document.path != _place(file, other)):
        if other is file or not (state := _state(reader, other)):
            continue
        if other.language in texts:
            reader.fault(other.document.path, "RB031", _taken(other.id, documents[other.language].path))
        elif text := _translated(reader, other, source):
            if other.document.path != (place := _place(file, other)):
                message = say("a translation lies beside its source; move this file to {path}", path=place)
                reader.fault(other.document.path, "RB001", message)
            texts[other.language], documents[other.language] = text, other.document
            if state.of != now:
                stale[other.language] = _changed_since(reader, file, source, state.of)
            if state.status == "machine":
                machine.add(other.language)
    return Record(file.id, file.kind, file.slug.lower(), file.language, texts, documents, stale, frozenset(machine))


def _place(source: ContentFile, translation: ContentFile) -> str:
    """Where a translation belongs: it has its source's name and folder, so that one address stands for both."""
    return source.document.path.replace(f".{source.language}.md", f".{translation.language}.md")


def _state(reader: Reader, file: ContentFile) -> Translation | None:
    node = file.matter.fields["translation"]
    data = dict(node) if isinstance(node, dict) else {"of": node}
    return reader.build(file.document, ("translation",), Translation, cast(dict[str, object], data))


def _translated(reader: Reader, file: ContentFile, source: Entry) -> Entry | None:
    """The source in the translation's words; None if the translation has no text at all."""
    if not _HEADING.sub("", file.matter.body).strip():
        reader.diagnostics.append(file.document.body_fault(1, 1, "RB043", _unwritten(file.document.path)))
        return None
    text, complaints = localise(source, file.matter.fields)
    aliases = file.matter.fields.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        complaints = [*complaints, (("aliases",), "RB022", misfit("aliases", aliases, say("a list of texts")))]
        aliases = []
    for path, code, message in complaints:
        reader.diagnostics.append(file.document.fault(path, code, message))
    words = tuple(cast(list[str], aliases))
    return replace(text, language=file.language, body=file.matter.body, aliases=words)


def _unwritten(path: str) -> Message:
    return say(
        "the text below the fields is not translated yet; write it, then run: {command}", command=finishing(path)
    )


def _changed_since(reader: Reader, file: ContentFile, source: Entry, of: str) -> tuple[str, ...]:
    """What of a source's prose has changed since a translation was made; empty where the history cannot tell."""
    then = _version(reader.history, file.document.path, file.kind, file.id, file.language, of)
    return changed_prose(then, source) if then else ()


def earlier(root: Path, record: AnyRecord, of: str) -> Entry | None:
    """A record's source as it was when a translation with this hash was made; None where the history cannot tell."""
    with History(root) as history:
        return _version(history, record.document.path, record.kind, record.id, record.source, of)


def _version(history: History, path: str, kind: Kind, id: str, language: Language, of: str) -> Entry | None:
    for text in history.versions(path):
        then = _read(text, kind, id, language)
        if then and fingerprint(then) == of:
            return then
    return None


def _read(text: str, kind: Kind, id: str, language: Language) -> Entry | None:
    try:
        matter = read_front_matter(text)
        return build(RECORD_TYPES[kind], {**matter.fields, "id": id, "language": language, "body": matter.body})
    except (FaultyYamlError, InvalidRecordError):
        return None
