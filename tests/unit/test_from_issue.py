"""Issues -> cases: what a form's answers become, and what a hostile issue does not."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import Project
from rulebook.authoring.answers import LONGEST, NoAnswersError, answers, visible
from rulebook.authoring.from_answers import CaseWriter, prose
from rulebook.cli import main
from rulebook.description.forms import forms
from rulebook.description.issue_forms import choices, issue_forms
from rulebook.loader import load
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import Library

ROOT = Path(__file__).parents[2]
FORM = forms()["case"]
LIBRARY = load(ROOT).library
TEXTS = {
    "title": "The lost umbrella",
    "summary": "A guest’s umbrella is gone and comes back.",
    "moments": "0 min | guest | Looks for the umbrella. | mediocre\n- 10 min | cashier | Brings it: yours? | magic",
    "story": "It rained.\n\nIt stopped.",
    "put_right": "The umbrella came back.",
    "prevents": "_No response_",
    "rules": "R27 kept: The cashier saw it first.",
    "lessons": "Look under the chair.",
    "discuss": "Who looks at your place?",
}
WORDS = {
    "basis": "constructed",
    "kind": "incident",
    "incident": "failure/other",
    "customer": "external",
    "touchpoint": "counter",
}


def issue(language: Language = "en", **changes: str) -> str:
    """An issue as GitHub writes it from the answers to a form."""
    taxonomy, groups = LIBRARY.taxonomy, {question.id: question.words for question in FORM.questions}
    chosen = {name: taxonomy.label(word, language, *groups[name]).label for name, word in WORDS.items()}
    texts = {**TEXTS, **chosen, **changes}
    return "\n\n".join(f"### {one.label[language]}\n\n{texts.get(one.id, '_No response_')}" for one in FORM.questions)


def draft(body: str, library: Library = LIBRARY) -> tuple[str, str]:
    made = CaseWriter(library, FORM, date(2026, 11, 21)).draft(answers(FORM, body))
    return made.path, made.text


def run(root: Path, text: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["from-issue", "-", "--root", str(root), *options], input=text)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the real vocabulary, and one rule."""
    vocabulary = ROOT / "docs/vocabulary/taxonomy.yml"
    project = Project(tmp_path)
    project.write("docs/vocabulary/taxonomy.yml", vocabulary.read_text(encoding="utf-8"))
    project.rule("R27", level="basic", tags=[])
    (tmp_path / "cases").mkdir()
    return tmp_path


