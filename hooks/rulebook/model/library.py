"""The Library: every record in every language, read once; all else is a projection of it.

Phase: model. Anyone may import it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Generic, Protocol, TypeVar, cast

from rulebook.model.diagnostic import Diagnostic, Position
from rulebook.model.handbooks import Handbook
from rulebook.model.house import House
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.markers import FieldPath, Kind
from rulebook.model.message import Message
from rulebook.model.records import Case, Entry, Guide, Rule
from rulebook.model.silencing import Silencing
from rulebook.model.vocabulary import Claim, Taxonomy, Term

E = TypeVar("E", bound=Entry, covariant=True)


class Locate(Protocol):
    """Finds a field of a front matter, or with an offset a character of the field's text."""

    def __call__(self, path: FieldPath, offset: int | None = None, /) -> Position: ...


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was read: where it lies and how to find a place in it.

    `body_line` is the line on which the body starts; `locate` finds a field of the front matter; `hidden` are lines
    of the file below `body_line` that are not in the body, in their order.
    """

    path: str
    body_line: int
    locate: Locate
    silencings: tuple[Silencing, ...] = ()
    hidden: tuple[int, ...] = ()

    def fault(self, where: FieldPath, code: str, message: Message) -> Diagnostic:
        """A diagnostic at a field of this document's front matter."""
        return Diagnostic(self.path, self.locate(where), code, message)

    def text_fault(self, where: FieldPath, offset: int, code: str, message: Message) -> Diagnostic:
        """A diagnostic at a character of the text of a field."""
        return Diagnostic(self.path, self.locate(where, offset), code, message)

    def body_fault(self, line: int, column: int, code: str, message: Message) -> Diagnostic:
        """A diagnostic at a place of the body, `line` and `column` counted from 1 within the body."""
        return Diagnostic(self.path, Position(self.line_of(line), column), code, message)

    def line_of(self, line: int) -> int:
        """The line of the file on which a line of the body stands."""
        here = self.body_line + line - 1
        for hidden in self.hidden:
            here += hidden <= here
        return here


@dataclass(frozen=True, slots=True)
class Record(Generic[E]):
    """One record: its source and its translations.

    `stale` holds the translations whose source has changed since, each with the fields that differ as far as
    the history can tell; `machine` those that no person has reviewed.
    """

    id: str
    kind: Kind
    slug: str
    source: Language
    texts: Mapping[Language, E]
    documents: Mapping[Language, Document]
    stale: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    machine: frozenset[Language] = frozenset()

    def languages(self) -> Iterator[Language]:
        """The languages in which the record exists, in the product's order."""
        return (language for language in LANGUAGES if language in self.texts)

    def shown_in(self, language: Language) -> Language:
        """The language in which a reader of `language` sees the record: their own, or else the source's."""
        return language if language in self.texts else self.source

    def text(self, language: Language) -> E:
        """The record as a reader of `language` sees it."""
        return self.texts[self.shown_in(language)]

    @property
    def entry(self) -> E:
        """The source: for everything that does not depend on a language."""
        return self.texts[self.source]

    @property
    def document(self) -> Document:
        return self.documents[self.source]


AnyRecord = Record[Entry]


@dataclass(frozen=True)
class Library:
    """All content, in all languages.

    `documents` holds the files that keep many values, by kind; `unread` the ids of records that could not
    be read: they exist, so that a reference to them is not a second fault. `doubted` are codes of judgements for which
    something of the company's own file is missing that could not be read.
    """

    records: Mapping[str, AnyRecord] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    taxonomy: Taxonomy = field(default_factory=Taxonomy)
    house: House = field(default_factory=House)
    documents: Mapping[str, Document] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    doubted: frozenset[str] = frozenset()

    def all_documents(self) -> Iterator[Document]:
        """Every file that something of the Library was read from."""
        yield from self.documents.values()
        for record in self.records.values():
            yield from record.documents.values()

    def of_kind(self, kind: Kind) -> Iterator[AnyRecord]:
        """The records of a kind, in the order of their ids."""
        return (record for record in self.records.values() if record.kind == kind)

    @cached_property
    def rules(self) -> dict[str, Record[Rule]]:
        return {record.id: cast(Record[Rule], record) for record in self.of_kind("rule")}

    @cached_property
    def guides(self) -> dict[str, Record[Guide]]:
        return {record.id: cast(Record[Guide], record) for record in self.of_kind("guide")}

    @cached_property
    def cases(self) -> dict[str, Record[Case]]:
        return {record.id: cast(Record[Case], record) for record in self.of_kind("case")}

    @cached_property
    def handbooks(self) -> dict[str, Record[Handbook]]:
        return {record.id: cast(Record[Handbook], record) for record in self.of_kind("handbook")}

    def published(self) -> "Library":
        """The Library without drafts, for everything but a preview."""
        return replace(self, records={id: one for id, one in self.records.items() if one.entry.status != "draft"})

    def has(self, id: str, *kinds: Kind) -> bool:
        """Whether front matter may name an id where one of these kinds is asked for."""
        record = self.records.get(id)
        known = (record is not None and record.kind, id in self.terms and "term", id in self.claims and "claim")
        return any(kind in kinds for kind in known)

    def ids(self, *kinds: Kind) -> Iterator[str]:
        """The ids of these kinds as front matter writes them."""
        yield from (id for id in self.records if self.records[id].kind in kinds)
        if "term" in kinds:
            yield from self.terms
        if "claim" in kinds:
            yield from self.claims
