"""`rulebook build`: the files that MkDocs would write, made of what the last build has left."""

import re
import shutil
from pathlib import Path

import pytest

from built import Build, build, contents, mini_project
from rulebook.bridge.state import State

pytestmark = pytest.mark.whole

RULE = "docs/rules/R01-say-hello.en.md"
UNCHANGED, SOME = "Nothing has changed", " pages made"


def rebuilt(project: Path, *options: str, **variables: str) -> Build:
    """Build a project as a person does, with the engine's own command."""
    own = {"RULEBOOK_SITE_DIR": "site", **variables}
    return build(project, project / "site", *options, tool="rulebook.cli", **own)


def fresh(project: Path, **variables: str) -> dict[str, bytes]:
    """What MkDocs makes of a project."""
    done = build(project, project.with_name("fresh"), **variables)
    assert done.code == 0, done.output
    return contents(done.site)


def differences(project: Path, **variables: str) -> list[str]:
    """The paths of files that are not as MkDocs makes them."""
    found, expected = contents(project / "site"), fresh(project, **variables)
    return sorted(path for path in found.keys() | expected.keys() if found.get(path) != expected.get(path))


def add(project: Path, text: str, path: str = RULE) -> None:
    """Add a line to a file of the content."""
    with (project / path).open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


def made(done: Build) -> tuple[int, int]:
    """How many of how many pages a build has made."""
    assert done.code == 0, done.output
    (line,) = [line for line in done.output.splitlines() if line.endswith(SOME)]
    some, _, all_, *_ = line.rpartition("rulebook: ")[2].split()
    return int(some), int(all_)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that has been built once."""
    found = mini_project(tmp_path_factory.mktemp("first") / "project")
    some, all_ = made(rebuilt(found, "--strict"))
    assert some == all_
    return found


@pytest.fixture
def project(first: Path, tmp_path: Path) -> Path:
    """A project that has been built, for one test."""
    return shutil.copytree(first, tmp_path / "project")


def test_a_site_of_which_nothing_has_changed_is_left_alone(project: Path) -> None:
    before = (project / "site").stat()
    assert UNCHANGED in rebuilt(project, "--strict").output
    after = (project / "site").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_an_edit_makes_the_pages_that_show_it(project: Path) -> None:
    add(project, "Say hello once more.")
    some, all_ = made(rebuilt(project))
    assert 0 < some < all_ / 10
    assert differences(project) == []
    assert sorted(path.name for path in project.iterdir() if path.name.startswith("site")) == ["site"]


def test_edits_one_after_the_other_are_made_of_what_the_last_has_left(project: Path) -> None:
    """Texts alone, in a translation and in the source, then a title, of a case and of a rule."""
    add(project, "Ещё один суп.", "cases/cold-soup.ru.md")
    some, all_ = made(rebuilt(project))
    assert some == 1
    assert (project / ".cache/build/spare/en/index.html").is_file()
    add(project, "One more soup.", "cases/cold-soup.en.md")
    assert made(rebuilt(project)) < (all_ / 10, all_)
    assert differences(project) == []
    for path in ("cases/cold-soup.en.md", RULE):
        text = (project / path).read_text(encoding="utf-8")
        (project / path).write_text(re.sub("(?m)^title: .*", "title: Edited", text, count=1), "utf-8")
        assert made(rebuilt(project)) < (all_, all_)
        assert differences(project) == []


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_one_process_and_many_make_a_site_that_somebody_has_touched_as_it_was(project: Path, jobs: str) -> None:
    before = contents(project / "site")
    (project / "site/en/index.html").write_text("touched", "utf-8")
    some, all_ = made(rebuilt(project, "--jobs", jobs))
    assert some == all_
    assert contents(project / "site") == before


def test_one_process_and_many_remember_the_same(project: Path) -> None:
    """Also what was answered in passing by a process that has made a page."""
    found = []
    for jobs in ("1", "2"):
        (project / "site/index.html").write_text("Somebody was here.")
        some, all_ = made(rebuilt(project, "--jobs", jobs))
        assert some == all_
        found.append(State(project / ".cache/build/state.sqlite").load())
    assert found[0] == found[1]
    assert found[0].memory.asked["en"].answers


def test_a_site_that_mkdocs_has_built_since_is_made_anew(project: Path) -> None:
    assert build(project, project / "site").code == 0
    some, all_ = made(rebuilt(project))
    assert some == all_
    assert differences(project) == []


def test_other_settings_make_every_page_anew(project: Path) -> None:
    settings = {"RULEBOOK_REPO_URL": "https://github.com/example/rules"}
    some, all_ = made(rebuilt(project, **settings))
    assert some == all_
    assert differences(project, **settings) == []


def test_a_fault_leaves_the_last_good_site(project: Path) -> None:
    before = contents(project / "site")
    add(project, "See [R51].")
    done = rebuilt(project)
    assert done.code == 1
    assert f"{RULE}:" in done.output
    assert "the site was left as it was" in done.output
    assert contents(project / "site") == before


def test_advice_is_told_with_every_build_and_stops_a_strict_one(project: Path) -> None:
    before = contents(project / "site")
    add(project, "The cashier was careless.")
    strict = rebuilt(project, "--strict")
    assert strict.code == 1
    assert contents(project / "site") == before
    for _ in range(2):
        done = rebuilt(project)
        assert done.code == 0
        assert "RB073" in done.output
    assert differences(project) == []


def test_what_was_told_of_is_told_again_after_an_edit_elsewhere_until_it_is_mended(project: Path) -> None:
    """The rule itself and its translations, which are stale."""
    files = {RULE, RULE.replace(".en.", ".ru."), RULE.replace(".en.", ".cs.")}
    state, good = State(project / ".cache/build/state.sqlite"), (project / RULE).read_text("utf-8")
    add(project, "The cashier was careless.")
    made(rebuilt(project))
    assert told(state) == files
    add(project, "Ещё один суп.", "cases/cold-soup.ru.md")
    done = rebuilt(project)
    assert made(done)[0] == 1
    assert [code in done.output for code in ("RB073", "RB042")] == [True, True]
    assert told(state) == files
    assert rebuilt(project, "--strict").code == 1
    (project / RULE).write_text(good, "utf-8")
    done = rebuilt(project, "--strict")
    assert "RB073" not in done.output
    assert (done.code, told(state)) == (0, frozenset())
    assert UNCHANGED in rebuilt(project, "--strict").output
    assert differences(project) == []


def told(state: State) -> frozenset[str]:
    """The files of which the last build has said something; it knows what the site was made of."""
    signature = state.signature()
    assert signature
    assert signature.sources
    return signature.told


def test_what_is_printed_follows_an_edit(tmp_path: Path) -> None:
    project, paper = mini_project(tmp_path / "project", "paper"), {"RULEBOOK_PRINT": "1"}
    made(rebuilt(project, **paper))
    add(project, "Say hello once more, on paper too.")
    some, all_ = made(rebuilt(project, **paper))
    assert some < all_
    assert differences(project, **paper) == []
    assert made(rebuilt(project, **paper)) == (0, all_)
    made(rebuilt(project))
    assert differences(project) == []
