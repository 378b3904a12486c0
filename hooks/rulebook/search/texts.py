"""The texts of an index's files, in a table of the cache's file: read one by one, and trusted only if they are sound.

Phase: search. `store` opens the file.
"""

import sqlite3
from collections.abc import Iterable
from zlib import crc32


class DamagedError(Exception):
    """The file is a database, but not as we have left it."""


class KeptTexts:
    """The texts of shards by digest, in the file alone: together they are as large as all documents."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._own: set[str] = set()

    def __getitem__(self, digest: str) -> bytes:
        for row in self._base.execute("SELECT * FROM texts WHERE digest = ?", (digest,)):
            return bytes(row[2]) if digest in self._own else _sound(*row)
        raise DamagedError

    def __setitem__(self, digest: str, text: bytes) -> None:
        self._own.add(digest)
        self._base.execute("INSERT OR REPLACE INTO texts VALUES (?, ?, ?)", (digest, checksum(digest, text), text))

    def require(self, digests: Iterable[str]) -> None:
        """Be sure that these are there and sound, before anybody is given the first of them.

        What was put here now is: the file is ours alone meanwhile.
        """
        for digest in {*digests} - self._own:
            self[digest]


def _sound(digest: str, kept: int, value: bytes) -> bytes:
    """A text as it was kept. It will stand in a script, so it must be a string and nothing else, whoever wrote it."""
    within = value[1:-1].replace(b"\\\\", b"").replace(b'\\"', b"")
    is_string = value[:1] + value[-1:] == b'""' and not (b'"' in within or b"\n" in within or within.endswith(b"\\"))
    if kept != checksum(digest, value) or not is_string:
        raise DamagedError
    return value


def checksum(digest: str, value: bytes) -> int:
    """What tells a text that was damaged."""
    return crc32(value, crc32(digest.encode()))
