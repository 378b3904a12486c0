"""Pages of the plan -> HTML of their content, through templates and the interface words.

Phase: rendering. What stands around the content (header, navigation, search) is the theme's.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import unescape
from itertools import groupby
from types import SimpleNamespace
from typing import cast

from markupsafe import Markup

from rulebook.collation import SortKey, initial, sort_key
from rulebook.listings import MEMBERSHIP, PAGE_SIZE, Listing, in_order
from rulebook.model.handbooks import Handbook, parse_edition
from rulebook.model.languages import Language
from rulebook.model.library import AnyRecord
from rulebook.model.vocabulary import Label, Term
from rulebook.model.watching import Known, Question, Recorder
from rulebook.rendering.addresses import relative, relink
from rulebook.rendering.bodies import Body, BodyRenderer
from rulebook.rendering.downloads import Download
from rulebook.rendering.environment import environment, pieces
from rulebook.rendering.interface import Interface
from rulebook.rendering.markdown import title_of
from rulebook.rendering.site import Page, Site
from rulebook.rendering.surroundings import Surroundings
from rulebook.rendering.watched import watching

ORDERED = frozenset({"parts", "stages", "outcomes", "incidents"})
"""Groups whose words stand in a meaningful order in the taxonomy."""

_HEADING = re.compile(r'<h2 id="(?P<id>[^"]+)"[^>]*>(?P<title>.*?)</h2>', re.S)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's content: its title and description as plain text, its HTML, its headings as (anchor, text).

    `asked` holds every question whose answer stands on the page: it is made anew when one of them changes.
    """

    title: str
    description: str
    html: str
    headings: tuple[tuple[str, str], ...]
    asked: frozenset[Question]


