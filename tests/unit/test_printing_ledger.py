"""What an edition said: a hash for every record and language, and what has changed since."""

from pathlib import Path

import pytest
import yaml

from builders import Project
from rulebook.printing import ledger
from rulebook.printing.selection import Selection, SelectionError


def note(project: Project, edition: str = "2026.1") -> None:
    path = project.root / ledger.FOLDER / f"{edition}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ledger.written(ledger.ledger(project.library().published())), encoding="utf-8")


def changed(project: Project, language: str = "en", edition: str = "2026.1") -> Selection:
    return ledger.changed(project.library().published(), ledger.read(project.root, edition), language)  # type: ignore[arg-type]


@pytest.fixture
def noted(project: Project) -> Project:
    """Two rules, a guide and a case, R29 in Russian too, and the ledger of an edition."""
    project.rule("R05")
    project.rule("R29")
    project.translate("R29", "ru")
    project.guide("recovery")
    project.case("ham")
    project.handbook("whole")
    note(project)
    return project


def test_a_ledger_holds_what_is_printed_by_record_and_language(noted: Project) -> None:
    found = ledger.ledger(noted.library())
    assert {id: list(texts) for id, texts in found.items()} == {
        "R05": ["en"],
        "R29": ["en", "ru"],
        "ham": ["en"],
        "recovery": ["en"],
    }
    assert all(len(value) == 8 for texts in found.values() for value in texts.values())


def test_drafts_and_superseded_rules_have_no_edition(project: Project) -> None:
    project.rule("R05", status="draft")
    project.rule("R06", status="superseded", superseded_by="R29")
    project.rule("R29")
    assert list(ledger.ledger(project.library())) == ["R29"]


def test_what_was_written_is_what_is_read(noted: Project) -> None:
    assert ledger.read(noted.root, "2026.1") == ledger.ledger(noted.library())


def test_a_ledger_is_a_line_for_each_record(noted: Project) -> None:
    lines = (noted.root / ledger.FOLDER / "2026.1.yml").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# Written by `rulebook edition`")
    assert [line.partition(":")[0] for line in lines[1:]] == ["R05", "R29", "ham", "recovery"]


@pytest.mark.parametrize("hash", ["12345678", "00001234", "1e100000", "1234567e"])
def test_a_hash_that_looks_like_a_number_stays_what_it_is(project: Project, hash: str) -> None:
    project.write("docs/editions/2026.1.yml", ledger.written({"R29": {"en": hash}}))
    assert ledger.read(project.root, "2026.1") == {"R29": {"en": hash}}
    assert yaml.safe_load(ledger.written({"R29": {"en": "0abc"}})) == {"R29": {"en": "0abc"}}


def test_nothing_changed_is_said(noted: Project) -> None:
    with pytest.raises(SelectionError, match="no record says anything else"):
        changed(noted)


@pytest.mark.parametrize("fields", [{"title": "Other"}, {"do": ["Other."]}, {"text": "Other."}, {"summary": "Other."}])
def test_a_changed_text_is_a_change(noted: Project, fields: dict[str, str]) -> None:
    noted.rule("R05", **fields)  # type: ignore[arg-type]
    assert changed(noted) == Selection(("R05",))


def test_a_change_that_nobody_reads_is_none(noted: Project) -> None:
    noted.rule("R05", owner="quality", reviewed={"on": "2026-12-01", "finding": "Nothing."})
    with pytest.raises(SelectionError):
        changed(noted)


def test_a_new_record_is_a_change(noted: Project) -> None:
    noted.case("late")
    noted.guide("stages")
    noted.rule("R06")
    assert changed(noted) == Selection(("R06",), ("stages",), ("late",))


def test_a_language_changes_for_itself(noted: Project) -> None:
    noted.translate("R29", "ru", title="Другое")
    assert changed(noted, "ru") == Selection(("R29",))
    with pytest.raises(SelectionError):
        changed(noted, "en")


def test_what_is_shown_in_its_source_changes_with_it(noted: Project) -> None:
    """A Russian book shows the English text of R05 for want of another."""
    noted.rule("R05", title="Other")
    assert changed(noted, "ru") == Selection(("R05",))


def test_a_translation_that_is_new_is_a_change_in_its_language(noted: Project) -> None:
    noted.translate("R05", "cs")
    assert changed(noted, "cs") == Selection(("R05",))


def test_an_unknown_edition_names_those_there_are_oldest_first(noted: Project) -> None:
    for edition in ("2026.10", "2026.2", "2025.3"):
        note(noted, edition)
    with pytest.raises(SelectionError, match=r"'2026\.3' is not known.*valid: 2025.3, 2026.1, 2026.2, 2026.10"):
        ledger.read(noted.root, "2026.3")


def test_where_no_edition_was_noted_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(SelectionError, match="none yet"):
        ledger.read(tmp_path, "2026.1")


@pytest.mark.parametrize("text", ["", "a text", "- a\n- list", "R30: &a {en: *a}\n", "R29: {", "\0"])
def test_a_file_that_is_no_ledger_is_none(tmp_path: Path, text: str) -> None:
    """Anybody can propose one; the check refuses it, and a command does not stumble over it."""
    (tmp_path / "docs/editions").mkdir(parents=True)
    (tmp_path / "docs/editions/2026.1.yml").write_text(text)
    (tmp_path / "docs/editions/next.yml").write_text("")
    assert list(ledger.editions(tmp_path)) == ["2026.1"]
    with pytest.raises(SelectionError, match="not known"):
        ledger.read(tmp_path, "2026.1")
