"""The `rulebook` command."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builders import Project
from rulebook.cli import ELSEWHERE, main
from rulebook.model.fingerprint import fingerprint


def run(project: Project, *arguments: str, env: dict[str, str] | None = None) -> Result:
    return CliRunner(env=env).invoke(main, [*arguments, "--root", str(project.root)])


def whole(project: Project) -> Project:
    project.rule("R29")
    project.translate("R29", "ru")
    project.translate("R29", "cs")
    return project


def test_a_project_without_faults_is_right(project: Project) -> None:
    done = run(whole(project), "check", "--strict")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "0 errors, 0 warnings\nNothing to mend.\n")


def test_an_error_fails_the_check_and_is_printed(project: Project) -> None:
    project.rule("R29", side="recovry")
    done = run(project, "check")
    assert done.exit_code == 1
    assert done.stdout.splitlines()[1].startswith("docs/rules/R29-slug.en.md:5:1: RB023 side: 'recovry' is not known")
    assert done.stderr == "1 error, 0 warnings, 1 notice\n"


def test_a_warning_fails_the_check_only_when_it_is_strict(project: Project) -> None:
    project.rule("R29", text="The cashier was careless.")
    assert [run(project, "check").exit_code, run(project, "check", "--strict").exit_code] == [0, 1]


def test_a_notice_is_told_and_fails_no_strict_check(project: Project) -> None:
    """A text may come before its translations."""
    project.rule("R29")
    done = run(project, "check", "--strict")
    assert (done.exit_code, "RB043" in done.stdout) == (0, True)
    assert done.stderr == "0 errors, 0 warnings, 1 notice\nNothing to mend.\n"


def test_a_check_of_files_or_folders_shows_and_counts_only_theirs(project: Project) -> None:
    right = project.root / whole(project).case("ham")
    project.rule("R30", side="recovry")
    shown = [run(project, "check", str(path)) for path in (right, right.parent, project.root / "docs", project.root)]
    assert [one.exit_code for one in shown] == [0, 0, 1, 1]
    assert "R30" not in shown[0].output
    assert shown[1].stderr == "0 errors, 0 warnings, 1 notice\nNothing to mend.\n"


def test_a_check_of_what_is_not_there_says_so(project: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    missing, elsewhere = (run(project, "check", str(path)) for path in ("nowhere", tmp_path_factory.mktemp("other")))
    assert (missing.exit_code, "'nowhere' does not exist" in missing.output) == (2, True)
    assert (elsewhere.exit_code, "is no file or folder of this project" in elsewhere.output) == (1, True)


@pytest.mark.parametrize(
    ("language", "summary"),
    [("ru", "1 ошибка, 0 предупреждений, 1 замечание"), ("cs", "1 chyba, 0 upozornění, 1 poznámka")],
)
def test_a_check_speaks_the_language_that_is_asked_for(project: Project, language: str, summary: str) -> None:
    project.rule("R29", side="recovry")
    done = run(project, "check", "--lang", language)
    assert done.stderr == f"{summary}\n"
    assert "did you mean" not in done.stdout
    assert run(project, "check", env={"LC_ALL": f"{language}.UTF-8"}).stdout == done.stdout


@pytest.mark.parametrize("form", ["json", "gitlab", "sarif"])
def test_a_check_writes_what_programs_read_and_fails_all_the_same(project: Project, form: str) -> None:
    project.rule("R29", side="recovry")
    done = run(project, "check", "--format", form, "--lang", "cs")
    assert done.exit_code == 1
    assert "nemělo to být recovery?" in json.dumps(json.loads(done.stdout), ensure_ascii=False)


def test_a_check_annotates_a_proposal_on_github(project: Project) -> None:
    project.rule("R29")
    done = run(project, "check", "--format", "github")
    assert done.exit_code == 0
    assert done.stdout.startswith("::notice file=docs/rules/R29-slug.en.md,line=2,col=1,title=RB043 ")


def test_a_report_knows_the_site_by_its_address(project: Project) -> None:
    project.rule("R29")
    done = run(project, "check", "--format", "sarif", env={"RULEBOOK_SITE_URL": "https://example.org/"})
    assert "https://example.org/en/check/rb043/" in done.stdout


def test_faults_are_sorted_by_file_and_line(project: Project) -> None:
    project.rule("R29", side="x", part="x")
    project.case("ham", kind="x")
    places = [line.split(" RB")[0] for line in run(project, "check").stdout.splitlines()]
    assert places == [
        "cases/ham.en.md:2:1:",
        "cases/ham.en.md:4:1:",
        "docs/rules/R29-slug.en.md:2:1:",
        "docs/rules/R29-slug.en.md:4:1:",
        "docs/rules/R29-slug.en.md:5:1:",
    ]


def test_a_fault_that_two_checks_find_is_told_once(project: Project) -> None:
    project.write("docs/vocabulary/glossary.yml", "x")
    lines = run(project, "check").stdout.splitlines()
    assert len(lines) == len(set(lines)) == 1


def test_a_folder_that_is_not_there_is_refused() -> None:
    done = CliRunner().invoke(main, ["check", "--root", "/nowhere"])
    assert done.exit_code == 2
    assert "does not exist" in done.stderr


@pytest.mark.parametrize(
    "state",
    [
        'translation: {of: "00000000", status: reviewed}',
        "translation: {of: 00000000, status: reviewed}",
        "translation: {of: '00000000', status: reviewed}",
        "translation:\n  of: 00000000\n  status: reviewed",
        "translation: {status: reviewed, of: 00000000}",
    ],
)
def test_translated_notes_the_hash_of_the_source_as_it_is(project: Project, state: str) -> None:
    project.rule("R29")
    path = project.translate("R29", "ru")
    text = (project.root / path).read_text(encoding="utf-8")
    project.write(path, re.sub(r"translation: .+", state, text))
    done = run(project, "translated", str(project.root / path))
    assert (done.exit_code, done.output) == (0, f"{path}: noted; it says what its source says now.\n")
    assert dict(project.record("R29").stale) == {}
    assert project.faults() == []


def test_translated_changes_nothing_but_the_hash(project: Project) -> None:
    project.rule("R29")
    path = project.translate("R29", "ru", title="Суть: of: было")
    text = (project.root / path).read_text(encoding="utf-8")
    before = re.sub(r"translation: .+", "translation: {of: 00000000, status: reviewed}", text).replace("\n", "\r\n")
    project.write(path, before)
    run(project, "translated", str(project.root / path))
    after = (project.root / path).read_bytes().decode()
    assert after == before.replace("00000000", f'"{fingerprint(project.record("R29").entry)}"')


def test_translated_finds_the_hash_wherever_it_stands(project: Project) -> None:
    project.rule("R29")
    path = project.translate("R29", "ru")
    lines = (project.root / path).read_text(encoding="utf-8").splitlines(keepends=True)
    lines[1:3] = ['title: "The art of: it"\n', "translation: {of: 00000000, status: reviewed}\n"]
    project.write(path, "".join(lines))
    run(project, "translated", str(project.root / path))
    assert (project.record("R29").text("ru").title, dict(project.record("R29").stale)) == ("The art of: it", {})


def test_translated_leaves_other_files_alone(project: Project) -> None:
    whole(project)
    state = {"of": "00000000", "status": "reviewed"}
    russian, czech = (project.translate("R29", language, translation=state) for language in ("ru", "cs"))
    run(project, "translated", str(project.root / russian))
    assert sorted(project.record("R29").stale) == ["cs"]
    assert "00000000" in (project.root / czech).read_text(encoding="utf-8")


def test_translated_refuses_what_is_no_translation_and_writes_nothing(project: Project) -> None:
    source = project.rule("R29")
    path = project.translate("R29", "ru", translation={"of": "00000000", "status": "reviewed"})
    done = run(project, "translated", str(project.root / path), str(project.root / source))
    assert done.exit_code == 1
    assert f"{source} is no translation" in done.stderr
    assert list(project.record("R29").stale) == ["ru"]


def test_translated_needs_a_file_that_exists(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["translated"]).exit_code == 2
    assert CliRunner().invoke(main, ["translated", str(tmp_path / "none.md")]).exit_code == 2


@pytest.mark.parametrize("command", ["check", "translated", "build", "serve"])
def test_every_command_says_what_it_does(command: str) -> None:
    done = CliRunner().invoke(main, [command, "--help"])
    assert done.exit_code == 0
    assert len(done.output.splitlines()[2].strip()) > 20


def test_every_command_is_listed_and_found() -> None:
    shown = CliRunner().invoke(main, ["--help"]).stdout
    names = re.findall(r"^  ([a-z-]+)  ", shown.partition("Commands:")[2], re.M)
    assert set(ELSEWHERE) < set(names)
    assert names == sorted(names)
    for name in names:
        done = CliRunner().invoke(main, [name, "--help"])
        assert (done.exit_code, done.stdout.partition(" [OPTIONS]")[0]) == (0, f"Usage: main {name}")
    assert CliRunner().invoke(main, ["nothing"]).exit_code == 2


def test_a_build_imports_no_command_but_its_own() -> None:
    program = "import sys; import rulebook.cli, rulebook.bridge.building, rulebook.bridge.printing; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    found = {name.partition(".")[0] if not name.startswith("rulebook.") else name for name in done.stdout.split()}
    assert not found & {"questionary", "ruamel", "typst", "pypdf", "rulebook.authoring", "rulebook.printing"}
