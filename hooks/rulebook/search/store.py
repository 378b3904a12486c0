"""The index of a language, kept from one build to the next: only what follows from a change is made anew.

What is kept: of each document the analysis, of each word the key, and all shards, under hashes of what they follow
from. As long as all documents have as many sections as before, an edit changes the lines of its words alone; else
sections have other numbers, and all lines are made anew from the analyses.

The file may have come from elsewhere: it holds JSON, whose form is looked at, and texts, each of which is a string and
nothing else. So it can make the search wrong, but not run anything, neither here nor in a reader's browser.

Phase: search. It writes its file in the cache and no other.
"""

import json
import sqlite3
import sys
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

from rulebook import morphology
from rulebook.model.collector import without_collector
from rulebook.model.languages import Language
from rulebook.search import groups, tables
from rulebook.search.analyses import KeptAnalyses
from rulebook.search.analysis import NOTHING, Analysis, Keys, analysed, starts
from rulebook.search.cards import Card
from rulebook.search.documents import Document
from rulebook.search.files import named, scripts
from rulebook.search.index import EMPTY, Edit, Entries, Exceptions, edited
from rulebook.search.shards import Shard, Sorts, Texts
from rulebook.search.tables import Kept
from rulebook.search.texts import DamagedError, KeptTexts

CACHE = Path(".cache")
"""In the project's own folder, whose documents these are."""

PATIENCE: Final = 60
"""Seconds to wait for another build of the same project to be done with the file."""

_SCHEMA: Final = {
    "CREATE TABLE state (value TEXT)",
    "CREATE TABLE analyses (name TEXT PRIMARY KEY, keys TEXT, impacts BLOB, words TEXT)",
    "CREATE TABLE words (word TEXT PRIMARY KEY, key TEXT) WITHOUT ROWID",
    "CREATE TABLE texts (digest TEXT PRIMARY KEY, checksum INTEGER, value BLOB)",
}
"""All that stands in the file. Views and triggers could do more than hold what was written."""

