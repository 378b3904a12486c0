"""Every text that a reader reads, in every language, with its place.

Phase: wording. The checks of wording go through these.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from rulebook.model.code import mask_code
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import AnyRecord, Document, Library
from rulebook.model.markers import FieldPath, ProseMarker, ShownMarker, fields_of, key_field, marked_values
from rulebook.model.message import Message, say

BODY: Final[FieldPath] = ("body",)

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


Judge = Callable[[Passage], Iterator[Diagnostic]]
"""What is to be said of one text, whatever stands in the others."""


def passages(library: Library) -> Iterator[Passage]:
    """All texts of records, terms and claims."""
    for record in library.records.values():
        yield from _of_record(record)
    yield from _vocabulary(library)


def _of_record(record: AnyRecord) -> Iterator[Passage]:
    """All texts of a record, in the languages in which it exists."""
    for language in record.languages():
        entry, document = record.texts[language], record.documents[language]
        for where, text, marker in marked_values(entry):
            if isinstance(marker, ProseMarker):
                yield Passage(record, language, document, where, readable(text) if where == BODY else text)


def shown(library: Library) -> Iterator[Passage]:
    """Every text that a page or paper shows, as it was written: names of sources and labels of words as well."""
    for record in library.records.values():
        for language in record.languages():
            for where, text, marker in marked_values(record.texts[language]):
                if isinstance(marker, ProseMarker) or (language == record.source and isinstance(marker, ShownMarker)):
                    yield Passage(record, language, record.documents[language], where, text)
    yield from _shown_words("term", library, library.terms)
    yield from _shown_words("claim", library, library.claims)
    for group, words in library.taxonomy.groups.items():
        yield from _shown_words("taxonomy", library, words, (group,))


def _shown_words(kind: str, library: Library, entries: Mapping[str, Any], path: FieldPath = ()) -> Iterator[Passage]:
    for key, entry in entries.items():
        for where, text, marker in marked_values(entry, (*path, key)):
            if isinstance(marker, ProseMarker | ShownMarker):
                yield Passage(None, _language(where), library.documents[kind], where, text)


def _language(where: FieldPath) -> Language:
    """The language that a place in a vocabulary names; the first one where it holds for all."""
    return next((language for language in LANGUAGES if language in where), LANGUAGES[0])


def readable(body: str) -> str:
    """A body with code, addresses and ids blanked out, place by place."""
    return UNREAD.sub(lambda match: " " * len(match[0]), mask_code(body))


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


def _vocabulary(library: Library) -> Iterator[Passage]:
    for language in LANGUAGES:
        for id, term in library.terms.items():
            yield _entry(library, "term", (id, language, "definition"), language, term.text(language).definition)
        for id, claim in library.claims.items():
            text = claim.text(language)
            yield _entry(library, "claim", (id, language, "claim"), language, text.claim)
            yield _entry(library, "claim", (id, language, "safe"), language, text.safe)


def _entry(library: Library, kind: str, where: FieldPath, language: Language, text: str) -> Passage:
    return Passage(None, language, library.documents[kind], where, text)
