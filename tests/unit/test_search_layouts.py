"""Queries typed while the keyboard was set to another language."""

import pytest

from rulebook.model.languages import LANGUAGES, Language
from rulebook.search.layouts import CZECH_DIGITS, LATIN, RUSSIAN, retyped


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("en", "куагтв", "refund"),
        ("en", "йгугу", "queue"),
        ("en", "qualitz", "quality"),
        ("ru", "djpdhfn", "возврат"),
        ("ru", ";fkj,f", "жалоба"),
        ("ru", "`krf", "ёлка"),
        ("ru", ":fkj,f", "жалоба"),
        ("ru", "F<JYTVTYN", "абонемент"),
        ("ru", "xfn-,jn", "чат-бот"),
        ("cs", "yaruka", "zaruka"),
        ("cs", "st96nost", "stížnost"),
        ("cs", "щьдгмф", "omluva"),
        ("cs", "нфкглф", "zaruka"),
    ],
)
def test_the_same_keys_are_read_in_another_layout(language: Language, typed: str, meant: str) -> None:
    assert meant in list(retyped(typed, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", ["", "   ", "—", "漢字"])
def test_what_reads_the_same_in_every_layout_is_not_offered(language: Language, query: str) -> None:
    assert list(retyped(query, language)) == []


@pytest.mark.parametrize(
    ("language", "typed"), [("en", "refund"), ("ru", "возврат"), ("cs", "omluva"), ("cs", "OMLUVA"), ("ru", "Ёлка")]
)
def test_the_query_itself_is_not_offered(language: Language, typed: str) -> None:
    assert typed.lower() not in list(retyped(typed, language))


def test_capitals_are_read_like_small_letters() -> None:
    assert list(retyped("DJPDHFN", "ru")) == ["возврат"]
    assert list(retyped("Куагтв", "en")) == ["refund"]


def test_signs_that_are_no_letters_stay() -> None:
    assert next(retyped('"djpdhfn ltytu" 100 %', "ru")) == '"возврат денег" 100 %'


def test_the_likeliest_layout_comes_first() -> None:
    assert list(retyped("y9sk", "cs"))[:3] == ["yísk", "z9sk", "získ"]


def test_layouts_are_turned_round_without_loss() -> None:
    assert {LATIN[letter]: letter for letter in LATIN}.items() <= RUSSIAN.items()
    assert (len(LATIN), len(RUSSIAN)) == (34, 40)
    assert len(set(CZECH_DIGITS.values())) == len(CZECH_DIGITS) == 9
