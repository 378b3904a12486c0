"""Which files are content, and what stands in each: a front matter, a body, an id and a language from the name.

Phase: load.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, cast

from rulebook.loader.forms import FAULTLESS
from rulebook.loader.gate import Complaint
from rulebook.loader.measures import excesses
from rulebook.loader.reader import Reader
from rulebook.loader.vocabulary import VOCABULARY
from rulebook.model.diagnostic import finishing
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import Document
from rulebook.model.markers import Kind
from rulebook.model.message import Message, say
from rulebook.schema.bounds import LIST
from rulebook.schema.frontmatter import FrontMatter, plain, read_front_matter
from rulebook.schema.yaml_reader import FaultyYamlError, read_yaml

FOLDERS: Final[dict[str, Kind]] = {
    "docs/rules": "rule",
    "docs/guides": "guide",
    "cases": "case",
    "docs/handbooks": "handbook",
}

_WORDS = r"[a-z0-9]+(?:-[a-z0-9]+)*"

NO_RECORDS: Final = {
    "docs/engineering/": re.compile(rf"{_WORDS}\.md"),
    "docs/editions/": re.compile(r"[12]\d{3}\.[1-9]\d*\.yml", re.A),
    "cases/facts/": re.compile(rf"{_WORDS}\.yml"),
}
"""Pages for those who look after the engine, what editions said, what was read about a case: not on the site."""

_OTHERS: Final = tuple(NO_RECORDS)

_PLAIN_NAME = re.compile(rf"(?P<slug>(?P<id>(?=[0-9-]*[a-z]){_WORDS}))\.(?P<language>\w+)\.md")
_NAMES: Final[dict[Kind, re.Pattern[str]]] = {
    "rule": re.compile(rf"(?P<slug>(?P<id>R(?:0[1-9]|[1-4]\d|5[0-2]))-{_WORDS})\.(?P<language>\w+)\.md"),
    "guide": _PLAIN_NAME,
    "case": _PLAIN_NAME,
    "handbook": _PLAIN_NAME,
}
_EXAMPLES: Final[dict[Kind, Message]] = {
    "rule": say("a rule's file is named like R29-three-nos.en.md, with a number from R01 to R52"),
    "guide": say("a guide's file is named like competitors.en.md"),
    "case": say("a case's file is named like corner-bakery-ham.en.md"),
    "handbook": say("a handbook's file is named like front-line.en.md"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A content file by its path: what it is about, and in which language."""

    path: str
    kind: Kind
    id: str
    slug: str
    language: Language


