"""The search in the dialog of every page: how it opens, what it shows, where it leads."""

import re

import pytest
from playwright.sync_api import Page, expect

from built import LANGUAGES, Build
from rulebook.model.languages import Language
from rulebook.search.query import answer
from rulebook.search.reader import Reader
from rulebook.search.words import folded, words
from screens import DESKTOP, PHONE, OpenScreen
from searching import OPEN, R29, ask, dialog, field, found, longest_word, settled, title

pytestmark = pytest.mark.whole

SIZES = pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
IN_LANGUAGES = pytest.mark.parametrize("language", LANGUAGES)
FOCUSED = "document.activeElement.matches(selector)"
COUNT = re.compile(r"\d+")


@pytest.fixture
def page(open_screen: OpenScreen) -> Page:
    """A card on a desktop."""
    opened = open_screen(viewport=DESKTOP).page
    opened.goto("en/rules/r29-three-nos/")
    return opened


@IN_LANGUAGES
def test_a_word_of_its_title_finds_a_rule(open_screen: OpenScreen, address: str, language: Language) -> None:
    page = open_screen(viewport=DESKTOP).page
    page.goto(f"{language}/glossary/")
    ask(page, longest_word(language))
    dialog(page).locator(R29).first.click()
    expect(page).to_have_url(re.compile(f"^{address}{language}/rules/r29-three-nos/"))


@IN_LANGUAGES
def test_results_are_in_the_language_of_the_page(open_screen: OpenScreen, address: str, language: Language) -> None:
    page = open_screen(viewport=DESKTOP).page
    page.goto(f"{language}/")
    ask(page, longest_word(language))
    urls = dialog(page).get_by_role("link").evaluate_all("links => links.map(link => link.href)")
    assert [url for url in urls if not url.startswith(f"{address}{language}/")] == []


@SIZES
@IN_LANGUAGES
def test_a_button_or_a_click_opens_it(open_screen: OpenScreen, language: Language, viewport: dict[str, int]) -> None:
    """On a phone by the sign in the header, on a desktop by the field that stands there."""
    page = open_screen(viewport=viewport, has_touch=viewport is PHONE).page
    page.goto(f"{language}/glossary/")
    if viewport is PHONE:
        page.locator(".rb-button-search").tap()
    else:
        field(page).click()
    expect(field(page)).to_be_focused()
    page.keyboard.insert_text(longest_word(language))
    expect(dialog(page).locator(R29).first).to_be_visible()


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_keys_open_it(page: Page, key: str) -> None:
    page.keyboard.press(key)
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("")
    page.keyboard.type(key)
    expect(field(page)).to_have_value(key)


def test_keys_with_others_and_in_fields_do_not(page: Page) -> None:
    page.keyboard.press("Alt+s")
    assert not page.evaluate(OPEN)
    page.goto("en/")
    page.get_by_role("main").get_by_role("searchbox").press("s")
    expect(page.get_by_role("main").get_by_role("searchbox")).to_have_value("s")
    assert not page.evaluate(OPEN)


def test_an_address_with_a_query_opens_it(page: Page) -> None:
    page.goto("en/rules/r29-three-nos/?q=refund")
    expect(found(dialog(page)).first).to_be_visible()
    expect(field(page)).to_have_value("refund")


@SIZES
def test_escape_closes_it_and_gives_the_focus_back(open_screen: OpenScreen, viewport: dict[str, int]) -> None:
    page = open_screen(viewport=viewport).page
    page.goto("en/rules/r29-three-nos/")
    link = page.get_by_role("main").get_by_role("link").first
    link.focus()
    ask(page, "refund")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    assert not page.evaluate(OPEN)
    expect(found(dialog(page)).first).not_to_be_visible()


def test_the_arrow_of_a_phone_closes_it(open_screen: OpenScreen) -> None:
    page = open_screen(viewport=PHONE, has_touch=True).page
    page.goto("en/rules/r29-three-nos/")
    page.locator(".rb-button-search").tap()
    dialog(page).get_by_role("button", name="Close the search").tap()
    expect(page.locator(".rb-button-search")).to_be_focused()
    assert not page.evaluate(OPEN)


def test_arrows_move_over_results(page: Page) -> None:
    """Down from the field to the best, on to the next, up again, and round from the field to the last."""
    links = ask(page, "refund")
    expect(links).to_have_count(10)
    for key, at in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        page.keyboard.press(key)
        expect(links.nth(at)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links.last).to_be_focused()
    expect(links.last).to_be_in_viewport()


