"""The mini site `hostile` in a browser: its texts are read, and nothing in them runs."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from built import build, mini_project, served
from screens import DESKTOP, OpenScreen, Screen

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
    results = screen.page.get_by_role("banner").get_by_role("search")
    results.get_by_role("textbox").click()
    screen.page.keyboard.type("pwned")
    expect(results.locator("a[href*=hostile]").first).to_be_visible()
    assert results.locator("ol").locator("script, img, iframe, form").count() == 0
    assert screen.page.evaluate("window.caught") == []
    assert screen.watch.errors == []
