"""Pages are light: what a browser asks for before anybody does anything, compressed as servers compress it.

And a text is drawn before the scripts have come.
"""

import gzip
import re
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from built import LANGUAGES, Build
from screens import DESKTOP, PHONE, OpenScreen, without_cache

pytestmark = pytest.mark.whole

MOST = 75 * 1024
OTHERS = {"claims", "glossary", "compose"}
"""Lists on one page, which grow with the content, and the form for a case, which only its writer opens."""

LEVEL = 6
"""As nginx, Apache and the hosts of static pages have it, or better."""


@lru_cache(100)
def zipped(content: bytes) -> int:
    return min(len(content), len(gzip.compress(content, LEVEL)))


@cache
def heaviest(site: Path, language: str) -> dict[str, str]:
    """By kind of page (the folder that it stands in) the page of the largest file, compressed."""
    kinds: defaultdict[str, list[Path]] = defaultdict(list)
    for page in (site / language).rglob("index.html"):
        place = page.parent.relative_to(site / language)
        kinds["/".join(place.parts[:-1]) or place.name].append(page.parent)
    return {
        kind: f"{max(pages, key=lambda page: zipped((page / 'index.html').read_bytes())).relative_to(site)}/"
        for kind, pages in kinds.items()
    }


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_heaviest_page_of_each_kind_is_light(
    open_screen: OpenScreen, own_site: Build, language: str, viewport: dict[str, int]
) -> None:
    found = heaviest(own_site.site, language)
    assert {"", "rules", "cases", "guides", "tags", "handbooks"} <= set(found)
    window = open_screen(viewport=viewport).page.context
    weights = {path: weight(window, path) for kind, path in found.items() if kind not in OTHERS}
    assert {path: bytes for path, bytes in weights.items() if bytes > MOST} == {}


def test_no_file_of_scripts_stands_in_the_way(own_site: Build) -> None:
    found = {
        (page.relative_to(own_site.site).as_posix(), tag)
        for page in own_site.site.rglob("*.html")
        for tag in re.findall(r"<script[^>]* src=[^>]*>", page.read_text(encoding="utf-8"))
    }
    assert {page for page, _ in found} >= {f"{language}/index.html" for language in LANGUAGES}
    assert {(page, tag) for page, tag in found if not re.search(r" (defer|async)\b", tag)} == set()


def weight(window: BrowserContext, path: str) -> int:
    """Bytes of all files that a page asks for, none of which is in the cache."""
    page = window.new_page()
    without_cache(page)
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.update({response.url: zipped(response.body())}))
    page.goto(path, wait_until="networkidle")
    page.close()
    assert {Path(url).suffix for url in sizes} >= {"", ".css", ".js", ".svg"}
    return sum(sizes.values())
