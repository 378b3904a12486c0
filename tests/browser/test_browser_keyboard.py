"""With the keyboard alone: to the text, to search, to the menu and back."""

import re

import pytest
from playwright.sync_api import Page, expect

from screens import DESKTOP, PHONE, OpenScreen
from searching import R29, dialog, field

pytestmark = pytest.mark.whole

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
    expect(dialog(page).locator(R29).first).to_be_visible()
    for _ in range(10):
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.href?.includes('rules/r29-three-nos/')"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"^{address}en/rules/r29-three-nos/"))


def test_slash_opens_the_search_and_escape_closes_it(open_screen: OpenScreen) -> None:
    page = open_screen(viewport=DESKTOP).page
    page.goto("en/glossary/")
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(field(page)).not_to_be_focused()


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
    expect(menu.get_by_role("link", name="The deck of rules")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_stop_is_in_sight(open_screen: OpenScreen, viewport: dict[str, int]) -> None:
    """Tab passes from the header to the text, never through links that nobody sees, nor behind what lies over them."""
    page = open_screen(viewport=viewport, reduced_motion="reduce").page
    page.goto("en/rules/r29-three-nos/")
    hidden, stops = [], 0
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count() == 0:
            break
        stops += focused.evaluate("element => element.closest('article') !== null")
        if not focused.evaluate(IN_SIGHT):
            hidden.append(focused.evaluate("element => element.outerHTML.slice(0, 120)"))
    assert hidden == []
    assert stops > 5


IN_SIGHT = """
async element => {
  await Promise.allSettled(document.getAnimations().map(animation => animation.finished));
  const boxes = [...element.getClientRects()];
  const tops = boxes.map(box => document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
  return element.checkVisibility({opacityProperty: true, visibilityProperty: true})
    && tops.some(top => top && (element.contains(top) || top.contains(element)));
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
    tab_to(page, "[aria-label='Switch to dark mode']")
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


def test_a_wide_example_can_be_moved(open_screen: OpenScreen) -> None:
    page = open_screen(viewport=PHONE).page
    page.goto("en/check/rb042/")
    tab_to(page, "main pre")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.scrollLeft > 0")