@dataclass(frozen=True)
class PageRenderer:
    """Renders the pages of one language."""

    whole: Site
    language: Language
    around: Surroundings

    @cached_property
    def recorder(self) -> Recorder:
        """Who notes what the page that is being made asks for."""
        return Recorder()

    @cached_property
    def site(self) -> Site:
        """The site as pages see it: whatever they ask of it is noted."""
        return watching(self.whole, self.recorder)

    def render(self, page: Page) -> Rendered:
        """The content of a page; KeyError if it links to a page that does not exist."""
        with self.recorder.noting() as asked:
            description, html = self._blocks(page, "description", "content")
            html = relink(html, lambda scheme, name: self._address(page, scheme, name))
            title = self.title(page)
        headings = tuple((found["id"], _plain(found["title"])) for found in _HEADING.finditer(html))
        return Rendered(title, _plain(description), html, headings, frozenset(asked))

    def title(self, page: Page) -> str:
        """The title of a page as plain text, without rendering the rest; remembered, since a menu asks for it first."""
        return self.recorder.remembered(self._titles, page.url, lambda: _plain(*self._blocks(page, "title")))

    def _blocks(self, page: Page, *names: str) -> list[str]:
        if page.record:
            self.recorder.note("record", page.record.id)
            self.recorder.note("state", page.record.id)
        template = environment(self.language).get_template(page.template)
        shown = {"view": self, "ui": self.interface, "m": self.pieces, "page": page, "record": page.record}
        context = template.new_context(shown)
        return ["".join(template.blocks[name](context)) for name in names]

    @cached_property
    def _titles(self) -> Known[str, str]:
        return {}

    def keep_titles(self, earlier: "PageRenderer", changed: Container[str]) -> None:
        """Take over the titles that do not follow from changed records."""
        for url, (title, asked) in earlier._titles.items():
            if not any(question[0] == "record" and question[1] in changed for question in asked):
                self._titles[url] = title, asked

    @cached_property
    def interface(self) -> Interface:
        """How this language speaks to its readers."""
        return Interface(self.language)

    @cached_property
    def asked_by_pieces(self) -> dict[Question, frozenset[Question]]:
        """What each remembered piece asked for, by the question that stands for the piece on a page."""
        return {}

    @cached_property
    def pieces(self) -> SimpleNamespace:
        """The macros of ``macros.html``: drawings and counts, for whoever shows them elsewhere."""
        shown = {"view": self, "ui": self.interface}
        return pieces(environment(self.language), shown, self.recorder, self.asked_by_pieces)

    def _address(self, page: Page, scheme: str, name: str) -> str:
        """The relative address of a link from a page: to a record, to a page, or to this page in a language."""
        if scheme == "file":
            folder, _, file = name.rpartition("/")
            return relative(page.url, f"{folder}/") + file
        if scheme == "page-in":
            return relative(page.url, f"{name}/{page.name}")
        url, anchor = self.target(scheme, name)
        if url not in self.whole.pages:
            raise KeyError(f"{page.url} links to {url}, which is no page of the site")
        return relative(page.url, url) + anchor

    def target(self, scheme: str, name: str) -> tuple[str, str]:
        """The page and the place on it to which a link leads."""
        link = (scheme, name)
        self.recorder.note("target", *link)
        if link not in self._targets:
            name, hash_, anchor = (self.whole.name(name) if scheme == "id" else name).partition("#")
            self._targets[link] = (f"{self.language}/{name}", hash_ + anchor)
        return self._targets[link]

    @cached_property
    def _targets(self) -> dict[tuple[str, str], tuple[str, str]]:
        return {}

    # What templates ask for: the content, ready to be shown in this language.

    @cached_property
    def _bodies(self) -> dict[Language, BodyRenderer]:
        return {}

    def body(self, record: AnyRecord) -> Body:
        """A record's rendered body, in the language in which this page shows it."""
        shown = record.shown_in(self.language)
        self.recorder.note("body", record.id)
        if shown not in self._bodies:
            self._bodies[shown] = BodyRenderer(self.site.library, shown, self.recorder)
        return self._bodies[shown].render(record)

    def label(self, key: str, *groups: str) -> Label:
        """The label of a word of the taxonomy."""
        return self.site.library.taxonomy.label(key, self.language, *groups)

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
        return tuple(sorted(found, key=self._places.__getitem__))

    @cached_property
    def _places(self) -> dict[str, int]:
        """The place of each record in a list of all: sorted once, and not once for each list."""
        library = self.whole.library
        ordered = in_order(library, tuple(library.records), self.language)
        return {record.id: place for place, record in enumerate(ordered)}

    def part_of(self, page: Page) -> tuple[str, ...]:
        """The ids on one page of a long list."""
        self.recorder.note("part", page.url)
        ids = sorted(page.listing.ids if page.listing else (), key=self._places.__getitem__)
        return tuple(ids[(page.number - 1) * PAGE_SIZE : page.number * PAGE_SIZE])

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

    def count_by_kind(self, ids: Iterable[str]) -> dict[str, int]:
        """How many rules, guides and cases a list has."""
        kinds = Counter(self.whole.library.records[id].kind for id in ids)
        return {kind: kinds[kind] for kind in ("rule", "guide", "case")}

    def is_translated(self, record: AnyRecord) -> bool:
        """Whether a record exists in this language."""
        return self.language in record.texts

    def in_language(self, record: AnyRecord) -> Markup:
        """The `lang` attribute of a record's texts where they are not in the page's language."""
        shown = record.shown_in(self.language)
        return Markup("") if shown == self.language else Markup(' lang="{}"').format(shown)

    def own_language(self, record: AnyRecord) -> Markup:
        """The `lang` attribute that returns to the page's language inside a text in another one."""
        return Markup("") if self.is_translated(record) else Markup(' lang="{}"').format(self.language)

    def downloads(self, id: str = "") -> tuple[Download, ...]:
        """What there is of a record on paper; without an id, what belongs to none."""
        return self.around.downloads.of(self.language, id)

    def cover(self, id: str) -> str:
        """The address of the picture of a book's cover, or empty."""
        return self.around.downloads.cover(self.language, id)


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())
