"""Windows that are lent to one test after the other: none finds what another has left."""

from typing import Any

import pytest
from playwright.sync_api import Page

from screens import PHONE, OpenScreen, Windows

pytestmark = pytest.mark.whole

LEAVE = """() => {
  localStorage.setItem("left", "1");
  sessionStorage.setItem("left", "1");
  document.cookie = "left=1; path=/; max-age=600";
  return new Promise(done => { indexedDB.open("left").onsuccess = done; }).then(() => caches.open("left"));
}"""
FOUND = """async () => [
  localStorage.length, sessionStorage.length, document.cookie.includes("left"),
  (await indexedDB.databases()).length, (await caches.keys()).length, history.length,
]"""


def opened(page: Page) -> Page:
    page.goto("en/compose/")
    return page


def test_a_window_is_lent_again_and_remembers_nothing(windows: Windows, address: str) -> None:
    with windows.lent(address, {"viewport": PHONE}) as screen:
        page, context = opened(screen.page), screen.page.context
        new: Any = page.evaluate(FOUND)
        page.evaluate(f"({LEAVE})().then(() => {{}})")
        assert page.evaluate(FOUND) != new
        context.new_page()
    with windows.lent(address, {"viewport": PHONE}) as screen:
        assert screen.page.context is context
        assert [page for page in context.pages if page.url != "about:blank"] == []
        assert len(context.pages) == 2
        assert opened(screen.page).evaluate(FOUND) == new


def test_two_windows_of_one_test_know_nothing_of_each_other(open_screen: OpenScreen) -> None:
    one, other = opened(open_screen().page), opened(open_screen().page)
    assert one.context is not other.context


def test_other_options_are_another_window(windows: Windows, address: str) -> None:
    with windows.lent(address, {"java_script_enabled": False}) as screen:
        page = opened(screen.page)
        assert not page.locator("[data-composer]").is_visible()
    with windows.lent(address, {}) as screen:
        assert opened(screen.page).locator("[data-composer]").is_visible()
