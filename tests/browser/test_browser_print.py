"""A page on paper: the record alone, without what only a screen can use."""

import pytest
from playwright.sync_api import expect

from built import LANGUAGES, own_library
from screens import OpenScreen

pytestmark = pytest.mark.whole


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["rules/r29-three-nos/", "cases/corner-bakery-ham/"])
def test_paper_has_no_navigation(open_screen: OpenScreen, language: str, path: str) -> None:
    page = open_screen(viewport={"width": 794, "height": 1123}).page
    page.goto(f"{language}/{path}")
    page.emulate_media(media="print")
    for role in ("navigation", "banner", "search", "button"):
        expect(page.get_by_role(role).filter(visible=True)).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_has_the_whole_rule_and_says_which(open_screen: OpenScreen, language: str) -> None:
    rule = own_library().rules["R29"].text(language)
    page = open_screen(viewport={"width": 794, "height": 1123}, color_scheme="dark").page
    page.goto(f"{language}/rules/r29-three-nos/")
    page.emulate_media(media="print", color_scheme="dark")
    for text in (rule.summary, *rule.do, *rule.dont, rule.bend.limit):
        expect(page.get_by_role("article").get_by_text(text).first).to_be_visible()
    expect(page.get_by_role("article").get_by_text("R29", exact=True).last).to_be_visible()


def test_paper_is_light(open_screen: OpenScreen) -> None:
    """Also for those who read in the dark."""
    page = open_screen(viewport={"width": 794, "height": 1123}, color_scheme="dark").page
    page.goto("en/rules/r29-three-nos/")
    page.emulate_media(media="print", color_scheme="dark")
    colour = page.get_by_role("heading", level=1).evaluate("element => getComputedStyle(element).color")
    red, green, blue = (float(part) for part in colour.split("(")[1].rstrip(")").split(",")[:3])
    assert max(red, green, blue) < 128


def test_a_link_in_other_words_says_its_id_on_paper(open_screen: OpenScreen) -> None:
    page = open_screen().page
    page.goto("en/rules/r29-three-nos/")
    link = page.locator("a[data-id=R30]").first
    shown = "link => getComputedStyle(link, '::after').content"
    assert link.evaluate(shown) == "none"
    page.emulate_media(media="print")
    assert link.evaluate(shown) in ('" (" attr(data-id) ")"', '" (R30)"')
    assert page.locator("a[data-id]", has_text="R30 ").count() == 0


@pytest.mark.parametrize("path", ["en/rules/r29-three-nos/", "ru/cases/corner-bakery-ham/", "cs/guides/recovery/"])
def test_the_foot_says_id_edition_and_review_on_paper(open_screen: OpenScreen, path: str) -> None:
    page = open_screen().page
    page.goto(path)
    page.emulate_media(media="print")
    foot = page.locator(".record-foot > p").first
    assert foot.is_visible()
    spans = foot.locator("span").all_inner_texts()
    assert len(spans) == 4
    assert spans[0].lower() == path.split("/")[2].partition("-")[0] or spans[0] == path.split("/")[2]
    assert any("2026.1" in span for span in spans)


def test_closed_details_are_open_on_paper(open_screen: OpenScreen) -> None:
    page = open_screen().page
    page.goto("en/rules/r29-three-nos/")
    closed = "<details><summary>More</summary><p id=in>x</p></details>"
    page.locator("article").evaluate("(element, html) => element.insertAdjacentHTML('beforeend', html)", closed)
    inside = page.locator("#in")
    assert not inside.is_visible()
    page.emulate_media(media="print")
    assert inside.is_visible()
