"""`rulebook search`: what a query finds in the content of a folder, with no site built."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builders import Project
from rulebook.cli import main


@pytest.fixture(autouse=True)
def elsewhere(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The command is called from a folder that is no project."""
    folder = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(folder)
    return folder


def search(root: Path, query: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["search", query, "--root", str(root), *options])


def indexes(project: Project) -> list[Path]:
    return sorted((project.root / ".cache/search").iterdir())


def test_it_asks_the_content_and_needs_no_site(project: Project, elsewhere: Path) -> None:
    project.rule("R29", title="Apologise with three no’s")
    done = search(project.root, "apologise")
    assert (done.exit_code, done.stdout.split()[1]) == (0, "R29")
    assert list(elsewhere.iterdir()) == []


def test_json_is_a_list_best_first(project: Project) -> None:
    project.rule("R29", title="Apologise with three no’s")
    (found,) = json.loads(search(project.root, "apologise", "--json").stdout)
    assert list(found) == ["id", "kind", "section", "title", "score"]
    assert (found["id"], found["kind"], found["title"]) == ("R29", "rule", "R29 Apologise with three no’s")
    assert json.loads(search(project.root, "blorgxyz", "--json").stdout) == []


def test_explain_shows_keys_corrections_and_weights(project: Project) -> None:
    project.rule("R29", title="Apologise with three no’s")
    said = search(project.root, "apolgise", "--explain").stdout
    assert "apolgise (corrected):\n  apologis  as in 'Apologise'" in said.replace("'apologise'", "'Apologise'")
    assert "weight 0.5" in said
    told = search(project.root, "apologise", "--explain", "--json")
    assert json.loads(told.stdout)
    assert "weight 1" in told.stderr


def test_an_edit_is_found_at_once_and_the_old_index_goes(project: Project) -> None:
    project.rule("R29")
    search(project.root, "voucher")
    (before,) = indexes(project)
    project.rule("R30", title="Send a voucher")
    assert "R30" in search(project.root, "voucher").stdout
    (after,) = indexes(project)
    assert before != after


@pytest.mark.parametrize("name", ["index.js", "v0.*.js", "p0.*.js"])
def test_a_damaged_index_is_made_anew(project: Project, name: str) -> None:
    project.rule("R29", title="Apologise with three no’s")
    search(project.root, "apologise")
    for path in indexes(project)[0].glob(f"en/{name}"):
        path.write_text("alert(1)")
    done = search(project.root, "apologise")
    assert (done.exit_code, done.stdout.split()[1]) == (0, "R29")


def test_a_folder_without_content_says_what_to_do(elsewhere: Path) -> None:
    done = search(elsewhere, "apologise")
    assert (done.exit_code, "no rules, guides or cases here" in done.output, "--root" in done.output) == (1, True, True)
    assert "Traceback" not in done.output


def test_a_site_without_an_index_says_what_to_do(elsewhere: Path) -> None:
    done = search(elsewhere, "apologise", "--site", str(elsewhere))
    assert (done.exit_code, "build the site again" in done.output) == (1, True)


def test_at_least_one_result_is_asked_for(project: Project) -> None:
    assert search(project.root, "apologise", "--limit", "0").exit_code == 2
