"""The page that has the search to itself: everything that was asked stands in its address."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from built import LANGUAGES, Build
from screens import DESKTOP, PHONE, OpenScreen
from searching import R29, found, longest_word, settled

pytestmark = pytest.mark.whole

COUNT = re.compile(r"\d+")


def main(page: Page) -> Locator:
    return page.get_by_role("main")


def asked(page: Page) -> dict[str, list[str]]:
    """What the address asks for."""
    return parse_qs(urlsplit(page.url).query)


def count(page: Page) -> int:
    """How many results the page says there are."""
    match = COUNT.search(main(page).locator("b").inner_text())
    assert match
    return int(match[0])


@pytest.fixture
def page(open_screen: OpenScreen) -> Page:
    """The page with the results of a query."""
    opened = open_screen(viewport=DESKTOP).page
    opened.goto("en/search/?q=refund")
    expect(found(main(opened))).to_have_count(10)
    return opened


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_start_page_leads_to_results(
    open_screen: OpenScreen, address: str, language: str, viewport: dict[str, int]
) -> None:
    page = open_screen(viewport=viewport).page
    page.goto(f"{language}/")
    main(page).get_by_role("searchbox").fill(longest_word(language))  # type: ignore[arg-type]
    main(page).get_by_role("search").get_by_role("button").click()
    expect(page).to_have_url(re.compile(f"^{address}{language}/search/\\?q=."))
    main(page).locator(R29).first.click()
    expect(page).to_have_url(re.compile(f"^{address}{language}/rules/r29-three-nos/"))


def test_what_is_typed_stands_in_the_address(page: Page) -> None:
    main(page).get_by_role("searchbox").fill("angry guest")
    page.wait_for_url("**/search/?q=angry+guest")
    expect(main(page).locator("mark").filter(has_text="angry").first).to_be_visible()
    page.reload()
    expect(main(page).get_by_role("searchbox")).to_have_value("angry guest")
    expect(found(main(page)).first).to_be_visible()


def test_back_leads_through_what_was_asked(page: Page) -> None:
    """A query is one entry, however many keys it took; a filter is another; a result leads back to its list."""
    box, whole = main(page).get_by_role("searchbox"), count(page)
    box.fill("")
    box.press_sequentially("apology", delay=30)
    page.wait_for_url("**/?q=apology")
    expect(main(page).locator("mark").filter(has_text=re.compile("apolog", re.I)).first).to_be_visible()
    main(page).get_by_role("button", name="Rule").click()
    page.wait_for_url("**/?q=apology&kind=rule")
    found(main(page)).first.click()
    page.wait_for_url("**/?h=*")
    page.go_back()
    expect(main(page).get_by_role("button", name="Rule")).to_have_attribute("aria-pressed", "true")
    page.go_back()
    expect(main(page).get_by_role("button", name="Rule")).to_have_attribute("aria-pressed", "false")
    expect(box).to_have_value("apology")
    page.go_back()
    expect(box).to_have_value("refund")
    expect(main(page).locator("b")).to_have_text(f"{whole} results")


def test_every_facet_narrows_and_is_counted(page: Page) -> None:
    """What stands in brackets behind a value is what is left when it is chosen."""
    names = main(page).get_by_role("combobox").evaluate_all("boxes => boxes.map(box => box.dataset.key)")
    assert {"part", "side", "stage", "role", "touchpoint", "industry", "incident", "outcome", "tag"} >= set(names)
    assert len(names) > 5
    whole = count(page)
    for name in names:
        box = page.locator(f"select[data-key={name}]")
        value, label = box.locator("option").nth(1).evaluate("option => [option.value, option.text]")
        box.focus()
        box.select_option(value)
        expect(main(page).locator("b")).to_have_text(re.compile(f"^{COUNT.findall(label)[-1]} "))
        expect(box).to_be_focused()
        assert asked(page) == {"q": ["refund"], name: [value]}
        assert box.locator("option").count() > 2, "the other values of a facet stay within reach"
        main(page).get_by_role("button", name="Clear the filters").click()
        expect(main(page).locator("b")).to_have_text(f"{whole} results")


def test_facets_join(page: Page) -> None:
    main(page).get_by_role("button", name="Case").click()
    page.wait_for_url("**kind=case")
    cases = count(page)
    box = page.locator("select[data-key=outcome]")
    box.select_option(index=1)
    page.wait_for_url("**kind=case&outcome=*")
    assert 0 < count(page) < cases


def test_an_address_with_facets_opens_as_it_was_sent(page: Page) -> None:
    page.goto("en/search/?q=refund&kind=case&no-such=facet&part=no-such-value&constructor=x&__proto__=y")
    expect(main(page).get_by_role("button", name="Case")).to_have_attribute("aria-pressed", "true")
    assert set(main(page).locator(".rb-found__kind").all_text_contents()) == {"Case"}


def test_a_query_that_was_insisted_on_can_be_sent(page: Page) -> None:
    page.goto("en/search/?q=refnud")
    main(page).get_by_role("button", name="Search for “refnud” instead").click()
    page.wait_for_url("**typed=1")
    page.reload()
    assert settled(page, "#page") == "Nothing found for “refnud”."


def test_more_results_come_on_demand(page: Page) -> None:
    whole = count(page)
    assert whole > 10
    main(page).get_by_role("button", name="More results").click()
    expect(found(main(page))).to_have_count(min(whole, 20))
    expect(found(main(page)).nth(10)).to_be_focused()
    if whole <= 20:
        expect(main(page).get_by_role("button", name="More results")).not_to_be_visible()


def test_slash_leads_to_the_pages_own_field(page: Page) -> None:
    page.keyboard.press("/")
    expect(main(page).get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(found(main(page)).first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_enter_and_the_button_keep_the_reader_on_the_page(page: Page) -> None:
    box = main(page).get_by_role("searchbox")
    box.fill("waiting")
    box.press("Enter")
    page.wait_for_url("**/search/?q=waiting")
    expect(found(main(page)).first).to_be_visible()


def test_a_phone_has_its_facets_folded(open_screen: OpenScreen) -> None:
    page = open_screen(viewport=PHONE).page
    page.goto("en/search/?q=refund")
    expect(found(main(page)).first).to_be_visible()
    expect(main(page).get_by_role("combobox").first).not_to_be_visible()
    page.get_by_text("Narrow the search").click()
    expect(main(page).get_by_role("combobox").first).to_be_visible()
    page.locator("select[data-key=outcome]").select_option(index=1)
    page.wait_for_url("**outcome=*")
    expect(page.locator("select[data-key=outcome]")).to_be_visible()


def test_the_count_is_announced(page: Page) -> None:
    assert settled(page, "#page") == f"{count(page)} results"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_it_says_so_and_leads_on(open_screen: OpenScreen, address: str, language: str) -> None:
    page = open_screen(viewport=PHONE, java_script_enabled=False).page
    page.goto(f"{language}/")
    main(page).get_by_role("searchbox").fill("x")
    main(page).get_by_role("search").get_by_role("button").click()
    expect(page).to_have_url(f"{address}{language}/search/?q=x")
    links = main(page).locator(".notice a")
    urls = links.evaluate_all("links => links.map(link => link.href)")
    assert urls == [f"{address}{language}/{path}" for path in ("rules/", "cases/", "browse/")]
    links.first.click()
    expect(page).to_have_url(f"{address}{language}/rules/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_works_from_a_disk(open_screen: OpenScreen, own_site: Build, language: str) -> None:
    """Dialog, start page, search page, results, other pages: none needs a server."""
    page = open_screen(viewport=DESKTOP).page
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    root = own_site.site.resolve().as_uri()
    page.goto(f"{root}/{language}/index.html")
    page.keyboard.press("/")
    page.keyboard.insert_text(longest_word(language))  # type: ignore[arg-type]
    page.locator(f".rb-search {R29}").first.click()
    expect(page).to_have_url(re.compile(f"^{re.escape(root)}/{language}/rules/r29-three-nos/index.html\\?h="))
    expect(page.locator("#page mark").first).to_be_visible()
    page.get_by_role("banner").get_by_role("link").first.click()
    expect(page).to_have_url(f"{root}/{language}/index.html")
    main(page).get_by_role("searchbox").fill(longest_word(language))  # type: ignore[arg-type]
    main(page).get_by_role("search").get_by_role("button").click()
    expect(page).to_have_url(re.compile(f"^{re.escape(root)}/{language}/search/index.html\\?q="))
    expect(main(page).locator(R29).first).to_be_visible()
    main(page).locator(".chip").first.click()
    expect(page).to_have_url(re.compile("kind="))
    main(page).locator("ol > li > a").first.click()
    expect(page).to_have_url(re.compile(f"^{re.escape(root)}/{language}/.*index.html\\?h="))
    assert errors == []
