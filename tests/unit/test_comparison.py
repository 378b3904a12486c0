"""What a proposal changes for readers: two states of a project compared, and told as Markdown that trusts nothing."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from builders import Project
from rulebook.cli import main
from rulebook.comparison.base import NoBaseError, base, fork_point
from rulebook.comparison.changes import Changes, State
from rulebook.comparison.markdown import LONGEST_TEXT, MOST_ITEMS, quoted

HOSTILE = "@team <img src=x onerror=alert(1)> [x](javascript:alert(1)) ``` | #12 https://evil.test GH-1 !3 ~4 $5 %6 &7"


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True).stdout.strip()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project under Git, with two rules and a case on its branch `main`."""
    project = Project(tmp_path / "work")
    project.taxonomy()
    project.rule("R28")
    project.rule("R29")
    project.translate("R29", "cs")
    project.case("ham", rules=[{"rule": "R29", "how": "kept", "why": "So."}])
    project.handbook("whole")
    git(project.root, "init", "--quiet", "--initial-branch", "main")
    commit(project)
    git(project.root, "switch", "--quiet", "--create", "proposal")
    return project


def commit(project: Project) -> None:
    git(project.root, "add", "--all")
    git(project.root, "commit", "--quiet", "--message", "Work")


def state(root: Path) -> State:
    project = Project(root)
    return State(project.library().published(), tuple(project.diagnostics()))


def changes(project: Project) -> Changes:
    with base(project.root, "main") as folder:
        return Changes(state(folder), state(project.root))


def told(project: Project, *options: str) -> str:
    done = CliRunner().invoke(main, ["report", "--root", str(project.root), *options])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_proposal_that_changes_nothing_says_so(project: Project) -> None:
    assert told(project, "--lang", "en") == "## What changes for readers\n\nNothing changes for readers.\n"


def test_pages_that_are_new_changed_and_removed(project: Project) -> None:
    project.case("toast")
    project.rule("R28", summary="Another.")
    (project.root / "cases/ham.en.md").unlink()
    found = [(one.id, one.sort, one.languages) for one in changes(project).pages]
    assert found == [("R28", "changed", ("en",)), ("ham", "removed", ("en",)), ("toast", "new", ("en",))]


def test_a_translation_is_a_new_page_in_its_language(project: Project) -> None:
    project.translate("R28", "ru")
    found = changes(project)
    assert [(one.id, one.sort, one.languages) for one in found.pages] == [("R28", "new", ("ru",))]
    assert (found.before.untranslated("ru"), found.after.untranslated("ru")) == (4, 3)


def test_what_is_no_text_changes_the_page_in_every_language(project: Project) -> None:
    project.rule("R29", level="magic")
    assert [(one.id, set(one.languages)) for one in changes(project).pages] == [("R29", {"en", "cs"})]


def test_a_new_review_alone_changes_nothing_for_readers(project: Project) -> None:
    project.rule("R29", reviewed={"on": "2026-11-22", "finding": "Fine."})
    assert changes(project).pages == ()


def test_lists_gain_and_lose(project: Project) -> None:
    project.rule("R28", tags=["speed"])
    (change,) = changes(project).lists
    assert (change.group, change.key, change.gained, change.lost) == ("tags", "speed", ("R28",), ())


def test_coverage_links_and_paper(project: Project) -> None:
    project.case("toast", rules=[{"rule": "R28", "how": "broken", "why": "So."}], text="See [R29].")
    found = changes(project)
    assert (found.before.rules_without_cases(), found.after.rules_without_cases()) == ({"R28"}, set())
    assert found.links == {"R28": ("toast",), "R29": ("toast",)}
    assert found.cards() == ("toast",)
    assert found.books() == ()
    project.rule("R28", summary="Another.")
    assert changes(project).books() == ("whole",)


def test_new_words_are_named(project: Project) -> None:
    project.term("promise", "promise", "обещание", "slib")
    project.claim("five-times")
    assert changes(project).words == ("claim: five-times", "term: promise")


def test_only_what_the_check_did_not_say_before_is_new(project: Project) -> None:
    project.case("ham", text="One.\n\nSee [x][nowhere].")
    commit(project)
    git(project.root, "branch", "--force", "main")
    project.case("ham", text="More lines.\n\nOne.\n\nSee [x][nowhere] and [y][elsewhere].")
    found = changes(project)
    assert [one.code for one in found.found] == ["RB030"]
    assert "elsewhere" in str(found.found[0].message)
    assert found.broken() == found.found
    project.case("ham")
    assert (changes(project).found, changes(project).mended()) == ((), 1)


def test_drafts_are_no_pages(project: Project) -> None:
    project.case("toast", status="draft")
    assert changes(project).pages == ()


def test_the_base_is_where_the_proposal_left_the_branch(project: Project) -> None:
    fork = git(project.root, "rev-parse", "HEAD")
    project.case("toast")
    commit(project)
    git(project.root, "switch", "--quiet", "main")
    project.case("unrelated")
    commit(project)
    git(project.root, "switch", "--quiet", "proposal")
    assert fork_point(project.root, "main") == fork
    assert [one.id for one in changes(project).pages] == ["toast"]


