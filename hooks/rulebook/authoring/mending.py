"""Bring the content files of a project into the normal form, each at once or not at all.

Phase: authoring. The command line uses it.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from rulebook.authoring.normal_form import Change, FileKind, mended
from rulebook.loader.files import FOLDERS, NO_RECORDS
from rulebook.loader.reader import Reader
from rulebook.loader.vocabulary import CLAIMS, GLOSSARY, HOUSE, TAXONOMY
from rulebook.schema.yaml_reader import FaultyYamlError

_VOCABULARY: dict[str, FileKind] = {GLOSSARY: "term", CLAIMS: "claim", TAXONOMY: "taxonomy", HOUSE: "house"}


def content_texts(root: Path) -> Iterator[tuple[str, FileKind, str]]:
    """Every content file of a project that is a text: its path, its kind, what stands in it."""
    reader = Reader(root)
    for path in reader.files:
        kind = _kind(path)
        text = reader.text(path) if kind else None
        if kind and text is not None:
            yield path, kind, text


def _kind(path: str) -> FileKind | None:
    if path in _VOCABULARY:
        return _VOCABULARY[path]
    if path.startswith(tuple(NO_RECORDS)) or not path.endswith(".md"):
        return None
    return next((kind for folder, kind in FOLDERS.items() if path.startswith(f"{folder}/")), None)


def mend(root: Path, wanted: Callable[[str], bool] = lambda path: True) -> Iterator[tuple[str, tuple[Change, ...]]]:
    """Mend every file that is wanted and can be read, and tell of those that changed."""
    for path, kind, text in content_texts(root):
        if not wanted(path):
            continue
        try:
            done = mended(text, kind)
        except FaultyYamlError:
            continue  # the check says what is wrong with it
        if done.text != text:
            write(root / path, done.text)
            yield path, done.changes


def write(path: Path, text: str) -> None:
    """Put a text into the place of a file, so that nobody ever finds half of it."""
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.write_bytes(text.encode("utf-8"))
    if path.exists():
        shutil.copymode(path, unfinished)
    unfinished.replace(path)
