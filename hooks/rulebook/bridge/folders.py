"""The folder of a preview: what is made is written beside it first, and then takes its place file by file.

Phase: bridge.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a preview lies: its site, and beside it what is being made."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def new(self) -> Path:
        return self.root / "new"

    @property
    def state(self) -> Path:
        return self.root / "state.sqlite"

    def clear(self) -> None:
        """Make room for what is made next."""
        shutil.rmtree(self.new, ignore_errors=True)
        self.new.mkdir(parents=True)

    def differing(self) -> list[str]:
        """The paths of new files that the site does not have, or has with another content."""
        return [path for path in self.made() if _bytes(self.site / path) != _bytes(self.new / path)]

    def made(self) -> Iterator[str]:
        """The paths of all new files, with slashes."""
        found = (Path(parent, name) for parent, _, names in os.walk(self.new) for name in names)
        return (path.relative_to(self.new).as_posix() for path in found)

    def put(self, paths: Iterable[str]) -> None:
        """Let new files take the place of old ones, each in one step."""
        for path in paths:
            (self.site / path).parent.mkdir(parents=True, exist_ok=True)
            (self.new / path).replace(self.site / path)

    def take_away(self, paths: Iterable[str]) -> None:
        """Remove files of the site, and the folders that are empty then."""
        for path in paths:
            (self.site / path).unlink(missing_ok=True)
            for parent in (self.site / path).parents:
                if parent == self.site or not parent.is_dir() or any(parent.iterdir()):
                    break
                parent.rmdir()

    def replace(self) -> None:
        """Let everything that is new take the place of the whole site."""
        old = self.root / "old"
        shutil.rmtree(old, ignore_errors=True)
        if self.site.exists():
            self.site.rename(old)
        self.new.rename(self.site)
        shutil.rmtree(old, ignore_errors=True)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
