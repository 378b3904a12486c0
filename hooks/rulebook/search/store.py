"""The index of a language, kept from one build to the next: only what follows from a change is made anew.

What is kept: of each document the analysis, of each word the key, and all shards, under hashes of what they follow
from. As long as all documents have as many sections as before, an edit changes the lines of its words alone; else
sections have other numbers, and all lines are made anew from the analyses.

Phase: search. It writes its file in the cache and no other.
"""

import marshal
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from rulebook import morphology
from rulebook.model.collector import without_collector
from rulebook.model.languages import Language
from rulebook.search.analysis import NOTHING, Analysis, Keys, analysed, sections_of, starts
from rulebook.search.documents import Document
from rulebook.search.files import scripts, sorts
from rulebook.search.index import EMPTY, Edit, Index, edited
from rulebook.search.shards import Shard, Sorts, Texts
from rulebook.search.tables import Kept

CACHE = Path(".cache")
"""In the project's own folder, whose documents these are."""

PATIENCE: Final = 60
"""Seconds to wait for another build of the same project to be done with the file."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS state (value BLOB);
CREATE TABLE IF NOT EXISTS analyses (name BLOB PRIMARY KEY, value BLOB);
CREATE TABLE IF NOT EXISTS words (word TEXT PRIMARY KEY, key TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS texts (digest TEXT PRIMARY KEY, value BLOB);
"""


class _DamagedError(Exception):
    """The file is a database of ours, but not all is there."""


@dataclass(frozen=True, slots=True)
class State:
    """An index that is kept: hashes and numbers of sections of its documents in their order, and its shards."""

    names: list[bytes] = field(default_factory=list)
    sections: list[int] = field(default_factory=list)
    sorts: Sorts = field(default_factory=dict)

    def digests(self) -> set[str]:
        """Of all texts."""
        return {shard.digest for found in self.sorts.values() for shard in found}


def renewed(
    documents: Sequence[Document], language: Language, labels: Mapping[str, object]
) -> Iterator[tuple[str, bytes]]:
    """The files of the index of these documents, as `files.written` makes them, with as little work as can be.

    They come one by one, so that nobody has to hold all of them. A file of the cache that cannot be read is made anew;
    sqlite3.OperationalError if another build holds it too long.
    """
    path = CACHE / f"search-{language}.sqlite"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield from _renewed(path, documents, language, labels)
        return
    except (sqlite3.DatabaseError, _DamagedError) as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            raise
    path.unlink(missing_ok=True)
    yield from _renewed(path, documents, language, labels)


def _renewed(
    path: Path, documents: Sequence[Document], language: Language, labels: Mapping[str, object]
) -> Iterator[tuple[str, bytes]]:
    with _opened(path) as base:
        found = _made(base, documents, language)
        yield from scripts(documents, language, found, _Texts(base), labels)


@without_collector()
def _made(base: sqlite3.Connection, documents: Sequence[Document], language: Language) -> Sorts:
    """The shards of the index of these documents, which are kept from now on."""
    names, sections = [_name(document) for document in documents], [sections_of(document) for document in documents]
    last, texts = _state(base), _Texts(base)
    earlier = last if last.sections == sections else State()
    index = _index(base, earlier, texts, documents, names, language)
    now = State(names, sections, sorts(index, earlier.sorts, texts))
    _keep(base, last, now)
    return now.sorts


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, which is ours alone meanwhile; what was done is kept if nothing fails."""
    with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as base:
        base.execute("BEGIN EXCLUSIVE")
        for statement in _SCHEMA.strip().split("\n"):
            base.execute(statement)
        yield base
        base.execute("COMMIT")


class _Texts:
    """The texts of shards by digest, in the file alone: together they are as large as all documents."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def __getitem__(self, digest: str) -> bytes:
        for (value,) in self._base.execute("SELECT value FROM texts WHERE digest = ?", (digest,)):
            return bytes(value)
        raise _DamagedError

    def __setitem__(self, digest: str, text: bytes) -> None:
        self._base.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (digest, text))