@IN_LANGUAGES
def test_enter_opens_the_best_result(open_screen: OpenScreen, address: str, language: Language) -> None:
    """Even before it is shown."""
    page = open_screen(viewport=DESKTOP).page
    page.goto(f"{language}/cases/corner-bakery-ham/")
    page.keyboard.press("/")
    page.keyboard.insert_text(title(language))
    page.wait_for_function("() => window.RulebookSearch")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"^{address}{language}/rules/r29-three-nos/|q="))
    if "q=" not in page.url:  # else the script was not there yet, and the search page answers
        expect(page.get_by_role("heading", level=1)).to_contain_text(title(language))


def test_enter_opens_the_result_that_has_the_focus(page: Page) -> None:
    links = ask(page, "refund")
    expect(links).to_have_count(10)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    wanted = links.nth(1).get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(str(wanted))


def test_tab_passes_through_and_out(page: Page) -> None:
    """From the field to its buttons, the kinds, each result with its sections; then the dialog closes behind."""
    ask(page, "refund")
    settled(page)
    passed = []
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if not page.evaluate("document.activeElement.closest('.rb-search') !== null"):
            break
        expect(focused).to_be_in_viewport()
        passed.append(focused.evaluate("element => element.className || element.closest('ul')?.tagName"))
    assert not page.evaluate(OPEN)
    assert len(passed) > 15
    first = [passed.index(next(name for name in passed if part in name)) for part in ("icon", "chip", "rb-found")]
    assert first == sorted(first)
    assert passed[-1].startswith("rb-more")


def test_the_dialog_and_what_is_in_it_have_names(page: Page) -> None:
    ask(page, "refund")
    expect(dialog(page)).to_have_accessible_name("Search")
    expect(field(page)).to_have_accessible_name("Search")
    expect(dialog(page).get_by_role("group", name="Kind")).to_be_visible()
    for name in ("Copy a link to this search", "Clear"):
        expect(dialog(page).get_by_role("button", name=name)).to_be_visible()


@IN_LANGUAGES
def test_counts_are_announced_when_the_reader_pauses(open_screen: OpenScreen, language: Language) -> None:
    page = open_screen(viewport=DESKTOP).page
    page.goto(f"{language}/glossary/")
    page.keyboard.press("/")
    page.evaluate(LISTEN)
    page.keyboard.type(longest_word(language), delay=100)
    page.wait_for_timeout(1500)
    told = [text for text in page.evaluate("window.told") if text]
    assert COUNT.search(told[-1])
    assert told[-1] == settled(page)
    assert len(told) <= 3  # one, unless the machine is busy and the keys come slowly


LISTEN = """
() => {
  window.told = [];
  const region = document.querySelector(".rb-search [role=status]");
  new MutationObserver(() => told.push(region.textContent)).observe(region, {childList: true, subtree: true});
}
"""


def test_results_have_a_kind_a_text_with_what_was_met_and_sections(page: Page) -> None:
    links = ask(page, "refund")
    expect(links).to_have_count(10)
    best = dialog(page).locator("ol > li").first
    expect(best.locator("mark").first).to_have_text(re.compile("refund", re.I))
    expect(best.locator(".rb-found__kind")).to_have_text(re.compile("Rule|Guide|Case|Term|Claim"))
    assert dialog(page).locator('ol ul a[href*="#"]').count() > 2


@pytest.mark.parametrize(
    ("language", "query"),
    [("en", "apologise"), ("en", "angry guest"), ("ru", "извинение"), ("ru", "жалоба"), ("cs", "omluva")],
)
def test_a_text_shows_a_place_where_the_query_is_met(
    open_screen: OpenScreen, own_site: Build, language: Language, query: str
) -> None:
    """If the best section has the word among its other names alone, the next section that has it speaks."""
    folder = own_site.site / "search" / language
    reader = Reader(lambda name: (folder / name).read_text(encoding="utf-8"))
    hits = answer(reader, query, limit=10)
    keys = {match.known.key for meaning in hits.meanings for match in meaning.matches}
    speaking = [
        any(keys.intersection(reader.keys(folded(word))) for text in sections for word in words(text))
        for sections in ([reader.texts(hit.document)[place] for place in (*hit.sections, 0)] for hit in hits.found)
    ]
    page = open_screen(viewport={"width": 1280, "height": 4000}).page
    page.goto(f"{language}/glossary/")
    links = ask(page, query)
    expect(links).to_have_count(len(speaking))
    expect(dialog(page).locator(".rb-found__text:empty")).to_have_count(0)
    assert sum(speaking) > 3
    rows = dialog(page).locator("ol > li").all()
    silent = [not row.locator(".rb-found__text mark").count() for row in rows]
    assert [place for place, speaks in enumerate(speaking) if speaks and silent[place]] == []