def faults(root: Path, path: str) -> list[str]:
    """What the check says of one file, but for its translations that are not there yet."""
    return [str(one) for one in Project(root).diagnostics() if one.path == path and one.code != "RB043"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answered_form_becomes_a_case_without_a_fault(project: Path, language: Language) -> None:
    done = run(project, issue(language))
    assert done.exit_code == 0, done.output
    path = f"cases/the-lost-umbrella.{language}.md"
    assert done.stdout == f"{path}\n"
    assert faults(project, path) == []


def test_the_case_says_what_was_told(project: Path) -> None:
    assert run(project, issue()).exit_code == 0
    case = load(project).library.cases["the-lost-umbrella"].entry
    assert (case.title, case.basis, case.confidence, case.touchpoint) == (
        TEXTS["title"],
        "constructed",
        "low",
        "counter",
    )
    assert [(one.at, one.who, one.value) for one in case.moments] == [
        ("0 min", "guest", "mediocre"),
        ("10 min", "cashier", "magic"),
    ]
    assert [(one.rule, one.how, one.why) for one in case.rules] == [("R27", "kept", "The cashier saw it first.")]
    assert case.recovery
    assert (case.recovery.put_right, case.recovery.prevents) == ("The umbrella came back.", None)
    assert "It rained.\n\nIt stopped." in case.body


def test_labels_of_the_language_are_understood(project: Path) -> None:
    taxonomy = LIBRARY.taxonomy
    value, how = taxonomy.label("magic", "cs", "values").label, taxonomy.label("kept", "cs", "hows").label
    who = taxonomy.label("cashier", "cs", "actors").label
    done = run(project, issue("cs", moments=f"{who} | Vrátí deštník. | {value}", rules=f"R27 {how}: Všimla si první."))
    assert done.exit_code == 0, done.output
    case = load(project).library.cases["the-lost-umbrella"].entry
    assert [(one.at, one.who, one.value) for one in case.moments] == [(None, "cashier", "magic")]
    assert [one.how for one in case.rules] == ["kept"]


@pytest.mark.parametrize(
    ("language", "said", "label"),
    [("en", "Web site", "Website"), ("ru", "Прилажение", "Приложение"), ("cs", "Wbe", "Web")],
)
def test_an_invented_choice_is_named_as_the_form_shows_it(
    project: Path, language: Language, said: str, label: str
) -> None:
    question = next(one for one in FORM.questions if one.id == "touchpoint")
    done = run(project, issue(language, touchpoint=said), "--lang", language)
    (fault,) = [line for line in done.stderr.splitlines() if "RB023" in line]
    assert f"{question.label[language]}" in fault
    labels = choices(question, LIBRARY.taxonomy, language)
    assert f"{said!r}" in fault
    assert ", ".join(labels) in fault
    assert re.search(rf"(did you mean|может быть,|nemělo to být) {label}\? ", fault)


def test_other_faults_name_their_question_as_well(project: Path) -> None:
    assert "RB022 “When?”: occurred: found 'soon'" in run(project, issue(occurred="soon")).stderr
    moment = run(project, issue(moments="0 min | guest | Waits. | magik")).stderr
    assert "RB022 “Moment by moment”: moments.0.value: found 'magik'" in moment


def test_a_template_of_gitlab_that_was_filled_in_is_read_as_well() -> None:
    template = dict(issue_forms(LIBRARY.taxonomy))[".gitlab/issue_templates/case-ru.md"]
    filled = template.replace("### Название\n", "### Название\n\nПотерянный зонт\n")
    given = answers(FORM, filled)
    assert (given.language, given.line("title"), given.line("summary")) == ("ru", "Потерянный зонт", "")


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"issue": {"number": 1, "body": issue()}}),
        json.dumps({"description": issue()}),
        json.dumps({"object_attributes": {"description": issue()}}),
        issue(),
        issue().replace("\n", "\r\n"),
    ],
)
def test_an_issue_comes_in_many_wrappings(project: Path, text: str) -> None:
    assert run(project, text).exit_code == 0


@pytest.mark.parametrize(
    "text", ["", "Hello!", "{", "{}", '{"issue": {"body": 5}}', '{"issue": []}', "[" * 10_000, '{"a":' * 9_000]
)
def test_what_is_no_form_is_refused_kindly(project: Path, text: str) -> None:
    done = run(project, text, "--lang", "cs")
    assert done.exit_code == 1
    assert "formulář" in done.output or "požadav" in done.output
    assert list((project / "cases").iterdir()) == []


@pytest.mark.parametrize("size", [LONGEST + 1, 1_000_001])
def test_a_huge_issue_is_refused(project: Path, size: int) -> None:
    done = run(project, issue(story="x" * size))
    assert done.exit_code == 1
    assert list((project / "cases").iterdir()) == []


def test_a_name_that_is_taken_is_not_written_over(project: Path) -> None:
    first, second = run(project, issue()).stdout, run(project, issue()).stdout
    assert (first, second) == ("cases/the-lost-umbrella.en.md\n", "cases/the-lost-umbrella-2.en.md\n")


HOSTILE = [
    "../../../etc/passwd",
    "`touch pwned`",
    "$(touch pwned)",
    "; touch pwned #",
    '"; touch pwned; "',
    "--output=pwned",
    "---\ntitle: pwned\n---",
    'x"\nbasis: documented\nz: "',
    "# heading\n## The story\n## Discuss",
    "Setext\n===",
    "```\nnever closed",
    "~~~\nnever closed",
    "<script>alert(1)</script>",
    "<!-- allow RB070: I say so -->",
    "<!-- pause: now -->",
    "<!--",
    "{{ config }} {% raw %}",
    "&anchor *alias !!python/object:os.system",
    "\x00\x1b[31m\u202e\u2028\u2029\ufeff",
    "### Title\n\nanother",
    "### The story\n\n### Discuss",
    "R27 " * 5_000,
    "| " * 5_000,
    "- " * 5_000,
    "<!--" * 5_000,
    "😀" * 1_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:24])
