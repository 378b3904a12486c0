"""Whole cases told with the composer, from an empty form to a file that the check accepts, in three languages."""

import re
from collections.abc import Mapping
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from built import LANGUAGES
from composing import diagnostics, with_cases
from rulebook.loader import Kept
from rulebook.model.languages import Language
from rulebook.rendering.interface import Interface
from rulebook.schema.frontmatter import read_front_matter
from screens import DESKTOP, PHONE, OpenScreen, rules, violations

pytestmark = pytest.mark.whole

KINDS = ("incident", "near-miss", "pattern", "organisation", "praise")
BASES = ("documented", "retold", "constructed")
TOLD = [(kind, basis, language) for language in LANGUAGES for kind, basis in zip(KINDS, cycle(BASES), strict=False)]
TITLES: Mapping[str, str] = {
    "en": "The kettle: a story “with” #3 quotes",
    "ru": "Чайник: история со знаком #3 и «кавычками»",
    "cs": "Konvice: příběh s #3 a „uvozovkami“",
}
MOMENT: Mapping[str, str] = {"en": "30 minutes", "ru": "30 минут", "cs": "30 minut"}
TEXTS: Mapping[str, str] = {
    "en": "It is late. The guest waits, and nobody looks up: why?",
    "ru": "Поздно. Гость ждёт, и никто не поднимает глаз: почему?",
    "cs": "Je pozdě. Host čeká a nikdo nezvedne oči: proč?",
}


def field(scope: Page | Locator, key: str) -> Locator:
    return scope.locator(f'[data-key="{key}"]').first


def choose(scope: Page | Locator, key: str, value: str) -> None:
    """Answer a question with choices, whichever control it has."""
    found = field(scope, key)
    boxes = found.locator(f'input[value="{value}"]')
    if boxes.count():
        boxes.first.check()
    else:
        found.locator("select").first.select_option(value)


def write(scope: Page | Locator, key: str, text: str) -> None:
    field(scope, key).locator("input, textarea").first.fill(text)


def add(page: Page, key: str) -> Locator:
    field(page, key).locator("[data-add]").click()
    return field(page, key).locator(".q-item").last


def tell(page: Page, kind: str, basis: str, language: Language) -> None:
    """Fill in the form as an editor would."""
    text = TEXTS[language]
    write(page, "title", f"{TITLES[language]} {kind}")
    write(page, "summary", text)
    for key, value in {"kind": kind, "basis": basis, "customer": "external"}.items():
        choose(page, key, value)
    if basis != "constructed":
        choose(page, "confidence", "low")
        write(page, "occurred", "2. 5. 2013")
    choose(page, "incident", "failure/slow")
    moments = field(page, "moments").locator(".q-item")
    tell_moment(moments.first, "guest", text, "magic" if kind == "praise" else "misery", MOMENT[language])
    tell_moment(add(page, "moments"), "manager", text, "magic", "14:05")
    link = field(page, "rules").locator(".q-item").first
    link.locator("[role=combobox]").fill("R29")
    link.locator("[role=option]").first.click()
    choose(link, "how", "kept")
    write(link, "why", text)
    if kind != "praise":
        recover(page, text)
    for number, count in enumerate(("4", "3")):
        field(page, "stars").locator("select").nth(number).select_option(count)
    if basis != "constructed":
        tell_source(add(page, "sources"), text)
    write(page, "went_well", f"{text}\n- {text}")
    for section in ("story", "lessons", "discuss"):
        page.locator(f"#c-body-{section}").fill(f"{text}\n\n* [R29] {text}")


def tell_moment(item: Locator, who: str, what: str, value: str, at: str) -> None:
    choose(item, "who", who)
    write(item, "what", what)
    choose(item, "value", value)
    write(item, "at", at)
    field(item, "at").locator("input").blur()


def tell_source(item: Locator, text: str) -> None:
    write(item, "title", text)
    write(item, "url", "https://example.org/a?b=c#d")
    write(item, "seen", "2026-11-21")
    write(item, "supports", text)


