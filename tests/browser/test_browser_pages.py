"""Kinds of pages in three languages, on a phone and on a desktop, light and dark.

Each is visited once; the tests read what the visit found.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from built import LANGUAGES
from screens import DESKTOP, PHONE, OpenScreen, Screen, new_screen, rules, violations

pytestmark = pytest.mark.whole

PAGES = {
    "home": "",
    "deck": "rules/",
    "rule": "rules/r29-three-nos/",
    "case": "cases/corner-bakery-ham/",
    "handbook": "handbooks/front-line/",
    "tag": "tags/apology/",
    "glossary": "glossary/",
    "search": "search/",
    "composer": "compose/",
    "codes": "check/",
    "code": "check/rb042/",
    "contribute": "contribute/",
}
SIZES = {"phone": PHONE, "desktop": DESKTOP}
SCHEMES = ("light", "dark")
KEYS = [
    (size, scheme, language, name) for size in SIZES for scheme in SCHEMES for language in LANGUAGES for name in PAGES
]

MOVING = "document.getAnimations().filter(animation => animation.playState === 'running').length"
WIDTHS = "[document.documentElement.scrollWidth, innerWidth]"


@dataclass(frozen=True)
class Visit:
    """What was found on one page on one screen."""

    violations: list[str]
    errors: list[str]
    requests: list[str]
    widths: list[int]
    title: str


@pytest.fixture(scope="session")
def screens(browser: Browser, address: str) -> Iterator[dict[tuple[str, str], Screen]]:
    """A window for each size and colour scheme."""
    with ExitStack() as stack:
        found = {}
        for size, viewport in SIZES.items():
            for scheme in SCHEMES:
                context, found[size, scheme] = new_screen(
                    browser, address, {"viewport": viewport, "color_scheme": scheme}
                )
                stack.callback(context.close)
        yield found


@pytest.fixture(scope="session", params=KEYS, ids="-".join)
def visit(request: pytest.FixtureRequest, screens: dict[tuple[str, str], Screen]) -> Visit:
    size, scheme, language, name = request.param
    page, watch = screens[size, scheme].page, screens[size, scheme].watch
    watch.forget()
    page.goto(f"{language}/{PAGES[name]}")
    widths = page.evaluate(WIDTHS)
    found = violations(page, rules(language, SIZES[size], scheme))
    return Visit(found, list(watch.errors), list(watch.requests), widths, page.title())


def test_axe_finds_nothing(visit: Visit) -> None:
    assert visit.violations == []


def test_console_is_silent(visit: Visit) -> None:
    assert visit.errors == []


def test_no_request_fails_or_goes_outside(visit: Visit) -> None:
    assert visit.requests == []


def test_nothing_is_wider_than_the_screen(visit: Visit) -> None:
    needed, given = visit.widths
    assert needed <= given
    assert visit.title


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", ["r29/", "", "no/such/page/"])
def test_axe_finds_nothing_on_pages_without_a_language(open_screen: OpenScreen, scheme: str, path: str) -> None:
    """Those that lead on are held still: their script does not arrive."""
    page = open_screen(viewport=PHONE, color_scheme=scheme).page
    page.route("**/forward.js", lambda route: route.abort())
    page.goto(path)
    assert violations(page) == []


@pytest.mark.parametrize("path", ["r29/", ""])
def test_pages_that_lead_on_do_so_without_a_word_in_the_console(open_screen: OpenScreen, path: str) -> None:
    screen = open_screen(viewport=PHONE)
    screen.page.goto(path)
    screen.page.wait_for_url("**/en/**")
    assert (screen.watch.errors, screen.watch.requests) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_reflow_at_320_pixels(open_screen: OpenScreen, language: str) -> None:
    """A desktop at 400 % has as much room (WCAG 1.4.10)."""
    page = open_screen(viewport={"width": 320, "height": 256}).page
    too_wide = {}
    for name, path in PAGES.items():
        page.goto(f"{language}/{path}")
        needed, given = page.evaluate(WIDTHS)
        if needed > given:
            too_wide[name] = needed
    assert too_wide == {}


@pytest.mark.parametrize(
    "options", [{"forced_colors": "active"}, {"reduced_motion": "reduce"}], ids=["forced colours", "reduced motion"]
)
def test_other_ways_of_seeing_load_without_errors(open_screen: OpenScreen, options: dict[str, object]) -> None:
    """And where a reader wants no motion, nothing moves."""
    found = open_screen(viewport=SIZES["desktop"], **options)
    for path in PAGES.values():
        found.page.goto(f"en/{path}")
        assert found.page.get_by_role("main").is_visible()
        if "reduced_motion" in options:
            assert (
                found.page.evaluate("document.getAnimations().filter(one => one.playState === 'running').length") == 0
            )
    assert found.watch.errors == []
