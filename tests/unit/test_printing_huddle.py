"""Huddle sheets: two pages for every rule, the answer overleaf, each piece once, nothing too small to read."""

from collections import Counter
from collections.abc import Iterator

import pytest

from builders import Project
from printed import DAY, EDITION, coloured, pages, pieces, sheets, site, sizes, solid
from rulebook.model.languages import LANGUAGES, Language
from rulebook.printing.huddle import cases_of_the_deck, huddle
from rulebook.printing.sheets import Sheets, Values
from rulebook.printing.typesetting import TypesettingError, pdf

pytestmark = pytest.mark.whole

DECK = [f"R{number:02}" for number in range(1, 53)]
LONGEST = ("ru", "R10")
"""The sheet with the smallest text."""

PAUSE = "\n\n<!-- pause: What would you do? -->\n\n"


def front_pieces(values: Values) -> Iterator[str]:
    for section in values["sections"].values():
        yield from pieces(section["body"])
    yield from pieces(values["case"]["before"])


def back_pieces(values: Values) -> Iterator[str]:
    yield from pieces(values["case"]["after"])
    yield from map(solid, (*values["rule"]["do"], *values["rule"]["dont"], values["case"]["why"]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_sheet_of_two_pages_with_the_answer_overleaf(language: Language) -> None:
    for rule in DECK:
        check(huddle(sheets(language), rule, EDITION, "colour"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_some_sheets_are_whole(language: Language) -> None:
    for rule in ("R10", "R29", "R50"):
        check(huddle(sheets(language), rule, EDITION, "gray", "letter"))


def check(values: Values) -> None:
    """Two pages, each piece once and on its own side."""
    front, back = pages(pdf("huddle", values, DAY))
    name = (values["language"], values["rule"]["id"])
    assert [text for text in front_pieces(values) if (front.count(text), back.count(text)) != (1, 0)] == [], name
    assert [text for text in back_pieces(values) if (front.count(text), back.count(text)) != (0, 1)] == [], name
    assert solid(values["words"]["turn_over"]) in front


def test_no_letter_is_too_small() -> None:
    language, rule = LONGEST
    assert min(sizes(pdf("huddle", huddle(sheets(language), rule, EDITION, "colour"), DAY))) >= 9.5  # type: ignore[arg-type]


def test_gray_has_no_colour() -> None:
    printed = {ink: pdf("huddle", huddle(sheets("en"), "R27", EDITION, ink), DAY) for ink in ("colour", "gray")}  # type: ignore[arg-type]
    assert coloured(printed["colour"])
    assert coloured(printed["gray"]) == []


def test_the_same_sheet_has_the_same_bytes() -> None:
    one, other = (pdf("huddle", huddle(sheets("cs"), "R29", EDITION, "colour"), DAY) for _ in range(2))
    assert one == other


def test_every_rule_has_a_case_of_its_own_or_shares_it_with_one() -> None:
    chosen = cases_of_the_deck(site())
    assert sorted(chosen) == DECK
    assert max(Counter(link.case for link in chosen.values()).values()) <= 2
    assert sum(link.index > 1 for link in chosen.values()) <= 6  # what a case names third is seldom what it is about


def sheet_of(project: Project, address: str = "") -> Values:
    return huddle(Sheets(project.renderer(), address), "R29", EDITION, "colour")


def link(how: str = "kept") -> list[dict[str, str]]:
    return [{"rule": "R29", "how": how, "why": "Said sorry at once."}]


def test_a_rule_without_a_case_with_a_pause_still_fills_two_pages(project: Project) -> None:
    project.rule("R29")
    project.case("ham", rules=link())
    values = sheet_of(project)
    assert values["case"] is None
    assert len(pages(pdf("huddle", values, DAY))) == 2


def test_a_rule_that_is_kept_or_broken_comes_before_one_that_is_bent(project: Project) -> None:
    project.rule("R29")
    project.case("a-bent", rules=link("bent"), text=f"One.{PAUSE}Two.")
    project.case("broken", rules=link("broken"), text=f"One.{PAUSE}Two.")
    assert sheet_of(project)["case"]["id"] == "broken"


def test_rules_do_not_tell_the_same_case_while_there_are_others(project: Project) -> None:
    both = [{"rule": rule, "how": "kept", "why": "So."} for rule in ("R29", "R30")]
    project.rule("R29")
    project.rule("R30")
    project.case("first", rules=both, text=f"One.{PAUSE}Two.")
    project.case("second", rules=both, text=f"One.{PAUSE}Two.")
    assert {link.case for link in cases_of_the_deck(project.site()).values()} == {"first", "second"}


def test_a_later_question_is_left_to_the_discussion_sheet(project: Project) -> None:
    project.rule("R29")
    project.case("ham", rules=link(), text=f"One.{PAUSE}Two.\n\n<!-- pause: And now? -->\n\nThree.")
    front, back = pages(pdf("huddle", sheet_of(project), DAY))
    assert ("Two.Three." in back, "Andnow?" in front + back) == (True, False)


def test_a_long_story_loses_its_beginning_and_says_where_the_whole_stands(project: Project) -> None:
    project.rule("R29")
    told = "\n\n".join(f"Paragraph {number}. " + "A guest waits at the counter. " * 20 for number in range(1, 13))
    project.case("ham", rules=link(), text=f"{told}{PAUSE}Two.")
    front, back = pages(pdf("huddle", sheet_of(project, "rules.example/"), DAY))
    assert ("Paragraph1." in front, "Paragraph12." in front) == (False, True)
    assert "Thebeginningisleftouthere." in front
    assert "rules.example/en/cases/ham/" in back


def test_a_sheet_that_cannot_fit_is_an_error_that_names_the_rule(project: Project) -> None:
    project.rule("R29")
    project.case("ham", rules=link(), text=f"One.{PAUSE}" + "A guest waits at the counter. " * 400)
    with pytest.raises(TypesettingError, match="R29 does not fit its sheet"):
        pdf("huddle", sheet_of(project), DAY)
