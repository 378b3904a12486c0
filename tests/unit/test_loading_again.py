"""A load after an edit reads what has changed, and says the same as a first one."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from builders import Project
from rulebook.checks import ADVICE, CHECKS, OF_ALL_RECORDS, check, errors
from rulebook.checks.focus import focused
from rulebook.loader import Kept, load, reader
from rulebook.loader import kept as keeping
from rulebook.model.diagnostic import Diagnostic


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is so young that its bytes must be read: what the system says of it counts."""
    monkeypatch.setattr(keeping, "STEP", -keeping.STEP)


@pytest.mark.usefixtures("settled")
def test_of_files_that_the_system_says_are_as_they_were_nothing_is_read(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.rule("R28")
    project.rule("R29")
    kept = Kept()
    before = load(project.root, kept).library.records
    project.rule("R29", title="Another title")
    read: list[str] = []
    plain = reader.Reader._bytes
    monkeypatch.setattr(reader.Reader, "_bytes", lambda self, paths: read.extend(paths) or plain(self, paths))
    now = load(project.root, kept).library.records
    assert now["R28"] is before["R28"]
    assert now["R29"].entry.title == "Another title"
    assert read == ["docs/rules/R29-slug.en.md"]


def test_what_has_not_changed_is_the_same_record(project: Project) -> None:
    project.rule("R28")
    project.rule("R29")
    kept = Kept()
    before = load(project.root, kept).library.records
    project.rule("R29", title="New")
    now = load(project.root, kept).library.records
    assert now["R28"] is before["R28"]
    assert now["R29"].entry.title == "New"


def test_faults_of_files_that_have_not_changed_are_said_again(project: Project) -> None:
    project.rule("R28", title="")
    project.rule("R29", side="x")
    project.write("cases/ham.en.md", "---\ntitle: [\n---\n")
    project.write("docs/odd.txt", "")
    kept = Kept()
    first, second, plain = load(project.root, kept), load(project.root, kept), load(project.root)
    assert first.diagnostics == second.diagnostics == plain.diagnostics
    assert second.library.unread == plain.library.unread


def test_files_and_translations_come_and_go(project: Project) -> None:
    project.rule("R29")
    kept = Kept()
    load(project.root, kept)
    path = project.translate("R29", "ru")
    assert list(load(project.root, kept).library.records["R29"].texts) == ["en", "ru"]
    (project.root / path).unlink()
    assert list(load(project.root, kept).library.records["R29"].texts) == ["en"]
    project.case("ham")
    assert list(load(project.root, kept).library.records) == ["R29", "ham"]


@pytest.mark.parametrize("old", [False, True])
def test_an_edit_of_the_same_length_that_hides_its_time_is_seen(project: Project, old: bool) -> None:
    file = project.root / project.rule("R29", title="One")
    state = file.stat()
    times = (state.st_atime_ns, state.st_mtime_ns - old * 2 * keeping.STEP)
    os.utime(file, ns=times)
    kept = Kept()
    load(project.root, kept)
    file.write_bytes(file.read_bytes().replace(b"One", b"Two"))
    os.utime(file, ns=times)
    assert load(project.root, kept).library.records["R29"].entry.title == "Two"


def test_a_file_that_was_away_for_a_load_is_read_when_it_is_back(project: Project) -> None:
    file, elsewhere = project.root / project.rule("R29", title="One"), project.root / "away.md"
    times = (0, file.stat().st_mtime_ns - 2 * keeping.STEP)
    os.utime(file, ns=times)
    kept = Kept()
    load(project.root, kept)
    file.rename(elsewhere)
    assert not load(project.root, kept).library.records
    elsewhere.write_bytes(elsewhere.read_bytes().replace(b"One", b"Two"))
    os.utime(elsewhere, ns=times)
    elsewhere.rename(file)
    assert load(project.root, kept).library.records["R29"].entry.title == "Two"


@pytest.mark.usefixtures("settled")
def test_a_load_that_came_to_no_end_changes_nothing_of_what_is_known(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.rule("R28")
    project.rule("R29", title="One")
    kept = Kept()
    load(project.root, kept)
    project.rule("R28", title="Another")
    project.rule("R29", title="Another")
    with monkeypatch.context() as patch:
        patch.setattr(keeping.Kept, "know", interrupted)
        with pytest.raises(KeyboardInterrupt):
            load(project.root, kept)
    assert {one.entry.title for one in load(project.root, kept).library.records.values()} == {"Another"}


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_another_vocabulary_is_read(project: Project) -> None:
    kept = Kept()
    assert not load(project.root, kept).library.terms
    project.term("promise", "promise")
    assert list(load(project.root, kept).library.terms) == ["promise"]


def test_a_link_is_a_file_wherever_it_leads(project: Project) -> None:
    (project.root / "cases").mkdir()
    (project.root / "cases/link").symlink_to(project.root / "docs", target_is_directory=True)
    assert [fault.path for fault in load(project.root).diagnostics] == ["cases/link"]


def test_after_an_edit_the_errors_are_those_of_edited_records(project: Project) -> None:
    project.rule("R28", related=["R77"])
    project.rule("R29", related=["R88"])
    library = project.library()
    assert {fault.path for fault in errors(library, {"R29"})} == {"docs/rules/R29-slug.en.md"}
    assert "R28" in focused(library, {"R29"}).records


def test_after_an_edit_the_check_says_what_is_new(project: Project) -> None:
    project.rule("R28", text="The cashier was careless.")
    project.rule("R29", text="The clerk was lazy.", related=["R88"])
    found = set(check(project.library(), {"R29"}))
    assert {fault.path for fault in found} == {"docs/rules/R29-slug.en.md"}
    assert {fault.severity for fault in found} == {"error", "warning", "notice"}
    assert found < set(check(project.library()))


def test_errors_are_the_errors_of_the_check(broken: Path) -> None:
    library = load(broken).library
    assert errors(library) == sorted({fault for fault in check(library) if fault.severity == "error"})


def test_what_is_only_advice_never_says_more_than_a_warning(broken: Path) -> None:
    library = load(broken).library
    assert {fault.severity for one in ADVICE for fault in one(library)} == {"warning"}


def test_checks_of_each_record_say_together_what_they_say_of_all(broken: Path) -> None:
    """To the letter: what a reference could have meant is looked for among all records."""
    library = load(broken).library
    for one in set(CHECKS) - OF_ALL_RECORDS:
        parts = {fault for id in library.records for fault in one(focused(library, {id}))}
        assert parts >= of_records(one(library)), one


def test_the_check_of_edited_records_says_all_of_them_and_hardly_more(broken: Path) -> None:
    library = load(broken).library
    whole = set(check(library))
    parts = {id: set(check(library, {id})) for id in library.records}
    assert set().union(*parts.values()) >= of_records(whole)
    assert all(len(part) < len(whole) / 2 for part in parts.values())


def of_records(found: Iterable[Diagnostic]) -> set[Diagnostic]:
    """Faults of files that are one record."""
    return {fault for fault in found if not fault.path.endswith(".yml")}


@pytest.fixture
def broken() -> Path:
    """The content in which every fault stands."""
    return Path(__file__).parent.parent / "golden/broken"
