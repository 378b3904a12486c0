"""Spaces that must not break."""

import pytest

from rulebook.model.languages import Language
from rulebook.rendering.typography import bind, with_code


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("cs", "v kuchyni a k hostovi", "v~kuchyni a~k~hostovi"),
        ("cs", "V kuchyni", "V~kuchyni"),
        ("cs", "dort je tu", "dort je tu"),
        ("ru", "в кухне и к гостю", "в~кухне и~к~гостю"),
        ("ru", "не на виду", "не~на~виду"),
        ("ru", "слово и дело", "слово и~дело"),
        ("ru", "Москва и Казань", "Москва и~Казань"),
        ("en", "I have a plan", "I~have a~plan"),
        ("en", "the data is here", "the data is here"),
        ("en", "He said – wait", "He said~– wait"),
        ("ru", "Обещание — это дело", "Обещание~— это дело"),
        ("cs", "90 % hostů", "90~% hostů"),
    ],
)
def test_short_words_dashes_and_units_are_bound(language: Language, text: str, expected: str) -> None:
    assert bind(text, language) == expected.replace("~", "\u00a0")


@pytest.mark.parametrize("language", ["en", "ru", "cs"])
def test_binding_twice_changes_nothing_more(language: Language) -> None:
    text = "I v kuchyni — и в зале 5 % a plan"
    assert bind(bind(text, language), language) == bind(text, language)
    assert bind(text, language).replace("\u00a0", " ") == text


def test_code_is_set_off_and_escaped_and_only_prose_is_bound() -> None:
    assert with_code("a `b a c` a <b>", "en") == "a\u00a0<code>b a c</code> a\u00a0&lt;b&gt;"
