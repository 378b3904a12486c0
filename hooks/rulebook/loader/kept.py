"""What was made of files, kept for as long as they say the same: for this process, and in a store for later ones.

Phase: load.
"""

import sys
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Final

import rulebook
from rulebook.loader.store import Store
from rulebook.model.diagnostic import Diagnostic

READERS: Final = ("loader", "schema", "model")
"""The rooms of the engine from which it follows what a file says."""

PACKAGES: Final = ("pydantic", "pydantic-core", "python-frontmatter", "pyyaml")


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
    """What was made: under a key, as long as its files have the same stamps; in the store, under a hash of their bytes.

    Faults are kept for this process only: a later one finds them by reading. For one load nothing has to stay here.
    """

    def __init__(self, store: Store | None = None, stays: bool = True) -> None:
        self.store, self.stays = store, stays
        self._known: dict[Hashable, tuple[object, Noted]] = {}

    def known(self, key: Hashable, stamps: object) -> Noted | None:
        """What this process made of the same files."""
        found = self._known.get(key)
        return found[1] if found and found[0] == stamps else None

    def same(self, key: Hashable, name: str) -> Noted | None:
        """What this process made of files with the same bytes, though something else may have touched them."""
        found = self._known.get(key)
        return found[1] if found and found[1].name == name else None

    def know(self, key: Hashable, stamps: object, noted: Noted) -> None:
        """Keep what was made for this process, if that stays."""
        if self.stays:
            self._known[key] = stamps, noted

    def name(self, key: Hashable, paths: Sequence[str], digests: Mapping[str, str]) -> str:
        """What the store calls that which this engine makes of files with these digests; empty where one is unknown."""
        known = {path: digests[path] for path in paths if path in digests}
        if len(known) < len(paths):
            return ""
        return blake2b(_engine() + repr((key, known)).encode(), digest_size=16).hexdigest()


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
