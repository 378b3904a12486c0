"""What was read of files at earlier starts, in a file of the cache: under a hash of their bytes, what they say.

Nothing is found by time, and nothing that is found here can run: a value is JSON, and who asks for it knows its form.
The file may be deleted at any time, and may have come from elsewhere. What is not in it, or not as it was written, is
read anew; so is everything while another process holds the file for long. What the last starts did not ask for goes.

Phase: load. It writes its own file and no other.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from zlib import crc32

PATIENCE: Final = 5
"""Seconds to wait for another process that is writing."""

STARTS: Final = 3
"""How many starts that found something new are remembered; one with another engine has all of it anew."""

TOGETHER: Final = 250
"""How many values are held back, to be written at once."""

_SCHEMA: Final = """
PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS made (key TEXT PRIMARY KEY, checksum INTEGER, value BLOB);
CREATE TABLE IF NOT EXISTS used (key TEXT PRIMARY KEY, start INTEGER) WITHOUT ROWID;
"""

_ROWS: Final = "SELECT key, checksum, value FROM made WHERE key IN ({})"


class Store:
    """The file, for one start of the program."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._base: sqlite3.Connection | None = None
        self._start = 0
        self._asked: set[str] = set()
        self._new: dict[str, bytes] = {}
        self._ahead: dict[str, tuple[int, bytes] | None] = {}

    @contextmanager
    def opened(self) -> Iterator[None]:
        """The file is open meanwhile; without one nothing is found, nothing kept."""
        with self._forgiving():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(self._path, timeout=PATIENCE)
            self._base.executescript(_SCHEMA)
        try:
            yield
        finally:
            self._write()
            self._close()

    def keys(self) -> set[str]:
        """Under what anything is kept."""
        with self._forgiving():
            return {*self._new, *(key for (key,) in (self._base.execute("SELECT key FROM made") if self._base else ()))}
        return set(self._new)

    def look_up(self, keys: Sequence[str]) -> None:
        """Look up at once what is about to be asked for: one by one it takes three times as long."""
        self._ahead = dict.fromkeys(key for key in keys if key not in self._new) | self._rows(keys)

    def _rows(self, keys: Sequence[str]) -> dict[str, tuple[int, bytes]]:
        """Checksums and values by their keys, as far as they are there."""
        with self._forgiving():
            marks = ",".join("?" * len(keys))
            rows = self._base.execute(_ROWS.format(marks), keys) if self._base else ()
            return {key: (checksum, value) for key, checksum, value in rows}
        return {}

    def get(self, key: str) -> bytes | None:
        """What is kept under a key."""
        if key in self._new:
            return self._new[key]
        row = self._ahead.pop(key) if key in self._ahead else self._rows((key,)).get(key)
        with self._forgiving():
            if row and row[0] == _checksum(key, row[1]):
                self._asked.add(key)
                return bytes(row[1])
        return None

    def put(self, key: str, value: bytes) -> None:
        """Keep a value."""
        self._new[key] = value
        if len(self._new) >= TOGETHER:
            self._write()

    def _write(self) -> None:
        with self._forgiving():
            if self._base and self._new:
                with self._base as base:
                    self._begin(base)
                    rows = ((key, _checksum(key, value), value) for key, value in self._new.items())
                    base.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?)", rows)
                    uses = ((key, self._start) for key in (*self._asked, *self._new))
                    base.executemany("INSERT OR REPLACE INTO used VALUES (?, ?)", uses)
                self._asked.clear()
        self._new.clear()

    def _begin(self, base: sqlite3.Connection) -> None:
        """With the first that is new this start counts, and what the last ones did not ask for goes."""
        base.execute("BEGIN IMMEDIATE")
        if not self._start:
            ((self._start,),) = base.execute("SELECT ifnull(max(start), 0) + 1 FROM used")
            base.execute("DELETE FROM used WHERE start <= ?", (self._start - STARTS,))
            base.execute("DELETE FROM made WHERE key NOT IN (SELECT key FROM used)")

    @contextmanager
    def _forgiving(self) -> Iterator[None]:
        """Whatever the file does, content can be read without it; one that is no database of ours goes."""
        try:
            yield
        except (sqlite3.Error, OSError, TypeError) as error:
            self._close()
            if type(error) is sqlite3.DatabaseError:
                self._path.unlink(missing_ok=True)

    def _close(self) -> None:
        if self._base:
            self._base.close()
        self._base = None


def _checksum(key: str, value: bytes) -> int:
    return crc32(value, crc32(key.encode()))
