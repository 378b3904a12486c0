"""Sentences, clauses, paragraphs and quotations."""

import pytest

from rulebook.wording.sentences import clause_at, is_quoted, paragraph_at, sentence_at


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two X here. Three.", " Two X here."),
        ("Oh! ‘Two X.’ Three", " ‘Two X.’"),
        ("one\ntwo X\nthree", "one\ntwo X\nthree"),
        ("one\n\ntwo X\n\nthree", "two X\n\n"),
        ("* one\n* two X\n* three", "* two X\n"),
        ("| a | b X | c |", " b X |"),
        ("Je to např. u X. Konec", "Je to např. u X."),
        ("Раз. Два X! Три", " Два X!"),
        ("X", "X"),
    ],
)
def test_the_sentence_of_a_word(text: str, sentence: str) -> None:
    assert sentence_at(text, text.index("X")).of(text) == sentence


def test_a_clause_ends_at_a_semicolon_and_a_dash() -> None:
    text = "one; two X – three"
    assert clause_at(text, text.index("X")).of(text) == " two X – "


def test_a_paragraph_ends_at_an_empty_line_and_an_item() -> None:
    text = "One. Two.\nThree X. Four.\n\n* Five"
    assert paragraph_at(text, text.index("X")).of(text) == "One. Two.\nThree X. Four.\n\n"


@pytest.mark.parametrize("text", ["say ‘it’s X’ now", "say “X” now", "řekl „X“ a", "сказал «X» и", 'say "X" now'])
def test_what_stands_in_quotation_marks(text: str) -> None:
    assert is_quoted(text, text.index("X"))


@pytest.mark.parametrize("text", ["the cook’s X isn’t", "“a” X “b”", "„a“ X „b“", "«a» X «b»", "‘a’ X ‘b’"])
def test_what_stands_outside_of_them(text: str) -> None:
    assert not is_quoted(text, text.index("X"))
