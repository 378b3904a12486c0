"""What a choice chooses: facets, ids, cases for rules, and the order of the book."""

from typing import Any

import pytest

from builders import Project
from rulebook.model.handbooks import CaseChoice, Choice, RuleChoice
from rulebook.selection import Selection, chosen

ALL = RuleChoice()


def shows(*rules: str) -> list[dict[str, Any]]:
    return [{"rule": rule, "how": "kept", "why": "x"} for rule in rules]


def rules(project: Project, **choice: tuple[str, ...]) -> tuple[str, ...]:
    return chosen(project.library(), Choice(RuleChoice(**choice)), "en").rules


def cases(project: Project, choice: CaseChoice, which: RuleChoice | None = ALL) -> tuple[str, ...]:
    return chosen(project.library(), Choice(which, choice), "en").cases


@pytest.fixture
def deck(project: Project) -> Project:
    """Four rules that differ in every facet."""
    project.rule("R30", part="one-on-one", side="recovery", roles=["front-line", "manager"], tags=["speed"])
    project.rule("R05", part="leadership", side="both", roles=["manager"], tags=["speed", "apology"])
    project.rule("R29", part="one-on-one", side="recovery", roles=["front-line"], tags=["apology"])
    project.rule("R17", part="culture", side="service", roles=["everyone"])
    return project


def test_nothing_asked_is_nothing_chosen(deck: Project) -> None:
    assert chosen(deck.library(), Choice(), "en") == Selection()


def test_a_choice_without_facets_is_all_rules_by_number(deck: Project) -> None:
    assert rules(deck) == ("R05", "R17", "R29", "R30")


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({"parts": ("one-on-one",)}, ("R29", "R30")),
        ({"parts": ("culture", "leadership")}, ("R05", "R17")),
        ({"sides": ("recovery", "both")}, ("R05", "R29", "R30")),
        ({"roles": ("manager",)}, ("R05", "R30")),
        ({"tags": ("apology",)}, ("R05", "R29")),
        ({"parts": ("one-on-one",), "tags": ("speed",)}, ("R30",)),
        ({"parts": ("one-on-one", "leadership"), "roles": ("manager",), "tags": ("speed",)}, ("R05", "R30")),
        ({"parts": ("culture",), "tags": ("speed",)}, ()),
    ],
)
def test_one_word_of_every_facet_is_enough(
    deck: Project, choice: dict[str, tuple[str, ...]], expected: tuple[str, ...]
) -> None:
    assert rules(deck, **choice) == expected


def test_ids_are_added_to_what_the_facets_choose(deck: Project) -> None:
    assert rules(deck, parts=("one-on-one",), ids=("R17", "R29")) == ("R17", "R29", "R30")


def test_ids_alone_are_those_alone(deck: Project) -> None:
    assert rules(deck, ids=("R30", "R05")) == ("R05", "R30")


def test_drafts_superseded_records_and_unknown_ids_are_left_out(project: Project) -> None:
    project.rule("R05", status="draft")
    project.rule("R17", status="superseded", superseded_by="R29")
    project.rule("R29")
    project.guide("old", status="superseded", superseded_by="new")
    project.guide("new")
    project.case("sketch", status="draft", rules=shows("R29"))
    project.case("ham", rules=shows("R29"))
    choice = Choice(
        RuleChoice(ids=("R05", "R17", "R29", "R52")), CaseChoice(ids=("sketch", "ham")), ("old", "new", "x")
    )
    assert chosen(project.library(), choice, "en") == Selection(("R29",), ("new",), ("ham",))
    assert chosen(project.library(), Choice(ALL, CaseChoice()), "en") == Selection(("R29",), (), ("ham",))


def test_guides_stand_as_they_were_given_each_once(project: Project) -> None:
    for id in "abc":
        project.guide(id)
    assert chosen(project.library(), Choice(guides=("c", "a", "c")), "en").guides == ("c", "a")


def test_cases_for_rules_show_a_chosen_rule(deck: Project) -> None:
    deck.case("ham", rules=shows("R29"))
    deck.case("late", rules=shows("R17", "R30"))
    deck.case("other", rules=shows("R17"))
    assert cases(deck, CaseChoice(for_rules=True), RuleChoice(parts=("one-on-one",))) == ("ham", "late")


