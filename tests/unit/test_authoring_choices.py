"""Choices are found by any part of what a person types."""

import pytest

from builders import Project
from rulebook.authoring.choices import Choice, cases_of, countries_of, matching, rules_of, words_of

RULES = (
    Choice("R29", "R29 Omluva: třikrát bez"),
    Choice("R30", "R30 Celé a teplé"),
    Choice("R31", "R31 Třikrát něco navíc"),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("R29", ["R29"]),
        ("r30", ["R30"]),
        ("29", ["R29"]),
        ("omluva", ["R29"]),
        ("trikrat", ["R29", "R31"]),
        ("TŘIKRÁT BEZ", ["R29"]),
        ("bez třikrát", ["R29"]),
        ("R31 Třikrát něco navíc", ["R31"]),
        ("nic", []),
        ("", ["R29", "R30", "R31"]),
    ],
)
def test_every_word_that_is_typed_is_a_part_of_what_is_found(typed: str, found: list[str]) -> None:
    assert [choice.key for choice in matching(RULES, typed)] == found


def test_an_exact_key_wins_over_keys_that_hold_it() -> None:
    choices = (Choice("failure", "Something went wrong"), Choice("failure/slow", "Too slow"))
    assert [choice.key for choice in matching(choices, "failure")] == ["failure"]


def test_explanations_and_other_words_are_searched_and_hidden_ids_are_not() -> None:
    tea = Choice("sale/over-counter", "Prodej", "Zákazník platí u pultu.", ("kšeft",))
    both = (tea, Choice("other", "Pult", "Kde se platí."))
    assert [[choice.key for choice in matching(both, typed)] for typed in ("pult", "zakaznik", "ksef", "over")] == [
        ["other"],
        ["sale/over-counter"],
        ["sale/over-counter"],
        [],
    ]


def test_words_have_the_labels_of_the_language(project: Project) -> None:
    assert words_of(project.library(), "cs", "bases")[0].label == "Documented cs"


def test_only_active_rules_and_cases_are_offered(project: Project) -> None:
    project.rule("R01", title="One")
    project.rule("R02", status="draft")
    project.case("ham", title="Ham")
    library = project.library()
    assert [str(choice) for choice in rules_of(library, "en")] == ["R01 One"]
    assert [str(choice) for choice in cases_of(library, "en")] == ["Ham"]


def test_a_country_is_found_by_its_name_in_the_language() -> None:
    assert [choice.key for choice in matching(countries_of("ru"), "чехия")] == ["CZ"]
    assert [choice.key for choice in matching(countries_of("cs"), "cesko")] == ["CZ"]
    assert [choice.key for choice in matching(countries_of("en"), "US")] == ["US"]
