"""Hundreds of cases: lists are cut into pages that load on a phone, and every case is on one of them."""

from urllib.parse import urljoin

import pytest

from built import MINI_SITES, SITE_URL, Build, build, mini_project
from markup import Element, read_pages

pytestmark = pytest.mark.whole

COUNT = 250
LARGEST = 150_000
TITLE = "Случай, название которого почти так же длинно, как у настоящих случаев, номер"
SUMMARY = (
    "Сводка в одну строку, какую пишут редакторы: что случилось, кто это заметил и чем всё в конце концов завершилось."
)


def case(number: int) -> str:
    """A case in Russian, whose letters take two bytes each: the longest that editors write."""
    english, russian = (
        (MINI_SITES / "minimal" / "cases" / f"cold-soup.{language}.md").read_text(encoding="utf-8").split("---\n")
        for language in ("en", "ru")
    )
    facts = [line for line in english[1].splitlines() if not line.startswith(("title:", "summary:"))]
    matter = "\n".join([f"title: {TITLE} {number:03d}", f"summary: '{SUMMARY}'", *facts])
    return f"---\n{matter}\n---\n{russian[2]}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("many")
    project = mini_project(folder / "project")
    for number in range(1, COUNT + 1):
        (project / "cases" / f"case-{number:03d}.ru.md").write_text(case(number), encoding="utf-8")
    done = build(project, folder / "site")
    assert done.code == 0, done.output
    return done


@pytest.fixture(scope="module")
def pages(site: Build) -> dict[str, Element]:
    return {f"ru/{page}": document for page, document in read_pages(site.site / "ru").items()}


LISTS = ("cases/", "tags/greeting/", "outcomes/recovered/", "incidents/failure/", "industries/restaurants/")


@pytest.mark.parametrize("name", LISTS)
def test_a_long_list_has_pages_that_hold_every_case_once(pages: dict[str, Element], name: str) -> None:
    numbers = [f"ru/{name}index.html", f"ru/{name}2/index.html", f"ru/{name}3/index.html"]
    assert f"ru/{name}4/index.html" not in pages
    listed = [
        urljoin(SITE_URL + page, link.attributes["href"])
        for page in numbers
        for article in pages[page].all("article")
        for link in article.all("a")
    ]
    cases = [link for link in listed if link.startswith(f"{SITE_URL}ru/cases/case-")]
    assert sorted(cases) == [f"{SITE_URL}ru/cases/case-{number:03d}/" for number in range(1, COUNT + 1)]


@pytest.mark.parametrize("name", LISTS)
def test_the_pages_of_a_list_lead_to_each_other(pages: dict[str, Element], name: str) -> None:
    addresses = [f"{SITE_URL}ru/{name}", f"{SITE_URL}ru/{name}2/", f"{SITE_URL}ru/{name}3/"]
    for number, here in enumerate(addresses, 1):
        document = pages[f"{here.removeprefix(SITE_URL)}index.html"]
        pagers = [nav for nav in document.all("nav") if nav.having(aria_current="page") and nav.text == "1 2 3"]
        assert len(pagers) == 2
        for pager in pagers:
            linked = [urljoin(here, link.attributes["href"]) for link in pager.all("a")]
            assert linked == [address for address in addresses if address != here]
            assert [current.text for current in pager.having(aria_current="page")] == [str(number)]


def test_every_page_of_a_list_is_light(site: Build) -> None:
    """Also in the other languages, where each entry says that it is in Russian."""
    sizes = {page: size for page, size in sizes_of(site).items() if page[3:].startswith(LISTS)}
    assert {page: size for page, size in sizes.items() if size > LARGEST} == {}
    assert len(sizes) > 3 * COUNT


def test_a_rule_with_many_cases_is_light(site: Build) -> None:
    """However many cases keep or break it."""
    sizes = {page: size for page, size in sizes_of(site).items() if "/rules/" in page}
    assert {page: size for page, size in sizes.items() if size > LARGEST} == {}
    assert "ru/rules/r01-say-hello/index.html" in sizes


def sizes_of(site: Build) -> dict[str, int]:
    """The bytes of every page."""
    return {path.relative_to(site.site).as_posix(): path.stat().st_size for path in site.site.rglob("*.html")}


def test_cases_stay_out_of_the_menu(pages: dict[str, Element]) -> None:
    """A menu with every case in it would make each page as long as the list of them."""
    menus = [nav for nav in pages["ru/index.html"].all("nav") for link in nav.all("a") if TITLE in link.text]
    assert menus == []
    assert list(pages["ru/index.html"].all("nav"))
