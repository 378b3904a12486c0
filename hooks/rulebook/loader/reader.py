"""Reads the text of content files, and remembers what could not be read.

Phase: load.
"""

import os
import time
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from rulebook.loader.forms import Form
from rulebook.loader.gate import admitted
from rulebook.loader.history import History
from rulebook.loader.kept import Kept, Noted, digest_of
from rulebook.model.diagnostic import Diagnostic, Position
from rulebook.model.library import Document
from rulebook.model.markers import FieldPath, dotted
from rulebook.model.message import Message, say
from rulebook.schema.records import InvalidRecordError, build
from rulebook.schema.yaml_reader import FaultyYamlError

TOP = Position(1, 1)

V = TypeVar("V")


@dataclass(slots=True)
class Reader:
    """One load in progress: the folder, the files that may be read and what the system says of them, the faults found
    so far, the ids of no use, and when it began.

    `digests` are those of files that somebody has read just now, `expected` has what the store calls that which is made
    of files with these, by the keys of tasks, `raw` holds the bytes of files of which something is being made, `names`
    what the store calls each thing.
    """

    root: Path
    history: History = field(init=False)
    files: dict[str, os.stat_result] = field(init=False)
    diagnostics: list[Diagnostic] = field(init=False)
    unread: set[str] = field(default_factory=set)
    kept: Kept | None = None
    digests: Mapping[str, str] = field(default_factory=dict)
    expected: dict[Hashable, str] = field(default_factory=dict)
    raw: dict[str, bytes] = field(default_factory=dict)
    names: dict[Hashable, str] = field(default_factory=dict)
    begun: int = field(default_factory=time.time_ns)

    def __post_init__(self) -> None:
        self.history = History(self.root)
        self.files, self.diagnostics = admitted(self.root)

    def once(self, key: Hashable, paths: Sequence[str], make: Callable[["Reader"], V], form: Form[V]) -> V:
        """What was made of the same files before, with what was noted on the way, or else what is made now."""
        if self.kept is None:
            return make(self)
        noted = self.kept.known(key, paths) or self._found_or_made(self.kept, key, paths, make, form)
        self.kept.know(key, paths, noted)
        self.diagnostics += noted.diagnostics
        self.unread |= noted.unread
        self.names[key] = noted.name
        return cast(V, noted.value)

    def _found_or_made(
        self, kept: Kept, key: Hashable, paths: Sequence[str], make: Callable[["Reader"], V], form: Form[V]
    ) -> Noted:
        """What an earlier start made of files with these bytes, or else what is made of them now."""
        self.raw = {}
        known = self.expected.get(key) or kept.name(key, paths, self.digests)
        if known and (noted := self._found(kept, key, known, form)):
            return noted
        name = self._read(kept, key, paths)
        if name not in ("", known) and (noted := self._found(kept, key, name, form)):
            return noted
        noted, written = self._made_to_keep(name, make, form)
        if written and kept.store:
            kept.store.put(name, written)
        return noted

    def _read(self, kept: Kept, key: Hashable, paths: Sequence[str]) -> str:
        """Read files; what the store calls that which is made of their bytes, if all can be read."""
        self.raw = self._bytes(paths)
        return kept.name(key, paths, {path: digest_of([text]) for path, text in self.raw.items()})

    def to_keep(
        self, kept: Kept, key: Hashable, paths: Sequence[str], make: Callable[["Reader"], V], form: Form[V]
    ) -> tuple[str, bytes | None]:
        """What is made of files, as the store keeps it under a name; None if it does not."""
        name = self._read(kept, key, paths)
        return name, self._made_to_keep(name, make, form)[1]

    def _made_to_keep(self, name: str, make: Callable[["Reader"], V], form: Form[V]) -> tuple[Noted, bytes | None]:
        """What is made now of files, and how it is kept, if it has a name and no faults."""
        noted = self._made(make, name)
        is_kept = name and noted.is_faultless
        return noted, form.written(cast(V, noted.value)) if is_kept else None

    def _found(self, kept: Kept, key: Hashable, name: str, form: Form[V]) -> Noted | None:
        """What is kept under a name."""
        if same := kept.same(key, name):
            return same
        text = kept.store and kept.store.get(name)
        if text and (found := form.read(self.root, text)) is not None:
            return Noted(found, name=name)
        return None

    def _made(self, make: Callable[["Reader"], V], name: str = "") -> Noted:
        outer = self.diagnostics, self.unread
        self.diagnostics, self.unread = [], set()
        try:
            return Noted(make(self), self.diagnostics, self.unread, name)
        finally:
            self.diagnostics, self.unread = outer

    def _bytes(self, paths: Sequence[str]) -> dict[str, bytes]:
        """What stands in the files that the system lets be read."""
        found = ((path, _content(f"{self.root}/{path}")) for path in paths)
        return {path: content for path, content in found if content is not None}

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
            raw = self.raw[path] if path in self.raw else (self.root / path).read_bytes()
            return raw.decode("utf-8")
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


def _content(file: str) -> bytes | None:
    """The bytes of a file; None where the system does not let it be read, and whoever wants its text says so."""
    try:
        with open(file, "rb", buffering=0) as opened:
            return opened.read()
    except OSError:
        return None


def _given(path: FieldPath) -> Message:
    return say("{field}: comes from the name of the file or of the entry; delete this field", field=dotted(path))
