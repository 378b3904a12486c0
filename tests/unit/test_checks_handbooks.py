"""Handbooks: what is said of a choice that brings nothing."""

import pytest

from builders import Project
from rulebook.selection import chosen


def test_a_handbook_that_holds_something_is_well(project: Project) -> None:
    project.rule("R29")
    project.guide("recovery")
    project.case("ham", rules=[{"rule": "R29", "how": "kept", "why": "x"}])
    select = {"rules": {"tags": []}, "guides": ["recovery"], "cases": {"for_rules": True, "at_most_per_rule": 1}}
    project.handbook("whole", select=select)
    assert project.faults() == []


def test_a_choice_of_nothing_is_an_error(project: Project) -> None:
    path = project.handbook("whole", select={})
    words = "RB063 select: the handbook has nothing in it (valid: rules, cases, guides; `rules: {}` is all rules)"
    assert project.faults() == [project.fault(path, "select", words)]


@pytest.mark.parametrize(
    ("kind", "select"),
    [
        ("rules", {"rules": {"parts": ["culture"]}, "guides": ["recovery"]}),
        ("rules", {"rules": {"tags": ["speed"], "roles": ["manager"]}}),
        ("cases", {"rules": {}, "cases": {"for_rules": True, "outcomes": ["near-miss"]}}),
        ("cases", {"cases": {"outcomes": ["near-miss"]}, "guides": ["recovery"]}),
    ],
)
def test_a_part_of_a_choice_that_brings_nothing_is_an_error(
    project: Project, kind: str, select: dict[str, object]
) -> None:
    project.rule("R29", tags=["speed"])
    project.guide("recovery")
    project.case("ham", rules=[{"rule": "R29", "how": "kept", "why": "x"}])
    path = project.handbook("whole", select=select)
    words = f"RB063 select.{kind}: no {kind} fit this; widen the choice or leave `{kind}` out"
    assert project.faults() == [project.fault(path, f'"{kind}"', words)]


@pytest.mark.parametrize(("name", "value"), [("for_rules", True), ("at_most_per_rule", 2)])
def test_cases_for_rules_need_rules(project: Project, name: str, value: object) -> None:
    project.case("ham")
    path = project.handbook("whole", select={"cases": {name: value}})
    words = f"RB063 select.cases.{name}: there are no rules in this handbook; choose some, or take this away"
    assert project.faults() == [project.fault(path, f'"{name}"', words)]


def test_what_is_out_of_date_is_not_chosen_by_name(project: Project) -> None:
    project.rule("R29")
    project.rule("R30", status="superseded", superseded_by="R29")
    project.case("old", status="superseded")
    path = project.handbook("whole", select={"rules": {"ids": ["R29", "R30"]}, "cases": {"ids": ["old"]}})
    words = "is out of date and is not printed"
    assert project.faults() == [
        project.fault(path, '"R30"', f"RB063 select.rules.ids.1: R30 {words}; name R29 instead"),
        project.fault(path, '"old"', f"RB063 select.cases.ids.0: old {words}; take it away"),
    ]


def test_a_draft_is_not_chosen_by_name(project: Project) -> None:
    project.rule("R29", status="draft")
    path = project.handbook("whole", select={"rules": {"ids": ["R29"]}})
    draft = "is a draft, which the site does not show; publish it or take the reference away"
    assert project.faults() == [project.fault(path, '"R29"', f"RB030 select.rules.ids.0: R29 {draft}")]


@pytest.mark.parametrize(
    ("select", "code"),
    [
        ({"rules": {"parts": ["cultur"]}}, "RB023"),
        ({"rules": {"ids": ["R52"]}}, "RB030"),
        ({"cases": {"ids": ["R29"]}}, "RB030"),
        ({"guides": ["recovry"]}, "RB030"),
    ],
)
def test_a_wrong_word_is_told_once(project: Project, select: dict[str, object], code: str) -> None:
    project.rule("R29")
    project.handbook("whole", select=select)
    assert project.codes() == [code]


def test_a_rule_that_cannot_be_read_is_no_second_fault(project: Project) -> None:
    project.rule("R29", part=[])
    project.handbook("whole", select={"rules": {"ids": ["R29"]}})
    assert project.codes() == ["RB022"]


def test_the_check_asks_for_what_is_printed(project: Project) -> None:
    project.rule("R29", status="superseded")
    project.handbook("whole")
    assert chosen(project.library(), project.library().handbooks["whole"].entry.select, "en").ids == ()
    assert project.codes() == ["RB063"]
