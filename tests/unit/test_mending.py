"""``rulebook check --fix``: which files it touches, and what it says."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from builders import Project
from rulebook.authoring.mending import mend
from rulebook.cli import main

BROKEN = Path(__file__).parents[1] / "golden/broken"


def loosen(project: Project, path: str) -> str:
    """Let a program of Windows save a file."""
    text = (project.root / path).read_text(encoding="utf-8")
    return project.write(path, "\ufeff" + text.replace("\n", "\r\n"))


def contents(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def run(project: Project, *options: str) -> tuple[str, str]:
    done = CliRunner().invoke(main, ["check", "--fix", "--root", str(project.root), *options])
    return done.stdout, done.stderr


def test_it_writes_only_what_it_mends(project: Project) -> None:
    project.rule("R29")
    list(mend(project.root))
    loose, before = loosen(project, project.case("ham")), contents(project.root)
    assert [path for path, _ in mend(project.root)] == [loose]
    after = contents(project.root)
    assert {path for path in after if after[path] != before.get(path)} == {project.root / loose}
    assert after.keys() == before.keys()
    assert list(mend(project.root)) == []


def test_it_touches_no_file_that_cannot_be_read_or_is_no_record(project: Project) -> None:
    project.write("cases/facts/ham.yml", "a: 1  \n")
    project.write("docs/engineering/notes.md", "Notes  \n\n\n")
    project.write("docs/rules/R29-open.en.md", "---\ntitle: [open \n")
    project.write("cases/page.html", "x  \n")
    (project.root / "cases/latin.en.md").write_bytes(b"---\ntitle: caf\xe9 \n---\n")
    before = contents(project.root)
    list(mend(project.root))
    assert contents(project.root) == before


def test_a_link_to_a_file_elsewhere_stays_a_link(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    there = tmp_path_factory.mktemp("elsewhere") / "secret.md"
    there.write_text("---\ntitle: x  \n---\n", encoding="utf-8")
    project.rule("R29")
    (project.root / "docs/rules/R30-link.en.md").symlink_to(there)
    list(mend(project.root))
    assert there.read_text(encoding="utf-8") == "---\ntitle: x  \n---\n"
    assert (project.root / "docs/rules/R30-link.en.md").is_symlink()


def test_a_mended_file_keeps_its_mode(project: Project) -> None:
    path = project.root / loosen(project, project.guide())
    path.chmod(0o640)
    list(mend(project.root))
    assert path.stat().st_mode & 0o777 == 0o640


def test_the_translations_of_a_mended_source_are_not_stale(project: Project) -> None:
    path = project.guide(text="Cafe\u0301 \nand tea.")
    project.translate("recovery", "ru")
    list(mend(project.root))
    assert "Café\nand tea." in (project.root / path).read_text(encoding="utf-8")
    assert dict(project.record("recovery").stale) == {}


def test_it_says_what_was_mended_in_each_file_and_then_checks(project: Project) -> None:
    path = project.guide(reviewed={"finding": "The phone number is new.", "on": "21.11.2026"})
    loosen(project, path)
    out, err = run(project)
    assert err.splitlines()[0] == f"{path}: white space, dates and times, order of the fields"
    assert "RB022" not in out
    assert run(project)[1].splitlines()[0] == "0 files mended"


def test_it_speaks_the_language_of_the_editor_and_leaves_the_report_to_programs(project: Project) -> None:
    list(mend(project.root))
    loosen(project, project.guide())
    out, err = run(project, "--lang", "cs", "--format", "json")
    assert "recovery.en.md: " in err
    assert "Opraven 1 soubor" in err
    assert json.loads(out)


def test_the_broken_project_has_no_new_faults_when_it_is_mended(tmp_path: Path) -> None:
    folder = shutil.copytree(BROKEN, tmp_path / "broken", ignore=shutil.ignore_patterns(".cache"))
    project = Project(Path(folder))
    before = {(one.path, one.code) for one in project.diagnostics()}
    assert [path for path, _ in mend(project.root)]
    assert list(mend(project.root)) == []
    after = {(one.path, one.code) for one in project.diagnostics()}
    assert after - before == {("docs/guides/yaml-tab.en.md", "RB043")}  # it can be read now, and lacks its translations


def test_only_what_is_named_is_mended(project: Project) -> None:
    ham, toast = (loosen(project, project.case(name)) for name in ("ham", "toast"))
    before = (project.root / toast).read_bytes()
    run(project, str(project.root / ham))
    assert (project.root / toast).read_bytes() == before
    assert b"\r" not in (project.root / ham).read_bytes()
