"""What a whole site follows from, besides its records: engine, settings, vocabulary.

Phase: bridge. Where any of it has changed, nothing that was made before is used again.
"""

import os
import sys
from collections.abc import Iterator
from datetime import date
from hashlib import blake2b, file_digest
from pathlib import Path

from rulebook.loader.vocabulary import VOCABULARY


def engine(root: Path) -> str:
    """A digest of the program: the files below hooks/, Python, and the packages that are installed."""
    files = sorted(_files(root / "hooks"))
    packages = sorted(path.name for folder in set(sys.path) for path in Path(folder or ".").glob("*.dist-info"))
    return _digest(sys.version, *packages, *(str(path.relative_to(root)) for path in files), *map(_bytes, files))


def stamps(root: Path) -> frozenset[tuple[str, int, int]]:
    """What tells at little cost whether the files below hooks/ are as they were."""
    states = ((str(path), path.stat()) for path in _files(root / "hooks"))
    return frozenset((path, state.st_mtime_ns, state.st_size) for path, state in states)


def surroundings(root: Path) -> str:
    """A digest of what all pages share: settings, vocabulary, the environment."""
    settings = sorted(f"{name}={value}" for name, value in os.environ.items() if name.startswith("RULEBOOK_"))
    files = (root / path for path in ("mkdocs.yml", *sorted(VOCABULARY)))
    return _digest(*settings, *map(_bytes, files))


def everything(root: Path, day: date) -> str:
    """A digest of all that a site is made of: the engine, the settings, the day, every file of the content."""
    files = sorted(file for name in ("docs", "cases") for file in _files(root / name, followlinks=False))
    states = (f"{file.relative_to(root)}\0{_content(file)}" for file in files)
    return _digest(engine(root), surroundings(root), day.isoformat(), *states)


def _content(file: Path) -> str:
    if not file.is_file():
        return ""
    with file.open("rb") as opened:
        return file_digest(opened, "blake2b").hexdigest()


def _files(folder: Path, followlinks: bool = True) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, followlinks=followlinks):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (Path(parent, name) for name in names)


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _digest(*parts: str | bytes) -> str:
    found = blake2b(digest_size=16)
    for part in parts:
        raw = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        found.update(len(raw).to_bytes(8, "big") + raw)
    return found.hexdigest()
