"""What code hosts read: forms, templates, owners, workflows; their promises, and that none lags behind the model."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from rulebook.description.forms import forms
from rulebook.description.issue_forms import choices, issue_forms
from rulebook.loader import load
from rulebook.model.languages import LANGUAGES
from rulebook.model.vocabulary import Taxonomy

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
KNOWN_ACTIONS = {"actions/checkout@v6", "actions/setup-python@v6", "actions/upload-artifact@v6"}
UNTRUSTED = re.compile(r"\$\{\{")


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load(ROOT).library.taxonomy


def read(path: Path) -> Any:
    """A file of a host; `on` is a word and no truth."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  texts and nothing else


def steps(workflow: Any) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


def test_the_forms_say_what_the_model_says(taxonomy: Taxonomy) -> None:
    for path, text in issue_forms(taxonomy):
        assert (ROOT / path).read_text(encoding="utf-8") == text, f"{path} lags behind: run `rulebook issue-forms`"


def test_a_form_is_what_github_accepts(taxonomy: Taxonomy) -> None:
    for path, text in issue_forms(taxonomy):
        if not path.endswith(".yml"):
            continue
        form = yaml.safe_load(text)
        fields = [field for field in form["body"] if field["type"] != "markdown"]
        assert {"name", "description", "body"} <= set(form)
        assert len({field["id"] for field in fields}) == len(fields)
        assert len({field["attributes"]["label"] for field in fields}) == len(fields)
        for field in fields:
            assert field["type"] in {"input", "textarea", "dropdown", "checkboxes"}
            options = field["attributes"].get("options", ["one"])
            assert options
            assert len({str(option) for option in options}) == len(options)
            assert "None" not in options  # GitHub's own word for no choice


def test_every_question_is_asked_in_three_languages(taxonomy: Taxonomy) -> None:
    for form in forms().values():
        texts = [form.name, form.about, form.intro]
        texts += [
            text
            for one in form.questions
            for text in (one.label, one.hint, one.example, one.promise)
            if text is not None
        ]
        assert all(set(text) == set(LANGUAGES) and all(text.values()) for text in texts)


def test_a_choice_names_each_word_once(taxonomy: Taxonomy) -> None:
    for question in (one for form in forms().values() for one in form.questions if one.ask == "choice"):
        for language in LANGUAGES:
            assert len(choices(question, taxonomy, language)) == len(set(taxonomy.keys(*question.words))), question.id


