"""Browser windows whose pages are watched: what the browser tests look through."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, CDPSession, ConsoleMessage, Page, Request, Response

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}

Rules = Mapping[str, Any]
"""What axe is told to look for."""

AXE: Rules = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""All of axe's rules, and that of WCAG 2.2 for the size of targets, which is off by default."""

COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that look at colours: they cost more than all others together, and a language changes no colour."""

BUT_COLOURS = {**AXE, "rules": {**AXE["rules"], **{rule: {"enabled": False} for rule in COLOURS}}}

COLOURED = {"ru": (PHONE, "dark"), "cs": (DESKTOP, "light")}
"""Colours are looked at on every screen in English, and in each other language on this one."""

VIOLATIONS = """([part, rules]) => axe.run(part ?? document, rules).then(({violations}) => violations.flatMap(one =>
  one.nodes.map(node => `${one.id} (${one.impact}): ${node.html}`)))"""


def rules(language: str, viewport: Mapping[str, int], scheme: str) -> Rules:
    """The rules of axe for a language on a screen."""
    here = (viewport, scheme)
    return AXE if COLOURED.get(language, here) == here else BUT_COLOURS


def violations(page: Page, rules: Rules = AXE, part: str | None = None) -> list[str]:
    """What axe has against a page, or against the elements of a selector: rule, impact and element of each."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(Axe().axe_script)
    found: list[str] = page.evaluate(VIOLATIONS, [part, rules])
    return found


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


def new_screen(browser: Browser, address: str, options: Mapping[str, object]) -> tuple[BrowserContext, Screen]:
    """A new window: links are relative to the address, and nothing is remembered from other windows."""
    context = _context(browser, address, options)
    return context, _screen(context, address)


def _context(browser: Browser, address: str, options: Mapping[str, object]) -> BrowserContext:
    context = browser.new_context(base_url=address, **{"locale": "en-US", **options})  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    return context


def _screen(context: BrowserContext, address: str) -> Screen:
    page, watch = context.new_page(), Watch(address)
    watch.on(page)
    return Screen(page, watch)


def without_cache(page: Page) -> CDPSession:
    """Let a page ask the server for everything, as if nothing had been loaded before."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    return session


MOST_IDLE = 4
"""So many windows are kept for another test; each is a process or two."""


@dataclass
class Windows:
    """Windows that are lent to one test after the other: a new one costs more than the page that is looked at in it.

    A test finds no cookie, nothing stored and no other page, but files of the site in the cache. A window stays warm as
    long as it has a page, so that the first one is nobody's.
    """

    browser: Browser
    _idle: list[tuple[str, BrowserContext]] = field(default_factory=list)

    @contextmanager
    def lent(self, address: str, options: Mapping[str, object]) -> Iterator[Screen]:
        """A window for a site with Playwright's options for a browser context."""
        key = json.dumps([address, options], sort_keys=True)
        context = self._taken(key) or self._new(address, options)
        try:
            yield _screen(context, address)
        finally:
            _forget(context, address)
            self._idle.append((key, context))
            self.close(MOST_IDLE)

    def close(self, but: int = 0) -> None:
        """Close the windows that nobody has, but for the last ones."""
        while len(self._idle) > but:
            self._idle.pop(0)[1].close()

    def _taken(self, key: str) -> BrowserContext | None:
        found = next((one for one in self._idle if one[0] == key), None)
        if found:
            self._idle.remove(found)
        return found and found[1]

    def _new(self, address: str, options: Mapping[str, object]) -> BrowserContext:
        context = _context(self.browser, address, options)
        context.new_page()
        return context


def _forget(context: BrowserContext, address: str) -> None:
    """Close a window's pages but the first, and delete all that is stored."""
    first, *others = context.pages
    for page in others:
        page.close()
    context.clear_cookies()
    session = context.new_cdp_session(first)
    session.send("Storage.clearDataForOrigin", {"origin": address.rstrip("/"), "storageTypes": "all"})
    session.detach()
