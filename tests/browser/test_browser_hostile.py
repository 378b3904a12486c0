"""The mini site `hostile` in a browser: its texts are read, and nothing in them runs."""

import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from built import build, mini_project, served
from screens import DESKTOP, OpenScreen, Screen
from searching import ask, dialog

pytestmark = pytest.mark.whole

TRAP = "window.caught = []; window.pwned = where => window.caught.push(where ?? 'somewhere')"
PAGES = (
    "en/",
    "en/rules/r03-hostile/",
    "ru/rules/r03-hostile/",
    "en/cases/hostile-case/",
    "en/guides/hostile-guide/",
    "en/causes/hostile/",
    "en/causes/",
    "en/browse/",
    "en/new/",
    "en/compose/",
    "ru/glossary/",
    "cs/claims/",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    done = build(mini_project(folder / "project", "hostile"), folder / "site")
    assert done.code == 0, done.output
    with served(done.site) as url:
        yield url


@pytest.fixture
def screen(open_screen: OpenScreen, hostile: str) -> Screen:
    found = open_screen(at=hostile, viewport=DESKTOP)
    found.page.add_init_script(TRAP)
    return found


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_when_a_page_is_read(screen: Screen, path: str) -> None:
    """Not even an attempt is made: the content security policy would tell of it in the console."""
    screen.page.goto(path)
    expect(screen.page.get_by_role("heading", level=1)).to_be_attached()
    screen.page.get_by_role("main").hover()
    assert screen.page.evaluate("window.caught") == []
    assert screen.watch.errors == []
    assert screen.watch.requests == []


def test_nothing_runs_when_it_is_searched_for(screen: Screen) -> None:
    screen.page.goto("en/")
    links = ask(screen.page, "pwned")
    expect(links.first).to_have_attribute("href", re.compile("hostile"))
    expect(dialog(screen.page).locator(".rb-found__text mark").first).to_be_visible()
    assert dialog(screen.page).locator("ol").locator("script, img, iframe, form, svg").count() == 0
    links.first.click()
    expect(screen.page.locator("#page mark").first).to_be_attached()
    assert screen.page.evaluate("window.caught") == []
    assert screen.watch.errors == []


@pytest.mark.parametrize("query", ["<img src=x onerror=pwned()>", '"><script>pwned()</script>', "javascript:pwned()"])
def test_nothing_runs_that_an_address_asks_for(screen: Screen, query: str) -> None:
    """As a query, as a value to narrow by, as words to mark; what is shown of it is text."""
    for parameters in ({"q": query}, {"q": "soup", "kind": query}, {"q": query, query: query}):
        screen.page.goto(f"en/search/?{urlencode(parameters)}")
        expect(screen.page.get_by_role("main").locator(".md-search-result__meta")).to_be_visible()
    screen.page.goto(f"en/rules/r03-hostile/?{urlencode({'h': query, 'q': query})}")
    expect(dialog(screen.page).locator(".md-search-result__meta")).to_be_visible()
    assert screen.page.locator("[data-results]").locator("script, img, iframe, form, svg").count() == 0
    assert screen.page.evaluate("window.caught") == []
    assert screen.watch.errors == []


def test_nothing_runs_that_the_composer_finds_draws_or_writes(screen: Screen) -> None:
    page, payload = screen.page, '"><img src=x onerror=pwned()><script>pwned()</script>'
    page.goto("en/compose/?rule=R03")
    for field in page.locator(".composer :is(input[type=text]:not([role]), textarea)").all():
        if field.is_visible():
            field.fill(payload)
    page.locator(".composer input[value=magic]").first.check()
    page.locator("[data-insert]").first.click()
    page.locator("#c-link").fill("pwned")
    page.locator("#c-link-found [role=option]").first.click()
    page.locator("[data-first]").click()
    expect(page.locator("[data-faults] li").first).to_be_visible()
    expect(page.locator(".moment-table")).to_contain_text("pwned()")
    assert page.locator(".composer").locator("img, iframe, [onerror]").count() == 0
    assert page.evaluate("window.caught") == []
    assert screen.watch.errors == []
