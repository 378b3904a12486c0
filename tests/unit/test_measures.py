"""How much a text may hold."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulebook.loader import measures
from rulebook.loader.measures import DEEPEST, LONGEST_WORD, excesses
from rulebook.schema.bounds import HIDDEN, first_hidden


def said(body: str) -> list[tuple[int, int, str]]:
    return [(fault.position.line, fault.position.column, fault.code) for fault in excesses(body, 1)]


@pytest.mark.parametrize(
    "body",
    [
        "Text.",
        "- a\n  - b\n    - c\n",
        "> Quoted.\n>\n> - a\n",
        "- - - - - - - - - - -\n",
        "* * * * * * * * * * *\n",
        "| a | b |\n|---|---|\n| c | d |\n",
        "[a](https://example.org/" + "x" * 300 + ")",
        "\n".join("## Heading\n" for _ in range(20)),
        "`{{ shown }}` and `--8<-- shown`",
        "```\n{% shown %}\n--8<-- 'shown'\n```\n",
        "Text[^1] and text[^2].\n\n[^1]: Note.\n[^2]: Another.",
        "A set {a, b} and 50 % of it; 8<9.",
        "word " * 10_000,
    ],
)
def test_texts_that_somebody_reads_pass(body: str) -> None:
    assert said(body) == []


@pytest.mark.parametrize(
    ("body", "line", "code"),
    [
        ("Text.\n\n" + "> " * (DEEPEST + 1) + "deep", 3, "RB055"),
        ("- " * (DEEPEST + 1) + "deep", 1, "RB055"),
        ("\n".join("  " * depth + "- a" for depth in range(12)), 9, "RB055"),
        ("\n".join("    " * depth + "!!! note" for depth in range(12)), 5, "RB055"),
        ("Text.\n\n" + "a" * (LONGEST_WORD + 1), 3, "RB056"),
        ("[" * 601, 1, "RB056"),
        ("[a](https://example.org) \n" * 601, 601, "RB056"),
        ("<https://example.org> \n" * 601, 601, "RB056"),
        ("[^1] " * 101, 1, "RB056"),
        ("## a\n" * 101, 101, "RB056"),
        ("a\n---\n" * 101, 202, "RB056"),
        ("*a " * 3_001, 1, "RB056"),
        ("` a `` b " * 501, 1, "RB056"),
        ("!!! note\n" * 61, 61, "RB056"),
        ("|" * 22, 1, "RB056"),
        ("| a | b | c |\n" * 751, 751, "RB056"),
        ("\n" * 1_001, 1001, "RB056"),
        ("Text\u202e with another order", 1, "RB057"),
        ("Two\u200bwords", 1, "RB057"),
        ("A bell\x07", 1, "RB057"),
        ("Text.\n\n## Heading[^1]\n\n[^1]: Note.", 3, "RB059"),
        ("Text[^1].\n\n[^1]: Note[^1].", 3, "RB059"),
        ('--8<-- "../../.git/config"', 1, "RB058"),
        (';--8<-- "a"', 1, "RB058"),
        ("Text {{ config }}", 1, "RB058"),
        ("{% include 'secret' %}", 1, "RB058"),
    ],
)
def test_what_is_too_much_is_told_with_its_place(body: str, line: int, code: str) -> None:
    found = {(place, code) for place, _, code in said(body)}
    assert (line, code) in found
    assert {code for _, code in found} == {code}


def test_a_place_is_one_of_the_file() -> None:
    (fault,) = excesses("Text.\nA bell: \x07", 10)
    assert (fault.position, fault.code) == ((11, 9), "RB057")
    assert str(fault.message) == "the invisible character U+0007 is not allowed; delete it"


@given(st.text("[<^#=-*_`!| \n\tx:>+1.)", max_size=80))
def test_what_is_looked_at_first_is_there_wherever_something_is_counted(body: str) -> None:
    for signs, pattern, _, what in measures._COUNTED:
        assert len(pattern.findall(body)) <= sum(map(body.count, signs)), what
    for line in body.split("\n"):
        if measures._CONTAINER.match(line):
            assert line.lstrip(" \t")[0] in measures._MARKS


def test_no_hidden_letter_can_be_printed() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert not [letter for letter in HIDDEN.findall(every) if letter.isprintable()]
    assert first_hidden("a\n\t\u00a0b") is None
    assert [found[0] for text in ("a\u200bb", "a\n\x00") if (found := first_hidden(text))] == ["\u200b", "\x00"]


def test_the_first_word_that_is_too_long_has_its_place() -> None:
    assert said(f"a\n{'b' * 400} {'c' * 401}\u00a0{'d' * 500}") == [(2, 402, "RB056")]
