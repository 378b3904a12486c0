"""What a source said when a translation was made: looked up in the history of the repository.

A hash alone can say that a source has changed. Where the project is a Git checkout, the version with that
hash is found among the file's last commits, and the fields that differ can be named.

Phase: load.
"""

import subprocess
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from rulebook.model.markers import FieldPath, ProseMarker, values_with

DEPTH: Final = 20
"""How many versions of a file are looked at."""

_LOG: Final = ("log", "--raw", "-c", "--format=", "--no-abbrev", "--no-renames", "--no-color", "--no-show-signature")
_WHERE: Final = ("--relative", "--", "docs", "cases")


class History:
    """The versions of content files, newest first; none where Git or its history is missing.

    All files share one `git log`, read no further back than somebody asks, and one `git cat-file`: with a process for
    each version of each file a hundred stale translations would take a minute of every start.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: defaultdict[str, list[bytes]] = defaultdict(list)
        self._running: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for process in self._running:
            process.kill()
            process.communicate()

    def versions(self, path: str) -> Iterator[str]:
        """The texts of a file in its last commits."""
        for number in range(DEPTH):
            if not self._reaches(path, number):
                return
            if (content := self._content(self._known[path][number])) is not None:
                yield content.decode("utf-8", "replace")

    def _reaches(self, path: str, number: int) -> bool:
        """Whether a file has so many versions, as far back as the history must be read to know."""
        known = self._known[path]
        while len(known) <= number and (line := next(self._changes, None)):
            self._note(line)
        return len(known) > number

    def _note(self, line: bytes) -> None:
        """One change: ``:modes old new M<tab>path``; a merge that differs from all its parents has more of each."""
        head, tab, path = line.rstrip(b"\n").partition(b"\t")
        if tab:
            known, blob = self._known[path.decode("utf-8", "replace")], head.split()[-2]
            if blob.strip(b"0") and blob not in known:
                known.append(blob)

    @cached_property
    def _changes(self) -> Iterator[bytes]:
        log = self._git(*_LOG, *_WHERE)
        return iter(log.stdout) if log and log.stdout else iter(())

    @cached_property
    def _objects(self) -> subprocess.Popen[bytes] | None:
        return self._git("cat-file", "--batch")

    def _content(self, blob: bytes) -> bytes | None:
        if not self._objects or not self._objects.stdin or not self._objects.stdout:
            return None
        try:
            self._objects.stdin.write(blob + b"\n")
            self._objects.stdin.flush()
        except OSError:
            return None
        _, *found = self._objects.stdout.readline().split()
        return self._objects.stdout.read(int(found[1]) + 1)[:-1] if len(found) > 1 else None

    def _git(self, *arguments: str) -> subprocess.Popen[bytes] | None:
        command, pipe = ["git", "-C", str(self._root), *arguments], subprocess.PIPE
        try:
            process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)  # noqa: S603
        except FileNotFoundError:
            return None
        self._running.append(process)
        return process


def changed_prose(then: object, now: object) -> tuple[str, ...]:
    """The names of the front-matter fields, and ``body``, whose prose differs between two versions."""
    before, after = prose(then), prose(now)
    paths = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    return tuple(sorted({str(path[0]) for path in paths}))


def prose(record: object) -> dict[FieldPath, str]:
    """All texts of a record that a reader reads, by their places."""
    return {path: text for path, text, _ in values_with(ProseMarker, record)}
