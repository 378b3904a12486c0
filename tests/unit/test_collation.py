"""The alphabetical order of each language."""

import pytest

from rulebook.collation import initial, sort_key
from rulebook.model.languages import Language


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("en", "apple banana cherry zebra"),
        ("ru", "абрикос вишня груша ёж ежевика жук зебра июнь йод каша яма"),
        ("ru", "ёлка жена"),
        ("ru", "ежевика ёжик езда"),
        ("cs", "auto banka cesta čaj dům had chata ikona luk okno ryba řeka sůl šaty zebra žaba"),
        ("cs", "hora chleba jídlo"),
        ("cs", "cukr čaj"),
        ("cs", "sto šest tma"),
        ("cs", "dama ďas dílo"),
        ("cs", "uzel úžas věc"),
    ],
)
def test_words_sort_as_in_a_dictionary(language: Language, ordered: str) -> None:
    words = ordered.split()
    assert sorted(set(words), key=lambda word: sort_key(word, language)) == words


def test_ch_follows_h_in_czech_alone() -> None:
    words = ["chléb", "cukr", "hrad"]
    assert sorted(words, key=lambda word: sort_key(word, "cs")) == ["cukr", "hrad", "chléb"]
    assert sorted(words, key=lambda word: sort_key(word, "en")) == ["chléb", "cukr", "hrad"]


def test_yo_stands_beside_ye() -> None:
    words = ["ёлка", "ель", "если", "жалоба", "еда"]
    assert sorted(words, key=lambda word: sort_key(word, "ru")) == ["еда", "ёлка", "ель", "если", "жалоба"]
    assert sort_key("все", "ru") < sort_key("всё", "ru") < sort_key("всем", "ru")


def test_letters_decide_before_diacritics_and_diacritics_before_case() -> None:
    words = ["Byt", "být", "byt", "bytový", "Být"]
    assert sorted(words, key=lambda word: sort_key(word, "cs")) == ["Byt", "byt", "Být", "být", "bytový"]


@pytest.mark.parametrize("language", ["en", "ru", "cs"])
def test_quotes_hyphens_and_spaces_do_not_count(language: Language) -> None:
    key = sort_key("«a-b c»", language)
    assert key[:2] == sort_key("abc", language)[:2]


@pytest.mark.parametrize(
    ("language", "first", "last", "foreign"),
    [("ru", "аист", "яма", "Apple"), ("en", "apple", "zebra", "ёлка"), ("cs", "auto", "žaba", "ёлка")],
)
def test_digits_come_first_and_foreign_alphabets_last(language: Language, first: str, last: str, foreign: str) -> None:
    words = ["1 den", "9 dní", first, last, foreign]
    assert sorted(set(words), key=lambda word: sort_key(word, language)) == words


def test_foreign_diacritics_sort_beside_their_letter() -> None:
    words = ["müsli", "muž", "zoo", "naïve"]
    assert sorted(words, key=lambda word: sort_key(word, "cs")) == ["müsli", "muž", "naïve", "zoo"]


@pytest.mark.parametrize(
    ("word", "letter"),
    [('"quoted"', "Q"), ("<script>", "S"), ("%p", "P"), ("„chata“", "Ch"), ("!!!", "–"), ("1st", "1")],
)
def test_signs_before_a_word_are_not_its_letter(word: str, letter: str) -> None:
    assert initial(word, "cs") == letter
