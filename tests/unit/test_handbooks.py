"""Handbooks as an editor writes them: editions, papers, choices."""

import pytest

from builders import EVERY_RECORD, HANDBOOK, Project
from rulebook.model.handbooks import CaseChoice, Choice, Handbook, RuleChoice, parse_edition
from rulebook.model.markers import Ref, Word, marked_values
from rulebook.schema.records import InvalidRecordError, build

OWN = {"id": "x", "language": "en", "body": "Text.", "title": "Title"}


def handbook(**fields: object) -> Handbook:
    return build(Handbook, {**OWN, **HANDBOOK, **EVERY_RECORD, **fields})


@pytest.mark.parametrize(
    ("text", "edition"), [("2026.1", (2026, 1)), ("2026.10", (2026, 10)), ("1999.123", (1999, 123))]
)
def test_an_edition_is_a_year_and_a_number_within_it(text: str, edition: tuple[int, int]) -> None:
    assert parse_edition(text) == edition
    assert handbook(edition=text).edition == text


@pytest.mark.parametrize("text", ["2026", "2026.0", "2026.01", "26.1", "2026-1", "2026.1 ", "0026.1", "٢٠٢٦.1"])
def test_anything_else_is_no_edition(text: str) -> None:
    with pytest.raises(InvalidRecordError, match=r"expected a year and a number, such as 2026\.1"):
        handbook(edition=text)


def test_editions_are_in_order_by_their_numbers() -> None:
    assert sorted(["2026.10", "2026.9", "2025.30"], key=parse_edition) == ["2025.30", "2026.9", "2026.10"]


def test_a_choice_is_read_as_it_is_written() -> None:
    rules = {"parts": ["culture"], "ids": ["R29"]}
    cases = {"for_rules": "true", "at_most_per_rule": "2", "outcomes": ["magic"]}
    found = handbook(select={"rules": rules, "cases": cases, "guides": ["recovery"]}).select
    assert found == Choice(RuleChoice(parts=("culture",), ids=("R29",)), CaseChoice(True, 2, ("magic",)), ("recovery",))


def test_all_rules_and_no_rules_are_told_apart() -> None:
    assert handbook(select={"rules": {}}).select.rules == RuleChoice()
    assert handbook(select={"guides": ["recovery"]}).select.rules is None


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"paper": "a3"}, "paper: found 'a3'; valid: a4, a5, letter – did you mean a5?"),
        ({"include": ["glosary"]}, "valid: contents, glossary, index, claims – did you mean glossary?"),
        ({"select": {"rule": {}}}, r"select.rule: there is no such field – did you mean rules?"),
        ({"select": {"rules": {"part": []}}}, "select.rules.part: there is no such field – did you mean parts?"),
        ({"select": {"cases": {"at_most_per_rule": "0"}}}, "found '0'; expected at least 1"),
        ({"select": {"cases": {"for_rules": "2"}}}, "expected true or false"),
    ],
)
def test_what_does_not_fit_is_answered_with_what_does(fields: dict[str, object], message: str) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        handbook(**fields)
    assert message in str(caught.value)


def test_words_and_ids_of_a_choice_are_marked_so_that_every_check_reads_them() -> None:
    rules = {"parts": ["a"], "sides": ["b"], "roles": ["c"], "tags": ["d"], "ids": ["e"]}
    cases = {"outcomes": ["f"], "ids": ["g"]}
    found = handbook(select={"rules": rules, "cases": cases, "guides": ["h"]}).select
    marked = {text: marker for _, text, marker in marked_values(found)}
    assert {text for text, marker in marked.items() if isinstance(marker, Word)} == set("abcdf")
    assert {text: marker.kinds for text, marker in marked.items() if isinstance(marker, Ref)} == {
        "e": ("rule",),
        "g": ("case",),
        "h": ("guide",),
    }


def test_a_translation_carries_title_summary_and_preface(project: Project) -> None:
    project.rule("R29")
    project.handbook("whole", text="For you.")
    project.translate("whole", "cs", title="Celá", summary="Řádek.")
    text = project.library().handbooks["whole"].texts["cs"]
    assert (text.title, text.summary, text.edition, text.select) == ("Celá", "Řádek.", "2026.1", Choice(RuleChoice()))


def test_a_translation_is_stale_when_its_source_has_changed(project: Project) -> None:
    project.rule("R29")
    project.handbook("whole", text="For you.")
    project.translate("whole", "ru")
    assert project.faults() == []
    project.handbook("whole", text="For everybody.")
    assert project.codes() == ["RB042"]
