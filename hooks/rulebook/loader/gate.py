"""What may lie in docs/ and cases/ at all: ordinary files with plain names, none of them too large.

Whoever proposes a change may add any file. What is seen here is its name and what the system says of it; a file that
does not pass is never opened, so that no link leads out of the project and no pipe or device stalls a build.

Phase: load.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Final

from rulebook.model.diagnostic import Diagnostic, Position
from rulebook.model.message import Message, say
from rulebook.model.names import is_reserved, letter_name

FOLDERS: Final = ("cases", "docs")

LARGEST: Final = 65_536
"""Bytes of a file; the longest page so far has 12,000."""

LARGEST_RECORD: Final = 2 * LARGEST
"""Bytes of a record in all its languages."""

LARGEST_LIST: Final = 500_000
"""Bytes of a file of many values, such as the glossary, and of a page about the engine."""

_LISTS: Final = ("docs/vocabulary/", "docs/editions/", "docs/engineering/", "cases/facts/")

LONGEST_NAME: Final = 80
LONGEST_PATH: Final = 160
"""Letters; Windows takes 260 for the whole path, the site's own folder included."""

# Capitals stand in the names of rules; elsewhere the form of a record's name refuses them.
_STRANGE_IN_FILE: Final = re.compile(r"[^A-Za-z0-9._-]")
_STRANGE_IN_FOLDER: Final = re.compile(r"[^a-z0-9._-]")
Complaint = tuple[str, Message]
"""A code and a message."""


def admitted(root: Path) -> tuple[dict[str, os.stat_result], list[Diagnostic]]:
    """The files that may be read, in order and relative to the project, with what the system says of each; and what
    stands against all others."""
    files: dict[str, os.stat_result] = {}
    faults: list[Diagnostic] = []
    total: dict[str, int] = {}
    for path, status in _everything(root):
        record, wrong = _judged(path, status.st_mode, status.st_nlink)
        total[record] = size = total.get(record, 0) + status.st_size
        complaint = wrong or (_too_large(path, status, size) if size > LARGEST else None)
        if complaint:
            faults.append(Diagnostic(shown(path), Position(1, 1), *complaint))
        elif stat.S_ISREG(status.st_mode):
            files[path] = status
    return files, faults


def shown(path: str) -> str:
    """A path as it can be printed anywhere: what is invisible or no text at all as its number."""
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in path)


def _everything(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Every file and folder below the folders of the content, in order; no link is followed."""
    for folder in FOLDERS:
        if (root / folder).is_symlink():
            yield folder, (root / folder).lstat()
        else:
            yield from sorted(_below(root, folder), key=itemgetter(0))


def _below(root: Path, folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Paths with slashes on every system; what the system does not let be listed has nothing in it."""
    start = f"{root}/"
    for name in _names(start + folder):
        path = f"{folder}/{name}"
        try:
            status = os.lstat(start + path)
        except FileNotFoundError:  # an editor's own file, gone again
            continue
        yield path, status
        if stat.S_ISDIR(status.st_mode):
            yield from _below(root, path)


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


@cache
def _judged(path: str, mode: int, links: int) -> tuple[str, Complaint | None]:
    """What the files of one record have in common, and what is wrong with this one's kind or name; kept for a preview,
    which asks of thousands after each edit."""
    return _record(path), _wrong_kind(mode, links) or _wrong_name(path, is_folder=stat.S_ISDIR(mode))


def _record(path: str) -> str:
    """A path up to the first dot of the name."""
    folder, slash, name = path.rpartition("/")
    return folder + slash + name.partition(".")[0]


def _wrong_kind(mode: int, links: int) -> Complaint | None:
    if stat.S_ISLNK(mode):
        return "RB006", say("this is a symbolic link; put the text itself here")
    if stat.S_ISDIR(mode):
        return None
    if not stat.S_ISREG(mode):
        return "RB006", say("this is a pipe, a socket or a device, not a file; delete it")
    if links > 1:
        return "RB006", say("this is a hard link: another file shares its content; put a copy of the text here")
    return None


def _wrong_name(path: str, is_folder: bool) -> Complaint | None:
    name = path.rpartition("/")[2]
    if complaint := _strange(name, is_folder):
        return "RB004", complaint
    if name.startswith(".") or name.endswith("."):
        return "RB004", say("{name}: a name does not begin or end with a dot; rename or delete this", name=name)
    if is_reserved(name):
        device = name.partition(".")[0]
        return "RB004", say(
            "{name}: Windows keeps {reserved} for a device; choose another name", name=name, reserved=device
        )
    if len(name) > LONGEST_NAME or len(path) > LONGEST_PATH:
        return "RB004", say(
            "the name is too long; letters: {name} of {most_name}, of the whole path {path} of {most_path}",
            name=len(name),
            path=len(path),
            most_name=LONGEST_NAME,
            most_path=LONGEST_PATH,
        )
    return None


def _strange(name: str, is_folder: bool) -> Message | None:
    """What is said of a letter that not every system writes in the same way, or that only looks like another one."""
    found = (_STRANGE_IN_FOLDER if is_folder else _STRANGE_IN_FILE).search(name)
    if not found:
        return None
    plain = _plainer(name)
    return say(
        "{name}: {letter} is not allowed in a name; use a to z, 0 to 9 and hyphens{hint}",
        name=shown(name),
        letter=letter_name(found[0]),
        hint=say(", such as {guess}", guess=plain) if plain else "",
    )


def _plainer(name: str) -> str:
    """The name in the letters that are allowed, if nothing but signs and capitals has to change."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^a-z0-9.]+", "-", letters.lower()).strip("-.")
    return plain if len(letters) >= len(name) else ""


def _too_large(path: str, status: os.stat_result, total: int) -> Complaint | None:
    most = LARGEST_LIST if path.startswith(_LISTS) else LARGEST
    if stat.S_ISDIR(status.st_mode):
        return None
    if status.st_size > most:
        return "RB007", say(
            "the file is too large; shorten the text or make two of it (bytes: {size} of {most})",
            size=status.st_size,
            most=most,
        )
    if total > LARGEST_RECORD and most == LARGEST:
        return "RB007", say(
            "the files of this record are too large together; shorten the texts (bytes: {size} of {most})",
            size=total,
            most=LARGEST_RECORD,
        )
    return None
