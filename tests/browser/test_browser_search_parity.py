"""The engine in the browser and the one in Python answer every query alike, from the same index files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from built import LANGUAGES, Build
from rulebook.search.query import Answer, answer
from rulebook.search.reader import Reader
from screens import new_screen

pytestmark = pytest.mark.whole

PRECISION = 1e-6


@dataclass(frozen=True)
class Query:
    """What is asked: text, chosen values of facets, whether it is taken as it was typed."""

    language: str
    text: str
    chosen: Mapping[str, str] = field(default_factory=dict)
    as_typed: bool = False

    def __str__(self) -> str:
        return f"{self.language} {self.text[:24]} {' '.join(self.chosen.values())}{' as typed' * self.as_typed}"


EN = (
    "refund",
    "refunds",
    "apologise",
    "people",
    "person",
    "mistakes we made",
    "wrong dish",
    "angry guest",
    "how do I say sorry to a customer who waited too long",
    "compl",  # a beginning
    "re",
    "r",
    "R29",
    "29",
    "refnud",  # errors
    "apolgy",
    "complaintt",
    "recieve",
    "pology",  # without its first letter, and with another
    "xustomer",
    "wrongdish",  # words that run together, and one that is typed apart
    "angryguestwaits",
    "chat bot",
    "over booking",
    "qwertyzxcv",
    "куагтв",  # layouts: refund, apology
    "фзщдщпн",
    "apologz",
    '"three no\'s"',
    "“moment of truth”",
    '"no such phrase here"',
    '"put it right" customer',
    '"angry people"',
    "don't",
    "the",
    "CAFÉ",
    "cafe\u0301 naïve",
)
RU = (
    "скидка",
    "скидок",
    "скидкой",
    "ошибок",
    "люди",
    "человек",
    "жалобы клиентов",
    "ещё",
    "еще",
    "йогурт",
    "возврат денег",
    "извин",
    "сотр",
    "клиетн",
    "извенение",
    "жалбоа",
    "еалоба",
    "онкуренты",
    "возвратденег",
    "кон куренты",
    "абракадабрище",
    "crblrf",
    ";fkj,f",
    "djpdhfn ltytu",
    "«момент истины»",
    "«верните деньги» клиент",
    "как извиниться перед гостем, который долго ждал свой заказ в зале",
    "не",
    "R29 извинение",
)
CS = (
    "smlouva",
    "smluv",
    "lidí",
    "člověk",
    "reklamace",
    "reklamaci zboží",
    "zakaznik",
    "ZÁKAZNÍKŮM",
    "stiznost",
    "omlu",
    "sl",
    "reklamcae",
    "teklamace",
    "onkurence",
    "vracenipenez",
    "před pis",
    "zákazník čeká na odpověď",
    "zákzaník",
    "nesmyslovitost",
    "ykušenost",
    "z8kayn9k",
    "st96nost",
    "щьдгмф",
    "„okamžik pravdy“",
    "„vrátit peníze“ zákazník",
    "vrátit peníze",
    "a",
    "co dělat, když je host rozzlobený a chce mluvit s vedoucím",
    "př",
)
STRANGE = (
    "",
    "   ",
    "?!…—",
    "[ ];'",
    "🙂",
    "🙂" * 150 + " refund",
    "👩‍👩‍👧 refund",
    "x" * 10_000,
    "refund " * 2_000,
    "\u0430\u0431\u0432 " * 2_500,
    ".*(?:[a-z]+)$ \\ ^ |",
    '"',
    '""refund""',
    "\u202eסליחה refund",
    "ﬁne ½ ² Ⅳ",
    "İstanbul ΣΊΣΥΦΟΣ straße",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen",
    "constructor __proto__ toString",
    "\0\t\n refund",
)
NARROWED = (
    Query("en", "customer", {"kind": "case"}),
    Query("en", "refund", {"kind": "rule", "part": "leadership"}),
    Query("en", "apology", {"kind": "claim"}),
    Query("ru", "клиент", {"outcome": "recovered"}),
    Query("ru", "жалоба", {"kind": "guide", "role": "manager"}),
    Query("cs", "zákazník", {"touchpoint": "counter"}),
    Query("cs", "reklamace", {"kind": "no-such-kind"}),
    Query("en", "“moment of truth”", {"kind": "rule"}),
    Query("en", "refnud", {}, True),
    Query("ru", "crblrf", {}, True),
    Query("cs", "zákzaník", {}, True),
    Query("en", "refund", {}, True),
)
QUERIES = [
    *(Query("en", text) for text in EN),
    *(Query("ru", text) for text in RU),
    *(Query("cs", text) for text in CS),
    *(Query(language, text) for text in STRANGE for language in LANGUAGES),
    *NARROWED,
]

ASK = """
async ({language, text, chosen, asTyped}) => {
  window.engines = window.engines || {};
  const engine = engines[language] = engines[language] || new RulebookSearch.Engine(`../../search/${language}/`);
  const found = await engine.answer(text, chosen, asTyped);
  const ids = await Promise.all(found.ranked.map(hit => engine.head(hit.document)));
  return {
    shown: found.shown,
    found: found.ranked.map((hit, place) => [ids[place].id, hit.score, hit.sections]),
    meanings: found.meanings.map(meaning => [meaning.word, meaning.matches.map(match => [match.key, match.weight])]),
  };
}
"""


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    context, screen = new_screen(browser, address, {})
    errors: list[str] = []
    screen.page.on("pageerror", lambda error: errors.append(str(error)))
    screen.page.goto("en/search/")
    screen.page.wait_for_function("() => window.RulebookSearch")
    yield screen.page
    context.close()
    assert errors == []


@pytest.fixture(scope="module")
def readers(own_site: Build) -> dict[str, Reader]:
    def reader(language: str) -> Reader:
        folder = own_site.site / "search" / language
        return Reader(lambda name: (folder / name).read_text(encoding="utf-8"))

    return {language: reader(language) for language in LANGUAGES}


@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_both_engines_answer_alike(page: Page, readers: dict[str, Reader], query: Query) -> None:
    """The same documents in the same order, scores to a millionth, sections, and the query as it is shown."""
    asked = {"language": query.language, "text": query.text, "chosen": query.chosen, "asTyped": query.as_typed}
    there: dict[str, Any] = page.evaluate(ASK, asked)
    here = answer(readers[query.language], query.text, query.chosen, query.as_typed, limit=10_000)
    assert there["shown"] == here.shown
    assert there["meanings"] == meanings(here)
    assert [(id, sections) for id, _, sections in there["found"]] == [(h.head.id, list(h.sections)) for h in here.found]
    assert [score for _, score, _ in there["found"]] == pytest.approx([h.score for h in here.found], abs=PRECISION)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_engines_answer_alike_whatever_is_typed(page: Page, readers: dict[str, Reader], language: str) -> None:
    """Words of the texts, cut, doubled, swapped, with letters lost: as they come from a phone in a hurry."""
    reader, chance = readers[language], Random(29)  # noqa: S311
    shown = [known.shown for start in "aehkmprsvzовпсн" for known in reader.beginning(start)]
    texts = [" ".join(mistyped(chance.choice(shown), chance) for _ in range(chance.randint(1, 3))) for _ in range(60)]
    for text in texts:
        asked = {"language": language, "text": text, "chosen": {}, "asTyped": False}
        there, here = page.evaluate(ASK, asked), answer(reader, text, limit=10_000)
        assert (text, there["shown"], there["meanings"]) == (text, here.shown, meanings(here))
        assert [id for id, _, _ in there["found"]] == [hit.head.id for hit in here.found], text


def mistyped(word: str, chance: Random) -> str:
    """A word with one thing done to it, or none."""
    at = chance.randrange(len(word))
    return chance.choice(
        (
            word,
            word.upper(),
            word[: at + 1],
            word[:at] + word[at + 1 :] or word,
            word[:at] + word[at] + word[at:],
            word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
            word[1:] or word,
            chance.choice("aeknrtvоаетн") + word[1:],
            word[: at + 1] + " " + word[at + 1 :],
            word + word,
        )
    )


def meanings(found: Answer) -> list[list[Any]]:
    """The words of a query with the keys that they mean and what these count."""
    return [[one.word, [[match.known.key, match.weight] for match in one.matches]] for one in found.meanings]


def test_the_queries_find_something(readers: dict[str, Reader]) -> None:
    """So that the comparison above compares more than silence with silence."""
    plain = [query for query in QUERIES if not query.chosen and not query.as_typed and query.text not in STRANGE]
    silent = [str(query) for query in plain if not answer(readers[query.language], query.text).found]
    assert len(silent) < 12, silent
    assert sum(answer(readers[query.language], query.text).shown is not None for query in plain) > 15
    assert len(QUERIES) > 100