def test_gitlab_asks_what_github_asks() -> None:
    template = (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_bytes()
    assert (ROOT / ".gitlab/merge_request_templates/Default.md").read_bytes() == template


def owners(path: str, file: str) -> str:
    """Who owns a file by the last line that fits."""
    found = ""
    for line in (ROOT / path).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pattern, owner = line.split()
            folder = pattern.endswith("/") and f"/{file}".startswith(pattern)
            found = owner if pattern == "*" or folder or pattern == f"/{file}" else found
    return found


def all_owners(file: str) -> set[str]:
    """Who owns a file where every line that fits counts."""
    lines = (ROOT / ".gitea/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    pairs = [line.split() for line in lines if line and not line.startswith("#")]
    return {owner for pattern, owner in pairs if re.fullmatch(pattern, file)}


@pytest.mark.parametrize(
    ("file", "team"),
    [
        ("cases/ham.en.md", "editors"),
        ("docs/rules/R29-three-nos.en.md", "editors"),
        ("docs/guides/recovery.cs.md", "editors"),
        ("docs/vocabulary/taxonomy.yml", "editors"),
        ("docs/engineering/architecture.md", "engineers"),
        ("hooks/theme/main.html", "engineers"),
        ("hooks/rulebook/cli.py", "engineers"),
        ("mkdocs.yml", "engineers"),
        ("tests/unit/test_hosts.py", "engineers"),
        ("tools/run.py", "engineers"),
        (".github/workflows/proposal.yml", "engineers"),
        (".gitlab-ci.yml", "engineers"),
        ("something-new", "engineers"),
    ],
)
def test_engine_and_content_have_their_owners_on_every_host(file: str, team: str) -> None:
    assert owners(".github/CODEOWNERS", file) == f"@example/{team}"
    assert owners(".gitlab/CODEOWNERS", file) == f"@example/{team}"
    assert f"@example/{team}" in all_owners(file)


def test_every_file_of_the_root_has_an_owner() -> None:
    assert all(owners(".github/CODEOWNERS", path.name) for path in ROOT.iterdir() if path.is_file())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_trusts_nothing_of_a_proposal(path: Path) -> None:
    text, workflow = path.read_text(encoding="utf-8"), read(path)
    events = workflow["on"]
    assert not set(events) & {"pull_request_target", "workflow_run", "issue_comment", "repository_dispatch"}
    assert "secrets." not in text
    assert "secrets:" not in text
    assert "self-hosted" not in text
    for step in steps(workflow):
        assert not UNTRUSTED.search(step.get("run", "")), "an expression in a command is read by the shell"
        assert "uses" not in step or step["uses"] in KNOWN_ACTIONS
        assert step.get("shell", "bash") == "bash"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_asks_for_no_more_than_it_needs(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] in ({"contents": "read"}, {})
    for job in workflow["jobs"].values():
        assert int(job["timeout-minutes"]) <= 45
        if "pull_request" in workflow["on"]:
            assert "permissions" not in job
        else:
            assert job["permissions"] == {"contents": "write"}
            assert "label.name == 'accepted'" in job["if"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_run_keeps_a_token_on_disk(path: Path) -> None:
    workflow = read(path)
    checkouts = [step for step in steps(workflow) if step.get("uses", "").startswith("actions/checkout")]
    assert len(checkouts) == len(workflow["jobs"])
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


def test_only_the_step_that_pushes_has_the_token() -> None:
    for path in WORKFLOWS:
        lent = [step["name"] for step in steps(read(path)) if "github.token" in str(step.get("env", ""))]
        assert lent == (["Make the file and the branch"] if path.name == "case-from-issue.yml" else [])


def test_caches_are_keyed_by_the_lock() -> None:
    for step in steps(read(ROOT / ".github/workflows/proposal.yml")):
        if step.get("uses", "").startswith("actions/setup-python"):
            assert (step["with"]["cache"], step["with"]["cache-dependency-path"]) == ("pip", "requirements.lock")
    assert read(ROOT / ".gitlab-ci.yml")["default"]["cache"]["key"] == {"files": ["requirements.lock"]}


def test_both_hosts_check_test_report_and_preview() -> None:
    commands = "\n".join(step.get("run", "") for step in steps(read(ROOT / ".github/workflows/proposal.yml")))
    gitlab = (ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8")
    for command in (
        "rulebook check --strict --format",
        "make test",
        "rulebook report --base",
        "rulebook build",
    ):
        assert command in commands
        assert command in gitlab


def test_both_hosts_let_the_project_choose_the_language_of_messages() -> None:
    job = read(ROOT / ".github/workflows/proposal.yml")["jobs"]["check"]
    assert job["env"] == {"LC_MESSAGES": "${{ vars.RULEBOOK_LANG || 'en' }}"}
    assert read(ROOT / ".gitlab-ci.yml")["variables"]["LC_MESSAGES"] == "en"


def test_gitlab_names_no_secret_and_quotes_what_others_choose() -> None:
    pipeline = read(ROOT / ".gitlab-ci.yml")
    text = (ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"\$(\w+)", text)) <= {
        "CI_PIPELINE_SOURCE",
        "CI_COMMIT_BRANCH",
        "CI_DEFAULT_BRANCH",
        "CI_PROJECT_DIR",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA",
    }
    scripts = [line for job in pipeline.values() if isinstance(job, dict) for line in job.get("script", ())]
    assert scripts
    assert all(re.search(r'"[^"]*\$', line) for line in scripts if "$" in line)