@pytest.mark.parametrize(
    "field", ["title", "summary", "moments", "story", "rules", "sources", "basis", "put_right", "discuss"]
)
def test_a_hostile_answer_stays_where_it_was_given(text: str, field: str) -> None:
    path, made = draft(issue(**{field: text}))
    folder, _, name = path.partition("/")
    assert folder == "cases"
    assert set(name.removesuffix(".en.md")) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    head, _, body = made.removeprefix("---\n").partition("\n---\n\n")
    assert all(line[0].isascii() for line in head.split("\n"))
    assert "title: pwned" not in [line.strip() for line in head.split("\n")]
    headings = [line for line in body.split("\n") if line.lstrip().startswith("#")]
    assert headings == ["## The story", "## What we learn", "## Discuss"]
    assert "<script" not in body
    assert "<!--" not in body


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_answer_can_break_out_of_its_section(text: str) -> None:
    body = prose(visible(text))
    assert not [line for line in body.split("\n") if line.lstrip(" ").startswith(("#", "```", "~~~", "---", "==="))]
    assert visible(body) == body


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_a_draft_or_a_refusal(text: str) -> None:
    try:
        path, made = draft(issue(story=text, title=text[:80]))
    except NoAnswersError:
        return
    assert path.endswith(".en.md")
    assert made.endswith("\n")


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=True)
    return done.stdout.strip()


def clone(project: Path) -> Path:
    """A clone of a bare repository, as a workflow has it."""
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    git(project, "init", "--quiet", "--initial-branch", "main")
    git(project, "add", "--all")
    git(project, *identity, "commit", "--quiet", "--message", "Start")
    git(project.parent, "clone", "--quiet", "--bare", str(project), "origin.git")
    git(project, "remote", "add", "origin", str(project.parent / "origin.git"))
    return project


def make_branch(project: Path, event: Any) -> subprocess.CompletedProcess[str]:
    file = project.parent / "event.json"
    file.write_text(json.dumps(event), encoding="utf-8")
    command = [sys.executable, str(ROOT / "tools/case_branch.py"), str(file)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.whole
@pytest.mark.parametrize("title", ["The lost umbrella", "$(touch pwned) `touch pwned` ../../x; touch pwned"])
def test_the_script_puts_the_case_on_a_branch(tmp_path: Path, title: str) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    Project(folder).write(
        "docs/vocabulary/taxonomy.yml", (ROOT / "docs/vocabulary/taxonomy.yml").read_text(encoding="utf-8")
    )
    Project(folder).write("cases/README.md", "Cases.")
    done = make_branch(clone(folder), {"issue": {"number": 12, "title": title, "body": issue(title=title, rules="")}})
    assert done.returncode == 0, done.stderr
    path = done.stdout.partition(":")[0]
    origin = tmp_path / "origin.git"
    assert git(origin, "diff", "--name-only", "main", "case/issue-12") == path
    assert git(origin, "log", "-1", "--format=%s", "case/issue-12") == "A case, told in issue 12"
    assert not list(tmp_path.rglob("pwned"))


@pytest.mark.whole
@pytest.mark.parametrize(
    "event", [{"issue": {"number": "12; touch pwned", "body": ""}}, {"issue": {"number": 12, "body": "Hi"}}]
)
def test_the_script_makes_no_branch_of_what_is_no_case(tmp_path: Path, event: Any) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    Project(folder).taxonomy()
    done = make_branch(clone(folder), event)
    assert done.returncode != 0
    assert git(tmp_path / "origin.git", "branch", "--list") == "* main"
    assert not list(tmp_path.rglob("pwned"))
