"""What the browser tests share: the project's own site, served; one browser; pages that are watched."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, sync_playwright
from tools.run import chromium

from built import Build, project_site, served

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Watch:
    """What a page says and asks for that it should not."""

    address: str
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def on(self, page: Page) -> None:
        """Begin to watch a page."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._request)
        page.on("requestfailed", lambda request: self.requests.append(f"failed: {request.url}"))
        page.on("response", self._response)

    def forget(self) -> None:
        """Begin anew."""
        self.errors.clear()
        self.requests.clear()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(f"{message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", f"blob:{self.address}")):
            self.requests.append(f"outside: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.requests.append(f"{response.status}: {response.url}")


@dataclass
class Screen:
    """A page of a browser window of its own, and who watches it."""

    page: Page
    watch: Watch


OpenScreen = Callable[..., Screen]


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The project's own site."""
    return project_site(tmp_path_factory.getbasetemp() / "project")


@pytest.fixture(scope="session")
def address(own_site: Build) -> Iterator[str]:
    """Where the project's own site is served."""
    with served(own_site.site) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = chromium()
    assert path, "Chromium or Chrome is missing; install one, or name it in RULEBOOK_CHROMIUM"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield found
        found.close()


def screen(browser: Browser, address: str, options: dict[str, object]) -> tuple[BrowserContext, Screen]:
    """A new window: links are relative to the address, and nothing is remembered from other windows."""
    context = browser.new_context(base_url=address, **{"locale": "en-US", **options})  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    page, watch = context.new_page(), Watch(address)
    watch.on(page)
    return context, Screen(page, watch)


@pytest.fixture
def open_screen(browser: Browser, address: str) -> Iterator[OpenScreen]:
    """Opens windows with Playwright's options for a browser context; they are closed after the test."""
    with ExitStack() as stack:

        def make(at: str = address, **options: object) -> Screen:
            context, found = screen(browser, at, options)
            stack.callback(context.close)
            return found

        yield make
