"""The site as a plan: every page with its address, before any of them is rendered."""

import pytest

from builders import Project
from rulebook.listings import PAGE_SIZE
from rulebook.rendering.site import PLAIN, Site


def names(site: Site, language: str = "en") -> set[str]:
    return {page.name for page in site.pages.values() if page.language == language}


def test_every_language_has_the_same_pages(project: Project) -> None:
    project.rule("R29", "cs", tags=["apology"])
    project.case("ham")
    site = project.site()
    assert names(site, "en") == names(site, "ru") == names(site, "cs")
    assert len(site.pages) == 3 * len(names(site))


def test_addresses_of_records_listings_and_plain_pages(project: Project) -> None:
    project.rule("R29", tags=["apology"])
    project.guide("recovery")
    project.case("ham", incident="failure/slow")
    project.handbook("front-line")
    expected = {
        "handbooks/front-line/",
        "rules/r29-slug/",
        "guides/recovery/",
        "cases/ham/",
        "tags/apology/",
        "incidents/failure/slow/",
        "tags/",
        "check/rb012/",
    }
    assert expected | set(PLAIN) <= names(project.site())


def test_a_page_knows_its_counterparts(project: Project) -> None:
    project.rule("R29")
    project.translate("R29", "cs")
    site = project.site()
    others = site.alternates(site.pages["ru/rules/r29-slug/"])
    assert {language: page.url for language, page in others.items()} == {
        "en": "en/rules/r29-slug/",
        "ru": "ru/rules/r29-slug/",
        "cs": "cs/rules/r29-slug/",
    }
    assert [page.translated for page in others.values()] == [True, False, True]


def test_a_listing_counts_as_translated(project: Project) -> None:
    assert project.site().pages["ru/parts/culture/"].translated


@pytest.mark.parametrize(
    ("count", "pages"), [(0, 1), (1, 1), (PAGE_SIZE, 1), (PAGE_SIZE + 1, 2), (2 * PAGE_SIZE + 1, 3)]
)
def test_a_long_list_has_several_pages(project: Project, count: int, pages: int) -> None:
    for number in range(count):
        project.case(f"case-{number}")
    expected = {f"cases/{number}/" for number in range(2, pages + 1)} | {"cases/"}
    plan = [page for page in project.site().pages.values() if page.language == "en" and page.template == "cases.html"]
    assert {page.name for page in plan} == expected
    assert [page.number for page in plan] == list(range(1, pages + 1))


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("R29", "rules/r29-slug/"),
        ("ham", "cases/ham/"),
        ("term:promise", "glossary/#promise"),
        ("claim:paradox", "claims/#paradox"),
    ],
)
def test_a_reference_ends_on_a_page_or_at_a_place_of_one(project: Project, id: str, name: str) -> None:
    project.rule("R29")
    project.case("ham")
    assert project.site().name(id) == name


def test_rules_have_short_addresses_for_paper(project: Project) -> None:
    project.rule("R29")
    project.guide("recovery")
    assert list(project.site().short_names()) == [("r29/", "R29")]


def test_old_addresses_lead_to_the_record(project: Project) -> None:
    project.rule("R29", redirect_from=["r29-old"])
    project.case("ham", redirect_from=["sandwich", "toast"])
    assert list(project.site().old_names()) == [
        ("rules/r29-old/", "R29"),
        ("cases/sandwich/", "ham"),
        ("cases/toast/", "ham"),
    ]


def test_a_draft_has_no_page_and_a_superseded_record_keeps_its_own(project: Project) -> None:
    project.case("draft", status="draft", tags=["speed"])
    project.case("old", status="superseded", superseded_by="new")
    project.case("new")
    found = names(project.site())
    assert {"cases/old/", "cases/new/"} <= found
    assert not {"cases/draft/", "tags/speed/"} & found
    assert "en/cases/draft/" in Site(project.library()).pages


def test_a_handbook_is_put_in_order_for_each_language(project: Project) -> None:
    project.case("a", title="A")
    project.case("b", title="B")
    project.translate("a", "ru", title="Я")
    project.translate("b", "ru", title="А")
    project.handbook("whole", select={"cases": {}})
    site = project.site()
    assert [site.selection("whole", language).cases for language in ("en", "ru")] == [("a", "b"), ("b", "a")]


def test_no_two_pages_share_an_address(project: Project) -> None:
    project.rule("R29", tags=["apology"])
    site = project.site()
    assert len([page for page in site.pages.values() if page.language == "en"]) == len(names(site))
    assert all(url == page.url and url.endswith("/") for url, page in site.pages.items())
