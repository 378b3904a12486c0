"""What the form says of people's wording is what the check says: competitors, names, blame, cases told already.

The texts are those by which the lists themselves are tested, and passages in which more than one thing meets.
"""

import gzip
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from built import LANGUAGES, Build, own_library
from composing import Draft, diagnostics, file_of, opened, with_cases
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.languages import Language
from rulebook.morphology.forms import irregular
from rulebook.rendering.interface import Interface
from rulebook.wording.lexicon import WORDS, key
from rulebook.wording.stories import story, told
from screens import DESKTOP, PHONE, OpenScreen, new_screen, violations

sys.path.append(str(Path(__file__).parents[1] / "unit"))

from test_wording_blame import BLAMED, BLAMELESS
from test_wording_competitors import BAD, FAIR, MILD
from test_wording_people import NAMED, NOBODY

pytestmark = pytest.mark.whole

CODES = ("RB070", "RB072", "RB073", "RB074")

MEETING: dict[Language, list[str]] = {
    "en": [
        "Northwind is a rip-off.\n\nBlue Kettle, they say, cheats. NORTHWIND, northwind and Northwind’s scams.",
        "The careless cashier, Sarah Miller, rang Northwind: a scam. ‘The lazy waiter’, said nobody.",
        "* The lazy cook\n* the stupid manager: useless\n\n| careless | clerk |\n\n`a lazy waiter` [lazy][R29] waiter",
        "Virginia Mason and Mr Brown met Dr J. Smith, Sarah\nMiller and Peter Jan Novák.",
        "The lazy cook. " * 25 + "Sarah Miller came. " * 25,
        "Northwind " * 22 + "is a scam. " + "Northwind is a scam. " * 22,
        "A word " * 130 + "without an end and the careless cashier",
        "The cashier’s co-worker was half-asleep; it’s the manager who is to *blame*, isn’t he? She’s clueless.",
    ],
    "ru": [
        "Нортвинд — обман.\n\nВ «Голубом Чайнике» и у Голубого Чайника обманывают, в НОРТВИНДЕ хамят.",
        "Невнимательная кассирша Анна Соколова позвонила в Нортвинд: жулики. «Ленивый официант», — сказал гость.",
        "* Ленивый повар\n* глупый администратор; она ещё и растяпа\n\nПо вине сотрудницы и Ивана Петровича.",
        "С Ольгой Кузнецовой, И. И. Ивановым и г-ном\nСидоровым. Её зовут Вера Павлова.",
    ],
    "cs": [
        "Northwind je podvod.\n\nV Modré Konvici, u Modré Konvice i v NORTHWINDU šidí; Northwindovy hrnky jsou hnusné.",
        "Nepozorná pokladní Jana Horáková volala do Northwindu: podvod. „Líný číšník“, řekl host.",
        "* Líný kuchař\n* hloupá číšnice; ona je nemehlo\n\nVinou kurýra a Pavla Beneše.",
        "S Pavlem Benešem, panem\nSvobodou a Ing. Černým. Řekli jsme to Monice Pokorné.",
    ],
}


def texts(language: Language) -> list[str]:
    """Texts in which something is to be found, and such as look alike."""
    found = [text for table in (BAD, MILD, BLAMED, NAMED) for text, _ in table[language]]
    fair = [text for table in (FAIR, BLAMELESS, NOBODY) for text in table[language]]
    return [*found, *fair, *MEETING[language]]


def drafts(language: Language) -> list[Draft]:
    """Each text below the fields, and some of them in fields."""
    found = texts(language)
    below = [Draft(f"zz-text-{number}", sections={"story": text}) for number, text in enumerate(found)]
    lines = [" ".join(text.split()) for text in found]
    fields = [
        {"title": one, "summary": two, "went_well": [three], "aliases": [four], "country": four}
        for one, two, three, four in zip(*(lines[start::4] for start in range(4)), strict=False)
    ]
    return [*below, *(Draft(f"zz-field-{number}", values) for number, values in enumerate(fields)), *copies(language)]


def copies(language: Language) -> Iterator[Draft]:
    """Cases told again: as they are, with other words in between, before the day of the first; and one told briefly."""
    cases = [one for one in told(own_library()) if language in one.texts]
    for number, record in enumerate(cases[:24]):
        words = story(record.texts[language]).split()
        changed = ["otherwise" if place % (5 + number) == 0 else word for place, word in enumerate(words)]
        day = "2000-01-01" if number == 3 else "2030-01-01"
        fields: dict[str, Any] = {"reviewed": {"on": day, "finding": "F."}}
        yield Draft(f"zz-copy-{number}", fields, {"story": " ".join(words if number < 4 else changed)})
    yield Draft("zz-brief", sections={"story": " ".join(story(cases[30].texts[language]).split()[:25])})
    superseded = {"status": "superseded", "superseded_by": cases[31].id}
    yield Draft("zz-superseded", superseded, {"story": story(cases[31].texts[language])})


