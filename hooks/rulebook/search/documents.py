"""What can be found: records, terms and claims as plain documents, cut into sections with their anchors.

A document has the texts that its page shows of the record itself, under the anchors of that page; lists of other
records, which stand on many pages, are nobody's text and are left out.

Phase: search.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from rulebook.model.judgement import outcome
from rulebook.model.languages import Language
from rulebook.model.library import AnyRecord, Library
from rulebook.model.records import Case, Entry, Guide, Rule
from rulebook.rendering.bodies import Body, BodyRenderer
from rulebook.rendering.interface import Interface
from rulebook.rendering.site import FOLDER, Site

FACETS: Final = ("kind", "part", "side", "stage", "role", "touchpoint", "industry", "incident", "outcome", "tag")
"""What a search can be narrowed by, in the order in which a reader is asked."""

GROUP_OF_FACET: Final = {
    "part": "parts",
    "side": "sides",
    "stage": "stages",
    "role": "roles",
    "touchpoint": "touchpoints",
    "industry": "industries",
    "incident": "incidents",
    "outcome": "outcomes",
    "tag": "tags",
}
"""The group of the taxonomy that names a facet's values; the kinds are named by the interface."""

_TAG = re.compile(r"<[^>]+>")
_WITHIN = re.compile(r"</?(?:a|abbr|code|del|em|s|strong)\b[^>]*>")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document with its anchor and heading; the lead has neither."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found: `url` is its address below the language, `facets` its values by facet."""

    id: str
    kind: str
    url: str
    title: str
    summary: str
    sections: tuple[Section, ...]
    aliases: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def documents(site: Site, language: Language) -> Iterator[Document]:
    """Everything that can be found in a language, in the order of ids; what is not translated is left out."""
    bodies, interface = BodyRenderer(site.library, language), Interface(language)
    for id in sorted(site.library.records):
        record = site.library.records[id]
        if is_findable(record, language):
            yield of_record(record, language, bodies.render(record), interface)
    yield from of_vocabulary(site.library, language)


def is_findable(record: AnyRecord, language: Language) -> bool:
    """Whether a record is found in a language: it exists in it, and nothing has taken its place."""
    return language in record.texts and record.entry.status != "superseded"


def of_vocabulary(library: Library, language: Language) -> Iterator[Document]:
    """The terms and the claims."""
    yield from _terms(library, language)
    yield from _claims(library, language)


def of_record(record: AnyRecord, language: Language, body: Body, interface: Interface) -> Document:
    """A record with its rendered body."""
    text = record.texts[language]
    written = [Section(section.id, _plain(section.title), _plain(section.html)) for section in body.sections]
    sections = [*_fields(text, interface), *written]
    title = f"{record.id} {text.title}" if record.kind == "rule" else text.title
    url = f"{FOLDER[record.kind]}/{record.slug}/"
    facets = {name: values for name, values in _facets(record.kind, text).items() if values}
    return Document(record.id, record.kind, url, title, text.summary, tuple(sections), text.aliases, facets)


def _fields(text: Entry, interface: Interface) -> Iterator[Section]:
    """The texts of the front matter, under the anchors that the page gives them."""
    words = interface.words
    parts: list[tuple[str, str, tuple[str | None, ...]]] = []
    if isinstance(text, Rule):
        say = tuple(line for wording in text.say for line in (wording.instead_of, wording.say))
        parts = [
            ("do", words("Do"), text.do),
            ("dont", words("Don’t"), text.dont),
            ("say", words("Say this, not that"), say),
            ("bend", words("When to bend it"), (text.bend.when, text.bend.limit)),
        ]
    elif isinstance(text, Case):
        recovery = text.recovery
        put_right = (recovery.put_right, recovery.extra, recovery.authority) if recovery else ()
        prevents = (recovery.prevents,) if recovery else ()
        actions = tuple(action.what for action in text.actions)
        parts = [
            ("moments", words("Moments"), tuple(moment.what for moment in text.moments)),
            ("recovery", words("How it was put right"), put_right),
            ("review", words("Looking back"), (*text.went_well, *text.missing, *text.lucky, *prevents, *actions)),
            ("rules", words("Rules kept, broken, bent"), tuple(link.why for link in text.rules)),
        ]
    for anchor, heading, lines in parts:
        if found := " ".join(line for line in lines if line):
            yield Section(anchor, heading, found)


def _facets(kind: str, text: Entry) -> dict[str, tuple[str, ...]]:
    shared = {"kind": (kind,), "tag": text.tags}
    if isinstance(text, Rule):
        own = {"part": (text.part,), "side": (text.side,), "stage": (text.stage,)}
        return {**shared, **own, "role": text.roles, "touchpoint": text.touchpoints}
    if isinstance(text, Case):
        found = {"touchpoint": text.touchpoint, "industry": text.industry, "incident": text.incident}
        values = {name: (value,) for name, value in found.items() if value}
        return {**shared, **values, "outcome": (outcome(text),)}
    return {**shared, "role": text.roles} if isinstance(text, Guide) else shared


def _terms(library: Library, language: Language) -> Iterator[Document]:
    for term in sorted(library.terms.values(), key=lambda term: term.id):
        text = term.text(language)
        facets = {"kind": ("term",)}
        yield Document(
            f"term:{term.id}", "term", f"glossary/#{term.id}", text.term, text.definition, (), text.forms, facets
        )


def _claims(library: Library, language: Language) -> Iterator[Document]:
    for claim in sorted(library.claims.values(), key=lambda claim: claim.id):
        text = claim.text(language)
        facets = {"kind": ("claim",)}
        yield Document(f"claim:{claim.id}", "claim", f"claims/#{claim.id}", text.claim, text.safe, (), (), facets)


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", _WITHIN.sub("", html))).split())
