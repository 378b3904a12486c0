"""``rulebook explain``."""

import re

import pytest
from click.testing import CliRunner, Result

from rulebook.cli import main
from rulebook.codes.explanations import explanations
from rulebook.model.diagnostic import CODES
from rulebook.model.languages import LANGUAGES, Language

COLOUR = "\x1b["


def explain(*arguments: str, **options: object) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments], **options)  # type: ignore[arg-type]


def flat(text: str) -> str:
    """The text without line breaks."""
    return " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_a_code_is_explained_in_each_language(code: str, language: Language) -> None:
    done, words = explain(code, "--lang", language), explanations()[code].words(language)
    assert (done.exit_code, done.stderr) == (0, "")
    for text in (code, words.title, words.what, words.mend):
        assert flat(text) in flat(done.stdout)
    for example in explanations()[code].examples:
        assert example.file in done.stdout
        assert all(line.strip() in done.stdout for line in example.text.splitlines())


def test_the_two_sides_and_the_lines_that_differ_are_marked() -> None:
    lines = explain("RB012", "--lang", "en").stdout.splitlines()
    assert [line for line in lines if line.startswith(("Wrong", "Right", "  > "))] == [
        "Wrong: docs/guides/late-dish.en.md",
        "  > title: When food is late",
        "Right: docs/guides/late-dish.en.md",
    ]


@pytest.mark.parametrize(
    ("code", "language", "words"),
    [
        ("RB012", "en", "Error. The site is not built until it is mended."),
        ("RB053", "cs", "Varování. Web se sestaví"),
        ("RB061", "ru", "Предупреждение. Сайт соберётся"),
        ("RB043", "cs", "Na vědomí. Oznámí se, ale nic nezastaví."),
    ],
)
def test_the_severity_is_told(code: str, language: str, words: str) -> None:
    assert words in flat(explain(code, "--lang", language).stdout)


def test_signs_that_stand_for_lines_are_told_where_they_are_used() -> None:
    assert "… ×40" in explain("RB053", "--lang", "en").stdout.splitlines()[-1]
    assert "… alone" in explain("RB012", "--lang", "en").stdout.splitlines()[-1]
    assert "… alone" not in explain("RB021", "--lang", "en").stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_code_all_are_listed(language: Language) -> None:
    lines = explain("--lang", language).stdout.splitlines()
    assert lines == [f"{code}  {one.words(language).title}" for code, one in explanations().items()]


def test_small_letters_will_do() -> None:
    assert explain("rb012").stdout == explain("RB012").stdout


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "RB12: there is no such code – did you mean RB012? (all of them: rulebook explain)"),
        ("ru", "RB12: такого кода нет"),
        ("cs", "RB12: takový kód neexistuje"),
    ],
)
def test_an_unknown_code_is_answered_with_the_nearest(language: str, message: str) -> None:
    done = explain("RB12", "--lang", language)
    assert (done.exit_code, done.stdout) == (1, "")
    assert message in done.stderr
    assert "RB012" in done.stderr


def test_colours_are_for_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert COLOUR not in explain("RB012").stdout
    assert COLOUR in explain("RB012", color=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert COLOUR not in explain("RB012", color=True).stdout


def test_lines_fit_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    prose = re.split("^(?:Wrong|Right):", explain("RB012", "--lang", "en").stdout, flags=re.M)[0]
    assert max(map(len, prose.splitlines())) <= 60
