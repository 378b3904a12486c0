"""Reading a file: what cannot be read becomes a diagnostic."""

from pathlib import Path

import pytest

from builders import Project
from rulebook.loader.reader import Reader


def test_a_text_is_read_as_utf_8(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("Ветчина, šunka".encode())
    assert Reader(tmp_path).text("a.md") == "Ветчина, šunka"


def test_other_encodings_are_reported(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("Вет".encode("cp1251"))
    reader = Reader(tmp_path)
    assert reader.text("a.md") is None
    assert [str(one) for one in reader.diagnostics] == ["a.md:1:1: RB003 not UTF-8 at byte 0; save the file as UTF-8"]


def test_a_record_that_cannot_be_read_exists_all_the_same(project: Project) -> None:
    (project.root / "cases").mkdir()
    (project.root / "cases/ham.en.md").write_bytes(b"\xff\xfe")
    project.rule("R29", text="See [the ham case][ham].")
    assert project.library().unread == {"ham"}
    assert project.codes() == ["RB003"]


@pytest.mark.parametrize("name", ["id", "language", "body"])
def test_what_comes_from_the_file_cannot_be_written(project: Project, name: str) -> None:
    path = project.rule("R29", **{f"{name}_": "cs"})
    words = "comes from the name of the file or of the entry; delete this field"
    assert project.faults() == [project.fault(path, name + ":", f"RB020 {name}: {words}")]
    assert project.record("R29").id == "R29"
