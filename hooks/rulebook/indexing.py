"""The index of a project's content, kept in the cache for as long as the content and the engine are the same.

Phase: command line; it reads and writes files.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

import rulebook
from rulebook.loader import load_again
from rulebook.loader.gate import admitted
from rulebook.model.languages import Language
from rulebook.rendering.site import Site
from rulebook.search.documents import documents
from rulebook.search.store import CACHE, renewed


class NoContentError(Exception):
    """The folder is no project, or one without content."""


def indexed(root: Path, language: Language, anew: bool = False) -> Path:
    """The folder with the index of one language; made if the content or the engine has changed, or if what is there is
    no good. Indexes of other content go."""
    kept = root / CACHE / "search"
    folder = kept / _fingerprint(root) / language
    if anew or not (folder / "index.js").exists():
        library = load_again(root).library
        if not library.records:
            raise NoContentError(root)
        for other in kept.iterdir() if kept.exists() else ():
            if anew or other != folder.parent:
                rmtree(other)
        _write(folder, Site(library.published()), language, root / CACHE)
    return folder


def _write(folder: Path, site: Site, language: Language, cache: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, script in renewed(list(documents(site, language)), language, {}, cache):
        (folder / name).write_bytes(script)


def _fingerprint(root: Path) -> str:
    """A hash of every file that the index follows from."""
    found = sha256()
    for path in _sources(root):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:16]


def _sources(root: Path) -> Iterator[Path]:
    yield from (root / path for path in admitted(root)[0])
    engine = Path(rulebook.__file__).parent.rglob("*")
    yield from sorted(path for path in engine if path.is_file() and "__pycache__" not in path.parts)
