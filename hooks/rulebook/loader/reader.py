"""Reads the text of content files, and remembers what could not be read.

Phase: load.
"""

import os
import stat
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from rulebook.loader.gate import admitted
from rulebook.model.diagnostic import Diagnostic, Position
from rulebook.model.library import Document
from rulebook.model.markers import FieldPath, dotted
from rulebook.model.message import Message, say
from rulebook.model.silencing import Silencing
from rulebook.schema.records import InvalidRecordError, build
from rulebook.schema.yaml_reader import FaultyYamlError

STEP = 2_000_000_000
"""Nanoseconds within which a file system may give two versions of a file the same time."""

TOP = Position(1, 1)

V = TypeVar("V")

Kept = dict[Hashable, tuple[object, object, list[Diagnostic], set[str], dict[str, tuple[Silencing, ...]]]]
"""What was made of files: under a key a stamp, the value, and what a reader noted while it was made."""


@dataclass(slots=True)
class Reader:
    """One load in progress: the folder, the files that may be read, the faults found so far, the ids of no use.

    `silencings` are those of vocabulary files, by path.
    """

    root: Path
    files: list[str] = field(init=False)
    diagnostics: list[Diagnostic] = field(init=False)
    unread: set[str] = field(default_factory=set)
    silencings: dict[str, tuple[Silencing, ...]] = field(default_factory=dict)
    kept: Kept | None = None

    def __post_init__(self) -> None:
        self.files, self.diagnostics = admitted(self.root)

    def once(self, key: Hashable, stamp: object, make: Callable[["Reader"], V]) -> V:
        """What was made of the same before, with what was noted on the way, or else what is made now."""
        if self.kept is None:
            return make(self)
        if key not in self.kept or self.kept[key][0] != stamp:
            outer = self.diagnostics, self.unread, self.silencings
            self.diagnostics, self.unread, self.silencings = [], set(), {}
            try:
                self.kept[key] = (stamp, make(self), self.diagnostics, self.unread, self.silencings)
            finally:
                self.diagnostics, self.unread, self.silencings = outer
        _, found, diagnostics, unread, silencings = self.kept[key]
        self.diagnostics += diagnostics
        self.unread |= unread
        self.silencings |= silencings
        return cast(V, found)

    def stamp(self, path: str) -> object:
        """What tells whether a file is as it was: its state, and its content while this may have changed unseen."""
        if self.kept is None or not os.path.lexists(file := f"{self.root}/{path}"):
            return None
        state = os.lstat(file)
        found = (state.st_mode, state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)
        is_young = time.time_ns() - state.st_mtime_ns < STEP
        return (*found, Path(file).read_bytes()) if is_young and stat.S_ISREG(state.st_mode) else found

    def fault(self, path: str, code: str, message: Message, position: Position = TOP) -> None:
        """Note a fault of a file."""
        self.diagnostics.append(Diagnostic(path, position, code, message))

    def yaml_faults(self, path: str, error: FaultyYamlError) -> None:
        """Note every fault of a YAML text."""
        for fault in error.faults:
            self.fault(path, fault.code, fault.message, fault.position)

    def text(self, path: str) -> str | None:
        """The text of a file, or None after noting why there is none."""
        try:
            return (self.root / path).read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            self.fault(path, "RB003", say("not UTF-8 at byte {byte}; save the file as UTF-8", byte=error.start))
            return None
        except OSError as error:
            self.fault(path, "RB003", say("the system does not let it be read: {reason}", reason=error.strerror or ""))
            return None

    def build(
        self, document: Document, where: FieldPath, record: type[V], data: dict[str, object], **own: object
    ) -> V | None:
        """A value of a record type from data that stands at `where` in a document; None after noting every fault.

        `own` holds what comes from the file's name or the entry's key, and what no editor can write.
        """
        for name in own.keys() & data.keys():
            self.diagnostics.append(document.fault((*where, name), "RB020", _given((*where, name))))
        try:
            return build(record, {**data, **own}, where)
        except InvalidRecordError as error:
            for path, code, message in error.complaints:
                self.diagnostics.append(document.fault(path, code, message))
            return None


def _given(path: FieldPath) -> Message:
    return say("{field}: comes from the name of the file or of the entry; delete this field", field=dotted(path))