@dataclass(frozen=True, eq=False)
class Content:
    """What paths say: the content files in the order of their paths, what is wrong with others, and what lies here
    for those who look after the engine, with how it may be called."""

    files: tuple[Named, ...]
    complaints: tuple[tuple[str, Complaint], ...]
    others: tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A content file, taken apart and not yet validated."""

    kind: Kind
    id: str
    slug: str
    language: Language
    document: Document
    matter: FrontMatter


def content_files(reader: Reader) -> Content:
    """All content files of a project; what else lies there is looked over."""
    reader.unread.update(_ids(fault.path for fault in reader.diagnostics))
    found = _understood(tuple(reader.files))
    for path, complaint in found.complaints:
        reader.fault(path, *complaint)
    for path, name in found.others:
        _look_over(reader, path, name)
    return found


def _ids(refused: Iterable[str]) -> Iterator[str]:
    """The ids of records whose files were refused: they exist, so that a link to them is no second fault."""
    for path in refused:
        folder, _, name = path.rpartition("/")
        if (kind := _kind(folder)) and (match := _NAMES[kind].fullmatch(name)):
            yield match["id"]


@lru_cache(maxsize=1)
def _understood(paths: tuple[str, ...]) -> Content:
    """What all paths say: kept for a preview, which looks at the same ones after most edits."""
    others = {path: _other(path) for path in paths if path.startswith(_OTHERS)}
    named = {path: _named(path) for path in paths if path not in VOCABULARY and path not in others}
    return Content(
        tuple(file for file in named.values() if isinstance(file, Named)),
        tuple((path, found) for path, found in named.items() if not isinstance(found, Named)),
        tuple(others.items()),
    )


def _other(path: str) -> re.Pattern[str]:
    return next(name for folder, name in NO_RECORDS.items() if path.startswith(folder))


def _named(path: str) -> Named | Complaint:
    """What a path says, or what is wrong with it."""
    folder, _, file = path.rpartition("/")
    kind = _kind(folder)
    if kind is None or not file.endswith(".md"):
        return "RB001", _where_content_lies(path)
    match = _NAMES[kind].fullmatch(file)
    if match is None or match["language"] not in LANGUAGES:
        return "RB002", _how_names_look(kind)
    return Named(path, kind, match["id"], match["slug"], cast(Language, match["language"]))


def _look_over(reader: Reader, path: str, name: re.Pattern[str]) -> None:
    """A file that is no record: one of those that belong there, and YAML as strict as everywhere."""
    if not name.fullmatch(path.rsplit("/", 1)[-1]):
        reader.fault(path, "RB001", _where_content_lies(path))
    elif path.endswith(".yml"):
        reader.once(("file", path), [path], lambda reader: _is_faultless(reader, path), FAULTLESS)


def _is_faultless(reader: Reader, path: str) -> bool:
    try:
        if (text := reader.text(path)) is not None:
            read_yaml(plain(text), bounds=LIST)
            return True
    except FaultyYamlError as error:
        reader.yaml_faults(path, error)
    return False


def _where_content_lies(path: str) -> Message:
    return say(
        "only records lie here, as .md files (valid: {places}); move {name} or delete it",
        places=tuple(sorted({*FOLDERS, "docs/vocabulary"})),
        name=path.rsplit("/", 1)[-1],
    )


def _how_names_look(kind: Kind) -> Message:
    return say(
        "{example}: lower-case ASCII words with hyphens, not a number alone, and a language (valid: {languages})",
        example=_EXAMPLES[kind],
        languages=LANGUAGES,
    )


def _kind(folder: str) -> Kind | None:
    """The kind of what lies in a folder; only cases may use folders below theirs."""
    return FOLDERS.get(folder) or ("case" if folder.startswith("cases/") else None)


def content_file(reader: Reader, file: Named) -> ContentFile | None:
    """A file taken apart, or None after noting why it cannot be."""
    path, text = file.path, reader.text(file.path)
    try:
        matter = bounded(text) if text is not None else None
    except FaultyYamlError as error:
        if _is_begun(text or "", error):
            reader.fault(path, "RB043", _unfinished(path, error), error.faults[0].position)
            return None
        reader.yaml_faults(path, error)
        matter = None
    if matter is None:
        reader.unread.add(file.id)
        return None
    document = Document(path, matter.body_line, matter.locate, matter.silencings, matter.hidden)
    return ContentFile(file.kind, file.id, file.slug, file.language, document, matter)


def _is_begun(text: str, error: FaultyYamlError) -> bool:
    """Whether a file is a translation of which nothing is wrong but that texts are still empty."""
    fields = text.partition("\n---")[0]
    return bool(re.search("^translation:", fields, re.M)) and all(fault.code == "RB015" for fault in error.faults)


def _unfinished(path: str, error: FaultyYamlError) -> Message:
    return say(
        "the translation is not finished, and readers see the source: texts still empty, by line: {lines};"
        " write the texts, then run: {command}",
        lines=tuple(fault.position.line for fault in error.faults),
        command=finishing(path),
    )


def bounded(text: str) -> FrontMatter:
    """A file taken apart; FaultyYamlError if its front matter is faulty, or its body more than a page can hold."""
    matter = read_front_matter(text)
    if faults := tuple(excesses(matter.body, matter.body_line)):
        raise FaultyYamlError(*faults)
    return matter
