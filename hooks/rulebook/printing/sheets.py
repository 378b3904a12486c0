"""A record in a language -> plain values for a layout: texts, numbers, lists and nodes, ready to be drawn.

Phase: printing. A layout decides where a thing stands and never what it says.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Final

from rulebook.model.judgement import LEVEL, outcome
from rulebook.model.languages import Language
from rulebook.model.library import AnyRecord, Record
from rulebook.model.records import Rule, Source
from rulebook.printing import case_sheets
from rulebook.printing.faults import PrintingError
from rulebook.printing.nodes import UnknownElementError, nodes
from rulebook.rendering.pages import PageRenderer
from rulebook.rendering.typography import bind

Values = dict[str, Any]

MOST_IN_PRACTICE: Final = 3
"""Cases named under a rule on paper: what fits beside it."""


class UnprintableError(PrintingError):
    """A body with something that cannot be printed: file, line, element."""


def _once(write: Callable[["Sheets", str], Values]) -> Callable[["Sheets", str], Values]:
    """A record is written once, however many books and sheets it stands in; nobody changes what was written."""

    @wraps(write)
    def remembered(sheets: "Sheets", id: str) -> Values:
        if id not in sheets.written:
            sheets.written[id] = write(sheets, id)
        return sheets.written[id]

    return remembered


@dataclass(frozen=True)
class Sheets:
    """Writes the records of one language as values for layouts; `address` is the site's own, or empty."""

    view: PageRenderer
    address: str
    written: dict[str, Values] = field(default_factory=dict, compare=False, repr=False)

    @property
    def language(self) -> Language:
        return self.view.language

    @_once
    def rule(self, id: str) -> Values:
        """A rule's card with all that its page on the site says of the rule itself."""
        record = self.view.site.library.rules[id]
        text = record.text(self.language)
        return {
            **self._entry(record),
            "number": id[1:],
            "part": text.part,
            "do": self._bound(text.do),
            "dont": self._bound(text.dont),
            "say": [{"instead_of": self._bind(say.instead_of), "say": self._bind(say.say)} for say in text.say],
            "bend": {
                "when": self._bind(text.bend.when),
                "who": self._label(text.bend.who, "roles"),
                "limit": self._bind(text.bend.limit),
                "no_needs": self._label(text.bend.no_needs, "roles"),
            },
            "claims": [self.claim(claim) for claim in text.claims],
            "practice": list(self._practice(record)),
            "related": [self._citation(id) for id in self.view.site.backlinks.related(record.id)],
        }

    @_once
    def guide(self, id: str) -> Values:
        """A guide."""
        record = self.view.site.library.guides[id]
        return {**self._entry(record), "claims": [self.claim(claim) for claim in record.entry.claims]}

    @_once
    def case(self, id: str) -> Values:
        """A case: facts, moments with their drawing, ratings, what was done, what is learned."""
        record = self.view.site.library.cases[id]
        text = record.text(self.language)
        end = outcome(text)
        return {
            **self._entry(record),
            "kind": self._label(text.kind, "kinds"),
            "basis": text.basis,
            "basis_label": self._label(text.basis, "bases"),
            "outcome": end,
            "outcome_label": self._label(end, "outcomes"),
            "facts": [[name, value] for name, value in case_sheets.facts(self.view, text) if value],
            "moments": case_sheets.moments(self.view, text),
            "timeline": case_sheets.drawn(text),
            "levels": self.levels(),
            "stars": case_sheets.stars(self.view, text),
            "recovery": [[name, value] for name, value in case_sheets.recovery(self.view, text) if value],
            "review": [[name, self._bound(items)] for name, items in case_sheets.review(self.view, text) if items],
            "rules": [
                {"how": link.how, "how_label": self._label(link.how, "hows"), **self._citation(link.rule)}
                | {"why": self._bind(link.why)}
                for link in text.rules
            ],
            "sources": [self._source(source) for source in text.sources],
        }

    def claim(self, id: str) -> Values:
        """A claim with its status and what may safely be said."""
        claim = self.view.site.library.claims[id]
        text = claim.text(self.language)
        return {
            "id": id,
            "claim": self._bind(text.claim),
            "safe": self._bind(text.safe),
            "status": claim.status,
            "status_label": self._label(claim.status, "claim_statuses"),
            "kind": self._label(claim.kind, "claim_kinds"),
            "figure": claim.figure or "",
            "checked": self.view.interface.date(claim.checked),
            "sources": [self._source(source) for source in claim.sources_in(self.language)],
        }

    def terms(self) -> list[Values]:
        """The glossary in alphabetical order."""
        return [
            {
                "id": term.id,
                "term": term.text(self.language).term,
                "definition": self._bind(term.text(self.language).definition),
                "see": [self._citation(id) for id in term.see],
            }
            for _, found in self.view.terms()
            for term in found
        ]

    def levels(self) -> dict[str, str]:
        """What the three heights of a moment are called."""
        return {value: self._label(value, "values") for value in LEVEL}

    def _entry(self, record: AnyRecord) -> Values:
        text = record.text(self.language)
        return {
            "id": record.id,
            "language": record.shown_in(self.language),
            "title": self._bind(text.title),
            "summary": self._bind(text.summary),
            "sections": self.sections(record),
            "tags": [{"id": tag, "label": self._label(tag, "tags")} for tag in text.tags],
            "reviewed": self.view.interface.date(record.entry.reviewed.on),
            "address": self._address(record),
        }

    def sections(self, record: AnyRecord) -> list[Values]:
        """The sections of a body; UnprintableError if one has an element that cannot be printed."""
        found, body = [], self.view.body(record)
        for section in body.sections:
            try:
                found.append({"id": section.id, "title": nodes(section.title), "body": nodes(section.html, body.html)})
            except UnknownElementError as error:
                raise UnprintableError(f"{self._place(record, section.id, section.title)}: {error}") from error
        return found

    def _place(self, record: AnyRecord, id: str, title: str) -> str:
        """``file:line`` of a section's heading; of the body's beginning where it has none."""
        shown = record.shown_in(self.language)
        document, lines = record.documents[shown], record.texts[shown].body.splitlines()
        at = next((place for place, line in enumerate(lines) if id and line.strip() == f"## {title}"), 0)
        return f"{document.path}:{document.body_line + at}"

    def _address(self, record: AnyRecord) -> str:
        """The short address of a rule, and the page's own of all else; without a scheme, as people type it."""
        name = f"{record.id.lower()}/" if record.kind == "rule" else f"{self.language}/{self.view.site.name(record.id)}"
        return f"{self.address}{name}" if self.address else ""

    def _citation(self, id: str) -> Values:
        """What names a record, in the edition or not."""
        return {"id": id, "title": self._bind(self.view.title_of(id))}

    def _practice(self, record: Record[Rule]) -> Iterator[Values]:
        for link in self.view.site.backlinks.practice.get(record.id, ())[:MOST_IN_PRACTICE]:
            case = self.view.site.library.cases[link.case].text(self.language)
            found = case.rules[link.index]
            yield {
                "how": link.how,
                "how_label": self._label(link.how, "hows"),
                "why": self._bind(found.why),
                **self._citation(link.case),
            }

    def _source(self, source: Source) -> Values:
        seen = self.view.interface.date(source.seen) if source.seen else ""
        return {"title": source.title, "url": source.url or "", "supports": self._bind(source.supports), "seen": seen}

    def _label(self, key: str, *groups: str) -> str:
        return self.view.label(key, *groups).label

    def _bind(self, text: str) -> str:
        return bind(text, self.language)

    def _bound(self, texts: Iterable[str]) -> list[str]:
        return [self._bind(text) for text in texts]
