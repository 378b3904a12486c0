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


def frames(here: Build, menus: Mapping[Language, Navigation], pages: Iterable[PlannedPage]) -> dict[str, str]:
    """For each page a digest of its plan, its menu and its neighbours."""
    common = {language: digest(_menu(menu.items)) for language, menu in menus.items()}
    return {page.plan.url: digest((common[page.plan.language], _frame(here, page))) for page in pages}


def _frame(here: Build, page: PlannedPage) -> object:
    plan = page.plan
    shown = plan.record and plan.record.id, plan.explanation and plan.explanation.code, plan.number
    counts = here.renderers[plan.language].count_by_kind(plan.listing.ids) if plan.listing else None
    beside = _beside(page.previous_page), _beside(page.next_page)
    return plan.template, shown, plan.listing, counts, beside, switch(here.site, plan)


def _beside(page: object) -> object:
    return (page.url, page.title, page.plan.shown_language) if isinstance(page, PlannedPage) else None


def _menu(items: Iterable[StructureItem]) -> list[Any]:
    return [(item.title, _menu(item.children)) if isinstance(item, Section) else _beside(item) for item in items]
