"""What the form says of people's wording is what the check says: competitors, names, blame, cases that are told already.

The texts are those by which the lists themselves are tested, and passages in which more than one thing meets.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from built import LANGUAGES, ROOT, own_library
from composing import Draft, diagnostics, file_of, opened, with_cases
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.languages import Language
from rulebook.morphology.forms import irregular
from rulebook.rendering.interface import Interface
from rulebook.wording.lexicon import WORDS, key
from rulebook.wording.stories import story, told

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
        "* The lazy cook\n* the stupid manager: useless\n\n| careless | clerk |\n\n`the lazy waiter` [lazy][R29] waiter",
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
        "Northwind je podvod.\n\nV Modré Konvici, u Modré Konvice a v NORTHWINDU šidí; Northwindovy hrnky jsou špinavé.",
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
    return diagnostics(with_cases(folder, files), files, CODES)


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
    words |= {*[*irregular(language)][::7], "", "'", "y", "Y’s", "__proto__", "constructor", "Ёлка", "ŽENA", "rip-off"}
    ours = pages[language].evaluate("words => words.map(RulebookCompose.key)", [*words])
    assert {word: mine for word, mine in zip(words, ours, strict=True) if mine != key(word, language)} == {}
