"""Records that have moved, are not ready, or have been replaced."""

from pathlib import Path
from urllib.parse import urljoin

import pytest

from built import LANGUAGES, SITE_URL, Build, MiniSite
from markup import Element, read_pages

pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def site(mini_site: MiniSite) -> Build:
    done = mini_site("moved")
    assert done.code == 0, done.output
    return done


@pytest.fixture(scope="module")
def pages(site: Build) -> dict[str, Element]:
    return read_pages(site.site)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("old", ["lukewarm-soup", "soup-2019"])
def test_an_old_address_leads_on(pages: dict[str, Element], language: str, old: str) -> None:
    """At once, and by a plain link; search engines are told which address counts."""
    here = f"{SITE_URL}{language}/cases/{old}/"
    document = pages[f"{language}/cases/{old}/index.html"]
    (refresh,) = document.having(http_equiv="refresh")
    delay, _, target = refresh.attributes["content"].partition("; url=")
    (link,) = document.all("a")
    (canonical,) = document.having(rel="canonical")
    assert delay == "0"
    for url in (target, link.attributes["href"], canonical.attributes["href"]):
        assert urljoin(here, url) == f"{SITE_URL}{language}/cases/old-soup/"
    assert f"{language}/cases/old-soup/index.html" in pages
    assert link.text == "The soup that had another name"


def test_an_old_address_is_in_no_list(site: Build, pages: dict[str, Element]) -> None:
    assert "lukewarm-soup" not in (site.site / "sitemap.xml").read_text(encoding="utf-8")
    linking = [
        page
        for page, document in pages.items()
        if any("lukewarm-soup" in link.attributes["href"] for link in document.all("a"))
    ]
    assert linking == []


def test_a_draft_is_nowhere(site: Build) -> None:
    telling = [path for path in site.site.rglob("*") if path.is_file() and tells(path, "Not yet for readers", "Unripe")]
    assert telling == []
    assert not list(site.site.rglob("draft"))


def tells(path: Path, *words: str) -> bool:
    """Whether a file has one of these words in it."""
    content = path.read_bytes()
    return any(word.encode() in content for word in words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_superseded_record_stays_and_leads_on(pages: dict[str, Element], language: str) -> None:
    document = pages[f"{language}/guides/last-year/index.html"]
    links = [link.attributes["href"] for aside in document.all("aside") for link in aside.all("a")]
    assert "../first-day/" in links
