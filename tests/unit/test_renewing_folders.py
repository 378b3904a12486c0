"""The folder of a site that is renewed, and what a whole site follows from."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from rulebook.bridge import inputs
from rulebook.bridge.folders import Folders
from rulebook.loader.kept import digest_of

DAY = date(2026, 11, 22)


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
    assert sorted(path.name for path in folders.site.parent.iterdir()) == ["preview"]


@pytest.fixture
def built(folders: Folders) -> Folders:
    """The same, of which nobody is to see a state between two."""
    return Folders(folders.site, exchanged=True)


def test_what_is_exchanged_changes_at_the_end(built: Folders) -> None:
    write(built.new / "en/a/index.html", "new")
    built.begin()
    built.put(["en/a/index.html"])
    built.take_away(["en/b/index.html"])
    assert (built.site / "en/a/index.html").read_text("utf-8") == "en/a/index.html"
    assert (built.site / "en/b/index.html").is_file()
    built.finish()
    assert (built.site / "en/a/index.html").read_text("utf-8") == "new"
    assert not (built.site / "en/b").exists()
    assert (built.site / "index.html").read_text("utf-8") == "index.html"
    assert [path.name for path in built.site.parent.iterdir()] == ["preview"]


def test_what_a_death_has_left_is_in_nobodys_way(built: Folders) -> None:
    write(built.open / "rest.html", "rest")
    built.begin()
    built.finish()
    assert not (built.site / "rest.html").exists()


@pytest.fixture
def edited(tmp_path: Path, built: Folders) -> Folders:
    """The same after an edit, with what it was before beside it."""
    found = Folders(built.site, exchanged=True, spare=tmp_path / "cache/spare")
    (tmp_path / "cache").mkdir()
    edit(found, "en/a/index.html")
    return found


def edit(folders: Folders, path: str) -> None:
    """Make one file anew, and let the one that is called `gone` go."""
    folders.clear()
    write(folders.new / path, f"new {path}")
    folders.begin()
    folders.put([path])
    folders.take_away(["gone"])
    folders.finish()


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def test_what_a_site_was_before_is_the_next_copy(edited: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    assert edited.spare
    assert files(edited.spare)["en/a/index.html"] == "en/a/index.html"
    linked: list[object] = []
    link = os.link
    monkeypatch.setattr("os.link", lambda *names: linked.append(names[0]) or link(*names))
    edit(edited, "en/c/index.html")
    assert linked == [str(edited.site / "en/a/index.html")]
    assert files(edited.site) == {
        "index.html": "index.html",
        "en/a/index.html": "new en/a/index.html",
        "en/b/index.html": "en/b/index.html",
        "en/c/index.html": "new en/c/index.html",
    }
    assert files(edited.spare) == {path: text for path, text in files(edited.site).items() if "/c/" not in path}


def test_whatever_is_done_to_a_spare_the_copy_is_the_site(edited: Folders, tmp_path: Path) -> None:
    assert edited.spare
    outside = tmp_path / "outside"
    write(outside / "index.html", "outside")
    shutil.rmtree(edited.spare / "en/b")
    (edited.spare / "en/b").symlink_to(outside)
    (edited.spare / "index.html").unlink()
    write(edited.spare / "index.html/rest", "a folder of this name")
    write(edited.spare / "more/index.html", "more")
    before = files(edited.site)
    edit(edited, "en/a/index.html")
    assert files(edited.site) == before
    assert files(outside) == {"index.html": "outside"}
    assert not (edited.site / "more").exists()


def test_a_spare_that_leads_elsewhere_is_left_alone(edited: Folders, tmp_path: Path) -> None:
    assert edited.spare
    edited.spare.rename(tmp_path / "elsewhere")
    edited.spare.symlink_to(tmp_path / "elsewhere")
    elsewhere, before = files(tmp_path / "elsewhere"), files(edited.site)
    edit(edited, "en/a/index.html")
    assert files(edited.site) == before
    assert files(tmp_path / "elsewhere") == elsewhere


def test_a_whole_new_site_leaves_no_spare(edited: Folders) -> None:
    assert edited.spare
    edited.clear()
    edited.replace()
    assert not edited.spare.exists()


def test_a_spare_is_provided_where_there_is_none(edited: Folders) -> None:
    assert edited.spare
    shutil.rmtree(edited.spare)
    edited.provide()
    assert files(edited.spare) == files(edited.site)
    assert (edited.spare / "index.html").samefile(edited.site / "index.html")
    write(edited.spare / "mark", "the same spare")
    edited.provide()
    assert (edited.spare / "mark").is_file()


def test_no_spare_is_provided_that_would_be_no_links(edited: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    assert edited.spare
    shutil.rmtree(edited.spare)
    monkeypatch.setattr("os.link", refused)
    edited.provide()
    assert not edited.spare.exists()


def refused(*names: object) -> None:
    raise OSError


def test_where_no_file_can_have_two_names_it_is_copied(built: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.link", refused)
    built.begin()
    assert (built.open / "index.html").read_text("utf-8") == "index.html"


@pytest.mark.parametrize("path", ["index.html", "other.html", "en/a/index.html"])
def test_a_stamp_tells_that_somebody_has_written_into_a_site(folders: Folders, path: str) -> None:
    before = folders.stamp()
    assert before == folders.stamp()
    write(folders.site / path, "somebody")
    assert folders.stamp() != before


def test_after_an_edit_the_stamp_is_known_without_a_look(edited: Folders) -> None:
    edited.stamp()
    write(edited.site / "en/a/b/index.html", "b")
    edited.stamp()
    edited.clear()
    write(edited.new / "en/new/index.html", "new")
    write(edited.new / "index.html", "other")
    edited.begin()
    edited.put(["en/new/index.html", "index.html"])
    edited.take_away(["en/a/index.html", "nothing"])
    edited.finish()
    assert edited.expected_stamp() == Folders(edited.site).stamp() == Folders(edited.site).expected_stamp()
    write(edited.site / "index.html", "touched since")
    assert edited.expected_stamp() != Folders(edited.site).stamp()


def test_a_stamp_tells_that_a_file_is_gone(folders: Folders) -> None:
    before = folders.stamp()
    (folders.site / "index.html").unlink()
    assert folders.stamp() != before


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


def test_the_engine_is_what_is_installed(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.path", [str(program / "packages"), str(program / "mkdocs.yml"), "/none", ""])
    before = inputs.engine(program)
    write(program / "packages/x-1.dist-info/METADATA", "")
    assert inputs.engine(program) != before


@pytest.mark.parametrize("path", ["mkdocs.yml", "docs/vocabulary/glossary.yml", "docs/vocabulary/claims.yml"])
def test_all_pages_follow_from_settings_and_vocabulary(program: Path, path: str) -> None:
    before = inputs.surroundings(program)
    write(program / path, "new")
    assert inputs.surroundings(program) != before


def test_all_pages_follow_from_the_environment(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = inputs.surroundings(program)
    monkeypatch.setenv("RULEBOOK_SITE_URL", "https://x.example/")
    assert inputs.surroundings(program) != before


@pytest.mark.parametrize("path", ["docs/rules/a.md", "cases/deep/b.md"])
def test_a_site_follows_from_every_file_of_the_content(program: Path, path: str) -> None:
    before = inputs.content(program)
    assert before == inputs.content(program)
    write(program / path, "other")
    after = inputs.content(program)
    assert after.keys() - before.keys() == {path}
    write(program / path, "another")
    assert inputs.content(program).keys() == after.keys()
    assert inputs.content(program) != after


def test_a_file_of_any_size_has_a_digest_as_the_loader_knows_it(program: Path) -> None:
    text = "ab" * 100_000
    write(program / "docs/rules/a.md", text)
    assert inputs.content(program)["docs/rules/a.md"] == digest_of([text.encode()])


def test_what_is_no_file_is_not_opened(program: Path) -> None:
    (program / "docs/pipe").symlink_to(program / "nothing")
    assert inputs.content(program)["docs/pipe"] == ""


def test_a_site_follows_from_the_content_the_day_and_all_else() -> None:
    found = {
        inputs.everything(made_of, day, content)
        for made_of in ("x", "y")
        for day in (DAY, date(2026, 11, 23))
        for content in ({"a.md": "1"}, {"a.md": "2"}, {"b.md": "1"})
    }
    assert len(found) == 12
