"""Documents become an index: which section has which words, and how much they count there."""

import pytest

from builders import searchable
from rulebook.model.languages import LANGUAGES, Language
from rulebook.morphology import word_key
from rulebook.morphology.endings import derived_key
from rulebook.morphology.forms import irregular_forms
from rulebook.search.analysis import TOP_IMPACT
from rulebook.search.documents import Document, Section
from rulebook.search.index import Index, build, parts
from rulebook.search.words import folded, words

CORPUS: dict[Language, str] = {
    "en": "The children’s shoes were too small; people paid, went home and complained. Staff kept 2 feet apart.",
    "ru": "Люди ждали скидок и ошибок: дети шли домой, а ещё пятеро клиентов пришли лучшими друзьями. Счёт лёг.",
    "cs": "Lidé četli smlouvy a nesli psy; děti chtěly lepší boty. Bez peněz, omluvy a úsměvů nic neprošlo.",
}
NUMBERS = ("one", "two", "three", "four", "five", "six")


def keys(index: Index, form: str) -> set[str]:
    """The keys that a client finds for a folded form: by exception, or else by rule."""
    if form in index.exceptions:
        return {change.apply(form) for change in index.exceptions[form]}
    return {derived_key(form, index.language)}


def impacts(index: Index, word: str) -> dict[int, int]:
    return dict(parts(index.entries[word_key(word, index.language)].postings))


def lead(index: Index, word: str) -> int:
    return impacts(index, word)[0]


