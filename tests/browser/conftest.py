"""What the browser tests share: the project's own site, served; one browser; pages that are watched."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, sync_playwright
from tools.run import CHROMIUM_ARGUMENTS, browser_for_tests

from built import Build, project_site, served
from screens import OpenScreen, Screen, Windows


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The project's own site."""
    return project_site(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def address(own_site: Build) -> Iterator[str]:
    """Where the project's own site is served."""
    with served(own_site.site) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = browser_for_tests()
    assert path, "Chromium or Chrome is missing; install one, or name it in RULEBOOK_CHROMIUM"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def windows(browser: Browser) -> Iterator[Windows]:
    """Windows for one test of a module after the other."""
    found = Windows(browser)
    yield found
    found.close()


@pytest.fixture
def open_screen(windows: Windows, address: str) -> Iterator[OpenScreen]:
    """Opens windows with Playwright's options for a browser context; they remember nothing of other tests."""
    with ExitStack() as stack:

        def make(at: str = address, **options: object) -> Screen:
            return stack.enter_context(windows.lent(at, options))

        yield make
