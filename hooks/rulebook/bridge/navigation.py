"""The menu of each language, and what stands before and after a page.

Cases and listings are not in the menu: with 1,000 cases in it a build takes several times as long, and no
reader scrolls through them there.

Phase: bridge.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from markupsafe import escape
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage

from rulebook.model.languages import Language
from rulebook.rendering.pages import PageRenderer
from rulebook.rendering.site import Site


def menu(renderer: PageRenderer, pages: Mapping[str, MkDocsPage]) -> Navigation:
    """The menu of a language: a deck with its parts, guides, cases, handbooks, and the ways to look things up."""
    words, site, prefix = renderer.interface.words, renderer.site, f"{renderer.language}/"
    parts = [
        Section(str(escape(renderer.label(listing.key, "parts").label)), [*_pages(site, prefix, listing.ids, pages)])
        for listing in site.listings.group("parts")
        if listing.ids
    ]
    guides = _pages(site, prefix, (record.id for record in renderer.records(site.library.guides)), pages)
    handbooks = _pages(site, prefix, (record.id for record in renderer.handbooks()), pages)
    named = {name: pages[f"{prefix}{name}"] for name in _LOOK_UP}
    items: list[StructureItem] = [
        pages[prefix],
        Section(str(escape(words("Rules"))), [pages[f"{prefix}rules/"], pages[f"{prefix}rules/by-stage/"], *parts]),
        Section(str(escape(words("Guides"))), [pages[f"{prefix}guides/"], *guides]),
        Section(str(escape(words("Cases"))), [pages[f"{prefix}cases/"], pages[f"{prefix}compose/"]]),
        Section(str(escape(words("Handbooks"))), [pages[f"{prefix}handbooks/"], *handbooks]),
        Section(str(escape(words("Look up"))), list(named.values())),
    ]
    navigation = Navigation(items, [page for item in items for page in _flat(item)])
    navigation.homepage = pages[prefix]
    _adopt(items)
    return navigation


_LOOK_UP = ("browse/", "glossary/", "claims/", "new/", "contribute/")


def neighbours(site: Site, language: Language, pages: Mapping[str, MkDocsPage]) -> None:
    """Let readers turn the cards of the deck one after the other."""
    deck = _pages(site, f"{language}/", sorted(site.library.rules), pages)
    for before, after in pairwise(deck):
        before.next_page, after.previous_page = after, before


def _pages(site: Site, prefix: str, ids: Iterable[str], pages: Mapping[str, MkDocsPage]) -> list[MkDocsPage]:
    return [pages[f"{prefix}{site.name(id)}"] for id in ids]


def _flat(item: StructureItem) -> Iterator[MkDocsPage]:
    if isinstance(item, MkDocsPage):
        yield item
    elif isinstance(item, Section):
        for child in item.children:
            yield from _flat(child)


def _adopt(items: Iterable[StructureItem], parent: Section | None = None) -> None:
    for item in items:
        item.parent = parent
        if isinstance(item, Section):
            _adopt(item.children, item)
