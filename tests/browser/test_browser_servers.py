"""The site with the headers of tools/servers: both policies hold at once, and nothing is refused."""

from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import expect

from built import Build, served
from screens import DESKTOP, OpenScreen
from searching import ask
from serving import SERVERS, sent

pytestmark = pytest.mark.whole

PAGES = (
    "en/",
    "ru/rules/",
    "cs/rules/r29-three-nos/",
    "en/cases/",
    "en/search/?q=ham",
    "en/glossary/",
    "en/handbooks/",
    "r29/",
)


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, own_site: Build) -> Iterator[str]:
    with served(own_site.site, partial(sent, request.param)) as url:
        yield url


def test_no_page_is_refused_anything(open_screen: OpenScreen, server: str) -> None:
    screen = open_screen(at=server, viewport=DESKTOP)
    for path in PAGES:
        screen.page.goto(path, wait_until="networkidle")  # who leaves earlier breaks off what is still coming
        expect(screen.page.locator("h1").first).to_be_attached()
    expect(ask(screen.page, "ham").first).to_be_visible()
    assert screen.watch.errors == []
    assert screen.watch.requests == []


def test_no_other_site_shows_a_page_in_a_frame(open_screen: OpenScreen, server: str) -> None:
    screen = open_screen(at=server, viewport=DESKTOP)
    screen.page.set_content(f'<iframe src="{server}en/"></iframe>')
    frame = screen.page.frame_locator("iframe")
    expect(frame.locator(".md-main")).to_have_count(0)
    assert any("frame-ancestors" in error or "X-Frame-Options" in error for error in screen.watch.errors)