def test_a_project_in_a_folder_of_its_repository(tmp_path: Path) -> None:
    project = Project(tmp_path / "repository/knowledge")
    project.taxonomy()
    project.rule("R29")
    git(project.root.parent, "init", "--quiet", "--initial-branch", "main")
    commit(project)
    project.rule("R28")
    assert [one.id for one in changes(project).pages] == ["R28"]


@pytest.mark.parametrize(
    "name", ["nowhere", "--output=/tmp/x", "-h", "", "main; touch pwned", "$(touch pwned)", "main:docs"]
)
def test_a_name_that_is_no_commit_is_refused(project: Project, name: str) -> None:
    with pytest.raises(NoBaseError), base(project.root, name):
        pass
    done = CliRunner().invoke(main, ["report", f"--base={name}", "--root", str(project.root), "--lang", "ru"])
    assert done.exit_code == 1
    assert "коммит" in done.output
    assert not list(project.root.parent.rglob("pwned"))


def test_a_folder_without_git_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoBaseError), base(tmp_path, "main"):
        pass


def test_a_link_in_the_base_is_left_out(project: Project) -> None:
    (project.root / "cases/link.en.md").symlink_to("/etc/passwd")
    commit(project)
    git(project.root, "branch", "--force", "main")
    with base(project.root, "main") as folder:
        assert [path.name for path in (folder / "cases").iterdir()] == ["ham.en.md"]
        assert (folder / "docs/rules/R29-slug.cs.md").is_file()


def test_the_report_in_each_language(project: Project) -> None:
    project.case("toast", tags=["speed"], rules=[{"rule": "R28", "how": "kept", "why": "So."}], text="[x][nowhere]")
    texts = {language: told(project, "--lang", language) for language in ("en", "ru", "cs")}
    assert "| English | 1 | 0 | 0 |" in texts["en"]
    assert "* `Tags: Speed`: +1 `toast`" in texts["en"]
    assert "* Rules without a case: 1 → 0 (`R28`)" in texts["en"]
    assert "* `R28 Rule R28` ← `toast`" in texts["en"]
    assert "## Что изменится для читателя" in texts["ru"]
    assert "## Co se změní pro čtenáře" in texts["cs"]
    for language in ("ru", "cs"):
        english = {line for line in texts["en"].splitlines() if line.startswith("#") or line.endswith(":")}
        assert not english & set(texts[language].splitlines())


def test_a_long_proposal_is_cut_and_counted(project: Project) -> None:
    for number in range(MOST_ITEMS + 5):
        project.case(f"toast-{number:03}x")
    text = told(project, "--lang", "en")
    assert "* and 5 more" in text
    assert len(text) < 60_000


def test_a_proposal_of_nothing_but_faults_is_told_as_well(project: Project) -> None:
    broken = Path(__file__).parents[1] / "golden/broken"
    shutil.copytree(broken, project.root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".cache"))
    text = told(project, "--lang", "en")
    assert "* and " in text
    severities = [one.severity for one in changes(project).found]
    assert severities == sorted(severities, key=["error", "warning", "notice"].index)
    assert len(text) < 60_000


def rendered(text: str) -> str:
    """The HTML that a code host makes of Markdown, without the code in it: all that could mean anything to it."""
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(text)
    return re.sub(r"<code>.*?</code>", "", html, flags=re.S)


FIELDS: list[Callable[[Project], object]] = [
    lambda project: project.case("toast", title=HOSTILE),
    lambda project: project.case("ham", title=HOSTILE, rules=[]),
    lambda project: project.rule("R29", title=HOSTILE),
    lambda project: project.case("toast", text=f"[nowhere {HOSTILE}][nowhere]"),
    lambda project: project.case("toast", kind=HOSTILE),
    lambda project: project.case("toast", tags=[HOSTILE]),
    lambda project: project.write("docs/vocabulary/glossary.yml", f"'{HOSTILE}': {{en: {{term: a, definition: b}}}}\n"),
    lambda project: project.write(f"cases/{'@team `x` [a](b) <b>'}.en.md", "x"),
]


@pytest.mark.parametrize("write", FIELDS)
def test_what_a_proposal_says_means_nothing_to_a_code_host(
    project: Project, write: Callable[[Project], object]
) -> None:
    write(project)
    html = rendered(told(project, "--lang", "en"))
    for part in ("@team", "<img", "<b>", "<a", "href", "evil.test", "#12", "GH-1", "javascript"):
        assert part not in html, part


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_one_piece_of_code_in_one_line(text: str) -> None:
    made = quoted(text)
    assert "\n" not in made
    assert len(made) < LONGEST_TEXT * 3 + 5
    html = MarkdownIt("commonmark").render(f"* {made} end")
    assert re.fullmatch(r"<ul>\n<li><code>[^\n]*</code> end</li>\n</ul>\n", html), html
    assert html.count("<code>") == 1


@settings(deadline=None)
@given(st.text(alphabet="`|\\ a", min_size=1, max_size=40))
def test_backticks_and_bars_stay_inside(text: str) -> None:
    html = MarkdownIt("commonmark").render(quoted(text))
    assert html.startswith("<p><code>")
    assert html.endswith("</code></p>\n")


def test_a_message_is_told_to_its_end(project: Project) -> None:
    """There stands what to do."""
    project.rule("R29", title="Said otherwise")
    assert ".venv/bin/rulebook translated docs/rules/R29-slug.cs.md`" in told(project, "--lang", "en")
