"""The list of checks."""

import inspect
import pkgutil
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rulebook.checks
from builders import Project
from rulebook.checks import CHECKS, JUDGES, check_wording
from rulebook.model.diagnostic import Diagnostic, Position
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import Document, Library
from rulebook.wording.passages import GAP, Judge, Passage, Whole

SIGNS = (
    *(
        " ",
        "  ",
        "   ",
        "\u00a0",
        " \u00a0",
        "\n",
        "\n\n",
        ".",
        ". ",
        ", ",
        "-",
        "’",
        "’s ",
        "(",
        ")",
        "/",
        "%",
        "+",
        "@",
    ),
    *("1", "12", "555", "0123", "4111 1111 1111 1111", "+420 601 123 457", "anna@firm.cz", "50 % ", "twice as often"),
    *("Mr ", "Mrs. ", "Anna", "anna", "Novák", "pan ", "paní ", "господин ", "Иванов", "И. ", "Иванович", "Nováková"),
    *(
        "Northwind",
        "NORTHWIND",
        "Northwindu",
        "Нортвинд",
        "Blue Kettle",
        "Blue\nKettle",
        "worse than ",
        "cheats",
        "lies",
    ),
    *(
        "the cashier ",
        "careless ",
        "to blame ",
        "is guilty ",
        "кассир ",
        "халатный ",
        "виноват ",
        "pokladní ",
        "neschopný ",
    ),
    *("word ", "a", "Я", "č", "phone ", "x_", "half of all customers"),
)
"""Pieces of texts of which judges have something to say, and what may stand between them."""

TELLING: tuple[tuple[str, Language, str], ...] = (
    ("judge_competitor_talk", "en", "The soup is better than at Northwind, which cheats."),
    ("judge_contacts", "en", "Write to anna@firm.cz."),
    ("judge_contacts", "en", "Pay to sort code 20-30-40."),
    ("judge_contacts", "cs", "Volejte +420\u00a0601 123 457."),
    ("judge_people", "en", "Then Anna Novák came."),
    ("judge_people", "en", "Mr Smith came."),
    ("judge_people", "en", "Then we asked  Anna Novák."),
    ("judge_people", "en", "Anna \u00a0 Novák came."),
    ("judge_people", "en", f"Then we asked{' ' * 200}Anna{' ' * 200}Novák."),
    ("judge_people", "ru", "И. И. Иванов"),
    ("judge_blame", "en", "The careless cashier forgot it."),
    ("judge_blame", "cs", "To zavinil pokladní."),
    ("judge_figures", "en", "Of all guests 70 % come again."),
)
"""By judge and language what it has something to say of in a rule."""


def written(beginning: str) -> set[object]:
    """The functions of all modules of checks whose names begin so."""
    modules = [
        import_module(f"rulebook.checks.{found.name}") for found in pkgutil.iter_modules(rulebook.checks.__path__)
    ]
    return {
        function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if name.startswith(beginning) and function.__module__ == module.__name__
    }


def test_every_check_of_every_module_is_run() -> None:
    assert written("check_") | {check_wording} == set(CHECKS)
    assert len(CHECKS) == len(set(CHECKS))


def test_every_judge_of_every_module_is_asked() -> None:
    assert written("judge_") == set(JUDGES)
    assert len(JUDGES) == len(set(JUDGES))


def test_every_check_says_what_holds() -> None:
    assert [one.__name__ for one in (*CHECKS, *JUDGES) if not (one.__doc__ or "").endswith(".")] == []


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    project = Project(tmp_path_factory.mktemp("judged"))
    project.rule("R29")
    project.house(competitors={"northwind": ["Northwind", "Нортвинд"], "kettle": ["Blue Kettle"]})
    return project.library()


def judged(library: Library, judge: Judge, language: Language, texts: list[str]) -> tuple[bool, list[Diagnostic]]:
    """Whether a judge suspects the whole of these texts of a rule, and what it says of each by itself."""
    rule: Any = library.records["R29"]
    rule = replace(rule, source=language, texts={language: rule.entry})
    document = Document("x", 1, lambda path, offset=None, /: Position(1, 1))
    said = [fault for text in texts for fault in judge.faults(Passage(rule, language, document, ("summary",), text))]
    return judge.suspects(Whole(rule, language, GAP.join(texts), iter(()))), said


@pytest.mark.parametrize(("name", "language", "text"), TELLING)
def test_a_judge_suspects_a_whole_of_what_it_says_of_a_passage_wherever_it_stands(
    library: Library, name: str, language: Language, text: str
) -> None:
    judge = next(judge(library) for judge in JUDGES if judge.__name__ == name)
    for texts in ([text], ["A word", text], [text, "Another. B"], ["…", text, "12 things"]):
        suspected, said = judged(library, judge, language, texts)
        assert suspected
        assert said


def test_there_is_something_to_say_for_each_judge() -> None:
    assert {name for name, _, _ in TELLING} == {judge.__name__ for judge in JUDGES}


@settings(max_examples=400, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(LANGUAGES), st.lists(st.lists(st.sampled_from(SIGNS), max_size=9).map("".join), max_size=4))
def test_nothing_is_said_of_a_text_that_is_not_suspected(
    library: Library, language: Language, texts: list[str]
) -> None:
    for make in JUDGES:
        suspected, said = judged(library, make(library), language, texts)
        assert suspected or not said