def test_a_corrected_query_says_so_and_can_be_insisted_on(page: Page) -> None:
    ask(page, "refnud")
    expect(dialog(page).get_by_text("Showing results for “refund”.")).to_be_visible()
    dialog(page).get_by_role("button", name="Search for “refnud” instead").click()
    expect(dialog(page).get_by_text("Nothing found for “refnud”.")).to_be_visible()
    expect(field(page)).to_have_value("refnud")


@pytest.mark.parametrize(
    ("language", "typed", "shown"),
    [("en", "куагтв", "refund"), ("ru", "djpdhfn", "возврат"), ("cs", "st96nost", "stížnost")],
)
def test_a_query_in_another_layout_is_understood(
    open_screen: OpenScreen, language: str, typed: str, shown: str
) -> None:
    page = open_screen(viewport=DESKTOP).page
    page.goto(f"{language}/glossary/")
    ask(page, typed)
    expect(dialog(page).locator(".md-search-result__meta")).to_contain_text(shown)


def test_where_nothing_is_found_there_is_help(page: Page, address: str) -> None:
    """The nearest words, a way to browse, a way to ask an editor."""
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    field(page).fill("blorgxyz")  # at once: on a busy machine a part of it is announced, too
    assert settled(page) == "Nothing found for “blorgxyz”."
    near = dialog(page).locator(".rb-more button")
    expect(near.first).to_be_visible()
    for path in ("browse/", "contribute/"):
        expect(dialog(page).locator(f'a[href$="{path}"]')).to_be_visible()
    near.first.click()
    expect(found(dialog(page)).first).to_be_visible()
    dialog(page).get_by_role("button", name="Clear").click()
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("")


@pytest.mark.parametrize(
    ("language", "query", "other"), [("en", "скидка", "ru"), ("ru", "omluva zákazníkovi", "cs"), ("cs", "жалоба", "ru")]
)
def test_other_languages_are_offered_where_little_is_found(
    open_screen: OpenScreen, address: str, language: str, query: str, other: str
) -> None:
    page = open_screen(viewport=DESKTOP).page
    page.goto(f"{language}/glossary/")
    page.keyboard.press("/")
    page.keyboard.type(query)
    link = dialog(page).locator(f"a[hreflang={other}]")
    expect(link).to_have_attribute("lang", other)
    expect(link).to_have_text(COUNT)
    link.click()
    expect(page).to_have_url(re.compile(f"^{address}{other}/search/\\?q="))
    expect(found(page.get_by_role("main")).first).to_be_visible()


def test_kinds_narrow_and_are_counted(page: Page) -> None:
    ask(page, "refund")
    settled(page)
    kinds = dialog(page).get_by_role("group", name="Kind").get_by_role("button")
    whole = sum(int(COUNT.search(text)[0]) for text in kinds.all_inner_texts())  # type: ignore[index]
    assert settled(page) == f"{whole} results"
    case = kinds.filter(has_text="Case")
    count = int(COUNT.search(case.inner_text())[0])  # type: ignore[index]
    case.click()
    expect(case).to_have_attribute("aria-pressed", "true")
    expect(case).to_be_focused()
    expect(dialog(page).locator("b")).to_have_text(re.compile(f"^{count} "))
    expect(dialog(page).locator(".rb-found__kind").first).to_have_text("Case")
    assert set(dialog(page).locator(".rb-found__kind").all_text_contents()) == {"Case"}
    assert kinds.count() > 1
    dialog(page).get_by_role("button", name="Clear the filters").click()
    expect(dialog(page).locator("b")).to_have_text(f"{whole} results")


