"""What a source said when a translation was made: looked up in the history of the repository.

A hash alone can say that a source has changed. Where the project is a Git checkout, the version with that
hash is found among the file's last commits, and the fields that differ can be named.

Phase: load.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from rulebook.model.markers import FieldPath, ProseMarker, marked_values

DEPTH = 20
"""How many commits of a file are looked at."""


def versions(root: Path, path: str) -> Iterator[str]:
    """The texts of a file in its last commits, newest first; none where Git or its history is missing."""
    for commit in _git(root, "log", f"-{DEPTH}", "--format=%H", "--", path).split():
        yield _git(root, "show", f"{commit}:./{path}")


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def changed_prose(then: object, now: object) -> tuple[str, ...]:
    """The names of the front-matter fields, and ``body``, whose prose differs between two versions."""
    before, after = prose(then), prose(now)
    paths = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    return tuple(sorted({str(path[0]) for path in paths}))


def prose(record: object) -> dict[FieldPath, str]:
    """All texts of a record that a reader reads, by their places."""
    return {path: text for path, text, marker in marked_values(record) if isinstance(marker, ProseMarker)}
