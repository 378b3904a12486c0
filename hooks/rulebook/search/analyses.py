"""The analyses of documents, in a table of the cache's file.

Words stand there in texts and impacts in bytes: to write and to read them takes no step for each.

Phase: search. `store` opens the file.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from rulebook.search.analysis import TOP_IMPACT, Analysis
from rulebook.search.texts import DamagedError


class KeptAnalyses:
    """The analyses by the names of their documents, in the file alone."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def __setitem__(self, name: str, found: Analysis) -> None:
        keys = "\n".join(" ".join(section) for section in found.impacts)
        impacts = b"".join(bytes(section.values()) for section in found.impacts)
        row = name, keys, impacts, " ".join(found.words)
        self._base.execute("INSERT INTO analyses VALUES (?, ?, ?, ?)", row)

    def get(self, name: str) -> Analysis | None:
        """The analysis of a document, if it is known."""
        for _, keys, impacts, words in self._base.execute("SELECT * FROM analyses WHERE name = ?", (name,)):
            return Analysis(tuple(_sections(keys, impacts)), words.split())
        return None

    def forget(self, names: Iterable[str]) -> None:
        """Keep these no longer."""
        self._base.executemany("DELETE FROM analyses WHERE name = ?", ((name,) for name in names))


def _sections(keys: str, impacts: bytes) -> Iterator[Mapping[str, int]]:
    """The keys of each section with their impacts, of which no section has more and none is more than there can be."""
    start = 0
    for section in keys.split("\n"):
        found = section.split()
        yield dict(zip(found, impacts[start : start + len(found)], strict=True))
        start += len(found)
    if start < len(impacts) or not 0 < min(impacts, default=1) <= max(impacts, default=1) <= TOP_IMPACT:
        raise DamagedError
