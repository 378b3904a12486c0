"""The site as a plan: every page with its address, before any of them is rendered.

An address is a path below the site's root that ends in a slash: ``en/rules/r29-three-nos/``. Within a
language, pages have names (``rules/r29-three-nos/``), which are the same in all three, so that the language
switch stays where the reader is.

Phase: rendering.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rulebook.codes.explanations import Explanation, explanations
from rulebook.links.backlinks import Backlinks
from rulebook.links.similarity import Similarity
from rulebook.listings import MEMBERSHIP, PAGE_SIZE, Listing, Listings
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import AnyRecord, Library
from rulebook.selection import Selection, chosen

FOLDER = {"rule": "rules", "guide": "guides", "case": "cases", "handbook": "handbooks"}
PLAIN = {
    "": "home.html",
    "rules/": "deck.html",
    "rules/by-stage/": "deck_by_stage.html",
    "guides/": "guides.html",
    "handbooks/": "handbooks.html",
    "browse/": "browse.html",
    "glossary/": "glossary.html",
    "claims/": "claims.html",
    "new/": "new.html",
    "contribute/": "contribute.html",
    "check/": "codes.html",
    "compose/": "compose.html",
    "search/": "search.html",
}
"""The pages that exist once in each language, by name, with their templates."""


MOST_IN_PRACTICE = 20
"""Cases on the page of a rule itself; where there are more, all of them have pages of their own."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the plan.

    `name` is its address within the language; `record`, `listing` or `explanation` what it shows, with `number`
    for the pages of a long list, from 1.
    """

    language: Language
    name: str
    template: str
    record: AnyRecord | None = None
    listing: Listing | None = None
    number: int = 1
    explanation: Explanation | None = None
    url: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "url", f"{self.language}/{self.name}")  # each of its links asks for it

    @property
    def shown_language(self) -> Language:
        """The language of the page's own text."""
        return self.record.shown_in(self.language) if self.record else self.language

    @property
    def translated(self) -> bool:
        """Whether the page's own text is in its language, and not shown in another's for want of it."""
        return self.shown_language == self.language


@dataclass(frozen=True)
class Site:
    """All pages of all languages, and what they are made from."""

    library: Library

    @cached_property
    def backlinks(self) -> Backlinks:
        return Backlinks(self.library)

    @cached_property
    def similarity(self) -> Similarity:
        return Similarity(self.library)

    @cached_property
    def listings(self) -> Listings:
        return Listings(self.library)

    @cached_property
    def _selections(self) -> dict[tuple[str, Language], Selection]:
        return {}

    def selection(self, handbook: str, language: Language) -> Selection:
        """What a handbook holds, its cases in the order of a language; remembered, since several pages ask for it."""
        if (handbook, language) not in self._selections:
            choice = self.library.handbooks[handbook].entry.select
            self._selections[handbook, language] = chosen(self.library, choice, language)
        return self._selections[handbook, language]

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Every page by its address."""
        return {page.url: page for language in LANGUAGES for page in self._language(language)}

    def alternates(self, page: Page) -> dict[Language, Page]:
        """The same page in every language, this one included."""
        return {language: self.pages[f"{language}/{page.name}"] for language in LANGUAGES}

    def name(self, id: str) -> str:
        """The name of the page on which a reference ends: a record's own, or a place in a list."""
        prefix, _, key = id.rpartition(":")
        if prefix:
            return f"{'glossary' if prefix == 'term' else 'claims'}/#{key}"
        record = self.library.records[id]
        return f"{FOLDER[record.kind]}/{record.slug}/"

    def old_names(self) -> Iterator[tuple[str, str]]:
        """Old page names and the ids that they lead to now."""
        for record in self.library.records.values():
            for old in record.entry.redirect_from:
                yield f"{FOLDER[record.kind]}/{old}/", record.id

    def short_names(self) -> Iterator[tuple[str, str]]:
        """The short addresses of the rules, as paper shows them: ``r29/``."""
        return ((f"{id.lower()}/", id) for id in self.library.rules)

    def _language(self, language: Language) -> Iterator[Page]:
        for name, template in PLAIN.items():
            yield Page(language, name, template)
        for record in self.library.records.values():
            template = f"{record.kind}.html"
            yield Page(language, self.name(record.id), template, record=record)
            if len(cases := self.backlinks.cases_of(record.id)) > MOST_IN_PRACTICE:
                name = f"{self.name(record.id)}cases/"
                yield from self._paged(language, name, "practice.html", Listing("practice", record.id, cases))
        yield from self._paged(language, "cases/", "cases.html", Listing("", "", tuple(self.library.cases)))
        for listing in self.listings.all():
            yield from self._paged(language, f"{listing.group}/{listing.key}/", "listing.html", listing)
        for code, explanation in explanations().items():
            name = f"check/{code.lower()}/"
            yield Page(language, name, "code.html", explanation=explanation)
        for group in MEMBERSHIP:
            yield Page(language, f"{group}/", "group.html", listing=Listing(group, "", ()))

    def _paged(self, language: Language, name: str, template: str, listing: Listing) -> Iterator[Page]:
        for number in range(1, max(1, -(-len(listing.ids) // PAGE_SIZE)) + 1):
            own = name if number == 1 else f"{name}{number}/"
            yield Page(language, own, template, listing=listing, number=number)
