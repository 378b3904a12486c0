"""A site that notes what a page asks of it: not only records, but all that was worked out from many of them.

Phase: rendering. `questions` knows the answer to each of the questions that are noted here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rulebook.links.backlinks import Backlink, Backlinks
from rulebook.links.similarity import Neighbour, Similarity
from rulebook.listings import Listing, Listings
from rulebook.model.languages import Language
from rulebook.model.watching import Recorder, Watched, watched
from rulebook.rendering.digests import answered
from rulebook.rendering.site import Page, Site
from rulebook.selection import Selection


@dataclass(frozen=True)
class _Backlinks(Backlinks):
    whole: Backlinks
    recorder: Recorder

    @property
    def practice(self) -> Mapping[str, tuple[Backlink, ...]]:
        return Watched(self.whole.practice, self.recorder, ("practice",), ("all",))

    @property
    def mentions(self) -> Mapping[str, tuple[str, ...]]:
        return Watched(self.whole.mentions, self.recorder, ("mentions",), ("all",))

    def related(self, rule: str) -> tuple[str, ...]:
        self.recorder.note("related", rule)
        return self.whole.related(rule)

    def outcomes(self) -> Mapping[str, str]:
        self.recorder.note("all")
        return self.whole.outcomes()


@dataclass(frozen=True)
class _Similarity(Similarity):
    whole: Similarity
    recorder: Recorder

    def alike(self, case: str, most: int = 3) -> tuple[Neighbour, ...]:
        return answered(self.recorder, self.whole.alike(case, most), "alike", case, str(most))

    def contrast(self, case: str, most: int = 2) -> tuple[Neighbour, ...]:
        return answered(self.recorder, self.whole.contrast(case, most), "contrast", case, str(most))


@dataclass(frozen=True)
class _Listings(Listings):
    whole: Listings
    recorder: Recorder

    def listing(self, group: str, key: str) -> Listing:
        self.recorder.note("group", group)
        return self.whole.listing(group, key)

    def group(self, group: str) -> Iterator[Listing]:
        self.recorder.note("group", group)
        return self.whole.group(group)


@dataclass(frozen=True)
class WatchedSite(Site):
    """A site as templates see it."""

    whole: Site
    recorder: Recorder

    @cached_property
    def backlinks(self) -> Backlinks:
        return _Backlinks(self.library, self.whole.backlinks, self.recorder)

    @cached_property
    def similarity(self) -> Similarity:
        return _Similarity(self.library, self.whole.similarity, self.recorder)

    @cached_property
    def listings(self) -> Listings:
        return _Listings(self.library, self.whole.listings, self.recorder)

    @property
    def pages(self) -> Mapping[str, Page]:
        return Watched(self.whole.pages, self.recorder, ("page",), ("all",))

    def selection(self, handbook: str, language: Language) -> Selection:
        self.recorder.note("selection", handbook, language)
        return self.whole.selection(handbook, language)

    def name(self, id: str) -> str:
        self.recorder.note("name", id)
        return self.whole.name(id)


def watching(site: Site, recorder: Recorder) -> WatchedSite:
    """A site that tells a recorder what it is asked."""
    return WatchedSite(watched(site.library, recorder), site, recorder)
