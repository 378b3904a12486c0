"""Silencings at work: in files of every kind, and what is said of faulty ones."""

import pytest

from builders import CASE, EVERY_RECORD, Project, body, front_matter
from rulebook.checks.texts import CARD_LETTERS
from rulebook.model.fingerprint import fingerprint
from rulebook.model.silencing import MOST

WHY = "the report is in our own files"


def case(project: Project, *before: str) -> str:
    """A documented case without a source, with lines before its first field."""
    fields = {"title": "Case", **CASE, **EVERY_RECORD, "basis": "documented", "occurred": "2013"}
    lines = "".join(f"{line}\n" for line in before)
    return project.write("cases/ham.en.md", f"---\n{lines}{front_matter(fields)}---\n\n{body('case')}\n")


def long_card(project: Project, *before: str) -> str:
    lines = "".join(f"{line}\n" for line in before)
    path = project.rule("R29", text="Word. " * (CARD_LETTERS // 6))
    return project.write(path, (project.root / path).read_text(encoding="utf-8").replace("## Why", f"{lines}## Why"))


def test_a_comment_silences_what_is_said_of_the_next_field(project: Project) -> None:
    case(project)
    assert project.codes() == ["RB061"]
    case(project, f"# allow RB061: {WHY}")
    assert project.faults() == []


def test_a_line_of_a_body_silences_what_is_said_of_the_next_paragraph(project: Project) -> None:
    long_card(project)
    assert project.codes() == ["RB053"]
    long_card(project, "<!-- allow RB053: this card is only for the screen -->")
    assert project.faults() == []


def test_only_its_own_code_is_silenced(project: Project) -> None:
    path = case(project, f"# allow RB053: {WHY}")
    assert project.codes() == ["RB083", "RB061"]
    assert project.faults("RB083") == [
        f"{path}:2:1: RB083 allow RB053: there is nothing to silence in what follows; delete this line"
    ]


def test_only_its_own_file_is_silenced(project: Project) -> None:
    case(project, f"# allow RB061: {WHY}")
    project.case("toast", basis="documented", occurred="2013")
    assert project.codes() == ["RB061"]


@pytest.mark.parametrize("line", ["# allow RB061", "# allow RB061:", "# allow RB061: ok"])
def test_a_silencing_needs_a_reason_and_silences_nothing_without(project: Project, line: str) -> None:
    path = case(project, line)
    assert project.codes() == ["RB080", "RB061"]
    (fault,) = project.faults("RB080")
    assert fault.startswith(f"{path}:2:1: RB080 allow RB061: found ")
    assert "give the reason in a few words, such as: allow RB071: " in fault


def test_an_unknown_code_is_answered_with_the_nearest(project: Project) -> None:
    path = case(project, f"# allow RB61: {WHY}")
    (fault,) = project.faults("RB081")
    assert fault.startswith(f"{path}:2:1: RB081 allow: 'RB61' is no code – did you mean RB061? (valid: RB053, RB061")


def test_a_plain_fault_cannot_be_silenced(project: Project) -> None:
    path = case(project, f"# allow RB021: {WHY}")
    (fault,) = project.faults("RB082")
    assert fault.startswith(f"{path}:2:1: RB082 allow: RB021 is not silenced but mended (silenced can be: RB053, RB061")


def test_a_file_may_not_silence_without_end(project: Project) -> None:
    lines = [f"# allow RB061: {WHY}"] * MOST
    case(project, *lines)
    assert project.faults() == []
    path = case(project, *lines, *lines)
    assert project.faults() == [f"{path}:52:1: RB084 allow: this is number 51; a file may silence so many: 50"]


def test_faults_of_a_vocabulary_are_told_too(project: Project) -> None:
    path = project.write("docs/vocabulary/glossary.yml", "# allow RB061: nothing of a term is judged\n")
    assert project.faults() == [
        f"{path}:1:1: RB083 allow RB061: there is nothing to silence in what follows; delete this line"
    ]


def test_places_below_a_silencing_are_those_of_the_file(project: Project) -> None:
    path = project.guide(text=f"<!-- allow RB053: {WHY} -->\n\nOne.\n\n<!-- allow RB061: {WHY} -->\nTwo [R77].")
    (fault,) = project.faults("RB030")
    assert fault.startswith(project.at(path, "[R77]"))


def test_readers_translators_and_hashes_know_nothing_of_it(project: Project) -> None:
    project.case(text="One.\n\nTwo.")
    before = project.record("ham").entry
    project.case(text=f"One.\n\n<!-- allow RB061: {WHY} -->\n\nTwo.")
    after = project.record("ham").entry
    assert after == before
    assert fingerprint(after) == fingerprint(before)


def test_a_comment_that_is_not_alone_on_its_line_is_raw_html(project: Project) -> None:
    path = project.guide(text=f"One <!-- allow RB061: {WHY} --> two.")
    (fault,) = project.faults()
    assert fault.startswith(f"{project.at(path, '<!--')}: RB052 ")
    assert "on a line of its own" in fault


def test_no_page_shows_it_and_no_search_finds_it(project: Project) -> None:
    project.guide(text=f"One.\n\n<!-- allow RB061: {WHY} -->\n\nTwo.")
    html = project.page("en/guides/recovery/").html
    assert "Two." in html
    assert "allow" not in html.split("<main", 1)[-1]
    assert WHY not in html


PHONE = "Call +420 777 123 456."


def test_a_judgement_on_a_word_in_a_text_or_field_is_silenced(project: Project) -> None:
    project.guide(text=f"One.\n\n{PHONE}", summary=PHONE)
    assert project.codes() == ["RB071", "RB071"]
    path = project.guide(text=f"One.\n\n<!-- allow RB071: {WHY} -->\n{PHONE}", summary=PHONE)
    text = (project.root / path).read_text(encoding="utf-8")
    project.write(path, text.replace("summary:", f"# allow RB071: {WHY}\nsummary:"))
    assert project.faults() == []
