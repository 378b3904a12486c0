"""An index as files, and files as an index.

Every file is a classic script of one call, ``rulebookSearch(name, text)``, so that it loads from a server and from a
disk alike; its name carries a hash of its text. ``index.js`` of a language has a fixed name and lists the others.
The texts are lines of tab-separated fields; what they mean is written down in docs/engineering/search.md.

Phase: search.
"""

import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Final

from rulebook.model.languages import Language
from rulebook.morphology.endings import rules
from rulebook.search import layouts, shards
from rulebook.search.analysis import sections_of
from rulebook.search.documents import FACETS, Document
from rulebook.search.index import Index
from rulebook.search.shards import Shard, Sorts, Texts
from rulebook.search.tables import TABLES, base36, lines

FORMAT: Final = 2
"""The number of the format; a reader of another number does not try."""

HEADS: Final = 24
"""Documents whose titles and headings stand in one file."""

TEXTS: Final = 2
"""Documents whose texts stand in one file."""

GROUPS: Final = ("h", "t")
"""The sorts of files that have a line for each document."""

_CALL = "rulebookSearch("


def written(index: Index, labels: Mapping[str, object] | None = None) -> dict[str, str]:
    """The files of an index by their names below the folder of their language; `labels` are for who shows results."""
    texts: dict[str, bytes] = {}
    found = scripts(index.documents, index.language, sorts(index, {}, texts), texts, labels or {})
    return {name: script.decode() for name, script in found}


def sorts(index: Index, earlier: Sorts, texts: Texts) -> Sorts:
    """The shards of an index; if it was made by editing another, the shards of that and their texts are needed."""
    return {
        **{sort: shards.renewed(earlier.get(sort, ()), changes, texts) for sort, changes in lines(index)},
        "h": _grouped(index, HEADS, _head, earlier.get("h", ()), texts),
        "t": _grouped(index, TEXTS, _texts, earlier.get("t", ()), texts),
    }


def scripts(
    documents: Sequence[Document],
    language: Language,
    sorts: Sorts,
    texts: Texts,
    labels: Mapping[str, object],
    there: Container[str] = (),
) -> Iterator[tuple[str, bytes]]:
    """The name and content of every file; no content of what is `there`, since a name says what its file holds.

    The one that lists the others comes last.
    """
    for name, shard in named(sorts):
        yield f"{name}.js", b"" if f"{name}.js" in there else _script(name, texts[shard.digest])
    yield "index.js", _script("index", shards.quoted(_json(_manifest(documents, language, sorts, labels))))


def named(sorts: Sorts) -> Iterator[tuple[str, Shard]]:
    """The shards of which there are files, each with its file's name but for the ending."""
    for sort in (*TABLES, *GROUPS):
        for number, shard in enumerate(sorts[sort]):
            yield f"{sort}{number}.{shard.hash}", shard


def _manifest(
    documents: Sequence[Document], language: Language, sorts: Sorts, labels: Mapping[str, object]
) -> dict[str, object]:
    return {
        "format": FORMAT,
        "language": language,
        "documents": len(documents),
        "sections": _base36s(map(sections_of, documents)),
        "rules": "\n".join(f"{suffix}\t{change}" for suffix, change in rules(language).items()),
        "layouts": layouts.written(language),
        "facets": _facets(documents),
        "heads": HEADS,
        "texts": TEXTS,
        "files": {
            sort: {
                "first": [shard.first for shard in sorts[sort]] if sort in TABLES else [],
                "hash": [shard.hash for shard in sorts[sort]],
            }
            for sort in (*TABLES, *GROUPS)
        },
        "labels": labels,
    }


def _grouped(
    index: Index, size: int, line: Callable[[Document], str], earlier: Sequence[Shard], texts: Texts
) -> tuple[Shard, ...]:
    """One line for each document, so many in a file."""
    changed = {number // size for number in index.changed}
    groups = (index.documents[start : start + size] for start in range(0, len(index.documents), size))
    return tuple(
        shards.kept("", "\n".join(map(line, group)), texts) if place in changed else earlier[place]
        for place, group in enumerate(groups)
    )


def _head(document: Document) -> str:
    """Id, kind, address, title, then anchor and heading of every section but the lead."""
    sections = [text for section in document.sections if section.anchor for text in (section.anchor, section.heading)]
    return "\t".join(map(_flat, (document.id, document.kind, document.url, document.title, *sections)))


def _texts(document: Document) -> str:
    """The lead's text, then that of every other section."""
    lead = " ".join((document.summary, *(section.text for section in document.sections if not section.anchor)))
    return "\t".join(map(_flat, (lead, *(section.text for section in document.sections if section.anchor))))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _facets(documents: Sequence[Document]) -> dict[str, dict[str, str]]:
    """For each facet and value the documents that have it, as distances."""
    found: dict[str, dict[str, str]] = {}
    for facet in FACETS:
        members: dict[str, list[int]] = {}
        for number, document in enumerate(documents):
            for value in document.facets.get(facet, ()):
                members.setdefault(value, []).append(number)
        found[facet] = {value: _base36s(_distances(numbers)) for value, numbers in sorted(members.items())}
    return found


def _distances(numbers: Iterable[int]) -> Iterator[int]:
    last = -1
    for number in numbers:
        yield number - last
        last = number


def _base36s(numbers: Iterable[int]) -> str:
    return " ".join(map(base36, numbers))


def content_hash(text: str) -> str:
    """The part of a file's name that says what its text is."""
    return Shard("", shards.digest(text)).hash


def _script(name: str, quoted: bytes) -> bytes:
    return f"{_CALL}{json.dumps(name)},".encode() + quoted + b")\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def read(script: str) -> tuple[str, str]:
    """Name and text of a file; ValueError if it is not one."""
    if not script.startswith(_CALL) or not script.endswith(")\n"):
        raise ValueError("not a file of the index")
    name, text = json.loads(f"[{script[len(_CALL) : -2]}]")
    if not (isinstance(name, str) and isinstance(text, str)):
        raise ValueError("not a file of the index")
    return name, text
