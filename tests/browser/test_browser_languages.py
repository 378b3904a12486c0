"""The reader's language: the switch stays on the record, the choice is remembered, short addresses follow it."""

import re

import pytest
from playwright.sync_api import expect

from built import LANGUAGES
from rulebook.model.languages import ENDONYMS
from screens import DESKTOP, PHONE, OpenScreen
from searching import R29, ask, dialog

pytestmark = pytest.mark.whole

RECORDS = ("rules/r29-three-nos/", "cases/corner-bakery-ham/", "tags/apology/")


@pytest.mark.parametrize("path", RECORDS)
def test_the_switch_in_the_header_stays_on_the_page(open_screen: OpenScreen, address: str, path: str) -> None:
    page = open_screen().page
    page.goto(f"en/{path}")
    for language in ("ru", "cs", "en"):
        header, footer = page.get_by_role("banner"), page.get_by_role("contentinfo").last
        name = footer.get_by_role("list").get_attribute("aria-label")
        header.get_by_role("button", name=name).hover()
        header.get_by_role("link", name=ENDONYMS[language], exact=True).click()
        expect(page).to_have_url(f"{address}{language}/{path}")
        expect(page.locator("html")).to_have_attribute("lang", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switch_in_the_footer_stays_on_the_page(open_screen: OpenScreen, address: str, language: str) -> None:
    page = open_screen(viewport=PHONE).page
    page.goto("ru/cases/corner-bakery-ham/")
    page.get_by_role("contentinfo").last.get_by_role("link", name=ENDONYMS[language], exact=True).click()
    expect(page).to_have_url(f"{address}{language}/cases/corner-bakery-ham/")


@pytest.mark.parametrize(
    ("locale", "language"),
    [("cs-CZ", "cs"), ("ru-RU", "ru"), ("en-GB", "en"), ("de-DE", "en")],
)
@pytest.mark.parametrize("path", ["", "r29/"])
def test_short_addresses_follow_the_browser(
    open_screen: OpenScreen, address: str, locale: str, language: str, path: str
) -> None:
    """Where it asks for none of our languages, English is shown."""
    page = open_screen(locale=locale).page
    page.goto(path)
    expect(page).to_have_url(f"{address}{language}/{'rules/r29-three-nos/' if path else ''}")


@pytest.mark.parametrize("path", ["", "r29/"])
def test_a_chosen_language_is_remembered(open_screen: OpenScreen, address: str, path: str) -> None:
    """It counts for more than the browser's, until the reader chooses another."""
    page = open_screen(locale="cs-CZ").page
    for language in ("ru", "en"):
        page.goto("cs/glossary/")
        page.get_by_role("contentinfo").last.get_by_role("link", name=ENDONYMS[language], exact=True).click()
        expect(page).to_have_url(f"{address}{language}/glossary/")
        page.goto(path)
        expect(page).to_have_url(f"{address}{language}/{'rules/r29-three-nos/' if path else ''}")


def test_following_a_short_address_leaves_no_trap_in_the_history(open_screen: OpenScreen, address: str) -> None:
    """Back leads to where the reader was before, and not to the page that sends them on again."""
    page = open_screen(locale="cs-CZ").page
    page.goto("en/glossary/")
    page.goto("r29/")
    expect(page).to_have_url(f"{address}cs/rules/r29-three-nos/")
    page.go_back()
    expect(page).to_have_url(f"{address}en/glossary/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_address_is_answered_in_three_languages(
    open_screen: OpenScreen, address: str, language: str
) -> None:
    found = open_screen()
    answer = found.page.goto("ru/no/such/page/")
    assert answer is not None
    assert answer.status == 404
    part = found.page.get_by_role("main").locator(f"[lang={language}]")
    assert part.get_by_role("heading").inner_text()
    expect(found.page.get_by_role("main").get_by_role("heading")).to_have_count(3)
    part.get_by_role("link").click()
    expect(found.page).to_have_url(f"{address}{language}/")
    assert [request for request in found.watch.requests if "no/such/page" not in request] == []


def test_an_unknown_address_has_a_search_that_finds(open_screen: OpenScreen, address: str) -> None:
    page = open_screen(viewport=DESKTOP).page
    page.goto("no/such/page/")
    ask(page, "Apologise")
    dialog(page).locator(R29).first.click()
    expect(page).to_have_url(re.compile(f"^{address}en/rules/r29-three-nos/"))


def test_the_answers_differ(open_screen: OpenScreen) -> None:
    page = open_screen().page
    page.goto("no-such-page")
    texts = page.get_by_role("main").get_by_role("heading").all_inner_texts()
    assert len(set(texts)) == 3
    assert sum(bool(re.search("[А-я]", text)) for text in texts) == 1
