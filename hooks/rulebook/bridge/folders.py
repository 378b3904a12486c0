"""The folder of a site that is renewed: what is made is written beside it first, and then takes its place.

Phase: bridge. A preview's site changes file by file while it is looked at; a built one is exchanged whole.
"""

import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

Known = tuple[int, int, int]
"""The size and time of a file, and the number that all its names share."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a site lies, and beside it what is being made of it.

    What is `exchanged` is never seen between two states: a copy of it is changed, which then takes its place. What the
    site was before becomes the `spare`, of which the next copy is made: only what differs has to be linked anew then.
    `known` is what lies there as far as we have looked and changed it since.
    """

    site: Path
    exchanged: bool = False
    spare: Path | None = None
    known: dict[str, Known] = field(default_factory=dict, compare=False)

    @property
    def new(self) -> Path:
        return self.site.with_name(f"{self.site.name}.new")

    @property
    def open(self) -> Path:
        """The site that is being changed."""
        return self.site.with_name(f"{self.site.name}.building") if self.exchanged else self.site

    def clear(self) -> None:
        """Make room for what is made next."""
        with suppress(FileNotFoundError):
            shutil.rmtree(self.new)
        self.new.mkdir(parents=True)

    def begin(self) -> None:
        """Make ready to change the site."""
        if self.exchanged:
            shutil.rmtree(self.open, ignore_errors=True)
            if not self.known:
                self.stamp()
            if not (self.spare and self._is_usable(self.spare) and self._brought_up(self.spare)):
                shutil.rmtree(self.open, ignore_errors=True)
                _copy(str(self.site), str(self.open), _link)

    def _is_usable(self, spare: Path) -> bool:
        """Whether it lies where files can have names in both."""
        return spare.is_dir() and not spare.is_symlink() and spare.stat().st_dev == self.site.stat().st_dev

    def _brought_up(self, spare: Path) -> bool:
        """Make the spare the copy; files that have a name in both are the same, whatever they are called."""
        try:
            spare.rename(self.open)
            there = _found(self.open, os.DirEntry.inode)
            self._remove(path for path in there if path not in self.known)
            for path in (path for path, (_, _, number) in self.known.items() if there.get(path) != number):
                (self.open / path).unlink(missing_ok=True)
                (self.open / path).parent.mkdir(parents=True, exist_ok=True)
                _link(str(self.site / path), str(self.open / path))
        except OSError:
            return False
        return True

    def finish(self) -> None:
        """The changed site is whole; nothing of the work is left."""
        if self.exchanged:
            take_place(self.open, self.site, self.spare)
        shutil.rmtree(self.new, ignore_errors=True)

    def differing(self) -> list[str]:
        """The paths of new files that the site does not have, or has with another content."""
        return [path for path in self.made() if _bytes(self.open / path) != _bytes(self.new / path)]

    def made(self) -> Iterable[str]:
        """The paths of all new files."""
        return _found(self.new, os.DirEntry.inode)

    def put(self, paths: Iterable[str]) -> None:
        """Let new files take the place of old ones, each in one step."""
        for path in paths:
            (self.open / path).parent.mkdir(parents=True, exist_ok=True)
            (self.new / path).replace(self.open / path)
            self.known[path] = _known((self.open / path).lstat())

    def take_away(self, paths: Iterable[str]) -> None:
        """Remove files of the site, and the folders that are empty then."""
        gone = tuple(paths)
        self._remove(gone)
        for path in gone:
            self.known.pop(path, None)

    def _remove(self, paths: Iterable[str]) -> None:
        for path in paths:
            (self.open / path).unlink(missing_ok=True)
            for parent in (self.open / path).parents:
                if parent == self.open or not parent.is_dir() or any(parent.iterdir()):
                    break
                parent.rmdir()

    def replace(self) -> None:
        """Let everything that is new take the place of the whole site."""
        if self.spare:
            shutil.rmtree(self.spare, ignore_errors=True)
        take_place(self.new, self.site)
        self.known.clear()

    def provide(self) -> None:
        """Have a spare at hand, so that the first edit waits for no copy; none where it would not be one of links."""
        if self.spare and self.site.is_dir() and not (self.spare.exists() or self.spare.is_symlink()):
            self.spare.parent.mkdir(parents=True, exist_ok=True)
            try:
                _copy(str(self.site), str(self.spare), os.link)
            except OSError:
                shutil.rmtree(self.spare, ignore_errors=True)

    def stamp(self) -> str:
        """What tells whether anybody has touched the site: names, sizes and times of its files."""
        self.known.clear()
        self.known.update(_found(self.site, lambda entry: _known(entry.stat(follow_symlinks=False))))
        return _stamp(self.known)

    def expected_stamp(self) -> str:
        """The same, if nobody but us has touched the site since we looked."""
        return _stamp(self.known) if self.known else self.stamp()


def take_place(new: Path, site: Path, spare: Path | None = None) -> None:
    """Put a new site in the old one's place: two renames, and the old one goes, or becomes the spare."""
    old = site.with_name(f"{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    if spare:
        shutil.rmtree(spare, ignore_errors=True)
        with suppress(OSError):  # on another disk
            old.rename(spare)
    shutil.rmtree(old, ignore_errors=True)


def _found(site: Path, told: Callable[[os.DirEntry[str]], T]) -> dict[str, T]:
    """What is to be told of everything below a folder but folders, by its path with slashes; no link is followed."""
    found = {}
    start, folders = len(str(site)) + 1, [str(site)] if site.is_dir() else []
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                else:
                    found[entry.path[start:].replace(os.sep, "/")] = told(entry)
    return found


def _stamp(known: dict[str, Known]) -> str:
    lines = "".join([f"{path}\0{size}\0{time}\0" for path, (size, time, _) in sorted(known.items())])
    return blake2b(lines.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _known(state: os.stat_result) -> Known:
    return state.st_size, state.st_mtime_ns, state.st_ino


def _copy(folder: str, target: str, link: Callable[[str, str], None]) -> None:
    """A folder of second names."""
    os.mkdir(target)
    with os.scandir(folder) as entries:
        for entry in entries:
            copied = f"{target}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                _copy(entry.path, copied, link)
            else:
                link(entry.path, copied)


def _link(source: str, target: str) -> None:
    """A second name for a file, or a copy where there are none; no file of a site is changed in place."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
