"""Pages that offer PDFs, as a reader meets them: a small site that was printed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from built import LANGUAGES, build, mini_project, served
from screens import DESKTOP, PHONE, OpenScreen, rules, violations

pytestmark = pytest.mark.whole

PAGES = ("handbooks/", "handbooks/everything/", "rules/r01-say-hello/")


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a small site with its PDFs is served."""
    folder = tmp_path_factory.mktemp("paper")
    done = build(mini_project(folder / "project", "paper"), folder / "site", RULEBOOK_PRINT="1")
    assert done.code == 0, done.output
    with served(done.site) as address:
        yield address


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("viewport", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone", "desktop"])
def test_axe_finds_nothing_and_everything_comes(
    open_screen: OpenScreen, paper: str, language: str, path: str, viewport: dict[str, int], scheme: str
) -> None:
    screen = open_screen(paper, viewport=viewport, color_scheme=scheme)
    screen.page.goto(f"{language}/{path}")
    expect(screen.page.locator(".downloads a").first).to_be_visible()
    assert violations(screen.page, rules(language, viewport, scheme)) == []
    assert screen.watch.errors + screen.watch.requests == []
    assert screen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_download_is_a_pdf(open_screen: OpenScreen, paper: str) -> None:
    page = open_screen(paper).page
    page.goto("ru/handbooks/everything/")
    for link in page.locator(".downloads a").all():
        answer = page.request.get(str(link.evaluate("link => link.href")))
        assert answer.ok
        assert answer.headers["content-type"] == "application/pdf"


def test_downloads_are_reached_by_keyboard_and_are_large_enough_for_a_thumb(
    open_screen: OpenScreen, paper: str
) -> None:
    page = open_screen(paper, viewport=PHONE).page
    page.goto("en/handbooks/everything/")
    link = page.locator(".downloads a").first
    link.focus()
    expect(link).to_be_focused()
    box = link.bounding_box()
    assert box
    assert box["height"] >= 24
