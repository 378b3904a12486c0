"""An index as files, and files as an index.

Every file is a classic script of one call, ``rulebookSearch(name, text)``, so that it loads from a server and from a
disk alike; its name carries a hash of its text. ``index.js`` of a language has a fixed name and lists the others.
The texts are lines of tab-separated fields; what they mean is written down in docs/engineering/search.md.

Phase: search.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate, pairwise
from typing import Final

from rulebook.search import layouts
from rulebook.search.documents import FACETS, Document
from rulebook.search.index import Entry, Index
from rulebook.search.words import Change, rules, shared_start

FORMAT: Final = 1
"""The number of the format; a reader of another number does not try."""

SHARD: Final = 6_000
"""Characters of a shard, about; a query needs one or two of each sort."""

HEADS: Final = 24
"""Documents whose titles and headings stand in one file."""

TEXTS: Final = 2
"""Documents whose texts stand in one file."""

_CALL = "rulebookSearch("


@dataclass(frozen=True, slots=True)
class Shards:
    """Sorted lines in files of about one size: the first word of each file, and the files' texts."""

    firsts: tuple[str, ...]
    texts: tuple[str, ...]


def written(index: Index, labels: Mapping[str, object] | None = None) -> dict[str, str]:
    """The files of an index by their names below the folder of their language; `labels` are for who shows results."""
    starts = _starts(index.documents)
    shards = {
        "v": _sharded((key, _known(key, entry)) for key, entry in index.entries.items()),
        "p": _sharded((key, _numbers(entry.postings)) for key, entry in index.entries.items()),
        "x": _sharded((form, "\t".join(map(str, found))) for form, found in index.exceptions.items()),
        "h": _grouped(index.documents, HEADS, _head),
        "t": _grouped(index.documents, TEXTS, _texts),
    }
    files: dict[str, str] = {}
    listed: dict[str, object] = {}
    for sort, found in shards.items():
        names = [f"{sort}{number}.{content_hash(text)}" for number, text in enumerate(found.texts)]
        files |= {f"{name}.js": _script(name, text) for name, text in zip(names, found.texts, strict=True)}
        listed[sort] = {"first": found.firsts, "hash": [name.partition(".")[2] for name in names]}
    manifest = {
        "format": FORMAT,
        "language": index.language,
        "documents": len(index.documents),
        "sections": _base36s(_lengths(starts)),
        "rules": "\n".join(f"{suffix}\t{change}" for suffix, change in rules(index.language).items()),
        "layouts": layouts.written(index.language),
        "facets": _facets(index.documents),
        "heads": HEADS,
        "texts": TEXTS,
        "files": listed,
        "labels": labels or {},
    }
    files["index.js"] = _script("index", json.dumps(manifest, ensure_ascii=False, separators=(",", ":")))
    return files


def _known(key: str, entry: Entry) -> str:
    return f"{Change.between(key, entry.shown)}\t{base36(len(entry.postings))}"


def _starts(documents: Sequence[Document]) -> list[int]:
    """The number of each document's first section, and of the one after the last."""
    counts = (1 + sum(1 for section in document.sections if section.anchor) for document in documents)
    return list(accumulate(counts, initial=0))


def _lengths(starts: Sequence[int]) -> Iterator[int]:
    return (end - start for start, end in pairwise(starts))


def _numbers(postings: Iterable[tuple[int, int]]) -> str:
    """Sections as distances from the one before, each with its impact as a capital letter."""
    found, last = [], -1
    for section, impact in postings:
        found.append(f"{base36(section - last)}{chr(64 + impact)}")
        last = section
    return "".join(found)


def _sharded(lines: Iterable[tuple[str, str]]) -> Shards:
    """Words with what is known of them; of each word only what differs from the one before is written."""
    firsts: list[str] = []
    texts: list[str] = []
    current: list[str] = []
    size, last = 0, ""
    for word, rest in lines:
        if not current:
            firsts.append(word)
            last = ""
        same = min(35, shared_start(last, word))
        current.append(f"{base36(same)}{word[same:]}\t{rest}")
        size, last = size + len(current[-1]) + 1, word
        if size >= SHARD:
            texts.append("\n".join(current))
            current, size = [], 0
    if current:
        texts.append("\n".join(current))
    return Shards(tuple(firsts), tuple(texts))


def _grouped(documents: Sequence[Document], size: int, line: Callable[[Document], str]) -> Shards:
    """One line for each document, so many in a file."""
    groups = (documents[start : start + size] for start in range(0, len(documents), size))
    return Shards((), tuple("\n".join(map(line, group)) for group in groups))


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


def base36(number: int) -> str:
    """A number as JavaScript's ``toString(36)`` writes it."""
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits


def content_hash(text: str) -> str:
    """The part of a file's name that says what its text is."""
    return sha256(text.encode()).hexdigest()[:8]


def _script(name: str, text: str) -> str:
    return f"{_CALL}{json.dumps(name)},{json.dumps(text, ensure_ascii=False)})\n"


def read(script: str) -> tuple[str, str]:
    """Name and text of a file; ValueError if it is not one."""
    if not script.startswith(_CALL) or not script.endswith(")\n"):
        raise ValueError("not a file of the index")
    name, text = json.loads(f"[{script[len(_CALL) : -2]}]")
    if not (isinstance(name, str) and isinstance(text, str)):
        raise ValueError("not a file of the index")
    return name, text
