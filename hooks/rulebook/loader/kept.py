"""What was made of files, kept for as long as they say the same: for this process, and in a store for later ones.

Phase: load.
"""

import os
import sys
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from operator import attrgetter
from pathlib import Path
from typing import Final

import rulebook
from rulebook.loader.store import Store
from rulebook.model.diagnostic import Diagnostic

READERS: Final = ("loader", "schema", "model")
"""The rooms of the engine from which it follows what a file says."""

PACKAGES: Final = ("pydantic", "pydantic-core", "python-frontmatter", "pyyaml")

STEP: Final = 2_000_000_000
"""Nanoseconds within which a file system may give two versions of a file the same time."""

_STAMP: Final = attrgetter("st_mtime_ns", "st_ctime_ns", "st_size", "st_mode", "st_ino")
"""What tells at little cost whether a file is as it was; not of one that has changed within the last STEP."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What was made of files, with the faults and the ids of no use that were noted on the way.

    Its name is that of the files and the engine, where both are known.
    """

    value: object
    diagnostics: list[Diagnostic] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    name: str = ""

    @property
    def is_faultless(self) -> bool:
        return not self.diagnostics and not self.unread


class Kept:
    """What was made: in this process, as long as its files have the same stamps; in the store, under a hash of their
    bytes.

    Faults are kept for this process only: a later one finds them by reading. For one load nothing has to stay here.
    """

    def __init__(self, store: Store | None = None, stays: bool = True) -> None:
        self.store, self._stays = store, stays
        self._stamps: dict[str, object] = {}
        self._touched = set[str]()
        self._before: dict[Hashable, tuple[Sequence[str], Noted]] = {}
        self._now: dict[Hashable, tuple[Sequence[str], Noted]] = {}

    @contextmanager
    def loading(self, files: Mapping[str, os.stat_result], begun: int) -> Iterator[None]:
        """One load of files, with what the system says of them, which began at a time; the store is open meanwhile.

        What this load does not ask for goes, so that what is kept was always made of the files of the last one.
        """
        stamps = _stamps(files, begun) if self._stays else {}
        same = self._stamps
        self._touched = {path for path in files if path not in stamps or stamps[path] != same.get(path)}
        self._now = {}
        with self.store.opened() if self.store else nullcontext():
            yield
        if self._stays:
            self._before, self._stamps = self._now, stamps

    def known(self, key: Hashable, paths: Sequence[str]) -> Noted | None:
        """What this process made of the same files, if none of them has been touched since."""
        found = self._before.get(key)
        return found[1] if found and found[0] == paths and self._touched.isdisjoint(paths) else None

    def same(self, key: Hashable, name: str) -> Noted | None:
        """What this process made of files with the same bytes, though something else may have touched them."""
        found = self._before.get(key)
        return found[1] if found and found[1].name == name else None

    def know(self, key: Hashable, paths: Sequence[str], noted: Noted) -> None:
        """Keep what was made of files for the next load of this process."""
        self._now[key] = paths, noted

    def name(self, key: Hashable, paths: Sequence[str], digests: Mapping[str, str]) -> str:
        """What the store calls that which this engine makes of files with these digests; empty where one is unknown."""
        known = {path: digests[path] for path in paths if path in digests}
        if len(known) < len(paths):
            return ""
        return blake2b(_engine() + repr((key, known)).encode(), digest_size=16).hexdigest()


def _stamps(files: Mapping[str, os.stat_result], begun: int) -> dict[str, object]:
    """The stamps of files; of those that may yet change unseen there are none."""
    found = zip(files, map(_STAMP, files.values()), strict=True)
    return {path: stamp for path, stamp in found if begun - max(stamp[:2]) >= STEP}


def digest_of(content: Iterable[bytes]) -> str:
    """What tells one content of a file from all others."""
    found = blake2b(digest_size=16)
    for block in content:
        found.update(block)
    return found.hexdigest()


@cache
def _engine() -> bytes:
    """A hash of what makes records of files: our own sources, and those of others by their versions."""
    folder = Path(rulebook.__file__).parent
    sources = sorted(path for room in READERS for path in (folder / room).glob("*.py"))
    found = blake2b(repr((sys.version, [version(name) for name in PACKAGES])).encode())
    for path in sources:
        found.update(repr((path.name, path.stat().st_size)).encode() + path.read_bytes())
    return found.digest()
