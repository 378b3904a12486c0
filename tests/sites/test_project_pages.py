"""Every page of the project's own site, read as HTML: links, languages, outside requests, headings, ids."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import material
import pytest

from built import LANGUAGES, ROOT, SITE_URL, Build, own_library
from markup import Element
from rulebook.bridge.styles import names

pytestmark = pytest.mark.whole

Pages = dict[str, Element]

LINKS = {"a": "href", "area": "href", "form": "action", "link": "href", "script": "src", "img": "src"}
LOADING = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
}
LOADING |= {"object": "data", "use": "href", "image": "href"}
LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
SCHEMES = {"http", "https", "mailto", "tel"}


def address(page: str) -> str:
    """The address at which a page's file is found."""
    return urljoin(SITE_URL, page.removesuffix("index.html"))


def links(pages: Pages) -> Iterator[tuple[str, str]]:
    """Every link of every page: the page and the absolute address that the link leads to."""
    for page, document in pages.items():
        for element in document.all(*LINKS):
            if link := element.attributes.get(LINKS[element.name]):
                yield page, urljoin(address(page), link)


def alternates(document: Element) -> dict[str, str]:
    """A page's head's addresses in other languages."""
    found = document.all("link")
    return {link.attributes["hreflang"]: link.attributes["href"] for link in found if "hreflang" in link.attributes}


def own(pages: Pages) -> Pages:
    """The pages that stand in a language, without those that only lead on."""
    return {page: document for page, document in pages.items() if page.split("/")[0] in LANGUAGES}


def test_every_internal_link_and_fragment_resolves(own_site: Build, pages: Pages) -> None:
    ids = {page: {found.attributes.get("id") for found in document.all()} for page, document in pages.items()}
    broken = []
    for page, link in sorted(set(links(pages))):
        target, fragment = urldefrag(link)
        if not target.startswith(SITE_URL):
            continue
        path = unquote(urlsplit(target).path).removeprefix("/")
        file = f"{path}index.html" if path.endswith("/") or not path else path
        if not (own_site.site / file).is_file() or (fragment and unquote(fragment) not in ids.get(file, ())):
            broken.append(f"{page} -> {link}")
    assert broken == []


def test_links_have_no_other_scheme(pages: Pages) -> None:
    odd = {f"{page} -> {link}" for page, link in links(pages) if urlsplit(link).scheme not in SCHEMES}
    assert odd == set()


def test_nothing_is_loaded_from_outside(own_site: Build, pages: Pages) -> None:
    """No script, style sheet, image, font or frame comes from another host, neither in pages nor in style sheets."""
    loaded = [
        (page, urljoin(address(page), element.attributes.get(name) or element.attributes.get(f"xlink:{name}", "")))
        for page, document in pages.items()
        for element in document.all(*LOADING)
        if (name := LOADING[element.name])
    ]
    loaded += [
        (page, urljoin(address(page), link.attributes["href"]))
        for page, document in pages.items()
        for link in document.all("link")
        if LOADED_LINKS & set(link.attributes["rel"].split())
    ]
    for sheet in own_site.site.rglob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.S)
        for found in re.findall(r"(?:url\(\s*['\"]?|@import\s+['\"])([^'\")]+)", text):
            loaded.append((sheet.name, urljoin(address(sheet.relative_to(own_site.site).as_posix()), found)))
    outside = {f"{where} loads {what}" for where, what in loaded if not what.startswith((SITE_URL, "data:"))}
    assert outside == set()
    assert {what for _, what in loaded if what.endswith(".css")}


def test_no_page_has_a_srcset_a_style_attribute_or_a_handler(pages: Pages) -> None:
    """What the content security policy would refuse is not there to begin with."""
    refused = [
        f"{page}: <{element.name} {name}>"
        for page, document in pages.items()
        for element in document.all()
        for name in element.attributes
        if name in ("style", "srcset") or name.startswith("on")
    ]
    assert refused == []


def test_every_page_says_its_language(pages: Pages) -> None:
    """Pages below /ru/ are Russian; those that only lead on, and the one for unknown addresses, begin in English."""
    wrong = []
    for page, document in pages.items():
        first = page.split("/")[0]
        said = next(document.all("html")).attributes.get("lang")
        if said != (first if first in LANGUAGES else "en"):
            wrong.append(f"{page}: {said}")
    assert wrong == []


def test_parts_in_another_language_are_marked(pages: Pages) -> None:
    """A language named on a page is one of ours, and a link to a language says so in it."""
    marked = {
        element.attributes["lang"]
        for document in pages.values()
        for element in document.all()
        if "lang" in element.attributes
    }
    assert marked <= set(LANGUAGES)
    for document in pages.values():
        for link in document.all("a"):
            if "hreflang" in link.attributes:
                assert link.attributes["lang"] == link.attributes["hreflang"]


