"""A site after an edit: what was worked out from all records is kept as long as nothing that it weighs has changed.

Phase: rendering.
"""

from dataclasses import dataclass, replace

from rulebook.links.references import targets
from rulebook.links.similarity import features
from rulebook.listings import MEMBERSHIP
from rulebook.model.handbooks import Handbook
from rulebook.model.library import AnyRecord, Library
from rulebook.model.records import Case
from rulebook.model.watching import Question
from rulebook.rendering.site import Page, Site

OF_ONE_RECORD = frozenset({"body", "record", "state"})
OF_THE_PLAN = frozenset(
    {"alike", "contrast", "group", "ids", "mentions", "name", "page", "practice", "related", "target"}
)
"""Questions whose answers follow from what `_bearing` holds of all records."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an edit may have changed: the ids of records, whether more than texts, whether the plan of the site."""

    records: frozenset[str]
    fronts: bool
    plan: bool

    def may_concern(self, question: Question) -> bool:
        """Whether a question may have another answer now."""
        if question[0] in OF_ONE_RECORD and self is not ALL:
            return question[1] in self.records
        return self.plan or (self.fronts and question[0] not in OF_THE_PLAN)


ALL = Change(frozenset(), fronts=True, plan=True)
"""Nothing is known of what was before."""


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
    own = (record.kind, record.slug, record.source, record.texts.keys())
    links = (entry.status, entry.related, entry.claims, entry.redirect_from, targets(library, entry.body))
    words = tuple(words(entry) for words in MEMBERSHIP.values())
    case = (entry.rules, features(entry)) if isinstance(entry, Case) else ()
    return own, links, words, case, entry.select if isinstance(entry, Handbook) else None


def _pages(before: Site, site: Site, touched: frozenset[str]) -> dict[str, Page]:
    """The pages of a plan that has stayed, with the records of now."""
    pages = dict(before.pages)
    for url, page in before.pages.items():
        if page.record and page.record.id in touched:
            pages[url] = replace(page, record=site.library.records[page.record.id])
    return pages
