"""How values are written for the store, and read from it: as JSON, of which pydantic makes nothing but these values.

Phase: load.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from pydantic import ValidationError

from rulebook.model.diagnostic import Position
from rulebook.model.handbooks import Handbook
from rulebook.model.house import House
from rulebook.model.languages import Language
from rulebook.model.library import AnyRecord, Document, Record
from rulebook.model.markers import FieldPath, Kind
from rulebook.model.records import Case, Entry, Guide, Rule
from rulebook.model.silencing import Silencing
from rulebook.model.vocabulary import Claim, Taxonomy, Term
from rulebook.schema.frontmatter import plain, split
from rulebook.schema.records import adapter
from rulebook.schema.yaml_reader import FaultyYamlError, locate

V = TypeVar("V")

_Silencing = tuple[int, int, str, str, int, int]


@dataclass(frozen=True, slots=True)
class Form(Generic[V]):
    """How values of a kind are kept: the type of what is written, and the way there and back.

    What `taken` makes None of is not kept. `given` is told the project's folder.
    """

    type: Any
    taken: Callable[[V], object]
    given: Callable[[Path, Any], V]

    def written(self, value: V) -> bytes | None:
        """The value as JSON, if it is to be kept."""
        if (plain := self.taken(value)) is None:
            return None
        found = adapter(self.type).dump_python(plain, by_alias=True)
        return json.dumps(found, ensure_ascii=False, default=_as_json, separators=(",", ":")).encode()

    def read(self, root: Path, text: bytes) -> V | None:
        """The value, or None if the JSON has another form."""
        try:
            return self.given(root, adapter(self.type).validate_json(text))
        except ValidationError:
            return None


def _as_json(value: Any) -> object:
    """What JSON has no form for. pydantic's own writer leaves each text with a second copy in UTF-8, for good."""
    return value.isoformat() if isinstance(value, date) else sorted(value)


@dataclass(frozen=True, slots=True)
class Listed(Generic[V]):
    """What a file of many values holds, what is silenced in it, and the codes that cannot be judged by its rest."""

    values: V
    silencings: tuple[Silencing, ...] = ()
    doubted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Listed(Generic[V]):
    values: V
    silencings: tuple[_Silencing, ...]


@dataclass(frozen=True, slots=True)
class _Document:
    path: str
    body_line: int
    silencings: tuple[_Silencing, ...]
    hidden: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Record(Generic[V]):
    id: str
    kind: Kind
    slug: str
    source: Language
    texts: dict[Language, V]
    documents: dict[Language, _Document]
    machine: frozenset[Language]


@dataclass(frozen=True, slots=True)
class Places:
    """Finds a field in the front matter of a file, which is read again; its first line, if it is no longer there."""

    root: Path
    path: str

    def __call__(self, where: FieldPath, offset: int | None = None, /) -> Position:
        try:
            matter, first_line, _ = split(plain((self.root / self.path).read_bytes().decode("utf-8", "replace")))
        except (OSError, FaultyYamlError):
            return Position(1, 1)
        return locate(matter, first_line, where, offset)


def _taken_record(record: AnyRecord | None) -> object:
    """A record without its places; None where what it says follows from the project's history as well."""
    if record is None or record.stale:
        return None
    documents = {
        language: _Document(one.path, one.body_line, _taken_silencings(one.silencings), one.hidden)
        for language, one in record.documents.items()
    }
    return _Record(record.id, record.kind, record.slug, record.source, dict(record.texts), documents, record.machine)


def _given_record(root: Path, found: "_Record[Entry]") -> AnyRecord:
    documents = {
        language: Document(
            one.path, one.body_line, Places(root, one.path), _given_silencings(one.silencings), one.hidden
        )
        for language, one in found.documents.items()
    }
    return Record(found.id, found.kind, found.slug, found.source, found.texts, documents, machine=found.machine)


def _taken_silencings(found: tuple[Silencing, ...]) -> tuple[_Silencing, ...]:
    return tuple((*one.position, one.code, one.reason, one.covered.start, one.covered.stop) for one in found)


def _given_silencings(found: tuple[_Silencing, ...]) -> tuple[Silencing, ...]:
    return tuple(Silencing(Position(*one[:2]), *one[2:4], range(*one[4:])) for one in found)


def _listed(values: Any) -> Form[Listed[Any]]:
    """The form of a file of many values."""
    return Form(
        _Listed[values],
        lambda listed: _Listed(listed.values, _taken_silencings(listed.silencings)),
        lambda _, found: Listed(found.values, _given_silencings(found.silencings)),
    )


RECORD_TYPES: Final[dict[Kind, type[Entry]]] = {"rule": Rule, "guide": Guide, "case": Case, "handbook": Handbook}
RECORDS: Final[dict[Kind, Form[AnyRecord | None]]] = {
    kind: Form(_Record[record], _taken_record, _given_record)  # type: ignore[valid-type]
    for kind, record in RECORD_TYPES.items()
}
TERMS: Final[Form[Listed[dict[str, Term]]]] = _listed(dict[str, Term])
CLAIMS: Final[Form[Listed[dict[str, Claim]]]] = _listed(dict[str, Claim])
TAXONOMY: Final[Form[Listed[Taxonomy]]] = _listed(Taxonomy)
HOUSE: Final[Form[Listed[House]]] = _listed(House)
FAULTLESS: Final[Form[bool]] = Form(bool, lambda found: found or None, lambda _, found: bool(found))
"""Of a file that only has to be without faults."""