def test_a_choice_without_facets_is_all_cases(deck: Project) -> None:
    deck.case("ham", rules=shows("R29"))
    deck.case("alone")
    assert cases(deck, CaseChoice()) == ("ham", "alone")


def test_outcomes_narrow_the_cases_for_rules_and_choose_on_their_own(deck: Project) -> None:
    sad = [{"who": "guest", "what": "Waits.", "value": "misery"}]
    deck.case("good", rules=shows("R29"))
    deck.case("bad", rules=shows("R29"), moments=sad)
    deck.case("bad-elsewhere", moments=sad)
    assert cases(deck, CaseChoice(for_rules=True, outcomes=("misery",))) == ("bad",)
    assert cases(deck, CaseChoice(outcomes=("misery",)), None) == ("bad", "bad-elsewhere")
    assert cases(deck, CaseChoice(outcomes=("misery", "recovered")), None) == ("bad", "bad-elsewhere", "good")


def test_case_ids_are_added_and_alone_are_those_alone(deck: Project) -> None:
    deck.case("ham", rules=shows("R29"))
    deck.case("alone")
    assert cases(deck, CaseChoice(ids=("alone",))) == ("alone",)
    assert cases(deck, CaseChoice(for_rules=True, ids=("alone",))) == ("ham", "alone")
    assert cases(deck, CaseChoice(at_most_per_rule=1, ids=("alone",))) == ("ham", "alone")


def test_with_one_rule_stand_few_cases_those_with_more_of_the_rules_first(deck: Project) -> None:
    deck.case("a", rules=shows("R29"))
    deck.case("b", rules=shows("R29", "R30"))
    deck.case("c", rules=shows("R29", "R30", "R05"))
    deck.case("d", rules=shows("R30", "R29"))
    deck.case("e", rules=shows("R17", "R05", "R29"))
    one_on_one = RuleChoice(parts=("one-on-one",))
    assert cases(deck, CaseChoice(for_rules=True, at_most_per_rule=1), one_on_one) == ("b", "d")
    assert cases(deck, CaseChoice(for_rules=True, at_most_per_rule=2), one_on_one) == ("b", "c", "d")
    assert cases(deck, CaseChoice(for_rules=True, at_most_per_rule=1), ALL) == ("e", "c", "d")


def test_a_case_that_is_named_does_not_count(deck: Project) -> None:
    deck.case("a", rules=shows("R29", "R30"))
    deck.case("b", rules=shows("R29"))
    assert cases(deck, CaseChoice(for_rules=True, at_most_per_rule=1, ids=("b",))) == ("a", "b")


def test_cases_follow_the_rule_that_they_name_first_and_then_their_titles(deck: Project) -> None:
    deck.case("case-1", title="Zebra", rules=shows("R05"))
    deck.case("case-2", title="Zoo", rules=shows("R30", "R05"))
    deck.case("case-3", title="ant", rules=shows("R30"))
    deck.case("case-4", title="Zulu", rules=shows("R17", "R30"))
    deck.case("case-5", title="Aardvark")
    two = RuleChoice(ids=("R05", "R30"))
    assert cases(deck, CaseChoice(), two) == ("case-1", "case-3", "case-2", "case-4", "case-5")
    assert cases(deck, CaseChoice(), ALL) == ("case-1", "case-4", "case-3", "case-2", "case-5")


def test_the_order_of_cases_follows_the_titles_of_the_language(deck: Project) -> None:
    deck.case("a", title="A")
    deck.case("b", title="B")
    deck.translate("a", "cs", title="Chyba")
    deck.translate("b", "cs", title="Cihla")
    choice = Choice(cases=CaseChoice())
    orders = {language: chosen(deck.library(), choice, language).cases for language in ("en", "cs")}
    assert orders == {"en": ("a", "b"), "cs": ("b", "a")}


def test_all_ids_are_rules_then_guides_then_cases() -> None:
    assert Selection(("R29",), ("recovery",), ("ham",)).ids == ("R29", "recovery", "ham")
