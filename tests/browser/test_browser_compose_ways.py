"""Ways out of the composer, ways into it, and the draft that stays on the device."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from built import LANGUAGES, Build
from composing import Draft
from rulebook.model.languages import Language
from rulebook.rendering.proposals import HOSTS, proposals
from screens import OpenScreen, new_screen

pytestmark = pytest.mark.whole

DRAFT = Draft("kettle")
LONG = Draft("kettle", sections={"story": "Чай. " * 900})


def filled(page: Page, draft: Draft) -> None:
    """Keep a draft on the device and open the form with it."""
    page.evaluate(
        "([language, draft]) => localStorage.setItem(`rulebook.case.${language}`, JSON.stringify(draft))",
        [page.evaluate("document.documentElement.lang"), {**draft.values(), "ownName": True}],
    )
    page.reload()


def test_a_draft_stays_on_the_device_until_it_is_discarded_and_can_come_back(open_screen: OpenScreen) -> None:
    page = open_screen().page
    page.goto("en/compose/")
    assert not page.locator("[data-draft]").is_visible()
    page.locator("#c-title").fill("A kettle")
    page.locator("[data-draft-says]", has_text="kept on this device").wait_for()
    page.reload()
    assert page.locator("#c-title").input_value() == "A kettle"
    assert page.locator("[data-draft-says]").inner_text() == "Your draft is back."
    page.locator("[data-discard]").click()
    assert page.locator("#c-title").input_value() == ""
    assert page.evaluate("localStorage.getItem('rulebook.case.en')") is None
    assert page.evaluate("document.activeElement.matches('[data-undo]')")
    page.keyboard.press("Enter")
    assert page.locator("#c-title").input_value() == "A kettle"
    page.reload()
    assert page.locator("#c-title").input_value() == "A kettle"


def test_a_whole_draft_comes_back_as_it_was(open_screen: OpenScreen) -> None:
    page = open_screen().page
    page.goto("en/compose/")
    more = {
        "tags": ["apology"],
        "causes": ["training"],
        "went_well": ["A.", "B."],
        "recovery": {"apology": {"made": "true"}},
    }
    draft = Draft("kettle", {**more, "stars": {"service": "4", "recovery": "3"}, "claims": ["recovery-paradox"]})
    filled(page, draft)
    read = page.evaluate("RulebookCompose.read(document.querySelector('[data-composer]')).draft")
    assert read == draft.values()


def test_the_form_works_where_storage_is_forbidden(open_screen: OpenScreen) -> None:
    screen = open_screen()
    page = screen.page
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }})")
    page.goto("en/compose/")
    page.locator("#c-title").fill("A kettle")
    page.locator("[data-draft-says]", has_text="keeps no draft").wait_for()
    assert [error for error in screen.watch.errors if "compose" in error] == []


def test_a_draft_of_another_form_does_no_harm(open_screen: OpenScreen) -> None:
    page = open_screen().page
    page.goto("en/compose/")
    for kept in ('{"fields": {"moments": "no list", "tags": 3}}', "not JSON", "[]", '{"fields": null}'):
        page.evaluate("kept => localStorage.setItem('rulebook.case.en', kept)", kept)
        page.reload()
        page.locator("#c-title").fill("A kettle")
        page.locator("[data-file]", has_text="a-kettle").wait_for()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_page_leads_to_a_case_for_it(open_screen: OpenScreen, language: Language) -> None:
    page = open_screen().page
    page.goto(f"{language}/rules/r29-three-nos/")
    page.locator('a[href*="compose/?rule=R29"]').click()
    assert page.locator('[data-key="rules"] [role=combobox]').first.input_value().startswith("R29 ")
    page.goto(f"{language}/compose/?rule=%3Cscript%3E")
    assert page.locator('[data-key="rules"] [role=combobox]').first.input_value() == ""


@pytest.mark.parametrize("name", ["", "cases/", "contribute/"])
def test_pages_for_contributors_lead_to_the_form(open_screen: OpenScreen, name: str) -> None:
    page = open_screen().page
    page.goto(f"en/{name}")
    assert page.locator('article a[href$="compose/"]').count() >= 1


def test_without_a_repository_nothing_can_be_proposed(open_screen: OpenScreen) -> None:
    page = open_screen().page
    page.goto("en/compose/")
    assert page.locator("[data-propose]").count() == 0
    assert page.locator("[data-download]").is_visible()


@pytest.mark.parametrize("host", HOSTS)
def test_a_short_case_fills_the_page_of_the_host_and_a_long_one_is_pasted(open_screen: OpenScreen, host: str) -> None:
    page = open_screen().page
    page.goto("ru/compose/")
    found = proposals("https://git.example/acme/rules", "main", host=host)
    assert found
    page.evaluate("values => { RulebookCompose.known.proposals = values; }", found.values())
    short = page.evaluate("draft => RulebookCompose.proposal(draft)", DRAFT.values())
    asked = parse_qs(urlsplit(short["url"]).query)
    assert asked[found.name] == [f"{found.prefix}kettle.ru.md"]
    assert asked[found.text] == [page.evaluate("draft => RulebookCompose.file(draft)", DRAFT.values())]
    assert short["paste"] is (host == "gitlab")
    long = page.evaluate("draft => RulebookCompose.proposal(draft)", LONG.values())
    assert len(long["url"]) < 200
    assert long["paste"] is True
    assert found.name in parse_qs(urlsplit(long["url"]).query)


def test_a_proposal_opens_the_host_once_nothing_is_wrong(open_screen: OpenScreen, address: str) -> None:
    page = open_screen().page
    page.goto("en/compose/")
    filled(page, DRAFT)
    found = proposals(f"{address}404.html?", "main")
    assert found
    page.evaluate(
        """values => {
          RulebookCompose.known.proposals = values;
          const button = document.createElement("button");
          button.dataset.propose = "";
          document.querySelector(".q-ways").append(button);
          button.type = "button";
          button.textContent = "Propose";
        }""",
        found.values(),
    )
    page.locator("#c-summary").fill("")
    page.locator("[data-propose]").click()
    assert page.evaluate("document.activeElement.matches('[data-faults]')")
    page.locator("#c-summary").fill("A line.")
    with page.context.expect_page() as opened:
        page.locator("[data-propose]").click()
    assert "filename=kettle.en.md" in opened.value.url
    assert page.locator("[data-said]").inner_text().startswith("A new page shows the file.")


def test_the_text_is_copied(open_screen: OpenScreen) -> None:
    page = open_screen(permissions=["clipboard-read", "clipboard-write"]).page
    page.goto("cs/compose/")
    filled(page, DRAFT)
    page.locator("[data-copy]").click()
    page.locator("[data-said]", has_text="Text je zkopírovaný.").wait_for()
    expected = page.evaluate("draft => RulebookCompose.file(draft)", DRAFT.values())
    assert page.evaluate("navigator.clipboard.readText()") == expected


def test_the_form_works_from_a_disk(browser: Browser, own_site: Build) -> None:
    at = (Path(own_site.site) / "en/compose/index.html").as_uri()
    context, screen = new_screen(browser, at, {})
    page = screen.page
    page.goto(f"{at}?rule=R29")
    page.locator("#c-title").fill("A kettle")
    page.locator("[data-file]", has_text="cases/a-kettle.en.md").wait_for()
    page.locator("[data-copy]").click()
    page.locator("[data-said]", has_text="copied").wait_for()
    with page.expect_download() as waiting:
        page.locator("[data-download]").click()
    assert waiting.value.suggested_filename == "a-kettle.en.md"
    assert screen.watch.errors == []
    context.close()


def test_the_scripts_are_loaded_on_their_page_alone(open_screen: OpenScreen) -> None:
    page = open_screen().page
    page.goto("en/rules/r29-three-nos/")
    assert page.locator('script[src*="compose-"], link[href*="compose.css"]').count() == 0
    page.goto("en/compose/")
    found = page.locator('script[src*="compose-"]').evaluate_all("all => all.map(one => one.src.split('/').at(-1))")
    every = {path.name for path in Path("hooks/theme/assets/javascripts").glob("compose-*.js")}
    assert sorted(found) == sorted(every - {"compose-stems-ru.js", "compose-stems-cs.js"})
