"""An index as files, and files as an index.

Every file is a classic script of one call, ``rulebookSearch(name, text)``, so that it loads from a server and from a
disk alike; its name carries a hash of its text. ``index.js`` of a language has a fixed name and lists the others.
The texts are lines of tab-separated fields; what they mean is written down in docs/engineering/search.md.

Phase: search.
"""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from rulebook.search import layouts, shards
from rulebook.search.documents import FACETS, Document
from rulebook.search.index import NO_ENTRY, Entry, Index, sections_of
from rulebook.search.shards import Shard, Texts
from rulebook.search.words import DIGITS, Change, rules

FORMAT: Final = 1
"""The number of the format; a reader of another number does not try."""

HEADS: Final = 24
"""Documents whose titles and headings stand in one file."""

TEXTS: Final = 2
"""Documents whose texts stand in one file."""

TABLES: Final = ("v", "p", "x")
GROUPS: Final = ("h", "t")
"""The sorts of files: sorted words, and what there is of the documents."""

WORDS: Final = "w"
"""A table that has no files: keys, and the words of the texts that have each. The next edit asks for it."""

_CALL = "rulebookSearch("

Tables = Mapping[str, tuple[Shard, ...]]
"""The shards of each sort."""


def written(index: Index, labels: Mapping[str, object] | None = None) -> dict[str, str]:
    """The files of an index by their names below the folder of their language; `labels` are for who shows results."""
    texts: dict[str, bytes] = {}
    made = tables(index, {}, texts)
    return {name: script.decode() for name, script in scripts(index, made, texts, labels or {})}


def tables(index: Index, earlier: Tables, texts: Texts) -> Tables:
    """The shards of an index; if it was made by editing another, the shards of that and their texts are needed."""
    changes: dict[str, Mapping[str, str | None]] = {
        "v": {key: _known(key, entry) if entry else None for key, entry in index.entries.items()},
        "p": {key: _postings(entry.postings) if entry else None for key, entry in index.entries.items()},
        "x": {form: "\t".join(map(str, found)) or None for form, found in index.exceptions.items()},
        WORDS: {key: _counts(entry.words) if entry else None for key, entry in index.entries.items()},
    }
    return {
        **{sort: shards.renewed(earlier.get(sort, ()), lines, texts) for sort, lines in changes.items()},
        "h": _grouped(index, HEADS, _head, earlier.get("h", ()), texts),
        "t": _grouped(index, TEXTS, _texts, earlier.get("t", ()), texts),
    }


def scripts(
    index: Index, tables: Tables, texts: Mapping[str, bytes], labels: Mapping[str, object]
) -> Iterator[tuple[str, bytes]]:
    """The name and content of every file; the one that lists the others comes last."""
    for sort in (*TABLES, *GROUPS):
        for number, shard in enumerate(tables[sort]):
            name = f"{sort}{number}.{shard.hash}"
            yield f"{name}.js", _script(name, texts[shard.digest])
    yield "index.js", _script("index", shards.quoted(_json(_manifest(index, tables, labels))))


def _manifest(index: Index, tables: Tables, labels: Mapping[str, object]) -> dict[str, object]:
    return {
        "format": FORMAT,
        "language": index.language,
        "documents": len(index.documents),
        "sections": _base36s(map(sections_of, index.documents)),
        "rules": "\n".join(f"{suffix}\t{change}" for suffix, change in rules(index.language).items()),
        "layouts": layouts.written(index.language),
        "facets": _facets(index.documents),
        "heads": HEADS,
        "texts": TEXTS,
        "files": {
            sort: {
                "first": [shard.first for shard in tables[sort]] if sort in TABLES else [],
                "hash": [shard.hash for shard in tables[sort]],
            }
            for sort in (*TABLES, *GROUPS)
        },
        "labels": labels,
    }


class Kept:
    """What the tables of an earlier index say, each shard read when it is first asked for."""

    def __init__(self, tables: Tables, texts: Mapping[str, bytes]) -> None:
        self._tables = tables
        self._texts = texts
        self._firsts = {sort: [shard.first for shard in found] for sort, found in tables.items()}
        self._read: dict[tuple[str, int], dict[str, str]] = {}
        self._entries: dict[str, Entry] = {}

    def entry(self, key: str) -> Entry:
        """Of a key; NO_ENTRY if it has none."""
        if key not in self._entries:
            self._entries[key] = self._entry(key)
        return self._entries[key]

    def _entry(self, key: str) -> Entry:
        found = {sort: self._rest(sort, key) for sort in ("v", "p", WORDS)}
        if found["p"] is None:
            return NO_ENTRY
        shown = Change.parse(str(found["v"]).partition("\t")[0]).apply(key)
        return Entry(shown, dict(postings(found["p"])), _counted(str(found[WORDS])))

    def exception(self, form: str) -> Collection[Change]:
        """Of a folded form; none if it is no exception."""
        rest = self._rest("x", form)
        return [Change.parse(change) for change in rest.split("\t")] if rest else ()

    def excepted(self, start: str) -> Iterator[str]:
        """Of the exceptions those that begin with some letters."""
        firsts = self._firsts["x"]
        for place in range(shards.place_of(start, firsts), len(firsts)):
            if firsts[place] > start and not firsts[place].startswith(start):
                return
            yield from (form for form in self._lines("x", place) if form.startswith(start))

    def _rest(self, sort: str, word: str) -> str | None:
        firsts = self._firsts[sort]
        return self._lines(sort, shards.place_of(word, firsts)).get(word) if firsts else None

    def _lines(self, sort: str, place: int) -> dict[str, str]:
        if (sort, place) not in self._read:
            self._read[sort, place] = dict(shards.read(self._tables[sort][place], self._texts))
        return self._read[sort, place]


# Lines.


def _known(key: str, entry: Entry) -> str:
    return f"{Change.between(key, entry.shown)}\t{base36(len(entry.postings))}"


def _postings(postings: Mapping[int, int]) -> str:
    """Sections as distances from the one before, each with its impact as a capital letter."""
    found, last = [], -1
    for section, impact in postings.items():
        found.append(f"{base36(section - last)}{chr(64 + impact)}")
        last = section
    return "".join(found)


def postings(text: str) -> Iterator[tuple[int, int]]:
    """(section, impact), read from the same."""
    section = -1
    for step, impact in _POSTING.findall(text):
        section += int(step, 36)
        yield section, ord(impact) - 64


_POSTING = re.compile("([0-9a-z]+)([A-Z])")


def _counts(words: Mapping[str, int]) -> str:
    return " ".join(f"{word} {base36(count)}" for word, count in words.items())


def _counted(text: str) -> dict[str, int]:
    found = text.split(" ")
    return {word: int(count, 36) for word, count in zip(found[::2], found[1::2], strict=True)}


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


@cache
def base36(number: int) -> str:
    """A number as JavaScript's ``toString(36)`` writes it."""
    return (base36(number // 36) if number >= 36 else "") + DIGITS[number % 36]


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
