"""Files -> Library: the only reader of content.

A file is read once. What cannot be read becomes a diagnostic, never an exception, so that one run tells
every fault; the rest of the Library is built all the same. What a start has read, a later one finds in the store.

Phase: load. Only bridge and cli import it.
"""

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from rulebook.loader.files import content_files
from rulebook.loader.house import house
from rulebook.loader.kept import Kept
from rulebook.loader.reader import Reader
from rulebook.loader.records import records
from rulebook.loader.store import Store
from rulebook.loader.vocabulary import (
    CLAIMS,
    GLOSSARY,
    HOUSE,
    TAXONOMY,
    claims,
    taxonomy,
    terms,
    vocabulary_document,
)
from rulebook.model.collector import without_collector
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.library import AnyRecord, Library

__all__ = ["Kept", "Reading", "kept_below", "load", "load_again"]

STORE: Final = ".cache/reading.sqlite"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a load gives: the Library, and the faults of the files that are not in it.

    `origins` names for each record what it was made from, where something is kept: records of one origin are the same,
    in whatever process. It is empty for a record of which a file could not be read.
    """

    library: Library
    diagnostics: tuple[Diagnostic, ...]
    origins: Mapping[str, str] = field(default_factory=dict)


def load_again(root: Path, digests: Mapping[str, str] | None = None, jobs: int = 1) -> Reading:
    """Read all content below a project folder, with what earlier starts have left in its cache.

    Who has read the files just now hands over their digests; then several processes may work on what is new.
    """
    return load(root, kept_below(root, stays=False), digests, jobs)


def kept_below(root: Path, stays: bool = True) -> Kept:
    """What earlier starts have left in the cache of a project folder; it stays for one who will load several times."""
    return Kept(Store(root / STORE), stays)


@without_collector()
def load(root: Path, kept: Kept | None = None, digests: Mapping[str, str] | None = None, jobs: int = 1) -> Reading:
    """Read all content below a project folder: docs/ and cases/.

    With `kept` only what has changed since is read again.
    """
    reader = Reader(root, kept=kept, digests=digests or {})
    with kept.loading(reader.files, reader.begun) if kept else nullcontext(), reader.history:
        return _load(reader, jobs)


def _load(reader: Reader, jobs: int) -> Reading:
    found = records(reader, content_files(reader), jobs)
    glossary, stated, words, own = terms(reader), claims(reader), taxonomy(reader), house(reader)
    library = Library(
        records=found,
        terms=glossary.values,
        claims=stated.values,
        taxonomy=words.values,
        house=own.values,
        documents={
            "term": vocabulary_document(reader, GLOSSARY, glossary.silencings),
            "claim": vocabulary_document(reader, CLAIMS, stated.silencings),
            "taxonomy": vocabulary_document(reader, TAXONOMY, words.silencings),
            "house": vocabulary_document(reader, HOUSE, own.silencings),
        },
        unread=frozenset(reader.unread),
        doubted=own.doubted,
    )
    return Reading(library, tuple(reader.diagnostics), {id: _origin(reader, one) for id, one in found.items()})


def _origin(reader: Reader, record: AnyRecord) -> str:
    """The name of its files; what has changed in a source since it was translated, the project's history says."""
    name = reader.names.get(("record", record.kind, record.id), "")
    return f"{name} {sorted(record.stale.items())}" if name and record.stale else name