@pytest.fixture(scope="module")
def pages(browser: Browser, address: str) -> Iterator[dict[Language, Page]]:
    """The composer in each language, with its lists."""
    with opened(browser, address) as found:
        yield found


def said_by_check(page: Page, language: Language, folder: Path) -> dict[str, list[Diagnostic]]:
    """What the check says of each draft in a project with all of them."""
    files = {f"{draft}.{language}.md": file_of(page, draft) for draft in drafts(language)}
    found = diagnostics(with_cases(folder, files), files, but=())
    return {name: [one for one in those if one.code in CODES] for name, those in found.items()}


SAID = """async drafts => {
  const c = RulebookCompose, load = c.load, loading = [], found = [];
  c.load = name => {
    loading.push(load(name));
    return loading.at(-1);
  };
  const once = draft => c.check(draft).filter(({ code }) => CODES.includes(code));
  for (const draft of drafts) {
    once(draft);
    await Promise.all(loading);
    found.push(once(draft).map(({ code, message, path }) => [code, message, path.join(".")]));
  }
  c.load = load;
  return found;
}""".replace("CODES", str(list(CODES)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_says_what_the_check_says(pages: dict[Language, Page], language: Language, tmp_path: Path) -> None:
    checked, words = said_by_check(pages[language], language, tmp_path), Interface(language).words
    found = pages[language].evaluate(SAID, [draft.values() for draft in drafts(language)])
    for draft, ours in zip(drafts(language), found, strict=True):
        theirs = [[one.code, one.message.text(words)] for one in checked[f"{draft}.{language}.md"]]
        assert sorted([code, message] for code, message, _ in ours) == sorted(theirs), draft
        assert all(path == message.partition(":")[0] or path.startswith("body.") for _, message, path in ours)
    counted = {code: sum(row[0] == code for rows in found for row in rows) for code in CODES}
    assert min(counted.values()) >= 15, counted


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_has_the_same_key_in_both(pages: dict[Language, Page], language: Language) -> None:
    lists = (WORDS / f"{language}.{end}" for end in ("yml", "forms"))
    words = {word for path in lists for word in path.read_text(encoding="utf-8").split()}
    listed = irregular(language)
    irregulars = [form for stem in listed.keys() for form in listed.forms(stem)]  # noqa: SIM118
    assert len(irregulars) > 1_000
    words |= {*irregulars[::7], "", "'", "y", "Y’s", "__proto__", "constructor", "Ёлка", "ŽENA", "rip-off"}
    ours = pages[language].evaluate("words => words.map(RulebookCompose.key)", [*words])
    assert {word: mine for word, mine in zip(words, ours, strict=True) if mine != key(word, language)} == {}


BLAMING: dict[Language, str] = {
    "en": "The careless cashier, Sarah Miller, forgot it. Northwind is a scam.",
    "ru": "Невнимательная кассирша Анна Соколова забыла его. Нортвинд — обман.",
    "cs": "Nepozorná pokladní Jana Horáková to zapomněla. Northwind je podvod.",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("viewport", "scheme"), [(PHONE, "dark"), (PHONE, "light"), (DESKTOP, "light")])
def test_advice_is_shown_at_its_field_and_in_the_list(
    open_screen: OpenScreen, language: Language, viewport: dict[str, int], scheme: str
) -> None:
    screen = open_screen(viewport=viewport, color_scheme=scheme)
    page = screen.page
    page.goto(f"{language}/compose/")
    # The tests' site is built on a day before that of the cases, and the earlier case is no copy.
    page.locator('[data-key="on"] input').evaluate("field => { field.value = '2030-01-01'; }")
    record = next(one for one in told(own_library()) if language in one.texts)
    page.locator("#c-summary").fill(BLAMING[language])
    page.locator("[data-section] textarea").first.fill(story(record.texts[language]))
    page.locator("#c-title").focus()
    for code, part in (("RB070", "summary"), ("RB072", "summary"), ("RB073", "summary"), ("RB074", "story")):
        page.locator(f'[data-key="{part}"] a, [data-section="{part}"] a', has_text=code).wait_for()
    page.locator("[data-first]").click()
    listed = page.locator("[data-faults]").inner_text()
    assert all(listed.count(code) == 1 for code in CODES)
    assert not page.locator("[data-no-lists], [data-too-many]").locator("visible=true").count()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (screen.watch.errors, screen.watch.requests) == ([], [])


def test_advice_is_said_to_be_advice_and_no_field_is_wrong(open_screen: OpenScreen) -> None:
    page = open_screen().page
    page.goto("en/compose/")
    summary = page.locator("#c-summary")
    summary.fill(BLAMING["en"])
    page.locator("#c-title").focus()
    said = page.locator("#c-summary-fault .q-says", has_text="RB073")
    said.wait_for()
    assert said.inner_text().startswith("Warning: ")
    assert summary.get_attribute("aria-invalid") is None
    wrong = page.locator("#c-title-fault .q-says")
    page.locator("[data-first]").click()
    assert wrong.inner_text() == "Please fill this in."
    assert [one.evaluate("one => getComputedStyle(one).fontWeight") for one in (said, wrong)] == ["400", "700"]


def test_the_lists_load_from_a_disk(browser: Browser, own_site: Build) -> None:
    context, screen = new_screen(browser, own_site.site.resolve().as_uri(), {})
    screen.page.goto(f"{own_site.site.resolve().as_uri()}/en/compose/index.html")
    screen.page.locator("[data-no-lists][hidden]").wait_for(state="attached")
    screen.page.locator("#c-summary").fill(BLAMING["en"])
    screen.page.keyboard.press("Tab")
    screen.page.locator('[data-key="summary"] a', has_text="RB073").wait_for()
    context.close()


@pytest.mark.parametrize("file", ["index.js", "lists.*.js"])
def test_what_does_not_load_is_said_and_nothing_else_stops(open_screen: OpenScreen, file: str) -> None:
    page = open_screen().page
    with page.expect_event("requestfailed", lambda request: "/compose/en/" in request.url):
        page.route(f"**/compose/en/{file}", lambda route: route.abort())
        page.goto("en/compose/")
    page.locator("#c-title").fill("+420 601 234 567")
    page.locator("[data-first]").click()
    assert page.locator("[data-no-lists]").is_visible()
    assert "RB071" in page.locator("[data-faults]").inner_text()
    page.unroute_all()


def test_where_cases_are_too_many_the_form_says_so(open_screen: OpenScreen, own_site: Build) -> None:
    page = open_screen().page
    index = (own_site.site / "compose/en/index.js").read_text(encoding="utf-8")
    page.route(
        "**/compose/en/index.js",
        lambda route: route.fulfill(body=re.sub('"likeness":"[^"]+"', '"likeness":null', index)),
    )
    page.goto("en/compose/")
    page.locator("#c-summary").fill(BLAMING["en"])
    page.keyboard.press("Tab")
    page.locator('[data-key="summary"] a', has_text="RB073").wait_for()
    page.locator("[data-first]").click()
    assert page.locator("[data-too-many]").is_visible()
    assert not page.locator("[data-no-lists]").is_visible()
    page.unroute_all()


PREPARED = """async text => {
  const c = RulebookCompose, draft = {fields: {summary: text}, sections: {story: text + " So."}, name: "x"};
  const mentions = c.Lexicon.prototype.mentions, now = performance.now;
  let read = 0, turns = 0, clock = 0;
  c.Lexicon.prototype.mentions = function (...given) {
    read += 1;
    return mentions.apply(this, given);
  };
  performance.now = () => clock += 10;
  const isWhole = await c.prepare(draft, () => ++turns < 2), partly = read;
  const isDone = await c.prepare(draft, () => ++turns), wholly = read;
  c.judgements(draft);
  c.Lexicon.prototype.mentions = mentions;
  performance.now = now;
  return [isWhole, Boolean(isDone), partly < wholly, turns > 6, read === wholly];
}"""


def test_what_takes_time_is_done_in_pieces_and_once(pages: dict[Language, Page]) -> None:
    """Whoever types gets a turn after each piece, and what was judged is not judged again."""
    assert pages["en"].evaluate(PREPARED, BLAMING["en"]) == [False, True, True, True, True]


KILOBYTE = 1024


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_form_loads_is_light(own_site: Build, language: Language) -> None:
    """The lists with the stemmer, and the sketches of all cases with room for as many again."""
    folder = own_site.site / "compose" / language
    stems = own_site.site / f"assets/javascripts/compose-stems-{language}.js"
    assert sum(zipped(path) for path in (*folder.glob("lists.*.js"), stems)) <= 10 * KILOBYTE
    assert sum(map(zipped, folder.glob("likeness.*.js"))) <= 40 * len(own_library().cases) + KILOBYTE
    assert max(map(zipped, folder.glob("cases*.js"))) <= 8 * KILOBYTE


def zipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))