def test_a_search_can_be_sent(open_screen: OpenScreen, address: str) -> None:
    page = open_screen(viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"]).page
    page.goto("en/rules/r29-three-nos/")
    ask(page, "refund & co")
    dialog(page).get_by_role("group", name="Kind").get_by_role("button", name="Case").click()
    expect(dialog(page).get_by_role("button", name="Case")).to_have_attribute("aria-pressed", "true")
    dialog(page).get_by_role("button", name="Copy a link to this search").click()
    expect(page.locator(".rb-search [role=status]")).to_have_text("Link copied")
    sent = page.evaluate("navigator.clipboard.readText()")
    assert sent == f"{address}en/search/?q=refund+%26+co&kind=case"
    expect(dialog(page).get_by_role("link", name="All results on a page of their own")).to_have_attribute("href", sent)


def test_a_browser_may_refuse_to_copy(open_screen: OpenScreen) -> None:
    page = open_screen(viewport=DESKTOP).page
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto("en/rules/r29-three-nos/")
    ask(page, "refund")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')) }")
    copy = dialog(page).get_by_role("button", name="Copy a link to this search")
    copy.click()
    expect(copy).to_be_hidden()
    expect(field(page)).to_be_focused()
    expect(page.locator(".rb-search [role=status]")).not_to_have_text("Link copied")
    assert faults == []


def test_an_excerpt_that_is_cut_ends_with_a_word(open_screen: OpenScreen) -> None:
    page = open_screen(viewport=DESKTOP).page
    page.goto("en/search/?q=guest")
    texts = page.locator(".rb-found__text")
    expect(texts.filter(has_text="…").first).to_be_visible()
    cut = [text for text in texts.all_text_contents() if text.endswith("…")]
    assert cut
    assert [text for text in cut if not text[:-2][-1:].isalnum() or text[-2] != "\u00a0"] == []


def test_searches_are_remembered_on_the_device_alone(page: Page) -> None:
    """What was opened or entered; nothing that is sent anywhere says what was looked for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + str(request.post_data)))
    ask(page, "grumble complaint").first.click()
    page.wait_for_url("**/?h=*")
    page.keyboard.press("/")
    again = dialog(page).get_by_role("button", name="grumble complaint")
    again.click()
    expect(found(dialog(page)).first).to_be_visible()
    expect(field(page)).to_have_value("grumble complaint")
    assert page.evaluate("Object.keys(localStorage).filter(key => localStorage[key].includes('grumble'))") == [
        "rulebook.searches"
    ]
    assert [url for url in asked if "grumble" in url.split("?h=")[0]] == []
    dialog(page).get_by_role("button", name="Clear", exact=True).click()
    dialog(page).get_by_role("button", name="Clear this list").click()
    expect(again).to_have_count(0)
    assert page.evaluate("localStorage['rulebook.searches']") is None


def test_without_storage_it_works_and_remembers_nothing(open_screen: OpenScreen) -> None:
    found_screen = open_screen(viewport=DESKTOP)
    page = found_screen.page
    forbidden = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }})"
    page.add_init_script(forbidden)
    page.goto("en/search/?q=refund")
    expect(found(page.get_by_role("main")).first).to_be_visible()


def test_what_was_met_is_marked_on_the_page_until_escape(page: Page) -> None:
    ask(page, "apologise")
    dialog(page).locator(R29).first.click()
    page.wait_for_url("**/r29-three-nos/?h=*")
    marks = page.locator("#page mark")
    expect(marks.first).to_have_text(re.compile("apolog", re.I))
    assert page.locator("mark").count() == marks.count()
    page.keyboard.press("Escape")
    expect(marks).to_have_count(0)


@pytest.mark.parametrize("met", ["apologise three", "<b>x</b>", "%00 . * [ svg a", "  ", "a" * 5_000, "🙂 ’"])
def test_marks_leave_the_page_as_it_is(page: Page, met: str) -> None:
    """Whatever the address says: the same text, the same elements but for the marks, the same drawing."""
    shape = """() => {
      const page = document.getElementById("page").cloneNode(true);
      page.querySelectorAll("mark").forEach(mark => mark.replaceWith(...mark.childNodes));
      page.normalize();
      return page.innerHTML;
    }"""
    page.goto("en/cases/corner-bakery-ham/")
    before = page.evaluate(shape)
    page.evaluate("met => location.search = '?' + new URLSearchParams({h: met})", met)
    page.wait_for_url("**/?h=*")
    assert page.evaluate(shape) == before
    assert page.locator("svg mark, #page mark :not(:empty)").count() == 0


def test_a_result_on_the_same_page_closes_the_dialog(page: Page) -> None:
    links = ask(page, "apologise")
    href = str(dialog(page).locator(R29).first.get_attribute("href"))
    page.goto(href)
    ask(page, "apologise")
    dialog(page).locator(f"ol > li > {R29}").click()
    page.wait_for_function(f"() => !{OPEN}")
    expect(links.first).not_to_be_visible()


def test_text_in_quotes_is_a_phrase(page: Page) -> None:
    ask(page, "moment of truth")
    loose = int(COUNT.search(settled(page))[0])  # type: ignore[index]
    field(page).fill("“moment of truth”")
    expect(dialog(page).locator("b")).not_to_have_text(f"{loose} results")
    exact = int(COUNT.search(dialog(page).locator("b").inner_text())[0])  # type: ignore[index]
    assert 0 < exact < loose
