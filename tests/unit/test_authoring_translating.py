"""`rulebook translate` and `translated`: begun beside the source, missing until the last text, then green."""

import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builders import Project
from rulebook.authoring.skeleton import skeleton, without_sources
from rulebook.cli import main
from rulebook.model.languages import LANGUAGES

TEXT = re.compile(r'""$', re.M)


def run(project: Project, *arguments: str, language: str = "en") -> Result:
    return CliRunner().invoke(main, [*arguments, "--lang", language, "--root", str(project.root)])


def fill(path: Path) -> None:
    """Write a translation into every place, and a text below every heading."""
    text = TEXT.sub('"Text: no."', path.read_text(encoding="utf-8"))
    path.write_text(re.sub(r"^(## .*)$", r"\1\n\nText.", text, flags=re.M), encoding="utf-8")


@pytest.fixture
def rich(project: Project) -> Project:
    """A case with every shape of text that a translation has."""
    project.rule("R29")
    project.case(
        "ham",
        text="First: # line.\n\n---\n\nLast.",
        rules=[{"rule": "R29", "how": "kept", "why": "Said: “sorry”."}],
        sources=[{"title": "Paper", "supports": "All."}],
        recovery={"apology": {"made": "true"}, "put_right": "A new one.\u00a0Hot."},
        went_well=["One", "Two"],
        actions=[{"what": "Ask.", "owner": "manager", "state": "open"}],
        aliases=["sandwich", "ham"],
    )
    for language in ("ru", "cs"):
        project.translate("R29", language)
    return project


def test_a_skeleton_shows_every_text_of_the_source_above_its_place(rich: Project) -> None:
    library = rich.library()
    text = skeleton(library, library.records["ham"], "cs")
    assert '# en: Case ham\ntitle: ""\n' in text
    assert 'moments:\n  # en: Forgets the order.\n  - ""\n' in text
    assert 'rules:\n  # en: Said: “sorry”.\n  R29: ""\n' in text
    assert 'recovery:\n  # en: A new one. Hot.\n  put_right: ""\n' in text
    assert 'actions:\n  # en: Ask.\n  - ""\n' in text
    assert "# en: aliases: sandwich, ham\n" in text
    assert "# en: First: # line.\n" in text
    assert text.endswith("\n---\n\n## Story cs\n\n## Lessons cs\n\n## Discuss cs\n")


def test_a_skeleton_counts_as_missing_and_says_which_lines_are_empty(rich: Project) -> None:
    assert run(rich, "translate", "ham", "ru").exit_code == 0
    assert list(rich.record("ham").languages()) == ["en"]
    assert rich.faults() == []
    path = "cases/ham.ru.md"
    lines = (rich.root / path).read_text(encoding="utf-8").split("\n")
    empty = ", ".join(str(number) for number, line in enumerate(lines, 1) if line.endswith('""'))
    assert [fault for fault in rich.faults("RB043") if fault.startswith(path)] == [
        f"{path}:4:8: RB043 the translation is not finished, and readers see the source: texts still empty, by line:"
        f" {empty}; write the texts, then run: .venv/bin/rulebook translated {path}"
    ]


@pytest.mark.parametrize("kind", ["rule", "guide", "case", "handbook"])
def test_a_translation_that_is_filled_in_and_noted_passes_the_strict_check(project: Project, kind: str) -> None:
    project.rule("R29", say=[{"instead_of": "A: b", "say": "C"}])
    if kind != "rule":
        getattr(project, kind)("one")
    for id, record in project.library().records.items():
        for language in ("ru", "cs"):
            path = project.root / record.document.path.replace(".en.", f".{language}.")
            assert run(project, "translate", id.lower(), language).exit_code == 0
            fill(path)
            if not path.read_text(encoding="utf-8").split("\n---\n")[1].strip():
                path.write_text(path.read_text(encoding="utf-8") + "Text.\n", encoding="utf-8")
            assert run(project, "translated", str(path)).exit_code == 0
            assert "# en:" not in path.read_text(encoding="utf-8")
    checked = run(project, "check", "--strict")
    assert (checked.exit_code, checked.output) == (0, "0 errors, 0 warnings\nNothing to mend.\n")


def test_an_unfinished_translation_is_not_noted_as_done(rich: Project) -> None:
    run(rich, "translate", "ham", "ru")
    path = rich.root / "cases/ham.ru.md"
    before = path.read_bytes()
    done = run(rich, "translated", str(path))
    assert done.exit_code == 1
    assert "texts still empty, by line" in done.output
    assert path.read_bytes() == before


def test_what_is_there_is_never_overwritten(rich: Project) -> None:
    run(rich, "translate", "ham", "ru")
    path = rich.root / "cases/ham.ru.md"
    path.write_text(path.read_text(encoding="utf-8").replace('title: ""', 'title: "Ветчина"'), encoding="utf-8")
    before = path.read_bytes()
    assert "texts still empty, by line" in run(rich, "translate", "ham", "ru").output
    assert path.read_bytes() == before
    assert "there is nothing to do" in run(rich, "translate", "R29", "ru").output


def test_of_a_stale_translation_the_changes_of_its_source_are_shown(rich: Project) -> None:
    git(rich, "init", "-q")
    git(rich, "add", "-A")
    git(rich, "commit", "-q", "-m", "first")
    rich.rule("R29", title="Say sorry", do=["Say sorry.", "Go."], text="Other.")
    shown = run(rich, "translate", "R29", "ru").output
    assert "title:\n  - Rule R29\n  + Say sorry\n" in shown
    assert "do.1:\n  + Go.\n" in shown
    assert shown.index("do.1:") < shown.index("body:\n  - Text.\n  + Other.\n")
    assert "rulebook translated docs/rules/R29-slug.ru.md" in shown


def git(project: Project, *arguments: str) -> None:
    own = ["-c", "user.name=a", "-c", "user.email=a@a.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *own, *arguments], cwd=project.root, check=True)


def test_without_a_history_it_is_said_that_it_cannot_tell(rich: Project) -> None:
    rich.rule("R29", title="Say sorry")
    assert "The history does not say what has changed." in run(rich, "translate", "R29", "ru").output


def test_a_source_and_an_unknown_record_are_refused(rich: Project) -> None:
    assert "ham is written in English" in run(rich, "translate", "ham", "en").output
    assert "'hum' is not known – did you mean ham?" in run(rich, "translate", "hum", "ru").output


def test_the_answers_are_in_the_language_that_is_asked_for(rich: Project) -> None:
    assert "Překlad je založen: cases/ham.ru.md" in run(rich, "translate", "ham", "ru", language="cs").output


def test_only_the_comments_of_a_skeleton_are_taken_out() -> None:
    text = "---\n# mine\n# en: theirs\ntitle: a # en: b\n---\n\n# en: text\n"
    assert without_sources(text) == "---\n# mine\ntitle: a # en: b\n---\n\n# en: text\n"


def test_every_language_can_be_a_source(project: Project) -> None:
    project.case("ham", "cs", title="Šunka")
    for language in LANGUAGES:
        if language != "cs":
            assert run(project, "translate", "ham", language).exit_code == 0
            assert "# cs: Šunka\n" in (project.root / f"cases/ham.{language}.md").read_text(encoding="utf-8")
