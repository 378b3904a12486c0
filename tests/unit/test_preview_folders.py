"""The folder of a preview, and what a whole site follows from."""

from pathlib import Path

import pytest

from rulebook.bridge import inputs
from rulebook.bridge.folders import Folders


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A site of three files, and room for new ones."""
    found = Folders(tmp_path / "preview")
    found.clear()
    for path in ("index.html", "en/a/index.html", "en/b/index.html"):
        write(found.site / path, path)
    return found


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_only_what_differs_is_put_into_its_place(folders: Folders) -> None:
    write(folders.new / "index.html", "index.html")
    write(folders.new / "en/a/index.html", "new")
    write(folders.new / "en/c/index.html", "new")
    assert sorted(folders.differing()) == ["en/a/index.html", "en/c/index.html"]
    before = (folders.site / "index.html").stat()
    folders.put(folders.differing())
    assert (folders.site / "en/c/index.html").read_text("utf-8") == "new"
    assert (folders.site / "index.html").stat() == before


def test_folders_that_are_empty_go_with_their_files(folders: Folders) -> None:
    folders.take_away(["en/a/index.html", "en/nothing/index.html"])
    assert not (folders.site / "en/a").exists()
    folders.take_away(["en/b/index.html", "index.html"])
    assert folders.site.is_dir()
    assert not any(folders.site.iterdir())


def test_a_whole_site_takes_the_place_of_another(folders: Folders) -> None:
    write(folders.new / "other.html", "other")
    folders.replace()
    assert [path.name for path in folders.site.iterdir()] == ["other.html"]
    assert sorted(path.name for path in folders.root.iterdir()) == ["site"]


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A project with a program, settings and a vocabulary."""
    write(tmp_path / "hooks/rulebook/a.py", "a")
    write(tmp_path / "mkdocs.yml", "site_name: x")
    write(tmp_path / "docs/vocabulary/glossary.yml", "")
    return tmp_path


def test_the_engine_is_what_lies_below_hooks(program: Path) -> None:
    before, stamps = inputs.engine(program), inputs.stamps(program)
    write(program / "hooks/__pycache__/a.pyc", "x")
    write(program / "mkdocs.yml", "site_name: y")
    assert (inputs.engine(program), inputs.stamps(program)) == (before, stamps)
    write(program / "hooks/rulebook/templates/b.html", "b")
    assert inputs.engine(program) != before
    assert inputs.stamps(program) != stamps


@pytest.mark.parametrize("path", ["mkdocs.yml", "docs/vocabulary/glossary.yml", "docs/vocabulary/claims.yml"])
def test_all_pages_follow_from_settings_and_vocabulary(program: Path, path: str) -> None:
    before = inputs.surroundings(program)
    write(program / path, "new")
    assert inputs.surroundings(program) != before


def test_all_pages_follow_from_the_environment(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = inputs.surroundings(program)
    monkeypatch.setenv("RULEBOOK_SITE_URL", "https://x.example/")
    assert inputs.surroundings(program) != before
