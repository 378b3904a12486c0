"""A site after an edit: what was worked out from all records is kept as long as nothing that it weighs has changed.

Phase: rendering.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from rulebook.links.references import targets
from rulebook.links.similarity import features
from rulebook.listings import MEMBERSHIP, words_of
from rulebook.model.handbooks import Handbook
from rulebook.model.library import AnyRecord, Library
from rulebook.model.records import Case
from rulebook.model.watching import Question
from rulebook.rendering.digests import digest
from rulebook.rendering.site import Page, Site

OF_ONE_RECORD = frozenset({"body", "record", "state"})
OF_THE_PLAN = frozenset(
    {"alike", "contrast", "group", "ids", "mentions", "name", "page", "practice", "related", "target"}
)
"""Questions whose answers follow from what `_bearing` holds of all records."""

OF_CONTENT = OF_ONE_RECORD | OF_THE_PLAN | {"by_month", "edition", "newest", "ordered", "part", "selection"}
"""Questions whose answers follow from the records and the vocabulary; all others may have another answer tomorrow."""

ON_PAPER = frozenset({"cover", "downloads"})
"""Of these, questions whose answers follow from what is printed."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an edit may have changed: the ids of records, whether more than texts, whether the plan of the site."""

    records: frozenset[str]
    fronts: bool
    plan: bool

    def concerned(self, questions: Mapping[str, Collection[Question]]) -> list[Question]:
        """Those of many questions, which come by their subjects, that may have another answer now."""
        if self is ALL:
            return list(chain.from_iterable(questions.values()))
        touched = [(subject, id) for subject in OF_ONE_RECORD & questions.keys() for id in self.records]
        same = self._same | OF_ONE_RECORD
        others = (some for subject, some in questions.items() if subject not in same)
        return [one for one in touched if one in questions[one[0]]] + list(chain.from_iterable(others))

    @property
    def _same(self) -> frozenset[str]:
        """Questions whose answers are as they were, whatever they are about."""
        if self.plan:
            return frozenset()
        return OF_THE_PLAN if self.fronts else OF_CONTENT


ALL = Change(frozenset(), fronts=True, plan=True)
"""Nothing is known of what was before."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What is remembered of a record, to know at a later start what of it has changed: where it came from, and digests
    of what other pages show of it and of what counts for the plan."""

    origin: str
    front: str
    bearing: str


def outlines(library: Library, origins: Mapping[str, str], known: Mapping[str, Outline]) -> dict[str, Outline]:
    """The outlines of all records, taken from those that are known where a record has the same origin.

    What a record refers to depends on which records there are: with other ids nothing is taken.
    """
    usable = known if known.keys() == library.records.keys() else {}
    return {
        id: usable[id]
        if id in usable and usable[id].origin == origins[id] != ""
        else _outline(library, id, origins[id])
        for id in library.records
    }


def _outline(library: Library, id: str, origin: str) -> Outline:
    return Outline(origin, digest(_front(library.records[id])), digest(_bearing(library, id)))


def since(before: Mapping[str, Outline], now: Mapping[str, Outline]) -> Change:
    """What may have changed since a start of which the outlines of all records are remembered.

    Of a record without an origin nobody knows whether it is the same.
    """
    same = before.keys() == now.keys()
    differing = (id for id, one in now.items() if not one.origin or one != before.get(id))
    touched = frozenset(differing) | (before.keys() - now.keys())
    return Change(
        touched,
        fronts=not same or any(before[id].front != now[id].front for id in touched),
        plan=not same or any(before[id].bearing != now[id].bearing for id in touched),
    )


def succeeding(before: Site, library: Library) -> tuple[Site, Change]:
    """The site of a Library, and what has changed since the one before."""
    change = changed(before.library, library)
    site = Site(library)
    if not change.plan:
        kept = {name: getattr(before, name) for name in ("backlinks", "similarity", "listings")}
        vars(site).update(kept, pages=_pages(before, site, change.records))
    return site, change


def changed(before: Library, now: Library) -> Change:
    """What has changed from one Library to the next, by the records that are not the same objects."""
    ids = before.records.keys() | now.records.keys()
    touched = frozenset(id for id in ids if before.records.get(id) is not now.records.get(id))
    same = list(before.records) == list(now.records)
    return Change(
        touched,
        fronts=not same or any(_front(before.records[id]) != _front(now.records[id]) for id in touched),
        plan=not same or any(_bearing(before, id) != _bearing(now, id) for id in touched),
    )


def _front(record: AnyRecord) -> object:
    return {language: replace(text, body="") for language, text in record.texts.items()}


def _bearing(library: Library, id: str) -> object:
    """All of a record that counts for the pages that there are, the lists on them and the links between records."""
    record = library.records[id]
    entry = record.entry
    own = (record.kind, record.slug, record.source, sorted(record.texts))
    links = (entry.status, entry.related, entry.claims, entry.redirect_from, sorted(targets(library, entry.body)))
    words = tuple(words_of(group, entry) for group in MEMBERSHIP)
    case = (entry.rules, sorted(features(entry))) if isinstance(entry, Case) else ()
    return own, links, words, case, entry.select if isinstance(entry, Handbook) else None


def _pages(before: Site, site: Site, touched: frozenset[str]) -> dict[str, Page]:
    """The pages of a plan that has stayed, with the records of now."""
    pages = dict(before.pages)
    for url, page in before.pages.items():
        if page.record and page.record.id in touched:
            pages[url] = replace(page, record=site.library.records[page.record.id])
    return pages