def recover(page: Page, text: str) -> None:
    """What was done about it; these questions have appeared by now."""
    page.locator("[data-recovery]").wait_for(state="visible")
    recovery = page.locator("#c-recovery")
    for more in page.locator("[data-recovery] .q-more > summary").all():
        more.click()
    write(recovery, "first_response", "1 min")
    choose(recovery, "made", "true")
    write(recovery, "put_right", text)
    choose(field(page, "verdicts"), "error", "corrected")


def downloaded(page: Page) -> tuple[str, str]:
    with page.expect_download() as waiting:
        page.locator("[data-download]").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_cases(tmp_path_factory.mktemp("told"), {})


@pytest.fixture(scope="module")
def kept() -> Kept:
    """The project's own records, which no test changes."""
    return Kept()


@pytest.mark.parametrize(("kind", "basis", "language"), TOLD, ids=lambda value: str(value))
def test_a_case_told_in_the_form_passes_the_check_unchanged(
    open_screen: OpenScreen, project: Path, kept: Kept, kind: str, basis: str, language: Language
) -> None:
    screen = open_screen(viewport=PHONE if language == "ru" else DESKTOP)
    page = screen.page
    page.goto(f"{language}/compose/")
    tell(page, kind, basis, language)
    page.locator("[data-first]").click()
    assert page.locator("[data-faults] li").all_inner_texts() == []
    name, text = downloaded(page)
    (project / "cases" / name).write_bytes(text.encode())
    found = diagnostics(project, [name], kept)[name]
    (project / "cases" / name).unlink()
    assert [str(one) for one in found] == []
    fields: dict[str, Any] = dict(read_front_matter(text).fields)
    assert (fields["title"], fields["kind"], fields["basis"]) == (f"{TITLES[language]} {kind}", kind, basis)
    assert fields.get("occurred") == (None if basis == "constructed" else "2013-05-02")
    assert fields["went_well"] == [TEXTS[language], f"- {TEXTS[language]}"]
    assert [moment["at"] for moment in fields["moments"]] == ["30 min", "14:05"]
    assert field(field(page, "moments").locator(".q-item").first, "at").locator("input").input_value() == "30 min"
    assert screen.watch.errors == []
    assert screen.watch.requests == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("viewport", "scheme"), [(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light"), (DESKTOP, "dark")]
)
def test_axe_finds_nothing_and_nothing_is_too_wide(
    open_screen: OpenScreen, language: Language, viewport: dict[str, int], scheme: str
) -> None:
    page = open_screen(viewport=viewport, color_scheme=scheme).page
    page.goto(f"{language}/compose/?rule=R29")
    page.locator(".composer details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    for key in ("moments", "sources", "actions"):
        add(page, key)
    choose(field(page, "moments").locator(".q-item").nth(0), "value", "misery")
    choose(field(page, "moments").locator(".q-item").nth(1), "value", "magic")
    page.locator("[data-first]").click()
    page.locator("[data-faults] li").first.wait_for()
    assert violations(page, rules(language, viewport, scheme)) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


def test_targets_are_large_on_a_phone(open_screen: OpenScreen) -> None:
    page = open_screen(viewport=PHONE).page
    page.goto("en/compose/")
    small = page.evaluate(
        """controls => [...document.querySelectorAll(controls)].filter(one => one.checkVisibility())
          .filter(one => one.getBoundingClientRect().height < 32).map(one => one.outerHTML.slice(0, 80))""",
        ".composer :is(button, select, textarea, input:not([type=radio], [type=checkbox]), label.q-box, summary)",
    )
    assert small == []


def test_without_scripts_the_page_says_so_and_leads_on(open_screen: OpenScreen) -> None:
    page = open_screen(java_script_enabled=False).page
    page.goto("cs/compose/")
    assert not page.locator("[data-composer]").is_visible()
    page.locator("noscript a").click()
    assert page.url.endswith("/cs/contribute/#add")


def test_items_move_by_keyboard_and_say_where_they_are(open_screen: OpenScreen) -> None:
    page = open_screen().page
    page.goto("en/compose/")
    items = field(page, "moments").locator(".q-item")
    write(items.first, "what", "First.")
    field(page, "moments").locator("[data-add]").focus()
    page.keyboard.press("Enter")
    assert page.locator("[data-live]").inner_text() == "Moments: number 2 added."
    assert page.evaluate("document.activeElement.closest('.q-item').querySelector('[data-number]').textContent") == "2"
    write(items.nth(1), "what", "Second.")
    items.nth(1).locator("[data-move=up]").focus()
    page.keyboard.press("Enter")
    assert texts(items) == ["Second.", "First."]
    assert page.locator("[data-live]").inner_text() == "Moments: now number 1 of 2."
    assert page.evaluate("document.activeElement.dataset.move") == "down"  # the button that can still be pressed
    page.keyboard.press("Enter")
    assert texts(items) == ["First.", "Second."]
    items.first.locator("[data-move=out]").focus()
    page.keyboard.press("Enter")
    assert texts(items) == ["Second."]
    assert page.locator("[data-live]").inner_text() == "Moments: number 1 removed."
    assert page.evaluate("document.activeElement.closest('.q-item') !== null")


def texts(items: Locator) -> list[str]:
    return [item.locator("textarea").first.input_value() for item in items.all()]


def test_a_rule_is_found_by_keyboard(open_screen: OpenScreen) -> None:
    page = open_screen().page
    page.goto("ru/compose/")
    rule = field(page, "rules").locator("[role=combobox]").first
    rule.fill("извин")
    assert rule.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    active = page.locator(f"#{rule.get_attribute('aria-activedescendant')}")
    assert active.get_attribute("aria-selected") == "true"
    assert active.inner_text().startswith("R29 ")
    page.keyboard.press("Enter")
    assert rule.get_attribute("aria-expanded") == "false"
    assert rule.input_value().startswith("R29 ")
    rule.press_sequentially("x")
    page.keyboard.press("Escape")
    assert rule.get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_is_found_by_another_name_and_nothing_found_is_said(open_screen: OpenScreen, language: Language) -> None:
    page = open_screen().page
    page.goto(f"{language}/compose/")
    id, (alias, *_) = page.evaluate("Object.entries(RulebookCompose.known.aliases)[0]")
    rule = field(page, "rules")
    rule.locator("[role=combobox]").first.fill(alias)
    assert id in [text.split()[0] for text in rule.locator("[role=option]").all_inner_texts()]
    rule.locator("[role=combobox]").first.fill("xqzw")
    said = rule.locator("[data-none]").first.inner_text()
    assert said == Interface(language).words("No rule has this word; try another.")
    page.keyboard.press("Tab")
    rule.locator(".q-item .q-fault", has_text=said).wait_for()


def test_a_made_up_case_is_not_asked_how_sure_it_is(open_screen: OpenScreen) -> None:
    page = open_screen().page
    page.goto("en/compose/")
    confidence = field(page, "confidence")
    assert confidence.is_visible()
    assert not page.locator("[data-section-of=editors]").evaluate("group => group.open")
    choose(page, "basis", "constructed")
    confidence.wait_for(state="hidden")
    _, text = downloaded(page)
    assert "confidence: low" in text
    assert 'finding: "Newly written; nobody else has read it yet."' in text
    assert page.locator("[data-said]").inner_text().startswith("Not ready yet. To mend: ")
    write(page, "title", "A kettle")
    assert page.locator("[data-said]").inner_text() == ""
    choose(page, "basis", "retold")
    confidence.wait_for(state="visible")


def test_items_are_named_from_one(open_screen: OpenScreen) -> None:
    page = open_screen().page
    page.goto("en/compose/")
    write(field(page, "moments").locator(".q-item").first, "at", "soon")
    page.locator("[data-first]").click()
    found = page.locator("[data-faults] li", has_text="'soon'")
    assert found.inner_text().startswith("Moment 1: When RB022 found 'soon'; expected")


def test_nothing_floats_over_the_answers_on_a_phone(open_screen: OpenScreen) -> None:
    page = open_screen(viewport=PHONE).page
    page.goto("en/compose/")
    write(page, "title", "A kettle")
    page.locator("[data-bar]").wait_for(state="visible")
    for area in page.locator(".composer :is(textarea, input[type=text])").all():
        if area.is_visible():
            area.focus()
            box, bar = area.bounding_box(), page.locator("[data-bar]").bounding_box()
            assert box
            assert bar
            assert box["y"] + box["height"] <= bar["y"] or box["y"] >= bar["y"] + bar["height"]
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert not page.locator(".md-top").is_visible()


def test_tags_are_collected_and_taken_away(open_screen: OpenScreen) -> None:
    page = open_screen().page
    page.goto("en/compose/")
    page.locator("[data-section-of=found] summary").click()
    tags = field(page, "tags")
    tags.locator("[role=combobox]").fill("apol")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    tags.locator("[role=combobox]").fill("no such tag")
    page.keyboard.press("Tab")
    assert tags.locator(".q-chosen > li").evaluate_all("all => all.map(one => one.dataset.value)") == [
        "apology",
        "no such tag",
    ]
    tags.locator(".q-fault").filter(has_text="Tags: 'no such tag' is not known").wait_for()
    tags.locator("[data-unchoose]").nth(1).click()
    tags.locator(".q-fault").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "combobox"


def test_a_link_is_put_where_the_cursor_is(open_screen: OpenScreen) -> None:
    page = open_screen().page
    page.goto("en/compose/")
    story = page.locator("#c-body-story")
    story.fill("They say sorry.")
    story.evaluate("area => area.setSelectionRange(5, 14)")
    page.locator("[data-insert=c-body-story]").click()
    page.locator("#c-link").fill("apologise three")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert story.input_value() == "They [say sorry][R29]."
    assert page.evaluate("document.activeElement.id") == "c-body-story"


def test_messages_stand_at_their_fields_and_lead_to_them(open_screen: OpenScreen) -> None:
    page = open_screen().page
    page.goto("en/compose/")
    write(page, "title", "A kettle")
    occurred = page.locator("#c-occurred")
    occurred.fill("in spring")
    occurred.blur()
    fault = page.locator("#c-occurred-fault")
    fault.filter(has_text="When: found 'in spring'; expected").wait_for()
    assert str(fault.locator("a").get_attribute("href")).endswith("/check/rb022/")
    assert occurred.get_attribute("aria-invalid") == "true"
    assert "c-occurred-fault" in str(occurred.get_attribute("aria-describedby"))
    assert not page.locator("#c-summary-fault").is_visible()  # nobody has been there yet
    page.locator("[data-first]").click()
    assert page.evaluate("document.activeElement.id") == "c-summary"
    assert page.locator("#c-summary-fault").inner_text() == "Please fill this in."
    page.locator("[data-faults] li", has_text="RB022").locator("a").first.click()
    assert page.evaluate("document.activeElement.id") == "c-occurred"
    occurred.fill("2013-05")
    fault.wait_for(state="hidden")
    assert occurred.get_attribute("aria-invalid") is None


@pytest.mark.parametrize("key", ["moments", "rules", "sources", "actions"])
def test_the_last_field_of_an_item_has_its_message(open_screen: OpenScreen, key: str) -> None:
    page = open_screen().page
    page.goto("en/compose/")
    for more in page.locator(f".q-more:has([data-key={key}]) > summary").all():
        more.click()
    item = add(page, key)
    for box in item.locator("textarea, input[type=text]").all():
        box.fill("?")
    page.evaluate(
        """key => {
          const check = RulebookCompose.check, inner = RulebookCompose.known.fields.find(one => one.key === key).inner;
          RulebookCompose.check = draft => [...check(draft), ...draft.fields[key].flatMap((item, at) => inner.map(one =>
            ({code: "RB022", path: [key, at, one.key], message: "No good.", severity: "error"})))];
        }""",
        key,
    )
    page.locator("[data-first]").click()
    for part in item.locator("[data-key]").all():
        assert "No good." in part.locator(".q-fault").inner_text()
    assert not item.locator("> fieldset > .q-fault").is_visible()


def test_the_name_follows_the_title_and_what_is_taken_is_told(open_screen: OpenScreen) -> None:
    page = open_screen().page
    page.goto("cs/compose/")
    name = page.locator("#c-name")
    write(page, "title", "Šunka, kterou nikdo nechtěl")
    page.locator("[data-file]", has_text="cases/sunka-kterou-nikdo-nechtel.cs.md").wait_for()
    write(page, "title", "Corner Bakery: ham")
    page.locator("[data-file]", has_text="cases/corner-bakery-ham-2.cs.md").wait_for()
    name.fill("corner-bakery-ham")
    name.blur()
    page.locator("#c-name-fault", has_text="RB031").wait_for()
    name.fill("Ham!")
    page.locator("#c-name-fault", has_text="RB002").wait_for()


def test_recovery_is_asked_where_a_moment_is_misery(open_screen: OpenScreen) -> None:
    page = open_screen().page
    page.goto("en/compose/")
    recovery, moment = page.locator("[data-recovery]"), field(page, "moments").locator(".q-item").first
    assert not recovery.is_visible()
    choose(moment, "value", "misery")
    recovery.wait_for(state="visible")
    more = recovery.locator(".q-more", has=page.locator("[data-key=extra]"))
    assert not field(more, "extra").is_visible()
    more.locator("> summary").press("Enter")
    write(recovery, "extra", "Cake.")
    choose(moment, "value", "magic")
    page.locator(".point--magic").wait_for()
    assert recovery.is_visible()  # what has been written is never hidden
    page.reload()
    field(more, "extra").wait_for(state="visible")
    assert not field(page, "severity").is_visible()


def test_a_message_opens_what_is_closed_around_its_field(open_screen: OpenScreen) -> None:
    page = open_screen().page
    page.goto("ru/compose/")
    page.evaluate(
        """() => {
          const check = RulebookCompose.check;
          const fault = {code: "RB022", path: ["recovery", "extra"], message: "No good.", severity: "error"};
          RulebookCompose.check = draft => [...check(draft), fault];
        }"""
    )
    page.locator("[data-first]").evaluate("button => button.click()")
    page.locator("[data-faults] li", has_text="No good.").locator("a").first.click()
    page.wait_for_function("() => document.activeElement.closest('[data-key]')?.dataset.key === 'extra'")


def test_letters_and_numbers_are_told_in_the_form(open_screen: OpenScreen) -> None:
    for language in LANGUAGES:
        page = open_screen().page
        page.goto(f"{language}/compose/")
        write(page, "title", "🍵 +420 601 234 567")
        page.locator("[data-first]").click()
        found = page.locator("[data-faults]").inner_text()
        assert "RB005" in found
        assert "RB071" in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_preview_is_what_the_page_of_a_case_shows(open_screen: OpenScreen, language: Language) -> None:
    page = open_screen().page
    page.goto(f"{language}/cases/corner-bakery-ham/")
    drawn = page.locator(".timeline-drawing").evaluate(INSIDE)
    rated = page.locator(".gauge").evaluate(INSIDE)
    values = [re.findall(r"point--(\w+)", text)[0] for text in re.findall(r'class="point [^"]+"', drawn)]
    page.goto(f"{language}/compose/")
    page.evaluate(
        "fields => RulebookCompose.preview(document.querySelector('[data-composer]'), {fields})",
        {"moments": [{"value": value} for value in values], "stars": {"service": "4", "recovery": "5"}},
    )
    assert page.locator(".timeline-drawing").evaluate(INSIDE) == drawn
    assert page.locator(".gauge").evaluate(INSIDE) == rated
    assert page.locator(".moment-table tbody tr").count() == len(values)


INSIDE = """found => {
  const copy = found.cloneNode(true), walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT), blank = [];
  copy.querySelectorAll("[data-stars-of]").forEach(one => one.replaceWith(...one.childNodes));
  while (walker.nextNode()) {
    walker.currentNode.data = walker.currentNode.data.trim();
    if (!walker.currentNode.data) blank.push(walker.currentNode);
  }
  blank.forEach(one => one.remove());
  // Where a line of the page may not end, one of the preview may.
  return copy.innerHTML.replaceAll("></path>", "/>").replaceAll("/>", "></path>").replaceAll("&nbsp;", " ");
}"""
