"""``rulebook review``: what it writes, and what it refuses."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builders import Project
from rulebook.authoring.reviewing import reviewed
from rulebook.cli import main
from rulebook.schema.frontmatter import read_front_matter

FINDING = "The refund limit is out of date; the example still holds."
HEAD, TAIL = "---\ntitle: 'Quoted'  # kept\n", "owner: training\n---\n\nText.  \n\n\n"


def review(project: Project, id: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["review", id, *options, "--root", str(project.root)])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("reviewed: {on: 2025-01-02, finding: x}\n", 'reviewed: {on: 2026-11-22, finding: "It’s: \\"new\\""}\n'),
        ('reviewed: {finding: "x, y", on: 2.1.2025}\n', 'reviewed: {finding: "It’s: \\"new\\"", on: 2026-11-22}\n'),
        (
            "reviewed:\n  on: '2025-01-02'\n  # why\n  finding: >\n    Long\n    text\n",
            'reviewed:\n  on: 2026-11-22\n  # why\n  finding: "It’s: \\"new\\""\n',
        ),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_nothing_but_the_review_is_changed(before: str, after: str, mark: str, end: str) -> None:
    expected = (mark + HEAD + after + TAIL).replace("\n", end)
    text = (mark + HEAD + before + TAIL).replace("\n", end)
    assert reviewed(text, date(2026, 11, 22), 'It’s: "new"') == expected


@pytest.mark.parametrize("finding", ["a # b: {c} [d]", "no", "- x", "'", '"\\', "x" * 500])
def test_any_finding_is_read_back_as_it_was_said(finding: str) -> None:
    text = reviewed("---\nreviewed: {on: 2025-01-02, finding: x}\n---\n\nText.\n", date(2026, 11, 22), finding)
    assert read_front_matter(text).fields["reviewed"] == {"on": "2026-11-22", "finding": finding}


def test_it_writes_into_the_source_and_no_other_file(project: Project) -> None:
    path = project.rule("R29")
    project.translate("R29", "ru")
    before = {file: file.read_bytes() for file in project.root.rglob("*.md")}
    done = review(project, "r29", "--finding", FINDING, "--on", "20.11.2026", "--lang", "en")
    assert (done.exit_code, done.output) == (0, f"{path}: reviewed on 20 November 2026\n")
    changed = [file for file in project.root.rglob("*.md") if file.read_bytes() != before.get(file)]
    assert changed == [project.root / path]
    review_of = project.record("R29").entry.reviewed
    assert (review_of.on, review_of.finding) == (date(2026, 11, 20), FINDING)
    assert project.faults() == []


def test_the_day_is_today_if_none_is_said(project: Project) -> None:
    project.guide()
    review(project, "recovery", "--finding", FINDING)
    assert project.record("recovery").entry.reviewed.on == date.today()


@pytest.mark.parametrize("options", [(), ("--finding", ""), ("--finding", "ok"), ("--finding", "Vše v pořádku")])
def test_a_review_without_a_finding_is_refused(project: Project, options: tuple[str, ...]) -> None:
    before = Path(project.root / project.guide()).read_bytes()
    done = review(project, "recovery", *options, "--lang", "en")
    assert done.exit_code == 1
    assert "A review is worth what it found" in done.output
    assert Path(project.root / "docs/guides/recovery.en.md").read_bytes() == before


@pytest.mark.parametrize(
    ("id", "options", "words"),
    [
        ("recovry", (), "recovry: there is no such record – did you mean recovery?"),
        ("broken", (), "broken: the record cannot be read; see: .venv/bin/rulebook check"),
        ("recovery", ("--on", "5/6/2026"), "'5/6/2026' is no day; write it as 2026-11-21"),
        ("recovery", ("--on", "2999-01-01"), "'2999-01-01' is still to come"),
    ],
)
def test_what_cannot_be_noted_is_refused_kindly(
    project: Project, id: str, options: tuple[str, ...], words: str
) -> None:
    project.guide()
    project.write("docs/guides/broken.en.md", "---\ntitle: x\n---\n\nText.\n")
    done = review(project, id, "--finding", FINDING, *options, "--lang", "en")
    assert done.exit_code == 1
    assert words in done.output


def test_it_speaks_the_language_of_the_editor(project: Project) -> None:
    project.guide()
    assert "Revize má cenu podle toho, co zjistila." in review(project, "recovery", "--lang", "cs").output
