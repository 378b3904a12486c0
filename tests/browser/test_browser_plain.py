"""Without JavaScript everything can be read and reached; search alone needs it."""

import pytest
from playwright.sync_api import Page, expect

from built import LANGUAGES, own_library
from rulebook.model.languages import ENDONYMS
from screens import DESKTOP, PHONE, OpenScreen

pytestmark = pytest.mark.whole

SIZES = [PHONE, DESKTOP]
SECTIONS = ("rules/", "guides/", "cases/", "handbooks/", "browse/")


@pytest.fixture(params=SIZES, ids=["phone", "desktop"])
def page(request: pytest.FixtureRequest, open_screen: OpenScreen) -> Page:
    return open_screen(viewport=request.param, java_script_enabled=False).page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_is_readable(page: Page, language: str) -> None:
    rule = own_library().rules["R29"].text(language)
    page.goto(f"{language}/rules/r29-three-nos/")
    for text in (rule.title, rule.summary, *rule.do, *rule.dont):
        expect(page.get_by_role("article").get_by_text(text).first).to_be_visible()


def test_a_listing_is_readable(page: Page) -> None:
    page.goto("en/rules/")
    for id, rule in own_library().rules.items():
        expect(page.get_by_role("main").get_by_role("link", name=f"{id} {rule.text('en').title}")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_can_be_reached(page: Page, address: str, language: str) -> None:
    page.goto("cs/rules/r29-three-nos/")
    page.get_by_role("contentinfo").last.get_by_role("link", name=ENDONYMS[language], exact=True).click()
    expect(page).to_have_url(f"{address}{language}/rules/r29-three-nos/")


@pytest.mark.parametrize("section", SECTIONS)
def test_sections_can_be_reached(page: Page, address: str, section: str) -> None:
    """By links around the page's text, from a page that is none of the sections."""
    page.goto("en/glossary/")
    links = page.get_by_role("navigation").get_by_role("link").filter(visible=True)
    urls = links.evaluate_all("links => links.map(link => link.href)")
    assert f"{address}en/{section}" in urls
    links.nth(urls.index(f"{address}en/{section}")).click()
    expect(page).to_have_url(f"{address}en/{section}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["", "r29/"])
def test_a_short_address_shows_its_links(page: Page, address: str, language: str, path: str) -> None:
    page.goto(path)
    link = page.get_by_role("link", name=ENDONYMS[language])
    expect(link).to_be_visible()
    link.click()
    expect(page).to_have_url(f"{address}{language}/{'rules/r29-three-nos/' if path else ''}")


def test_moments_are_readable(page: Page) -> None:
    """The table beside the drawing says everything in words."""
    page.goto("en/cases/corner-bakery-ham/")
    case = own_library().cases["corner-bakery-ham"].text("en")
    drawing = page.get_by_role("img", name=f"{len(case.moments)} moments")
    expect(drawing).to_be_visible()
    for moment in case.moments:
        expect(page.get_by_role("row").filter(has_text=moment.what.split(",")[0])).to_be_visible()
