"""A page on paper: the record alone, without what only a screen can use."""

import pytest
from playwright.sync_api import expect

from built import LANGUAGES, ROOT
from rulebook.loader import load
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
    rule = load(ROOT).library.rules["R29"].text(language)
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
