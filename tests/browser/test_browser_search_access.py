"""The search for everybody: axe, targets for a thumb, other ways of seeing, in every language and on every screen."""

import pytest
from playwright.sync_api import Page, expect

from built import LANGUAGES
from rulebook.model.languages import Language
from screens import DESKTOP, PHONE, OpenScreen, rules, violations
from searching import ask, dialog, found, longest_word, settled

pytestmark = pytest.mark.whole

SIZES = pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
IN_LANGUAGES = pytest.mark.parametrize("language", LANGUAGES)
STILL = "document.getAnimations().every(animation => animation.playState !== 'running')"
HEADER, MAIN = ".md-header", "main"
WIDTHS = "[document.documentElement.scrollWidth, innerWidth]"


def in_dialog(page: Page, language: str, query: str) -> None:
    """Open the dialog on a card with the results of a query."""
    page.goto(f"{language}/rules/r29-three-nos/")
    page.keyboard.press("/")
    page.keyboard.insert_text(query)
    settled(page)
    page.wait_for_function(f"() => {STILL}")


def on_page(page: Page, language: str, query: str) -> None:
    """Open the search page with the results of a query."""
    page.goto(f"{language}/search/?q={query}")
    settled(page, "#page")


@SIZES
@SCHEMES
@IN_LANGUAGES
def test_axe_finds_nothing(open_screen: OpenScreen, language: Language, scheme: str, viewport: dict[str, int]) -> None:
    """In the dialog and on the page: with results, corrected and narrowed, with nothing found, before a query.

    First the whole page, then the part of it that has changed.
    """
    opened = open_screen(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
    page, word, asked = opened.page, longest_word(language), rules(language, viewport, scheme)
    faults: dict[str, list[str]] = {}
    in_dialog(page, language, word)
    faults["dialog"] = violations(page, asked)
    dialog(page).locator(".chip").first.click()
    expect(dialog(page).locator(".chip").first).to_have_attribute("aria-pressed", "true")
    faults["narrowed"] = violations(page, asked, HEADER)
    in_dialog(page, language, word[:3] + word[4:])
    faults["corrected"] = violations(page, asked, HEADER)
    in_dialog(page, language, "blorgxyz")
    expect(dialog(page).locator(".rb-help")).to_be_visible()
    faults["nothing"] = violations(page, asked, HEADER)
    on_page(page, language, word)
    faults["page"] = violations(page, asked)
    if viewport is PHONE:
        page.locator("summary").click()
    page.locator("select").first.select_option(index=1)
    expect(page.locator(".md-search-result__meta button")).to_be_visible()
    faults["page, narrowed"] = violations(page, asked, MAIN)
    page.goto(f"{language}/search/")
    expect(page.locator(".search-page .rb-hint, .search-page .rb-more")).to_be_visible()
    faults["before"] = violations(page, asked, MAIN)
    page.goto(f"{language}/rules/r29-three-nos/?h={word}")
    expect(page.locator("mark").first).to_be_visible()
    faults["marks"] = violations(page, asked, MAIN)
    assert {where: fault for where, fault in faults.items() if fault} == {}
    assert opened.watch.errors == []
    assert [request for request in opened.watch.requests if not request.startswith("failed")] == []  # left unfinished


def test_a_thumb_hits_what_it_means(open_screen: OpenScreen) -> None:
    """On a phone 40 pixels for buttons, kinds, results and their sections."""
    page = open_screen(viewport=PHONE, has_touch=True).page
    in_dialog(page, "en", "refund")
    assert small(page, ".rb-search button, .rb-search a, .rb-found") == []
    on_page(page, "en", "refund")
    page.locator("summary").click()
    expect(page.locator("select").first).to_be_visible()
    assert small(page, ".search-page :is(.chip, summary, select, .rb-found, .rb-found li a)") == []


def small(page: Page, selector: str) -> list[str]:
    """The visible elements that are lower than 40 pixels; the title of a result counts by its row."""
    found: list[str] = page.evaluate(
        """selector => [...document.querySelectorAll(selector)].filter(element => {
          const box = element.getBoundingClientRect();
          return element.checkVisibility() && box.height && box.height < 39.5 && !element.matches(".rb-found__title");
        }).map(element => element.outerHTML.slice(0, 90) + element.getBoundingClientRect().height)""",
        selector,
    )
    return found


@IN_LANGUAGES
def test_everything_fits_at_320_pixels(open_screen: OpenScreen, language: Language) -> None:
    """A desktop at 400 % has as much room (WCAG 1.4.10)."""
    page = open_screen(viewport={"width": 320, "height": 256}).page
    for show in (in_dialog, on_page):
        show(page, language, longest_word(language))
        needed, given = page.evaluate(WIDTHS)
        assert needed <= given
        wide = (
            "[...document.querySelectorAll('[data-results] *')].filter(one => one.getBoundingClientRect().right > 321)"
        )
        assert page.evaluate(f"{wide}.map(one => one.outerHTML.slice(0, 80))") == []


def test_forced_colours_tell_what_is_chosen_and_met(open_screen: OpenScreen) -> None:
    opened = open_screen(viewport=DESKTOP, forced_colors="active")
    page = opened.page
    in_dialog(page, "en", "refund")
    chip = dialog(page).locator(".chip").first
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    assert "✕" in chip.evaluate("chip => getComputedStyle(chip, '::after').content")
    paper = page.locator(".md-search__scrollwrap").evaluate("element => getComputedStyle(element).backgroundColor")
    assert page.locator("mark").first.evaluate("mark => getComputedStyle(mark).backgroundColor") != paper
    border = page.locator(".md-search__output").evaluate("element => getComputedStyle(element).borderTopStyle")
    assert border == "solid"
    assert opened.watch.errors == []


def test_where_the_focus_is_can_be_seen(open_screen: OpenScreen) -> None:
    """Every stop in the dialog has an outline, its own or its row's."""
    page = open_screen(viewport=PHONE).page
    in_dialog(page, "en", "refund")
    bare = []
    for _ in range(15):
        page.keyboard.press("Tab")
        seen = page.locator(":focus").evaluate(
            "one => [null, '::before'].some(part => getComputedStyle(one, part).outlineStyle !== 'none')"
        )
        if not seen:
            bare.append(page.locator(":focus").evaluate("one => one.outerHTML.slice(0, 80)"))
    assert bare == []


def test_the_page_behind_is_out_of_reach_on_a_phone(open_screen: OpenScreen) -> None:
    """The search has the whole screen; what it covers is neither seen nor read aloud."""
    page = open_screen(viewport=PHONE).page
    page.goto("en/rules/r29-three-nos/")
    links = ask(page, "refund")
    expect(page.get_by_role("heading", level=1)).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(links.first).not_to_be_visible()


def test_an_opened_result_reads_in_the_language_of_its_index(open_screen: OpenScreen) -> None:
    page = open_screen(viewport=DESKTOP).page
    on_page(page, "en", "omluva zákazníkovi")
    link = page.get_by_role("main").locator("a[hreflang=cs]")
    expect(link).to_have_attribute("lang", "cs")
    link.click()
    expect(page.locator("html")).to_have_attribute("lang", "cs")
    expect(found(page.get_by_role("main")).first).to_be_visible()
