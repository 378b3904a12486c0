"""What the pages of a language list, and in which order; every answer is noted as something that a page asked for.

Phase: rendering. `pages` builds on it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import cast

from rulebook.collation import SortKey, initial, sort_key
from rulebook.listings import MEMBERSHIP, PAGE_SIZE, Listing, Place, place
from rulebook.model.handbooks import Handbook, parse_edition
from rulebook.model.languages import Language
from rulebook.model.library import AnyRecord
from rulebook.model.vocabulary import Label, Term
from rulebook.model.watching import Recorder
from rulebook.rendering.digests import answered
from rulebook.rendering.markdown import title_of
from rulebook.rendering.site import Page, Site
from rulebook.rendering.surroundings import Surroundings
from rulebook.rendering.watched import watching

ORDERED = frozenset({"parts", "stages", "outcomes", "incidents"})
"""Groups whose words stand in a meaningful order in the taxonomy."""


@dataclass(frozen=True)
class Lists:
    """Records and words as a language orders them. `whole` is the site unwatched, `site` what pages see of it.

    What pages ask for is noted where somebody will make them anew (`is_watched`), which a build does not.
    """

    whole: Site
    language: Language
    around: Surroundings
    is_watched: bool = True

    @cached_property
    def recorder(self) -> Recorder:
        """Who notes what the page that is being made asks for."""
        return Recorder(self.is_watched)

    @cached_property
    def site(self) -> Site:
        """The site as pages see it: whatever they ask of it is noted."""
        return watching(self.whole, self.recorder) if self.is_watched else self.whole

    def label(self, key: str, *groups: str) -> Label:
        """The label of a word of the taxonomy."""
        return self.site.library.taxonomy.label(key, self.language, *groups)

    def word(self, key: str, *groups: str) -> str:
        """The label of a word of the taxonomy as a reader sees it, without its description."""
        return self.whole.library.taxonomy.label(key, self.language, *groups).label

    def title_of(self, id: str) -> str:
        """What a link to a record shows."""
        return title_of(self.site.library, id, self.language)

    def records(self, ids: Iterable[str]) -> tuple[AnyRecord, ...]:
        """Records in the order of a list."""
        return tuple(self.site.library.records[id] for id in self.ordered(ids))

    def ordered(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Ids in the order of a list: a page that shows nothing else of the records asks for this, not for them."""
        found = tuple(ids)
        self.recorder.note("ordered", *found)
        return tuple(sorted(found, key=self._place))

    def _place(self, id: str) -> Place:
        if id not in self._known_places:
            self._known_places[id] = place(self.whole.library.records[id], self.language)
        return self._known_places[id]

    @cached_property
    def _known_places(self) -> dict[str, Place]:
        return {}

    @cached_property
    def _places(self) -> dict[str, int]:
        """The place of each record in a list of all, for long lists: sorted once, and not once for each list."""
        ordered = sorted(self.whole.library.records, key=self._place)
        return {id: place for place, id in enumerate(ordered)}

    def part_of(self, page: Page) -> tuple[str, ...]:
        """The ids on one page of a long list."""
        ids = self._in_place(page.listing) if page.listing else ()
        found = ids[(page.number - 1) * PAGE_SIZE : page.number * PAGE_SIZE]
        return answered(self.recorder, found, "part", page.url)

    def _in_place(self, listing: Listing) -> tuple[str, ...]:
        key = listing.group, listing.key
        if key not in self._in_places:
            self._in_places[key] = tuple(sorted(listing.ids, key=self._places.__getitem__))
        return self._in_places[key]

    @cached_property
    def _in_places(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """The listings in order: each of their pages asks for a part."""
        return {}

    def page_count(self, ids: tuple[str, ...]) -> int:
        """How many pages a list fills, at least one."""
        return max(1, -(-len(ids) // PAGE_SIZE))

    def groups(self) -> tuple[str, ...]:
        """The groups of the taxonomy that have listings."""
        return tuple(MEMBERSHIP)

    def deck(self) -> list[AnyRecord]:
        """All rules by their numbers."""
        return [self.site.library.records[id] for id in sorted(self.site.library.rules)]

    @property
    def edition(self) -> str:
        """The newest edition of the handbooks, which a printed page belongs to; empty without handbooks."""
        self.recorder.note("edition")
        return self._edition

    @cached_property
    def _edition(self) -> str:
        editions = (cast(Handbook, record.entry).edition for record in self.whole.library.of_kind("handbook"))
        return max(editions, key=parse_edition, default="")

    def rule_of_the_week(self) -> AnyRecord | None:
        """A rule for each ISO week, in the order of the deck, over again each year.

        With scripts the page itself chooses among all, because a site is seldom built every Monday.
        """
        deck = self.deck()
        return deck[(self.week - 1) % len(deck)] if deck else None

    @property
    def today(self) -> date:
        """The day on which the site is built."""
        self.recorder.note("today")
        return self.around.today

    @property
    def week(self) -> int:
        """The number of the week in which the site is built."""
        self.recorder.note("week")
        return self.around.today.isocalendar().week

    def newest(self, most: int, kind: str = "") -> list[str]:
        """The ids of a few records by the day of their last review, newest first."""
        self.recorder.note("newest", str(most), kind)
        records = (record for record in self.whole.library.records.values() if kind in ("", record.kind))
        ordered = sorted(records, key=lambda record: self._places[record.id])
        newest = sorted(ordered, key=lambda record: record.entry.reviewed.on, reverse=True)
        return [record.id for record in newest[:most]]

    def by_month(self, ids: Iterable[str]) -> list[tuple[date, list[str]]]:
        """Ids in the months of their records' last review."""
        found = tuple(ids)
        self.recorder.note("by_month", *found)
        records = self.whole.library.records
        months = groupby(found, key=lambda name: records[name].entry.reviewed.on.replace(day=1))
        return [(month, list(some)) for month, some in months]

    def handbooks(self) -> list[AnyRecord]:
        """The handbooks, those with most records first."""
        found = self.records(self.site.library.handbooks)
        return sorted(found, key=lambda record: -len(self.site.selection(record.id, self.language).ids))

    def terms(self) -> list[tuple[str, list[Term]]]:
        """The glossary by initial letter, both in alphabetical order."""
        ordered = sorted(self.site.library.terms.values(), key=lambda term: sort_key(self._word(term), self.language))
        by_letter = groupby(ordered, key=lambda term: initial(self._word(term), self.language))
        return [(letter, list(found)) for letter, found in by_letter]

    def _word(self, term: Term) -> str:
        return term.text(self.language).term

    def by_label(self, group: str) -> list[Listing]:
        """The listings of a group: in the taxonomy's order where that means something, else alphabetically."""
        listings = list(self.site.listings.group(group))
        return listings if group in ORDERED else sorted(listings, key=self._label_key)

    def _label_key(self, listing: Listing) -> SortKey:
        return sort_key(self.label(listing.key, listing.group).label, self.language)

    def is_mixed(self, ids: Iterable[str]) -> bool:
        """Whether a list has records of several kinds, so that each must say which it is."""
        return len(set(map(self._kinds.__getitem__, ids))) > 1

    def count_by_kind(self, ids: Iterable[str]) -> dict[str, int]:
        """How many rules, guides and cases a list has."""
        kinds = Counter(map(self._kinds.__getitem__, ids))
        return {kind: kinds[kind] for kind in ("rule", "guide", "case")}

    @cached_property
    def _kinds(self) -> dict[str, str]:
        """The kind of each record: each page of a long list counts all of the list."""
        return {id: record.kind for id, record in self.whole.library.records.items()}