def corpus(language: Language) -> Index:
    return build([searchable("a", "", CORPUS[language])], language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_has_the_key_that_the_dictionaries_give_it(language: Language) -> None:
    index = corpus(language)
    wrong = [word for word in words(CORPUS[language]) if word_key(word, language) not in keys(index, folded(word))]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_a_form_has_leads_to_an_entry(language: Language) -> None:
    index = corpus(language)
    assert [form for form in index.exceptions if not keys(index, form) <= set(index.entries)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_that_the_rules_get_right_are_no_exceptions(language: Language) -> None:
    index = corpus(language)
    assert [form for form in index.exceptions if keys(index, form) == {derived_key(form, language)}] == []


@pytest.mark.parametrize(
    ("language", "written", "asked"),
    [
        ("en", "child", "children"),
        ("en", "pay", "paid"),
        ("ru", "скидка", "скидок"),
        ("ru", "ошибка", "ошибок"),
        ("ru", "ребёнок", "детей"),
        ("ru", "человек", "людей"),
        ("cs", "smlouva", "smluv"),
        ("cs", "člověk", "lidí"),
        ("cs", "pes", "psem"),
        ("cs", "peníze", "peněz"),
    ],
)
def test_an_irregular_form_that_nobody_wrote_has_the_key_of_its_word(
    language: Language, written: str, asked: str
) -> None:
    index = build([searchable("a", "", written)], language)
    assert word_key(written, language) in keys(index, folded(asked))


@pytest.mark.parametrize(
    ("language", "written", "asked"),
    [
        ("en", "person", "people"),
        ("en", "leave", "left"),
        ("cs", "člověk", "lidem"),
    ],
)
def test_a_form_that_the_dictionaries_file_elsewhere(language: Language, written: str, asked: str) -> None:
    index = build([searchable("a", "", written)], language)
    assert word_key(written, language) in keys(index, folded(asked))


def test_irregular_forms_are_those_of_the_keys_that_are_there() -> None:
    foot = word_key("foot", "en")
    forms = list(irregular_forms([foot], "en"))
    assert ("feet", foot) in forms
    assert {key for _, key in forms} == {foot}
    assert [form for form, key in forms if derived_key(form, "en") == key] == []


def test_a_form_of_two_words_has_the_keys_of_both() -> None:
    index = build([searchable("a", "", "brána"), searchable("b", "", "brát")], "cs")
    assert keys(index, "brana") == {word_key("brána", "cs"), word_key("brát", "cs")}


def test_an_exception_hides_no_word_that_the_rules_find() -> None:
    """For the dictionaries «рассерженный» is a form of «рассердить», for the rules one of «рассерженными»."""
    index = build([searchable("a", "", "рассердить"), searchable("b", "", "рассерженными")], "ru")
    assert keys(index, "рассерженный") == {word_key("рассердить", "ru"), word_key("рассерженными", "ru")}


def test_a_title_or_alias_without_words_counts_nothing() -> None:
    index = build([searchable("a", "…", aliases=("—", "ham"), text="soup")], "en")
    assert sorted(index.entries) == ["ham", "soup"]


def test_a_title_counts_more_than_an_alias_and_that_more_than_a_summary_or_a_text() -> None:
    texts = {"summary": f"summary of {CORPUS['en']}", "text": f"text with {CORPUS['en']}"}
    index = build([searchable("a", "title", aliases=("alias",), **texts)], "en")
    assert lead(index, "title") > lead(index, "alias") > lead(index, "summary") > lead(index, "text")


def test_a_heading_counts_more_than_what_stands_below_it() -> None:
    index = build([Document("a", "guide", "a/", "", "", (Section("here", "heading", f"below {CORPUS['en']}"),))], "en")
    assert impacts(index, "heading")[1] > impacts(index, "below")[1]


def test_a_word_of_a_long_title_counts_less() -> None:
    long = "apology " + " ".join(f"word{number}" for number in range(20))
    index = build([searchable("a", "apology"), searchable("b", long)], "en")
    assert impacts(index, "apology")[0] > impacts(index, "apology")[1]


def test_a_word_counts_more_the_more_often_it_stands_there_but_never_without_end() -> None:
    filler = " ".join(f"word{number}" for number in range(50))
    texts = [f"{'refund ' * times}{filler}" for times in (1, 3, 50)]
    found = impacts(build([searchable(str(number), "", text) for number, text in enumerate(texts)], "en"), "refund")
    assert found[0] < found[1] <= found[2] <= 2 * 2.2


def test_a_word_counts_more_in_a_short_section() -> None:
    short, long = "refund", "refund " + " ".join(f"word{number}" for number in range(200))
    found = impacts(build([searchable("a", "", short), searchable("b", "", long)], "en"), "refund")
    assert found[0] > found[1]


def test_forms_of_a_word_count_as_one_word() -> None:
    index = build([searchable("a", "", "Refund, refunds: refunded!")], "en")
    assert [key for key in index.entries if key.startswith("refund")] == ["refund"]


def test_a_word_that_stands_everywhere_has_the_top_impact() -> None:
    rich = searchable("a", "refund", "refund " * 9, summary="refund", aliases=("refund",))
    impact = lead(build([rich], "en"), "refund")
    assert impact == TOP_IMPACT
    assert chr(64 + impact) <= "Z"


def test_a_word_that_stands_once_in_a_very_long_text_has_the_least_impact() -> None:
    long = "refund " + " ".join(f"word{number}" for number in range(5000))
    assert lead(build([searchable("a", "", long)], "en"), "refund") == 1


def test_sections_are_numbered_over_all_documents_and_each_document_begins_with_its_lead() -> None:
    first = searchable("a", "one", "two", sections={"x": "three", "y": "four"})
    second = searchable("b", "five", "", sections={"z": "six"})
    index = build([first, second], "en")
    numbers = {word: list(impacts(index, word)) for word in NUMBERS}
    assert numbers == {"one": [0], "two": [0], "three": [1], "four": [2], "five": [3], "six": [4]}


def test_text_without_an_anchor_belongs_to_the_lead_wherever_it_stands() -> None:
    sections = (Section("x", "", "three"), Section("", "", "two"), Section("y", "", "four"))
    index = build([Document("a", "case", "a/", "one", "", sections), searchable("b", "five")], "en")
    numbers = {word: list(impacts(index, word)) for word in NUMBERS[:5]}
    assert numbers == {"one": [0], "two": [0], "three": [1], "four": [2], "five": [3]}


def test_a_word_shows_itself_in_its_most_frequent_form() -> None:
    index = build([searchable("a", "", "Жалобы, жалобы и жалоба. Отчёт.")], "ru")
    assert index.entries["жалоб"].shown == "жалобы"
    assert index.entries[word_key("отчёт", "ru")].shown == "отчёт"


def test_of_forms_that_are_as_frequent_the_shortest_shows() -> None:
    index = build([searchable("a", "", "complaints complaint")], "en")
    assert index.entries["complaint"].shown == "complaint"


def test_entries_and_exceptions_are_sorted() -> None:
    index = corpus("cs")
    assert list(index.entries) == sorted(index.entries)
    assert list(index.exceptions) == sorted(index.exceptions)


def test_no_documents_make_an_empty_index() -> None:
    index = build([], "en")
    assert (index.documents, index.entries, index.exceptions) == ((), {}, {})
