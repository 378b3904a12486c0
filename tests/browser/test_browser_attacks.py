"""One site of hostile records, opened page by page in Chromium: nothing runs, nothing is asked for, nothing moves."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from attacking import good_project, write_bodies, write_hostile
from built import Build, build, mini_project, served
from harm import faults
from markup import Element, read_pages
from screens import DESKTOP, Watch

pytestmark = pytest.mark.whole

COUNT = 3
"""Records of each kind."""

OPENED = ("en/", "cs/", "ru/index.html", "ru/rules/r02", "ru/cases/hostile-case-0", "ru/glossary", "ru/claims", "404")
"""What is opened: sources and translations; in Russian a few, because they show a source in another frame."""

TRAP = "window.caught = []; window.pwned = where => window.caught.push(where ?? 'somewhere')"

STIR = """() => {
  const wrong = [];
  addEventListener('click', event => event.preventDefault(), true);
  addEventListener('submit', event => event.preventDefault(), true);
  for (const link of document.querySelectorAll('a[href], area[href]'))
    if (!['http:', 'https:', 'mailto:', 'tel:', 'file:'].includes(link.protocol)) wrong.push(link.outerHTML);
  const inside = document.querySelectorAll('article *, title, .rb-menu *, .md-sidebar--secondary *');
  for (const element of inside)
    for (const kind of ['mouseover', 'mouseenter', 'focus', 'click', 'toggle', 'load', 'error', 'animationstart'])
      element.dispatchEvent(new Event(kind, { bubbles: false, cancelable: true }));
  for (const element of document.querySelectorAll('article *'))
    for (const attribute of element.attributes)
      if (/^on/i.test(attribute.name) || attribute.name === 'style') wrong.push(element.outerHTML);
  return [...wrong, ...window.caught];
}"""
"""Moves over everything that a record wrote, and does all that a reader could do to it."""


@dataclass
class Trap(Watch):
    """What a page does beside being read: dialogs, windows, downloads, ways to other pages."""

    moves: list[str] = field(default_factory=list)

    @property
    def asked(self) -> list[str]:
        """What was asked for elsewhere, or is missing; a request that the next page cut short is neither."""
        return [request for request in self.requests if not request.startswith(f"failed: {self.address}")]

    def on(self, page: Page) -> None:
        super().on(page)
        page.on("dialog", lambda dialog: (self.moves.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("popup", lambda popup: self.moves.append(f"window {popup.url}"))
        page.on("download", lambda download: self.moves.append(f"download {download.url}"))
        page.on("framenavigated", lambda frame: self.moves.append(frame.url))
        page.on("worker", lambda worker: self.moves.append(f"worker {worker.url}"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("attacks")
    root = mini_project(folder / "project")
    for path in [*root.glob("docs/**/*.*"), *root.glob("cases/*.*")]:
        path.unlink()
    project = good_project(root)
    write_hostile(project, COUNT)
    write_bodies(project)
    done = build(root, folder / "site")
    assert done.code == 0, done.output
    return done


@pytest.fixture(scope="module")
def documents(hostile: Build) -> dict[str, Element]:
    """Every page as a tree."""
    return read_pages(hostile.site)


@pytest.fixture(scope="module")
def address(hostile: Build) -> Iterator[str]:
    with served(hostile.site) as url:
        yield url


@pytest.fixture(scope="module")
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    options = {"base_url": address, "locale": "en-US", "viewport": DESKTOP}
    found = browser.new_context(**options, permissions=["clipboard-write"])  # type: ignore[arg-type]  # as a reader's
    found.add_init_script(TRAP)
    found.set_default_timeout(20_000)
    yield found
    found.close()


def pages_of(site: Path) -> list[str]:
    """The addresses of the pages that are opened."""
    found = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    return [path.removesuffix("index.html") for path in found if path.startswith(OPENED)]


def test_no_page_has_anything_that_runs(documents: dict[str, Element]) -> None:
    """In the whole page, menus, titles and all."""
    assert {f"{url}: {fault}" for url, page in documents.items() for fault in faults(page)} == set()


def test_every_page_has_its_policy_first(documents: dict[str, Element]) -> None:
    for url, document in documents.items():
        head = next(document.all("head"))
        first, second = list(head.all())[:2]
        assert (first.name, second.attributes.get("http-equiv")) == ("meta", "Content-Security-Policy"), url
        assert "unsafe" not in second.attributes["content"], url
        assert "default-src 'none'" in second.attributes["content"], url


def test_the_site_has_no_file_that_somebody_else_wrote(hostile: Build) -> None:
    """Only what the engine and the theme make."""
    kinds = {path.suffix for path in hostile.site.rglob("*") if path.is_file()}
    assert kinds <= {".html", ".css", ".js", ".svg", ".png", ".map", ".xml", ".gz", ".json"}
    assert list(hostile.site.rglob(".*")) == []
    assert {path.name for path in hostile.site.iterdir() if path.is_file()} == {
        "404.html",
        "index.html",
        "sitemap.xml",
        "sitemap.xml.gz",
    }


def test_nothing_runs_on_any_page(hostile: Build, context: BrowserContext, address: str) -> None:
    """Every page is opened, moved over, focused and clicked; whatever it does beside that is told."""
    page, trap, wrong = context.new_page(), Trap(address), []
    trap.on(page)
    for path in pages_of(hostile.site):
        page.goto(path, wait_until="load")
        found = [*page.evaluate(STIR), *trap.errors, *trap.asked, *(one for one in trap.moves if one != page.url)]
        if found or not page.url.endswith(path):
            wrong.append((path, page.url, found))
        trap.forget()
        trap.moves.clear()
    assert wrong == []


def test_pages_that_lead_on_lead_within_the_site(hostile: Build, context: BrowserContext, address: str) -> None:
    page, trap = context.new_page(), Trap(address)
    trap.on(page)
    for path in ("", "r01/", "r02/", "r03/"):
        page.goto(path)
        page.wait_for_url(f"{address}en/**")
        assert page.evaluate(STIR) == []
    assert (trap.errors, trap.asked) == ([], [])
    assert [one for one in trap.moves if not one.startswith(address)] == []


def test_nothing_runs_when_a_payload_is_found(context: BrowserContext, address: str) -> None:
    page, trap = context.new_page(), Trap(address)
    trap.on(page)
    for query in ("pwned", "onerror", "javascript"):
        page.goto(f"en/search/?q={query}")
        expect(page.get_by_role("main").locator(".rb-found__text").first).to_be_visible()
        assert page.locator("[data-results]").locator("script, img, iframe, form, style").count() == 0
        assert page.evaluate(STIR) == []
    assert (trap.errors, trap.asked) == ([], [])


def test_the_watch_sees_what_it_looks_for(context: BrowserContext, address: str) -> None:
    """A test that finds nothing shows little until it has found something."""
    page, trap = context.new_page(), Trap(address)
    trap.on(page)
    page.goto("en/")
    page.evaluate(
        "document.querySelector('article').innerHTML += '<img src=\"https://outside.test/\" onerror=\"pwned()\">'"
    )
    page.evaluate(
        "document.querySelector('article').innerHTML += '<a href=\"javascript:pwned()\" style=\"top:0\">x</a>'"
    )
    assert len(page.evaluate(STIR)) >= 3
    assert trap.errors != []
    page.evaluate("pwned('by a script')")
    assert page.evaluate("window.caught") == ["by a script"]
