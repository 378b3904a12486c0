"""The words of the interface: plurals, dates, times and names in three languages."""

from datetime import date

import pytest

from rulebook.model.languages import LANGUAGES, Language
from rulebook.rendering.interface import LOCALE, Interface, Typeset, translations

DAY = date(2026, 11, 21)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def plural(language: Language, word: str, count: int) -> str:
    message = translations(language).ngettext(f"%(count)s {word}", f"%(count)s {word}s", count)
    return message % {"count": count}


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("en", "case", ["0 cases", "1 case", "2 cases", "5 cases", "21 cases"]),
        ("ru", "case", ["0 случаев", "1 случай", "2 случая", "5 случаев", "21 случай"]),
        ("cs", "case", ["0 případů", "1 případ", "2 případy", "5 případů", "21 případů"]),
        ("ru", "rule", ["0 правил", "1 правило", "2 правила", "5 правил", "21 правило"]),
        ("cs", "rule", ["0 pravidel", "1 pravidlo", "2 pravidla", "5 pravidel", "21 pravidel"]),
    ],
)
def test_plurals_follow_the_language(language: Language, word: str, expected: list[str]) -> None:
    assert [plural(language, word, count) for count in (0, 1, 2, 5, 21)] == expected


def test_russian_teens_are_plural() -> None:
    assert [plural("ru", "case", count) for count in (11, 12, 14, 111, 22, 104)] == [
        *("11 случаев", "12 случаев", "14 случаев", "111 случаев", "22 случая", "104 случая")
    ]


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "21 November 2026"), ("ru", "21 ноября 2026 г."), ("cs", "21. listopadu 2026")]
)
def test_dates_are_written_out(language: Language, expected: str) -> None:
    assert plain(Interface(language).date(DAY)) == expected


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "November 2026"), ("ru", "ноябрь 2026 г."), ("cs", "listopad 2026")]
)
def test_a_month_alone_stands_in_the_nominative(language: Language, expected: str) -> None:
    assert plain(Interface(language).month(DAY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2013", ["2013", "2013", "2013"]),
        ("2013-05", ["May 2013", "май 2013 г.", "květen 2013"]),
        ("2013-05-01", ["1 May 2013", "1 мая 2013 г.", "1. května 2013"]),
        ("2013/2014", ["2013–2014"] * 3),
        ("2013~", ["about 2013", "примерно 2013", "přibližně 2013"]),
    ],
)
def test_periods_keep_the_precision_of_the_source(text: str, expected: list[str]) -> None:
    assert [plain(Interface(language).period(text)) for language in LANGUAGES] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 min", ["1 minute", "1 минута", "1 minuta"]),
        ("5 min", ["5 minutes", "5 минут", "5 minut"]),
        ("2 h", ["2 hours", "2 часа", "2 hodiny"]),
        ("21 d", ["21 days", "21 день", "21 dnů"]),
    ],
)
def test_lengths_of_time_are_written_in_full(text: str, expected: list[str]) -> None:
    assert [plain(Interface(language).elapsed(text)) for language in LANGUAGES] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:05", ["14:05", "14:05", "14:05"]),
        ("5 min", ["5 mins", "5 мин", "5 min"]),
        ("2013-05-01", ["1 May 2013", "1 мая 2013 г.", "1. května 2013"]),
    ],
)
def test_a_moment_is_at_a_clock_time_a_few_minutes_or_a_date(text: str, expected: list[str]) -> None:
    assert [plain(Interface(language).at(text)) for language in LANGUAGES] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2013-05-01/2013-05-03", "1–3 May 2013"), ("2013-05/2013-07", "May – July 2013"), ("2013/2014", "2013–2014")],
)
def test_an_interval_says_once_what_its_ends_share(text: str, expected: str) -> None:
    assert Interface("en").period(text).replace("\u2009", " ") == expected


@pytest.mark.parametrize("text", ["2013-05/2014", "2013-05-01/2014"])
def test_an_interval_claims_no_more_than_its_ends_say(text: str) -> None:
    assert "January" not in Interface("en").period(text)


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "in 5 minutes"), ("ru", "через 5 минут"), ("cs", "za 5 minut")]
)
def test_how_long_after_is_written_in_words(language: Language, expected: str) -> None:
    assert plain(Interface(language).later("5 min")) == expected


def test_countries_have_their_names() -> None:
    assert [Interface(language).country("CZ") for language in LANGUAGES] == ["Czechia", "Чехия", "Česko"]
    assert Interface("en").country("NO") == "Norway"
    assert Interface("en").country("ZZZ") == "ZZZ"


def test_words_are_translated_and_english_is_the_source() -> None:
    assert [Interface(language).words("Case") for language in LANGUAGES] == ["Case", "Случай", "Případ"]


def test_a_word_without_a_translation_shows_in_english() -> None:
    assert Interface("cs").words("No such message") == "No such message"


def test_every_language_but_the_source_has_a_catalogue() -> None:
    assert sorted(path.parent.name for path in LOCALE.glob("*/rulebook.po")) == sorted(set(LANGUAGES) - {"en"})


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "The address may be old or mistyped."),
        ("ru", "Возможно, адрес устарел или в~нём опечатка."),
        ("cs", "Adresa je možná stará nebo je v~ní překlep."),
    ],
)
def test_words_are_bound_where_a_page_shows_them_and_nowhere_else(language: Language, expected: str) -> None:
    message, interface = "The address may be old or mistyped.", Interface(language)
    assert interface.shown(message) == Typeset(language).gettext(message) == expected.replace("~", "\u00a0")
    assert interface.words(message) == expected.replace("~", " ")
