"""Search, from the header and from the start page, in the reader's language."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from built import LANGUAGES, ROOT
from rulebook.loader import load
from screens import DESKTOP, PHONE, OpenScreen

pytestmark = pytest.mark.whole

R29 = 'a[href*="rules/r29-three-nos/"]'


def title(language: str) -> str:
    return load(ROOT).library.rules["R29"].text(language).title  # type: ignore[arg-type]


def longest_word(language: str) -> str:
    return max(re.findall(r"\w+", title(language)), key=len)


def search(page: Page) -> Locator:
    return page.get_by_role("banner").get_by_role("search")


def enter(page: Page, text: str) -> None:
    """Enter a text at once, and press a key: the search listens to keys."""
    page.keyboard.insert_text(text)
    page.keyboard.press("Shift")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_header_finds_a_rule_by_a_word_of_its_title(open_screen: OpenScreen, address: str, language: str) -> None:
    page = open_screen(viewport=DESKTOP).page
    page.goto(f"{language}/glossary/")
    search(page).get_by_role("textbox").click()
    enter(page, longest_word(language))
    search(page).locator(R29).first.click()
    expect(page).to_have_url(re.compile(f"^{address}{language}/rules/r29-three-nos/"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_enter_opens_the_best_result(open_screen: OpenScreen, address: str, language: str) -> None:
    page = open_screen(viewport=DESKTOP).page
    page.goto(f"{language}/cases/corner-bakery-ham/")
    search(page).get_by_role("textbox").click()
    enter(page, title(language))
    expect(search(page).locator(R29).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"^{address}{language}/rules/r29-three-nos/"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_are_in_the_language_of_the_page(open_screen: OpenScreen, address: str, language: str) -> None:
    page = open_screen(viewport=DESKTOP).page
    page.goto(f"{language}/")
    search(page).get_by_role("textbox").click()
    enter(page, longest_word(language))
    expect(search(page).locator(R29).first).to_be_visible()
    urls = search(page).get_by_role("link").evaluate_all("links => links.map(link => link.href)")
    results = [url for url in urls if "#__" not in url and not url.endswith("#")]
    assert [url for url in results if not url.startswith(f"{address}{language}/")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_works_on_a_phone(open_screen: OpenScreen, address: str, language: str) -> None:
    page = open_screen(viewport=PHONE, has_touch=True).page
    page.goto(f"{language}/glossary/")
    name = search(page).get_attribute("aria-label")
    page.get_by_role("banner").get_by_role("button", name=name, exact=True).first.tap()
    expect(search(page).get_by_role("textbox")).to_be_focused()
    enter(page, longest_word(language))
    search(page).locator(R29).first.tap()
    expect(page).to_have_url(re.compile(f"^{address}{language}/rules/r29-three-nos/"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_start_page_leads_to_results(
    open_screen: OpenScreen, address: str, language: str, viewport: dict[str, int]
) -> None:
    page = open_screen(viewport=viewport).page
    page.goto(f"{language}/")
    page.get_by_role("main").get_by_role("searchbox").fill(longest_word(language))
    page.get_by_role("main").get_by_role("search").get_by_role("button").click()
    expect(page).to_have_url(re.compile(r"\?q=."))
    search(page).locator(R29).first.click()
    expect(page).to_have_url(re.compile(f"^{address}{language}/rules/r29-three-nos/"))