def test_alternates_are_absolute_reciprocal_and_whole(pages: Pages) -> None:
    """All records of this site are translated: every page names all three languages, itself among them."""
    by_address = {address(page): alternates(document) for page, document in own(pages).items()}
    for page, found in by_address.items():
        assert sorted(found) == sorted(LANGUAGES), page
        assert found[page.removeprefix(SITE_URL)[:2]] == page
        for other in found.values():
            assert by_address.get(other) == found, f"{page} names {other}, which does not answer"


def test_switch_leads_to_the_same_page(pages: Pages) -> None:
    """Every page links to itself in each language, in its text and not only in its head."""
    for page, document in own(pages).items():
        linked = {urljoin(address(page), link.attributes["href"]) for link in document.having(lang="en", hreflang="en")}
        assert linked == {urljoin(SITE_URL, f"en/{page[3:]}").removesuffix("index.html")}, page


def test_every_rule_has_a_short_address_in_three_languages(pages: Pages) -> None:
    rules = own_library().rules.values()
    for rule in rules:
        document = pages[f"{rule.id.lower()}/index.html"]
        offered = {link.attributes["hreflang"]: link for link in document.all("a") if "hreflang" in link.attributes}
        assert sorted(offered) == sorted(LANGUAGES)
        for language, link in offered.items():
            assert link.attributes["href"] == f"../{language}/rules/{rule.slug}/"
            assert rule.text(language).title in link.text
    assert "r29/index.html" in pages
    assert rules


def test_root_offers_three_languages(pages: Pages) -> None:
    offered = [link.attributes["href"] for link in pages["index.html"].all("a")]
    assert offered == [f"{language}/" for language in LANGUAGES]


def test_ids_are_unique_on_a_page(pages: Pages) -> None:
    twice = []
    for page, document in pages.items():
        counts = Counter(found.attributes["id"] for found in document.all() if "id" in found.attributes)
        twice += [f"{page}: {id}" for id, count in counts.items() if count > 1]
    assert twice == []


def test_every_page_has_one_title_and_one_first_heading(pages: Pages) -> None:
    wrong = []
    for page, document in own(pages).items():
        titles, first = ([found.text for found in document.all(name)] for name in ("title", "h1"))
        if len(titles) != 1 or len(first) != 1 or not all(titles + first):
            wrong.append(f"{page}: titles {titles}, first headings {first}")
    assert wrong == []


def test_titles_tell_records_apart(pages: Pages) -> None:
    folders = ("rules", "guides", "cases", "handbooks")
    shown = {page: document for page, document in own(pages).items() if page.split("/")[1] in folders}
    counts = Counter((page[:2], next(document.all("title")).text) for page, document in shown.items())
    assert [title for title, count in counts.items() if count > 1] == []
    assert len(counts) > 3 * len(own_library().records)


def test_pages_have_a_policy_and_a_canonical_address(pages: Pages) -> None:
    for page, document in own(pages).items():
        (policy,) = document.having(http_equiv="Content-Security-Policy")
        assert "default-src 'none'" in policy.attributes["content"]
        assert "unsafe" not in policy.attributes["content"]
        (canonical,) = document.having(rel="canonical")
        assert canonical.attributes["href"] == address(page)


def test_sitemap_names_every_page_of_a_language(own_site: Build, pages: Pages) -> None:
    named = re.findall(r"<loc>(.*?)</loc>", (own_site.site / "sitemap.xml").read_text(encoding="utf-8"))
    assert sorted(named) == sorted(address(page) for page in own(pages))


def test_moment_tables_say_what_the_drawing_shows(pages: Pages) -> None:
    """The drawing of a case's moments has a name that counts them, and a table with a row for each."""
    drawings = 0
    for page, document in own(pages).items():
        for section in document.having(aria_labelledby="moments"):
            (drawing,) = section.having(role="img")
            rows = [row for row in section.all("tr") if list(row.all("td"))]
            assert drawing.attributes["aria-label"].split()[0] == str(len(rows)), page
            drawings += 1
    assert drawings == 3 * len(own_library().cases)


def test_no_style_of_the_theme_is_missing_that_a_page_has_a_name_for(pages: Pages) -> None:
    """Its style sheet is cut down by the words of templates and scripts; what else makes elements stands in a list."""
    (sheet,) = Path(material.__file__).parent.glob("templates/assets/stylesheets/main.*.css")
    css = sheet.read_text(encoding="utf-8")
    named = set(re.findall(r"[.#](-?[A-Za-z_][\w-]*)", css))
    described = set(re.findall(r"""\[([\w-]+)(?:[~|^$*]?=["']?([A-Za-z_][\w-]*))?""", css))
    shown: set[str] = set()
    for element in (element for document in pages.values() for element in document.all()):
        has = element.attributes
        shown |= named & {*has.get("class", "").split(), has.get("id", "")}
        shown |= {name for one in described if one[0] in has and one[1] in has[one[0]] for name in one if name}
    assert {"md-header", "ltr", "default"} <= shown
    assert shown - names(ROOT / "hooks/theme") == set()
