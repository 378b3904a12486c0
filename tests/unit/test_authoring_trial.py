"""A file is tried before it is written: the messages are those that `check` has later."""

import pytest

from builders import CASE, EVERY_RECORD, Project, body
from rulebook.authoring import trial
from rulebook.authoring.trial import Proposed, field_of, tried, tried_term
from rulebook.authoring.writer import written
from rulebook.loader.vocabulary import GLOSSARY


def proposed(**fields: object) -> Proposed:
    every = {"title": "New", **CASE, **EVERY_RECORD, **fields}
    text = written("case", every, body("case"))  # type: ignore[arg-type]
    return Proposed("case", "new", "new", "en", "cases/new.en.md", text)


def test_a_right_file_has_no_faults_though_nobody_has_translated_it(project: Project) -> None:
    assert tried(project.library(), proposed()).diagnostics == ()


def test_what_is_said_is_what_the_check_says_of_the_written_file(project: Project) -> None:
    file = proposed(kind="x", tags=["nonsense"], rules=[{"rule": "R99", "how": "kept", "why": "W."}])
    before = [str(one) for one in tried(project.library(), file).diagnostics]
    project.write(file.path, file.text)
    assert before == project.faults()
    assert len(before) == 3


def test_faulty_yaml_and_missing_fields_are_told(project: Project) -> None:
    file = Proposed("case", "new", "new", "en", "cases/new.en.md", "---\ntitle: a\ntitle: b\n---\n\nx\n")
    assert [one.code for one in tried(project.library(), file).diagnostics] == ["RB012"]
    file = Proposed("case", "new", "new", "en", "cases/new.en.md", "---\ntitle: a\n---\n\nx\n")
    assert "RB021" in [one.code for one in tried(project.library(), file).diagnostics]


def test_faults_of_other_files_are_not_told(project: Project) -> None:
    project.case("other", kind="x")
    assert tried(project.library(), proposed()).diagnostics == ()


def test_other_records_are_not_checked_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor waits for the check after every answer, and there may be thousands of cases."""
    checked: list[object] = []
    monkeypatch.setattr(trial, "check", lambda library, edited: checked.append(edited) or ())
    tried(project.library(), proposed())
    assert checked == [("new",)]


def test_a_tried_record_is_in_the_library(project: Project) -> None:
    assert "new" in tried(project.library(), proposed()).library.cases


def test_a_line_belongs_to_a_field_or_to_the_text() -> None:
    lines = proposed().text.split("\n")
    text = "\n".join(lines)
    assert field_of(text, lines.index("moments:") + 3) == "moments"
    assert field_of(text, 2) == "title"
    assert field_of(text, len(lines)) == ""


def test_only_what_a_new_term_adds_is_told(project: Project) -> None:
    project.term("old", "old", see=["R98"])
    glossary = (project.root / GLOSSARY).read_text(encoding="utf-8")
    entry = 'new: {en: {term: "a", definition: "b"}, ru: {term: "a", definition: "b"}, cs: {term: "a", definition: "b"}'
    assert tried_term(project.library(), "new", f"{glossary}{entry}}}\n").diagnostics == ()
    found = tried_term(project.library(), "new", f"{glossary}{entry}, see: [R99]}}\n").diagnostics
    assert [(one.code, one.position.line) for one in found] == [("RB030", 2)]
