"""Pages stand still: nothing moves that a reader sees, however late what belongs to it comes."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from built import LANGUAGES
from screens import DESKTOP, PHONE, OpenScreen, new_screen
from searching import dialog

pytestmark = pytest.mark.whole

PAGES = {
    "home": "",
    "deck": "rules/",
    "rule": "rules/r29-three-nos/",
    "case": "cases/corner-bakery-ham/",
    "guide": "guides/recovery/",
    "handbook": "handbooks/front-line/",
    "tag": "tags/apology/",
    "search": "search/",
    "claims": "claims/",
}
SIZES = {"phone": PHONE, "desktop": DESKTOP}
SLOW_LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
"""Milliseconds, and bytes a second: a phone on a slow line."""
SLOW_PROCESSOR = 4
SLOW = 30_000
"""Milliseconds to wait for such a device at most."""

WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const {value, hadRecentInput, sources} of list.getEntries())
    if (!hadRecentInput)
      window.shifts.push([value, sources.map(({node}) => node && (node.outerHTML || node.data).slice(0, 80)).join()]);
}).observe({type: "layout-shift", buffered: true});
"""
"""As cumulative layout shift is defined: half a second after a key or a click, things may move."""

LEAST = 0.0005
"""What rounds to something; a sign beside a word whose rest is still on its way moves by a hundredth of that."""

TRIES = 3

DRAWN = "() => performance.getEntriesByName('first-contentful-paint').length"
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
TURN = f"() => window.turn = Promise.resolve(window.turn).then({TWO_FRAMES})"
"""One after the other, with time to draw between them."""


@contextmanager
def watched(browser: Browser, address: str, viewport: dict[str, int]) -> Iterator[Page]:
    """A watched page on a slow line that has loaded nothing before."""
    context, screen = new_screen(browser, address, {"viewport": viewport})
    screen.page.add_init_script(WATCH)
    session = context.new_cdp_session(screen.page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_LINE)
    yield screen.page
    context.close()


@pytest.fixture(params=SIZES.values(), ids=SIZES)
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    with watched(browser, address, request.param) as found:
        yield found


def slow_down(page: Page) -> None:
    """Make the device slow as well. While it is, it works without a break: what waits is dear."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PROCESSOR})


def shifts(page: Page) -> list[object]:
    """What has moved, and by how much."""
    page.evaluate(TWO_FRAMES)
    moved: list[tuple[float, str]] = page.evaluate("window.shifts")
    return list(moved) if sum(value for value, _ in moved) >= LEAST else []


def late(page: Page, files: str, wait: Callable[[], object]) -> list[str]:
    """Hold files back until a wait is over; the list fills with what was held."""
    held: list[str] = []

    def hold(route: Route) -> None:
        wait()
        held.append(route.request.url)
        route.continue_()

    page.route(files, hold)
    return held


@pytest.mark.parametrize("name", PAGES)
def test_nothing_moves_when_scripts_and_images_come_late(browser: Browser, address: str, name: str) -> None:
    """They come only when the page has been drawn, and each when it has been drawn again, as on a slow processor.

    It is looked at in every language and size at the same time, since nearly all of it is waiting for the slow line.
    """
    with ExitStack() as windows:
        pages = {
            (language, size): windows.enter_context(watched(browser, address, viewport))
            for language in LANGUAGES
            for size, viewport in SIZES.items()
        }
        held = [late(page, "**/*.{js,svg,png}", partial(in_turn, page)) for page in pages.values()]
        for (language, _), page in pages.items():
            page.goto(f"{language}/{PAGES[name]}", wait_until="commit")
        for page in pages.values():
            page.wait_for_load_state("networkidle")
        assert min(map(len, held)) >= 3
        assert {where: moved for where, page in pages.items() if (moved := shifts(page))} == {}


def in_turn(page: Page) -> None:
    """Wait until a page has been drawn, and then once more for each that has waited before."""
    page.wait_for_function(DRAWN, timeout=SLOW)
    page.evaluate(TURN)


@pytest.mark.parametrize("name", PAGES)
def test_nothing_moves_when_styles_come_late(page: Page, name: str) -> None:
    """When the text is there; a page that is not drawn has no frames to ask in.

    What moves by our fault moves in every try; where the line cuts a table in two differs from one to the next.
    """
    slow_down(page)
    held = late(page, "**/*.css", lambda: page.wait_for_function("() => document.body", polling=50))
    tries = []
    for _ in range(TRIES):
        page.goto(f"ru/{PAGES[name]}")
        tries.append(shifts(page))
        if not tries[-1]:
            break
    assert held
    assert [] in tries, tries


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_moves_when_the_search_opens_and_closes(page: Page, language: str) -> None:
    """Its scripts come late as well."""
    page.goto(f"{language}/rules/r29-three-nos/")
    slow_down(page)
    page.keyboard.press("/")
    expect(dialog(page).locator(".rb-hint")).to_be_visible(timeout=SLOW)
    page.wait_for_load_state("networkidle")
    assert shifts(page) == []
    page.keyboard.press("Escape")
    expect(dialog(page).locator(".md-search__output")).to_be_hidden()
    assert shifts(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_moves_when_the_drawer_opens(open_screen: OpenScreen, language: str) -> None:
    page = open_screen(viewport=PHONE).page
    page.add_init_script(WATCH)
    page.goto(f"{language}/rules/r29-three-nos/")
    page.locator(".rb-button-drawer").click()
    expect(page.locator(".rb-menu a").first).to_be_focused()
    assert shifts(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(".rb-button-drawer")).to_be_focused()
    assert shifts(page) == []
