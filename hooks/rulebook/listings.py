"""Listings: which records stand under which word of the taxonomy.

Phase: listings. Built on the model and links; rendering shows them, and search will use them as facets.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any, Final

from rulebook.collation import SortKey, sort_key
from rulebook.model.judgement import outcome
from rulebook.model.languages import Language
from rulebook.model.library import AnyRecord, Library
from rulebook.model.memo import memoised
from rulebook.model.records import Case, Entry, Guide, Rule

PAGE_SIZE: Final = 100
"""Entries on one page of a listing: light on a phone, and 5,000 cases are 50 pages."""

_KIND_ORDER = {"rule": 0, "guide": 1, "case": 2, "handbook": 3}


Words = Callable[[Any], tuple[str, ...]]


def _one(word: str | None) -> tuple[str, ...]:
    return (word,) if word else ()


def _incidents(case: Case) -> tuple[str, ...]:
    group, _, subtype = case.incident.partition("/")
    return (group, case.incident) if subtype else (group,)


_TAGS: Final = attrgetter("tags")
_ROLES: Final = attrgetter("roles")

MEMBERSHIP: Final[Mapping[str, Mapping[type[Entry], Words]]] = {
    "parts": {Rule: lambda rule: (rule.part,)},
    "stages": {Rule: lambda rule: (rule.stage,)},
    "tags": {Rule: _TAGS, Guide: _TAGS, Case: _TAGS},
    "roles": {Rule: _ROLES, Guide: _ROLES},
    "touchpoints": {Rule: attrgetter("touchpoints"), Case: lambda case: _one(case.touchpoint)},
    "industries": {Case: lambda case: _one(case.industry)},
    "incidents": {Case: _incidents},
    "causes": {Case: attrgetter("causes")},
    "outcomes": {Case: lambda case: (outcome(case),)},
}
"""For each group of the taxonomy that has listings: the words under which a record of a kind stands.

A handbook stands under none: it is a list of records itself.
"""

ALWAYS: Final = frozenset({"parts", "stages"})
"""Groups whose every word has a listing, even an empty one: the frame of the deck."""


def words_of(group: str, entry: Entry) -> tuple[str, ...]:
    """The words of a group under which a record stands."""
    words = MEMBERSHIP[group].get(type(entry))
    return words(entry) if words else ()


@memoised
def _groups(kind: type[Any]) -> tuple[tuple[str, Words], ...]:
    """The groups in which records of a kind may stand."""
    return tuple((group, words[kind]) for group, words in MEMBERSHIP.items() if kind in words)


@dataclass(frozen=True, slots=True)
class Listing:
    """A word of the taxonomy and the ids of its records."""

    group: str
    key: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Listings:
    """All listings of a Library."""

    library: Library

    @cached_property
    def _members(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        found: dict[str, defaultdict[str, list[str]]] = {group: defaultdict(list) for group in MEMBERSHIP}
        for record in self.library.records.values():
            entry = record.entry
            for group, words in _groups(type(entry)):
                for word in dict.fromkeys(words(entry)):
                    found[group][word].append(record.id)
        return {group: {word: tuple(ids) for word, ids in words.items()} for group, words in found.items()}

    def words(self, group: str, entry: Entry) -> tuple[str, ...]:
        """The words of a group under which a record stands."""
        return words_of(group, entry)

    def listing(self, group: str, key: str) -> Listing:
        """The records that stand under a word, by id."""
        return Listing(group, key, self._members[group].get(key, ()))

    def within(self, group: str, ids: Iterable[str]) -> Iterator[Listing]:
        """The listings of a group with no other records than these, in their order; empty ones are left out."""
        for listing in self.group(group):
            if found := tuple(id for id in ids if id in listing.ids):
                yield Listing(group, listing.key, found)

    def group(self, group: str) -> Iterator[Listing]:
        """The listings of a group, in the order of the taxonomy."""
        for key in self.library.taxonomy.keys(group):
            if group in ALWAYS or key in self._members[group]:
                yield self.listing(group, key)

    def all(self) -> Iterator[Listing]:
        """Every listing of every group."""
        for group in MEMBERSHIP:
            yield from self.group(group)


Place = tuple[int, str, SortKey, str]


def place(record: AnyRecord, language: Language) -> Place:
    """Where a record stands in a list: rules by number, then guides, cases and handbooks, each in alphabetical order.

    Of two with one title the id decides.
    """
    number = record.id if record.kind == "rule" else ""
    return _KIND_ORDER[record.kind], number, sort_key(record.text(language).title, language), record.id
