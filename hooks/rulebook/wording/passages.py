"""Every text that a reader reads, in every language, with its place.

Phase: wording. The checks of wording go through these.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from rulebook.model.code import mask_code
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import AnyRecord, Document, Library
from rulebook.model.markers import (
    FieldPath,
    ProseMarker,
    ShownMarker,
    fields_of,
    key_field,
    marked_values,
    texts_with,
    values_with,
)
from rulebook.model.message import Message, say
from rulebook.model.records import Entry

BODY: Final[FieldPath] = ("body",)

GAP: Final = "\n\n"
"""Between the passages of a whole: no word, name or number goes across it."""

MOST: Final = 20
"""So many faults of a kind are told of one passage: who mends these sees the rest, and nobody reads a thousand."""

UNREAD: Final = re.compile(
    r"(?<=\])\[[^\[\]\n]*\]"
    r"|\[(?:R\d+|(?:term|claim):[^\[\]\n]*|[a-z0-9]+(?:-[a-z0-9]+)+)\]"
    r"|(?<=\])\((?:https?:|#)[^()\s]*\)"
    r"|https?://[^\s)>\]]+"
    r"|<!--(?: pause:)?|-->",
    re.I,
)
"""What a body writes and nobody reads: the ids and addresses of links, and the marks of a pause."""


_UNREAD: Final = re.compile(rf"(?=[<(\[h-])(?:{UNREAD.pattern})", UNREAD.flags)
"""The same, found sooner: with most letters it does not begin."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One text in one language; what nobody reads in it is blanked out, so that every place stays where it is.

    `record` is None for a term or a claim.
    """

    record: AnyRecord | None
    language: Language
    document: Document
    where: FieldPath
    text: str

    @property
    def name(self) -> str | Message:
        """What an editor calls the place."""
        return say("the text") if self.where == BODY else ".".join(map(str, self.where))

    def fault(self, start: int, code: str, message: Message) -> Diagnostic:
        """A diagnostic at a character of the text."""
        if self.where != BODY:
            return self.document.text_fault(self._written(), start, code, message)
        line = self.text.count("\n", 0, start) + 1
        return self.document.body_fault(line, start - self.text.rfind("\n", 0, start), code, message)

    def _written(self) -> FieldPath:
        """Where its file has the text: a translation names some items by a key."""
        if self.record is None or self.language == self.record.source:
            return self.where
        return _as_translated(self.record.texts[self.language], self.where)


@dataclass(frozen=True, slots=True)
class Whole:
    """The passages of a record in one language, or of the vocabulary, and their texts as one.

    One text is searched in a small part of the time that twenty take, and in nearly all there is nothing to find: where
    the whole has nothing of what is looked for, the passages need not be made.
    """

    record: AnyRecord | None
    language: Language
    text: str
    passages: Iterator[Passage]


@dataclass(frozen=True, slots=True)
class Judge:
    """What is to be said of one text, whatever stands in the others.

    Where `suspects` says no of a whole, there is nothing to say of any of its passages.
    """

    suspects: Callable[[Whole], bool]
    faults: Callable[[Passage], Iterator[Diagnostic]]


_Kind = type[ProseMarker | ShownMarker]
_SHOWN: Final[tuple[_Kind, ...]] = (ProseMarker, ShownMarker)


def wholes(library: Library) -> Iterator[Whole]:
    """All texts of records, terms and claims as they are read."""
    for record in library.records.values():
        for language in record.languages():
            yield Whole(record, language, _prose(record.texts[language]), _passages(record, language))
    for language in LANGUAGES:
        yield _together(language, _vocabulary(library, language))


def _prose(entry: Entry) -> str:
    """All that is read of an entry; what is blanked out in the body is blanked out here."""
    body = entry.body
    return GAP.join([readable(text) if text is body else text for text, _ in texts_with(ProseMarker, entry)])


def _passages(record: AnyRecord, language: Language) -> Iterator[Passage]:
    document = record.documents[language]
    for where, text, _ in values_with(ProseMarker, record.texts[language]):
        yield Passage(record, language, document, where, readable(text) if where == BODY else text)


def _together(language: Language, passages: Iterator[Passage]) -> Whole:
    found = list(passages)
    return Whole(None, language, GAP.join([passage.text for passage in found]), iter(found))


def shown(library: Library) -> Iterator[Whole]:
    """Every text that a page or paper shows, as it was written: names of sources and labels of words as well."""
    for record in library.records.values():
        for language in record.languages():
            kinds = _SHOWN if language == record.source else _SHOWN[:1]
            texts = (text for kind in kinds for text, _ in texts_with(kind, record.texts[language]))
            yield Whole(record, language, GAP.join(texts), _shown(record, language, kinds))
    yield from _shown_words(library)


def _shown(record: AnyRecord, language: Language, kinds: Iterable[_Kind]) -> Iterator[Passage]:
    for kind in kinds:
        for where, text, _ in values_with(kind, record.texts[language]):
            yield Passage(record, language, record.documents[language], where, text)


def _shown_words(library: Library) -> Iterator[Whole]:
    """Everything in the vocabulary that a page or paper may show."""
    yield from _shown_entries("term", library, library.terms)
    yield from _shown_entries("claim", library, library.claims)
    for group, words in library.taxonomy.groups.items():
        yield from _shown_entries("taxonomy", library, words, (group,))


def _shown_entries(kind: str, library: Library, entries: Mapping[str, Any], path: FieldPath = ()) -> Iterator[Whole]:
    for key, entry in entries.items():
        texts = (text for marker in _SHOWN for text, _ in texts_with(marker, entry))
        yield Whole(None, LANGUAGES[0], GAP.join(texts), _shown_entry(library.documents[kind], entry, (*path, key)))


def _shown_entry(document: Document, entry: object, path: FieldPath) -> Iterator[Passage]:
    for where, text, marker in marked_values(entry, path):
        if isinstance(marker, ProseMarker | ShownMarker):
            yield Passage(None, _language(where), document, where, text)


def _language(where: FieldPath) -> Language:
    """The language that a place in a vocabulary names; the first one where it holds for all."""
    return next((language for language in LANGUAGES if language in where), LANGUAGES[0])


def readable(body: str) -> str:
    """A body with code, addresses and ids blanked out, place by place."""
    return _UNREAD.sub(lambda match: " " * len(match[0]), mask_code(body))


def _as_translated(entry: object, where: FieldPath) -> FieldPath:
    """The path by which a translation writes a text: items that have a key stand under it."""
    steps: list[str | int] = []
    value: Any = entry
    for step in where:
        if isinstance(step, int):
            value = value[step]
            key = key_field(type(value)) if not isinstance(value, str) else None
            steps.append(getattr(value, key.name) if key else step)
        else:
            value = getattr(value, next(field.name for field in fields_of(type(value)) if field.key == step))
            steps.append(step)
    return tuple(steps)


def _vocabulary(library: Library, language: Language) -> Iterator[Passage]:
    for id, term in library.terms.items():
        yield _entry(library, "term", (id, language, "definition"), language, term.text(language).definition)
    for id, claim in library.claims.items():
        text = claim.text(language)
        yield _entry(library, "claim", (id, language, "claim"), language, text.claim)
        yield _entry(library, "claim", (id, language, "safe"), language, text.safe)


def _entry(library: Library, kind: str, where: FieldPath, language: Language, text: str) -> Passage:
    return Passage(None, language, library.documents[kind], where, text)
