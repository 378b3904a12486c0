"""Proper names in every case of their language."""

import pytest

from rulebook.model.languages import Language
from rulebook.wording.proper import names_pattern, proper_names


@pytest.mark.parametrize(
    ("language", "name", "forms"),
    [
        ("en", "Northwind", "Northwind Northwind’s Northwind's NORTHWIND"),
        ("ru", "Нортвинд", "Нортвинд Нортвинда Нортвинду Нортвиндом Нортвинде НОРТВИНД Northwind"),
        ("ru", "Перекрёсток", "Перекрёсток Перекрёстка Перекрёстком"),
        ("ru", "Чайка", "Чайка Чайки Чайке Чайку Чайкой"),
        ("cs", "Northwind", "Northwind Northwindu Northwindem Northwindova Northwindovy Northwindův"),
        ("cs", "Konvice", "Konvice Konvici Konvicí Konvic"),
        ("cs", "Tesco", "Tesco Tesca Tescu Tescem"),
        ("cs", "Radka", "Radka Radky Radce Radku Radkou"),
    ],
)
def test_every_form_of_a_name_is_found(language: Language, name: str, forms: str) -> None:
    pattern = names_pattern([name, "Northwind"], language)
    assert pattern
    assert [form for form in forms.split() if not pattern.fullmatch(form)] == []


@pytest.mark.parametrize(
    ("language", "text"), [("en", "northwind"), ("ru", "чайка"), ("cs", "Northwinding"), ("en", "Northwinder")]
)
def test_a_common_word_and_a_longer_one_are_none(language: Language, text: str) -> None:
    pattern = names_pattern(["Northwind", "Чайка"], language)
    assert pattern
    assert pattern.search(text) is None


def test_no_names_make_no_pattern() -> None:
    assert names_pattern([], "en") is None


def test_signs_in_a_name_are_signs() -> None:
    pattern = names_pattern(["C++ (Shop)"], "en")
    assert pattern
    assert pattern.search("at C++ (Shop) now")


def test_a_stem_alone_is_no_name() -> None:
    names = proper_names(["Света", "Иван"], "ru")
    assert [names.has(word) for word in ("Света", "Светой", "Свет", "Ивану", "Ив")] == [True, True, False, True, False]