_NOT_OURS: Final = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What happens when values have another form than those that we write."""


@dataclass(frozen=True, slots=True)
class Said:
    """What there is to find: the cards of all documents, and each document, by its number, for who asks for it."""

    cards: Sequence[Card]
    document: Callable[[int], Document]


@dataclass(frozen=True, slots=True)
class State:
    """An index that is kept: hashes and numbers of sections of its documents in their order, and its shards."""

    names: list[str] = field(default_factory=list)
    sections: list[int] = field(default_factory=list)
    sorts: Sorts = field(default_factory=dict)

    def digests(self) -> set[str]:
        """Of all texts."""
        return {shard.digest for found in self.sorts.values() for shard in found}


def renewed(
    documents: Sequence[Document],
    language: Language,
    labels: Mapping[str, object],
    cache: Path | None = None,
    there: Container[str] = (),
) -> Iterator[tuple[str, bytes]]:
    """The files of the index of these documents, as `files.written` makes them, with as little work as can be.

    They come one by one, so that nobody has to hold all of them; what is `there` is only named. A damaged cache is made
    anew; sqlite3.OperationalError if it is held too long.
    """
    said = Said(list(map(Card.of, documents)), documents.__getitem__)
    return renewed_by_cards(said, language, labels, cache, there)


def renewed_by_cards(
    said: Said, language: Language, labels: Mapping[str, object], cache: Path | None = None, there: Container[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """The same for who has not all documents at hand."""
    path = (cache or CACHE) / f"search-{language}.sqlite"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield from _renewed(path, said, language, labels, there)
        return
    except (sqlite3.DatabaseError, DamagedError, *_NOT_OURS) as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            raise
    path.unlink(missing_ok=True)
    yield from _renewed(path, said, language, labels, there)


def _renewed(
    path: Path, said: Said, language: Language, labels: Mapping[str, object], there: Container[str]
) -> Iterator[tuple[str, bytes]]:
    with _opened(path) as base:
        texts = KeptTexts(base)
        made = _made(base, texts, said, language)
        texts.require(shard.digest for name, shard in named(made) if f"{name}.js" not in there)
        yield from scripts(said.cards, language, made, texts, labels, there)


@without_collector()
def _made(base: sqlite3.Connection, texts: KeptTexts, said: Said, language: Language) -> Sorts:
    """The shards of the index of these documents, which are kept from now on."""
    names, sections = [card.name for card in said.cards], [card.sections for card in said.cards]
    last = _state(base)
    earlier = last if last.sections == sections else State()
    entries, exceptions = _edited(base, earlier, texts, said, language)
    words = tables.renewed(earlier.sorts, entries, exceptions, texts)
    lines = groups.renewed(last.sorts, last.names, names, said.document, texts)
    now = State(names, sections, {**words, **lines})
    _keep(base, last, now)
    return now.sorts


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The file, which is ours alone meanwhile; what was done is kept if nothing fails."""
    with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as base:
        base.execute("PRAGMA trusted_schema = OFF")
        base.execute("PRAGMA cell_size_check = ON")
        base.execute("BEGIN EXCLUSIVE")
        found = {sql for (sql,) in base.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
        if found and found != _SCHEMA:
            raise DamagedError
        for statement in sorted(_SCHEMA - found):
            base.execute(statement)
        yield base
        base.execute("COMMIT")


def _state(base: sqlite3.Connection) -> State:
    """What is kept, if this very engine has kept it; all else is thrown away."""
    for (value,) in base.execute("SELECT value FROM state"):
        engine, names, sections, found = json.loads(value)
        if engine == _engine():
            return State(names, sections, {sort: tuple(Shard(*one) for one in some) for sort, some in found.items()})
    for table in ("state", "analyses", "words", "texts"):
        base.execute(f"DELETE FROM {table}")  # noqa: S608
    return State()


@cache
def _engine() -> str:
    """What an index follows from besides its documents."""
    folders = (Path(__file__).parent, Path(morphology.__file__).parent)
    sources = sorted(path for folder in folders for path in (*folder.glob("*.py"), *folder.glob("learned/*")))
    return blake2b(sys.version.encode() + b"".join(path.read_bytes() for path in sources), digest_size=16).hexdigest()


def _edited(
    base: sqlite3.Connection, earlier: State, texts: Texts, said: Said, language: Language
) -> tuple[Entries, Exceptions]:
    """What differs from an earlier index, where each document that has another name than there has changed."""
    before: Sequence[str | None] = earlier.names or [None] * len(said.cards)
    changed = [number for number, card in enumerate(said.cards) if card.name != before[number]]
    keys = Keys(language, base.execute("SELECT word, key FROM words") if changed else ())
    first, analyses = list(starts(card.sections for card in said.cards)), KeptAnalyses(base)

    def edits() -> Iterator[Edit]:
        for number in changed:
            name = said.cards[number].name
            now = analyses.get(name) or _analysed(analyses, name, said.document(number), keys)
            yield Edit(first[number], _known(analyses, before[number]), now)

    found = edited(edits(), keys, Kept(earlier.sorts, texts) if earlier.names else EMPTY)
    base.executemany("INSERT INTO words VALUES (?, ?)", ((word, keys[word]) for word in sorted(keys.new)))
    return found


def _analysed(analyses: KeptAnalyses, name: str, document: Document, keys: Keys) -> Analysis:
    analyses[name] = found = analysed(document, keys)
    return found


def _known(analyses: KeptAnalyses, name: str | None) -> Analysis:
    """What a document added that is in the earlier index; nothing without a name."""
    found = NOTHING if name is None else analyses.get(name)
    if found is None:
        raise DamagedError
    return found


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _keep(base: sqlite3.Connection, last: State, now: State) -> None:
    """Put down the new state; what only the last one needed is forgotten."""
    KeptAnalyses(base).forget({*last.names} - {*now.names})
    base.executemany("DELETE FROM texts WHERE digest = ?", ((one,) for one in last.digests() - now.digests()))
    found = {sort: [(shard.first, shard.digest) for shard in some] for sort, some in now.sorts.items()}
    base.execute("DELETE FROM state")
    base.execute("INSERT INTO state VALUES (?)", (_dumped((_engine(), now.names, now.sections, found)),))
