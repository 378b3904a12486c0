"""Two states of the content -> what is different for a reader.

Phase: comparison. Pure.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final, Literal, get_args

from rulebook.links.backlinks import Backlinks
from rulebook.listings import Listings
from rulebook.model.diagnostic import Diagnostic, Severity
from rulebook.model.languages import Language
from rulebook.model.library import AnyRecord, Library
from rulebook.model.records import Entry, Review
from rulebook.selection import chosen

Sort = Literal["new", "changed", "removed"]

_NEVER: Final = Review(date.min, "")
_GRAVITY: Final = get_args(Severity)

BROKEN: Final = frozenset({"RB030", "RB032"})
"""Codes of links that lead nowhere."""


@dataclass(frozen=True)
class State:
    """The content at one time, and what the check said of it."""

    library: Library
    diagnostics: tuple[Diagnostic, ...]

    @cached_property
    def links(self) -> Mapping[str, frozenset[str]]:
        """For each record those that name it, in the text, in a field or as a case of a rule."""
        backlinks = Backlinks(self.library)
        ids = (id for id in self.library.records)
        return {id: frozenset((*backlinks.mentions.get(id, ()), *backlinks.cases_of(id))) for id in ids}

    @cached_property
    def lists(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """Every listing by its group and word."""
        return {(one.group, one.key): frozenset(one.ids) for one in Listings(self.library).all()}

    def rules_without_cases(self) -> frozenset[str]:
        """Rules that no case shows."""
        backlinks = Backlinks(self.library)
        return frozenset(id for id in self.library.rules if not backlinks.cases_of(id))

    def untranslated(self, language: Language) -> int:
        """How many records a reader of a language sees in another."""
        return sum(language not in record.texts for record in self.library.records.values())


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that is new, says something else, or is gone, and in which languages."""

    id: str
    sort: Sort
    languages: tuple[Language, ...]


@dataclass(frozen=True, slots=True)
class ListChange:
    """A listing with the records that it gains and loses."""

    group: str
    key: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """What is different between two states."""

    before: State
    after: State

    def record(self, id: str) -> AnyRecord:
        """A record as it is now, or as it was if it is gone."""
        return self.after.library.records.get(id) or self.before.library.records[id]

    @cached_property
    def pages(self) -> tuple[PageChange, ...]:
        """Records whose pages are different; a new date of review alone is no difference to a reader."""
        ids = sorted({*self.before.library.records, *self.after.library.records})
        return tuple(change for id in ids for change in self._page(id))

    def _page(self, id: str) -> Iterator[PageChange]:
        then, now = (_said(state.library.records.get(id)) for state in (self.before, self.after))
        sorts: dict[Sort, list[Language]] = {
            "new": [language for language in now if language not in then],
            "changed": [language for language in now if language in then and now[language] != then[language]],
            "removed": [language for language in then if language not in now],
        }
        yield from (PageChange(id, sort, tuple(languages)) for sort, languages in sorts.items() if languages)

    @cached_property
    def lists(self) -> tuple[ListChange, ...]:
        """Listings with other records than before."""
        names = dict.fromkeys((*self.after.lists, *self.before.lists))
        found = (self._list(*name) for name in names)
        return tuple(change for change in found if change.gained or change.lost)

    def _list(self, group: str, key: str) -> ListChange:
        none: frozenset[str] = frozenset()
        then, now = (state.lists.get((group, key), none) for state in (self.before, self.after))
        return ListChange(group, key, tuple(sorted(now - then)), tuple(sorted(then - now)))

    @cached_property
    def links(self) -> Mapping[str, tuple[str, ...]]:
        """Records that were there and that more records name now, each with the new ones."""
        before, after = self.before.links, self.after.links
        new = {id: tuple(sorted(after[id] - before[id])) for id in sorted(before.keys() & after.keys())}
        return {id: names for id, names in new.items() if names}

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Terms, claims and words of the taxonomy that are new, changed or gone."""
        then, now = _vocabulary(self.before.library), _vocabulary(self.after.library)
        return tuple(sorted(key for key in then.keys() | now.keys() if then.get(key) != now.get(key)))

    def cards(self) -> tuple[str, ...]:
        """Rules and cases whose sheets have to be printed anew."""
        kinds = {"rule", "case"}
        ids = (one.id for one in self.pages if one.sort != "removed" and self.record(one.id).kind in kinds)
        return tuple(dict.fromkeys(ids))

    def books(self) -> tuple[str, ...]:
        """Handbooks that hold something which is different."""
        different = {change.id for change in self.pages}
        handbooks = self.after.library.handbooks
        return tuple(id for id in handbooks if id in different or self._held(id) & different)

    def _held(self, handbook: str) -> frozenset[str]:
        """What a handbook holds or held."""
        states = (state.library for state in (self.before, self.after))
        found = ((one, one.handbooks[handbook]) for one in states if handbook in one.handbooks)
        return frozenset(id for one, book in found for id in chosen(one, book.entry.select, book.source).ids)

    @cached_property
    def found(self) -> tuple[Diagnostic, ...]:
        """What the check says now and did not say before, errors first; a fault that only moved is the same."""
        known = Counter((one.path, one.code) for one in self.before.diagnostics)
        said = {(one.path, one.code, str(one.message)) for one in self.before.diagnostics}
        waiting = sorted(self.after.diagnostics, key=lambda one: (one.path, one.code, str(one.message)) not in said)
        new = [one for one in waiting if not _taken(known, one)]
        return tuple(sorted(new, key=lambda one: (_GRAVITY.index(one.severity), one)))

    def mended(self) -> int:
        """How many faults are no longer there."""
        return len(self.before.diagnostics) - (len(self.after.diagnostics) - len(self.found))

    def broken(self) -> tuple[Diagnostic, ...]:
        """New links that lead nowhere."""
        return tuple(one for one in self.found if one.code in BROKEN)


def _said(record: AnyRecord | None) -> dict[Language, Entry]:
    """What a record says in each language, whenever it was reviewed."""
    texts = record.texts if record else {}
    return {language: replace(text, reviewed=_NEVER) for language, text in texts.items()}


def _vocabulary(library: Library) -> dict[str, object]:
    taxonomy = library.taxonomy.groups
    words = {f"{group}: {key}": word for group, keys in taxonomy.items() for key, word in keys.items()}
    terms = {f"term: {id}": term for id, term in library.terms.items()}
    return {**words, **terms, **{f"claim: {id}": claim for id, claim in library.claims.items()}}


def _taken(known: Counter[tuple[str, str]], one: Diagnostic) -> bool:
    """Whether a diagnostic is one of those that were there, each of which counts once."""
    place = (one.path, one.code)
    known[place] -= 1
    return known[place] >= 0
