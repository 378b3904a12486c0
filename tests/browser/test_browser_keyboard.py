"""With the keyboard alone: to the text, to search, to the menu and back."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenScreen

pytestmark = [pytest.mark.whole, pytest.mark.xdist_group("site")]

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
FOCUS_IS_IN_MAIN = "document.activeElement.closest('main') !== null"


def tab_to(page: Page, selector: str, most: int = 20) -> int:
    """Press Tab until an element that fits has the focus; how often that took."""
    for count in range(1, most + 1):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return count
    raise AssertionError(f"{most} times Tab do not lead to {selector}")


def test_the_first_tab_offers_to_skip_to_the_text(open_screen: OpenScreen) -> None:
    page = open_screen(viewport=DESKTOP).page
    page.goto("en/rules/r29-three-nos/")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to content")
    expect(link).to_have_count(1)
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS_IS_IN_MAIN)


def test_search_can_be_reached_and_used(open_screen: OpenScreen, address: str) -> None:
    """Tab to the field, a word, down to a result, Enter."""
    page = open_screen(viewport=DESKTOP).page
    page.goto("en/glossary/")
    tab_to(page, "header input:not([type=radio]):not([type=checkbox])")
    page.keyboard.type("Apologise")
    expect(page.get_by_role("banner").locator('a[href*="rules/r29-three-nos/"]').first).to_be_visible()
    for _ in range(10):
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.href?.includes('rules/r29-three-nos/')"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"^{address}en/rules/r29-three-nos/"))


def test_slash_opens_the_search_and_escape_closes_it(open_screen: OpenScreen) -> None:
    page = open_screen(viewport=DESKTOP).page
    page.goto("en/glossary/")
    field = page.get_by_role("banner").get_by_role("search").get_by_role("textbox")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).not_to_be_focused()


def test_the_menu_of_a_phone_opens_and_closes(open_screen: OpenScreen) -> None:
    """The focus goes in with the reader, and out again to where it was."""
    page = open_screen(viewport=PHONE).page
    page.goto("en/rules/r29-three-nos/")
    button = page.get_by_role("banner").get_by_role("button", name="Navigation")
    expect(button).to_have_attribute("aria-expanded", "false")
    tab_to(page, "[aria-expanded]")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    menu = page.get_by_role("navigation", name="Navigation")
    expect(menu.locator(":focus")).to_have_count(1)
    expect(menu.get_by_role("link", name="Glossary")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()


def test_a_closed_menu_is_not_in_the_way(open_screen: OpenScreen) -> None:
    """On a phone, Tab passes from the header to the text, and not through links that nobody sees."""
    page = open_screen(viewport=PHONE).page
    page.goto("en/rules/r29-three-nos/")
    seen: list[bool] = []
    while not seen or not page.evaluate("document.activeElement.closest('article') !== null"):
        page.keyboard.press("Tab")
        seen.append(page.locator(":focus").evaluate(VISIBLE))
        assert len(seen) < 25
    assert all(seen)


VISIBLE = """
element => {
  const box = element.getBoundingClientRect();
  return element.checkVisibility({opacityProperty: true, visibilityProperty: true})
    && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
}
"""


def test_the_language_switch_can_be_used(open_screen: OpenScreen, address: str) -> None:
    page = open_screen(viewport=DESKTOP).page
    page.goto("en/rules/r29-three-nos/")
    tab_to(page, "header a[hreflang=cs]")
    expect(page.locator(":focus")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}cs/rules/r29-three-nos/")


def test_the_palette_can_be_switched(open_screen: OpenScreen) -> None:
    """And stays as it was chosen on the next page."""
    page = open_screen(viewport=DESKTOP, color_scheme="light").page
    page.goto("en/rules/r29-three-nos/")
    light = page.evaluate(BACKGROUND)
    tab_to(page, "[for^=__palette], [name=__palette]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Switch to light mode")).to_be_visible()
    dark = page.evaluate(BACKGROUND)
    page.goto("en/glossary/")
    assert dark != light
    assert page.evaluate(BACKGROUND) == dark


BACKGROUND = "getComputedStyle(document.body).backgroundColor"


def test_every_stop_can_be_seen(open_screen: OpenScreen) -> None:
    """Whatever has the focus is drawn with an outline or a shadow."""
    page = open_screen(viewport=DESKTOP).page
    page.goto("en/rules/r29-three-nos/")
    bare = []
    for _ in range(30):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if not focused.evaluate(MARKED):
            bare.append(focused.evaluate("element => element.outerHTML.slice(0, 120)"))
    assert bare == []


MARKED = """
element => {
  const style = getComputedStyle(element);
  return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
}
"""