def _state(base: sqlite3.Connection) -> State:
    """What is kept, if this very engine has kept it; all else is thrown away."""
    for (value,) in base.execute("SELECT value FROM state"):
        engine, names, sections, found = _loaded(value)
        if engine == _engine():
            return State(names, sections, {sort: tuple(Shard(*one) for one in some) for sort, some in found.items()})
    for table in ("state", "analyses", "words", "texts"):
        base.execute(f"DELETE FROM {table}")  # noqa: S608
    return State()


def _loaded(value: bytes) -> Any:
    try:
        return marshal.loads(value)  # noqa: S302  our own file
    except (EOFError, TypeError, ValueError) as error:
        raise _DamagedError from error


@cache
def _engine() -> bytes:
    """What an index follows from besides its documents."""
    folders = (Path(__file__).parent, Path(morphology.__file__).parent)
    sources = sorted(path for folder in folders for path in (*folder.glob("*.py"), *folder.glob("learned/*")))
    return blake2b(sys.version.encode() + b"".join(path.read_bytes() for path in sources), digest_size=16).digest()


def _index(
    base: sqlite3.Connection,
    earlier: State,
    texts: Texts,
    documents: Sequence[Document],
    names: Sequence[bytes],
    language: Language,
) -> Index:
    """The index, made by editing the earlier one: what has another name than there has changed."""
    before: Sequence[bytes | None] = earlier.names or [None] * len(names)
    changed = [number for number, name in enumerate(names) if name != before[number]]
    keys = Keys(language, base.execute("SELECT word, key FROM words") if changed else ())
    first = list(starts(map(sections_of, documents)))

    def edits() -> Iterator[Edit]:
        for number in changed:
            now = _analysis(base, names[number]) or _analysed(base, names[number], documents[number], keys)
            yield Edit(first[number], _known_analysis(base, before[number]), now)

    entries, exceptions = edited(edits(), keys, Kept(earlier.sorts, texts) if earlier.names else EMPTY)
    base.executemany("INSERT INTO words VALUES (?, ?)", ((word, keys[word]) for word in sorted(keys.new)))
    return Index(language, tuple(documents), changed, entries, exceptions)


def _analysed(base: sqlite3.Connection, name: bytes, document: Document, keys: Keys) -> Analysis:
    found = analysed(document, keys)
    base.execute("INSERT INTO analyses VALUES (?, ?)", (name, marshal.dumps((found.impacts, found.words))))
    return found


def _known_analysis(base: sqlite3.Connection, name: bytes | None) -> Analysis:
    """What a document added that is in the earlier index; nothing without a name."""
    found = NOTHING if name is None else _analysis(base, name)
    if found is None:
        raise _DamagedError
    return found


def _analysis(base: sqlite3.Connection, name: bytes) -> Analysis | None:
    for (value,) in base.execute("SELECT value FROM analyses WHERE name = ?", (name,)):
        return Analysis(*_loaded(value))
    return None


def _keep(base: sqlite3.Connection, last: State, now: State) -> None:
    """Put down the new state; what only the last one needed is forgotten."""
    base.executemany("DELETE FROM analyses WHERE name = ?", ((name,) for name in {*last.names} - {*now.names}))
    base.executemany("DELETE FROM texts WHERE digest = ?", ((one,) for one in last.digests() - now.digests()))
    found = {sort: [(shard.first, shard.digest) for shard in some] for sort, some in now.sorts.items()}
    base.execute("DELETE FROM state")
    state = marshal.dumps((_engine(), now.names, now.sections, found))
    base.execute("INSERT INTO state VALUES (?)", (state,))


def _name(document: Document) -> bytes:
    """A hash of all that a document says."""
    sections = [(section.anchor, section.heading, section.text) for section in document.sections]
    facets = sorted(document.facets.items())
    head = (document.id, document.kind, document.url, document.title, document.summary, document.aliases)
    return blake2b(marshal.dumps((head, sections, facets), 2), digest_size=16).digest()
