"""What stands around the content of each page, as a digest: a page is made anew when it differs.

Phase: bridge.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section

from rulebook.bridge.build import Build
from rulebook.bridge.pages import PlannedPage, switch
from rulebook.model.languages import Language
from rulebook.rendering.questions import digest

Common = Mapping[Language, str]


def common(menus: Mapping[Language, Navigation]) -> Common:
    """For each language a digest of what all its pages have around them."""
    return {language: digest(_menu(menu.items)) for language, menu in menus.items()}


def frame(here: Build, common: Common, page: PlannedPage) -> str:
    """A digest of a page's plan, its menu and its neighbours."""
    return digest((common[page.plan.language], _own(here, page)))


def _own(here: Build, page: PlannedPage) -> object:
    plan = page.plan
    shown = plan.record and plan.record.id, plan.explanation and plan.explanation.code, plan.number
    counts = here.renderers[plan.language].count_by_kind(plan.listing.ids) if plan.listing else None
    beside = _beside(page.previous_page), _beside(page.next_page)
    return plan.template, shown, plan.listing, counts, beside, switch(here.site, plan)


def _beside(page: object) -> object:
    return (page.url, page.title, page.plan.shown_language) if isinstance(page, PlannedPage) else None


def _menu(items: Iterable[StructureItem]) -> list[Any]:
    return [(item.title, _menu(item.children)) if isinstance(item, Section) else _beside(item) for item in items]
