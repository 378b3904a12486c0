"""Which files are content, and what stands in each: a front matter, a body, an id and a language from the name.

Phase: load.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from rulebook.loader.reader import Reader
from rulebook.loader.vocabulary import VOCABULARY
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import Document
from rulebook.model.markers import Kind
from rulebook.model.message import Message, say
from rulebook.schema.frontmatter import FrontMatter, read_front_matter
from rulebook.schema.yaml_reader import FaultyYamlError

FOLDERS: Final[dict[str, Kind]] = {
    "docs/rules": "rule",
    "docs/guides": "guide",
    "cases": "case",
    "docs/handbooks": "handbook",
}

NO_RECORDS: Final = ("docs/engineering/", "docs/editions/", "cases/facts/")
"""Pages for those who look after the engine, what editions said, and what was read about a case: not on the site."""

_WORDS = r"[a-z0-9]+(?:-[a-z0-9]+)*"
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
class ContentFile:
    """A content file, taken apart and not yet validated."""

    kind: Kind
    id: str
    slug: str
    language: Language
    document: Document
    matter: FrontMatter


def content_files(reader: Reader) -> list[ContentFile]:
    """All content files of a project, in the order of their paths, without those that cannot be read."""
    found = (reader.once(("file", path), reader.stamp(path), _reading(path)) for path in content_paths(reader.root))
    return [file for file in found if file]


def _reading(path: str) -> Callable[[Reader], ContentFile | None]:
    return lambda reader: _content_file(reader, path)


def content_paths(root: Path) -> Iterator[str]:
    """Every file below docs/ and cases/, sorted, relative to the project, with slashes."""
    for folder in ("cases", "docs"):
        yield from sorted(_paths(str(root), folder))


def _paths(root: str, folder: str) -> Iterator[str]:
    """The files below a folder; a link is a file, wherever it leads."""
    try:
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                path = f"{folder}/{entry.name}"
                yield from _paths(root, path) if entry.is_dir(follow_symlinks=False) else (path,)
    except FileNotFoundError:
        return


def _content_file(reader: Reader, path: str) -> ContentFile | None:
    if path in VOCABULARY or path.startswith(NO_RECORDS):
        return None
    kind = next((kind for folder, kind in FOLDERS.items() if _lies_in(path, folder, kind)), None)
    if kind is None or not path.endswith(".md"):
        reader.fault(path, "RB001", _where_content_lies(path))
        return None
    match = _NAMES[kind].fullmatch(path.rsplit("/", 1)[-1])
    if match is None or match["language"] not in LANGUAGES:
        reader.fault(path, "RB002", _how_names_look(kind))
        return None
    return _parsed(reader, path, kind, match)


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


def _lies_in(path: str, folder: str, kind: Kind) -> bool:
    """Whether a path lies in a kind's folder; only cases may use folders below it."""
    return path.startswith(f"{folder}/") and (kind == "case" or "/" not in path[len(folder) + 1 :])


def _parsed(reader: Reader, path: str, kind: Kind, match: re.Match[str]) -> ContentFile | None:
    text = reader.text(path)
    try:
        matter = read_front_matter(text) if text is not None else None
    except FaultyYamlError as error:
        reader.yaml_faults(path, error)
        matter = None
    if matter is None:
        reader.unread.add(match["id"])
        return None
    document = Document(path, matter.body_line, matter.locate)
    return ContentFile(kind, match["id"], match["slug"], cast(Language, match["language"]), document, matter)
