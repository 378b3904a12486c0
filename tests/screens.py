"""Browser windows whose pages are watched: what the browser tests look through."""

from collections.abc import Callable
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}

AXE = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""All of axe's rules, and that of WCAG 2.2 for the size of targets, which is off by default."""


def violations(page: Page) -> list[str]:
    """What axe has against a page: rule, impact and element of each."""
    found = Axe().run(page, options=AXE).response["violations"]
    return [f"{one['id']} ({one['impact']}): {node['html']}" for one in found for node in one["nodes"]]


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
"""Opens a window with Playwright's options for a browser context: open_screen(viewport=PHONE)."""


def new_screen(browser: Browser, address: str, options: dict[str, object]) -> tuple[BrowserContext, Screen]:
    """A new window: links are relative to the address, and nothing is remembered from other windows."""
    context = browser.new_context(base_url=address, **{"locale": "en-US", **options})  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    page, watch = context.new_page(), Watch(address)
    watch.on(page)
    return context, Screen(page, watch)
