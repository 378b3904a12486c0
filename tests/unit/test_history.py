"""Staleness: which translation, and what has changed since, from the history of a real repository."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from builders import Project
from rulebook.loader.history import History, changed_prose

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "test@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, env=ENVIRONMENT, check=True, capture_output=True)


def versions(root: Path, path: str) -> list[str]:
    with History(root) as history:
        return list(history.versions(path))


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x")


@pytest.fixture
def repository(project: Project) -> Project:
    """A project in a repository, with a rule and its translation committed."""
    project.rule("R29", title="Old")
    project.translate("R29", "ru")
    git(project.root, "init", "-q")
    commit(project.root)
    return project


def test_a_translation_of_the_source_as_it_is_is_not_stale(repository: Project) -> None:
    assert dict(repository.record("R29").stale) == {}


def test_a_changed_source_makes_its_translations_stale_and_says_what_changed(repository: Project) -> None:
    repository.rule(
        "R29",
        title="New",
        text="Other.",
        bend={"when": "Now.", "who": "front-line", "limit": "Nothing.", "no_needs": "manager"},
    )
    assert dict(repository.record("R29").stale) == {"ru": ("bend", "body", "title")}


def test_what_changed_is_found_behind_several_commits(repository: Project) -> None:
    for summary in ("One.", "Two.", "Three."):
        repository.rule("R29", title="Old", summary=summary)
        commit(repository.root)
    assert dict(repository.record("R29").stale) == {"ru": ("summary",)}


def test_a_change_that_is_no_prose_makes_nothing_stale(repository: Project) -> None:
    repository.rule("R29", title="Old", tags=["apology"], level="magic")
    assert dict(repository.record("R29").stale) == {}


def test_a_version_that_cannot_be_read_is_passed_over(repository: Project) -> None:
    repository.write("docs/rules/R29-slug.en.md", "no front matter")
    commit(repository.root)
    repository.rule("R29", title="New")
    assert dict(repository.record("R29").stale) == {"ru": ("title",)}


def test_a_project_in_a_folder_of_its_repository_works_too(project: Project, tmp_path: Path) -> None:
    inner = Project(tmp_path / "inner")
    inner.taxonomy()
    inner.rule("R29", title="Old")
    inner.translate("R29", "ru")
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    inner.rule("R29", title="New")
    assert dict(inner.record("R29").stale) == {"ru": ("title",)}


def test_without_a_repository_a_translation_is_stale_all_the_same(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.root.parent))
    project.rule("R29", title="Old")
    project.translate("R29", "ru")
    project.rule("R29", title="New")
    assert dict(project.record("R29").stale) == {"ru": ()}


def test_without_git_there_is_no_history(repository: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    path = "docs/rules/R29-slug.en.md"
    assert [text[:4] for text in versions(repository.root, path)] == ["---\n"]
    monkeypatch.setenv("PATH", str(repository.root))
    assert versions(repository.root, path) == []


def test_a_file_s_versions_come_newest_first_and_each_once(repository: Project) -> None:
    path = "docs/rules/R29-slug.en.md"
    for title in ("One", "Two", "One"):
        repository.rule("R29", title=title)
        commit(repository.root)
    assert [re.findall('title: "?(\\w+)', text)[0] for text in versions(repository.root, path)] == ["One", "Two", "Old"]


def test_a_merge_that_made_a_text_of_its_own_is_a_version(repository: Project) -> None:
    path = "docs/rules/R29-slug.en.md"
    git(repository.root, "checkout", "-qb", "side")
    repository.rule("R29", title="Side")
    commit(repository.root)
    git(repository.root, "checkout", "-q", "-")
    repository.rule("R29", title="Main")
    commit(repository.root)
    git(repository.root, "merge", "-q", "--no-commit", "-s", "ours", "side")
    repository.rule("R29", title="Both")
    commit(repository.root)
    titles = [re.findall('title: "?(\\w+)', text)[0] for text in versions(repository.root, path)]
    assert titles[0] == "Both"
    assert set(titles) >= {"Both", "Main", "Old"}


def test_many_stale_translations_cost_two_processes_which_end(
    repository: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30, 36):
        repository.rule(f"R{number}", title="Old")
        repository.translate(f"R{number}", "ru")
    commit(repository.root)
    for number in range(30, 36):
        repository.rule(f"R{number}", title="New")
    begun = []
    monkeypatch.setattr(
        subprocess, "Popen", lambda *a, popen=subprocess.Popen, **k: begun.append(popen(*a, **k)) or begun[-1]
    )
    records = repository.library().records
    assert [dict(records[f"R{number}"].stale) for number in range(30, 36)] == [{"ru": ("title",)}] * 6
    assert len(begun) == 2
    assert all(process.poll() is not None for process in begun)


def test_changed_prose_names_each_field_once(project: Project) -> None:
    project.case("ham")
    project.case("cheese", title="Case ham", moments=[{"who": "guest", "what": "Waits.", "value": "misery"}])
    records = project.library().records
    assert changed_prose(records["ham"].entry, records["cheese"].entry) == ("moments",)
    assert changed_prose(records["ham"].entry, records["ham"].entry) == ()
