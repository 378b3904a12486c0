"""What a whole site follows from, besides its records: engine, settings, vocabulary.

Phase: bridge. Where any of it has changed, nothing that was made before is used again.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from glob import glob
from hashlib import blake2b
from pathlib import Path
from typing import Final

from rulebook.loader.kept import digest_of
from rulebook.loader.vocabulary import VOCABULARY

_BLOCK: Final = 65_536
"""Bytes that are read at once: all of a usual file, and of a huge one no more."""


def engine(root: Path) -> str:
    """A digest of the program: the files below hooks/, Python, and the packages that are installed."""
    start = len(f"{root}/")
    files = sorted(_paths(root / "hooks", followlinks=True))
    return _digest(sys.version, *_packages(), *(file[start:] for file in files), *map(_bytes, files))


def _packages() -> list[str]:
    """What is installed, each with its version in its name."""
    return sorted(name for folder in set(sys.path) for name in glob("*.dist-info", root_dir=folder or "."))


def stamps(root: Path) -> frozenset[tuple[str, int, int]]:
    """What tells at little cost whether the files below hooks/ are as they were."""
    states = ((path, os.stat(path)) for path in _paths(root / "hooks", followlinks=True))
    return frozenset((path, state.st_mtime_ns, state.st_size) for path, state in states)


def surroundings(root: Path) -> str:
    """A digest of what all pages share: settings, vocabulary, the environment."""
    settings = sorted(f"{name}={value}" for name, value in os.environ.items() if name.startswith("RULEBOOK_"))
    files = (f"{root}/{path}" for path in ("mkdocs.yml", *sorted(VOCABULARY)))
    return _digest(*settings, *map(_bytes, files))


def everything(made_of: str, day: date, content: Mapping[str, str]) -> str:
    """A digest of all that a site is made of: the engine and the settings, the day, every file of the content."""
    return _digest(made_of, day.isoformat(), *(f"{path}\0{digest}" for path, digest in content.items()))


def content(root: Path) -> dict[str, str]:
    """A digest of every file of the content by its path, as the loader knows it; of what is no file, the path alone."""
    start = len(f"{root}/")
    files = sorted(file for name in ("docs", "cases") for file in _paths(root / name, followlinks=False))
    return {file[start:]: _content(file) for file in files}


def _content(file: str) -> str:
    if not os.path.isfile(file):
        return ""
    with open(file, "rb", buffering=0) as opened:
        return digest_of(iter(lambda: opened.read(_BLOCK), b""))


def _paths(folder: Path, followlinks: bool) -> Iterator[str]:
    for parent, folders, names in os.walk(folder, followlinks=followlinks):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (os.path.join(parent, name) for name in names)


def _bytes(path: str) -> bytes:
    return Path(path).read_bytes() if os.path.isfile(path) else b""


def _digest(*parts: str | bytes) -> str:
    found = blake2b(digest_size=16)
    for part in parts:
        raw = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        found.update(len(raw).to_bytes(8, "big") + raw)
    return found.hexdigest()
