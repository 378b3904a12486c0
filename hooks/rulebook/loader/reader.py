"""Reads the text of content files, and remembers what could not be read.

Phase: load.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from rulebook.loader.gate import admitted
from rulebook.model.diagnostic import Diagnostic, Position
from rulebook.model.library import Document
from rulebook.model.markers import FieldPath, dotted
from rulebook.model.message import Message, say
from rulebook.model.silencing import Silencing
from rulebook.schema.records import InvalidRecordError, build
from rulebook.schema.yaml_reader import FaultyYamlError

TOP = Position(1, 1)

V = TypeVar("V")


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

    def __post_init__(self) -> None:
        self.files, self.diagnostics = admitted(self.root)

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
