"""A record that exists in Czech alone: the other two sites show it in Czech, and say so."""

from urllib.parse import urljoin

import pytest

from built import LANGUAGES, SITE_URL, Build, MiniSite
from markup import Element, read_pages

pytestmark = pytest.mark.whole

RECORD = "rules/r03-jen-cesky"
TITLE = "Jen česky a nijak jinak"
SUMMARY = "Tento záznam zatím nikdo nepřeložil."
OTHERS = ("en", "ru")


@pytest.fixture(scope="module")
def site(mini_site: MiniSite) -> Build:
    done = mini_site("untranslated")
    assert done.code == 0, done.output
    return done


@pytest.fixture(scope="module")
def pages(site: Build) -> dict[str, Element]:
    return {page: document for page, document in read_pages(site.site).items() if page[:2] in LANGUAGES}


@pytest.mark.parametrize("language", OTHERS)
def test_its_texts_are_marked_as_czech(pages: dict[str, Element], language: str) -> None:
    document = pages[f"{language}/{RECORD}/index.html"]
    assert next(document.all("html")).attributes["lang"] == language
    marked = " ".join(element.text for element in document.having(lang="cs"))
    for text in (TITLE, SUMMARY, "Přečtěte si ho v originále.", "Umíte česky.", "Originál je vždy po ruce."):
        assert text in marked.replace("\u00a0", " ")


@pytest.mark.parametrize("language", OTHERS)
def test_a_notice_says_so_in_the_readers_language(pages: dict[str, Element], language: str) -> None:
    asides = list(pages[f"{language}/{RECORD}/index.html"].all("aside"))
    (notice,) = [aside for aside in asides if "Čeština" in aside.text]
    assert [link for link in notice.all("a") if link.text and link.attributes["href"]]
    assert "lang" not in notice.attributes
    assert not any("Čeština" in aside.text for aside in pages[f"cs/{RECORD}/index.html"].all("aside"))


@pytest.mark.parametrize("language", OTHERS)
def test_links_to_it_are_marked_as_czech(pages: dict[str, Element], language: str) -> None:
    links = [
        (page, link)
        for page, document in pages.items()
        if page.startswith(f"{language}/")
        for link in document.all("a")
        if urljoin(SITE_URL + page, link.attributes["href"]).endswith(f"/{language}/{RECORD}/") and TITLE in link.text
    ]
    unmarked = [page for page, link in links if not _marked(pages[page], link)]
    assert unmarked == []
    assert any("tags/greeting" in page for page, _ in links)


def _marked(document: Element, link: Element) -> bool:
    """Whether Czech text in a link stands in an element that says so: the link, one in it, or one around it."""
    around = [element for element in document.having(lang="cs") if link in element.all()]
    inside = [element for element in link.having(lang="cs") if TITLE in element.text]
    return link.attributes.get("lang") == "cs" or bool(around or inside)


def test_only_real_translations_are_alternates(pages: dict[str, Element]) -> None:
    """Search engines are sent to the Czech page alone; pages that are in all languages name all three."""
    found = {
        page: {link.attributes["hreflang"] for link in document.all("link") if "hreflang" in link.attributes}
        for page, document in pages.items()
    }
    record = {page for page in found if f"/{RECORD}/" in f"/{page}"}
    assert found[f"cs/{RECORD}/index.html"] <= {"cs"}
    assert [found[f"{language}/{RECORD}/index.html"] for language in OTHERS] == [set(), set()]
    assert {page for page in found.keys() - record if found[page] != set(LANGUAGES)} == set()


def test_short_address_offers_all_three_pages(site: Build) -> None:
    document = read_pages(site.site / "r03")["index.html"]
    assert [link.attributes["href"] for link in document.all("a")] == [f"../{it}/{RECORD}/" for it in LANGUAGES]
