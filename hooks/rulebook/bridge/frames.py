"""What stands around the content of each page, as a digest: a page is made anew when it differs.

Phase: bridge. The menu (`partials/nav.html`) shows the rules of a part where the reader is inside it alone, so that
another title of a rule touches no other pages; the equality test fails where a template shows more than is said here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section

from rulebook.bridge.build import Build
from rulebook.bridge.pages import PlannedPage, switch
from rulebook.listings import Listing
from rulebook.model.languages import Language
from rulebook.model.records import Rule
from rulebook.rendering.digests import digest
from rulebook.rendering.pages import PageRenderer
from rulebook.rendering.site import Page


@dataclass(frozen=True, slots=True)
class Common:
    """Digests of what many pages have around them: all of a language, those of a part of the deck, and of a listing."""

    menus: dict[Language, str]
    parts: dict[tuple[Language, str], str] = field(default_factory=dict)
    listings: dict[tuple[Language, Listing], str] = field(default_factory=dict)


def common(menus: Mapping[Language, Navigation]) -> Common:
    """What the pages of each language, and of each part, have around them."""
    found = Common({language: digest(_menu(menu.items)) for language, menu in menus.items()})
    for language, menu in menus.items():
        for section in (deep for item in menu.items if isinstance(item, Section) for deep in item.children):
            if isinstance(section, Section):
                pages = [child for child in section.children if isinstance(child, PlannedPage)]
                found.parts[language, part(pages[0].plan)] = digest([_shown(page) for page in pages])
    return found


def part(plan: Page) -> str:
    """The part of the deck in which a page stands, or empty."""
    if plan.record and isinstance(plan.record.entry, Rule) and plan.template == "rule.html":
        return plan.record.entry.part
    return plan.listing.key if plan.listing and plan.listing.group == "parts" else ""


def frame(here: Build, common: Common, page: PlannedPage) -> str:
    """A digest of a page's plan, its menu and its neighbours."""
    plan = page.plan
    around = common.menus[plan.language], common.parts.get((plan.language, part(plan)))
    what = plan.record and plan.record.id, plan.explanation and plan.explanation.code, plan.number
    listed = plan.listing and _listed(here.renderers[plan.language], common, plan.listing)
    beside = _shown(page.previous_page), _shown(page.next_page)
    return digest((around, plan.template, what, listed, beside, switch(here.site, plan)))


def _listed(view: PageRenderer, common: Common, listing: Listing) -> str:
    """A digest of a whole listing, for each of its pages."""
    key = view.language, listing
    if key not in common.listings:
        common.listings[key] = digest((listing, view.count_by_kind(listing.ids)))
    return common.listings[key]


def _shown(page: object) -> object:
    return (page.url, page.title, page.plan.shown_language) if isinstance(page, PlannedPage) else None


def _menu(items: Iterable[StructureItem], depth: int = 0) -> list[Any]:
    """What a menu shows everywhere: titles of sections, and pages down to the second level."""
    return [
        (item.title, depth or _menu(item.children, depth + 1)) if isinstance(item, Section) else _shown(item)
        for item in items
    ]
