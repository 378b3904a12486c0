"""Diagnostics: what an editor reads when something is wrong."""

import re
from pathlib import Path

import pytest

import rulebook
from rulebook.model.diagnostic import CODES, Diagnostic, Position, nearest, shorten, unknown
from rulebook.model.message import say

ENGINE = Path(rulebook.__file__).parent


def diagnostic(code: str, line: int = 3, path: str = "cases/ham.en.md") -> Diagnostic:
    return Diagnostic(path, Position(line, 7), code, say("title: the field is empty"))


def test_a_diagnostic_reads_as_path_line_column_code_message() -> None:
    assert str(diagnostic("RB015")) == "cases/ham.en.md:3:7: RB015 title: the field is empty"


def test_the_code_decides_the_severity() -> None:
    assert diagnostic("RB015").severity == "error"
    assert diagnostic("RB053").severity == "warning"
    assert diagnostic("RB042").severity == "notice"


def test_diagnostics_sort_by_file_then_line_as_numbers() -> None:
    found = [diagnostic("RB015", 10), diagnostic("RB015", 9), diagnostic("RB042", 1, "cases/apple.en.md")]
    assert [(one.path, one.position.line) for one in sorted(found)] == [
        ("cases/apple.en.md", 1),
        ("cases/ham.en.md", 9),
        ("cases/ham.en.md", 10),
    ]


@pytest.mark.parametrize(
    ("found", "valid", "expected"),
    [
        ("recovry", ["service", "recovery", "both"], "recovery"),
        ("FRONT-LINE", ["front-line", "manager"], "front-line"),
        ("r29", ["R28", "R29"], "R29"),
        ("zzz", ["service", "recovery"], None),
        ("anything", [], None),
    ],
)
def test_the_nearest_valid_word_is_found(found: str, valid: list[str], expected: str | None) -> None:
    assert nearest(found, valid) == expected


def test_an_unknown_word_is_named_with_the_nearest_and_all_valid_ones() -> None:
    assert str(unknown("side", "recovry", ["service", "recovery"])) == (
        "side: 'recovry' is not known – did you mean recovery? (valid: service, recovery)"
    )


def test_an_unknown_word_without_a_near_one_gets_no_guess() -> None:
    assert str(unknown("side", "zzz", ["service"])) == "side: 'zzz' is not known (valid: service)"
    assert str(unknown("side", "zzz", [])) == "side: 'zzz' is not known (valid: none yet)"


def test_a_long_text_is_shortened() -> None:
    assert shorten("abcdef", 6) == "abcdef"
    assert shorten("abcdefg", 6) == "abcde…"


def test_every_code_of_the_list_is_used_and_every_code_used_is_in_the_list() -> None:
    sources = (path.read_text(encoding="utf-8") for path in ENGINE.rglob("*.py") if path.name != "diagnostic.py")
    assert {code for source in sources for code in re.findall(r'"(RB\d{3})"', source)} == set(CODES)
