"""Repetitions: no case tells again what another one tells."""

from builders import Project

STORY = (
    "The soup came after forty minutes, and it was cold. The guest had a train to catch and said so twice. Nobody at"
    " the counter knew where the order had gone, until the cook found the slip behind the bread."
)
LATER = {"on": "2026-11-22", "finding": "Read."}


def test_the_case_that_was_reviewed_later_is_the_copy(project: Project) -> None:
    path = project.case("a-copy", text=STORY.replace("soup", "dish"), reviewed=LATER)
    earlier = project.case("soup", text=STORY)
    (fault,) = project.faults("RB074")
    assert fault.startswith(f"{project.at(path, '## Story')}: RB074 text: story and moments nearly repeat {earlier}: ")


def test_a_copy_is_reported_once_in_all_languages(project: Project) -> None:
    for id in ("one", "two"):
        project.case(id, text=STORY)
        project.translate(id, "cs", text=STORY)
    assert [fault.split(":")[0] for fault in project.faults("RB074")] == ["cases/two.en.md"]


def test_a_copy_in_one_language_alone_is_reported_there(project: Project) -> None:
    project.case("one", text=STORY)
    project.case("two", text="Something else.")
    project.translate("one", "cs", text=STORY)
    project.translate("two", "cs", text=STORY)
    assert [fault.split(":")[0] for fault in project.faults("RB074")] == ["cases/two.cs.md"]


def test_what_a_case_has_replaced_is_no_original(project: Project) -> None:
    project.case("old", text=STORY, status="superseded", superseded_by="soup")
    project.case("soup", text=STORY)
    assert project.faults("RB074") == []
