"""What may lie in docs/ and cases/ at all."""

import os
import socket
from pathlib import Path

import pytest

from rulebook.loader.gate import LARGEST, LARGEST_LIST, LARGEST_RECORD, admitted


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one good file."""
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases/ham.en.md").write_text("ham")
    return tmp_path


def put(root: Path, path: str, size: int = 1) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(b"x" * size)


def said(root: Path) -> list[str]:
    return [str(fault) for fault in admitted(root)[1]]


def refused(root: Path) -> list[tuple[str, str]]:
    return [(fault.path, fault.code) for fault in admitted(root)[1]]


@pytest.mark.parametrize(
    "path",
    [
        "cases/2013/us/7-eleven.en.md",
        "docs/rules/R29-three-nos.en.md",
        "docs/vocabulary/taxonomy.yml",
        "cases/contract.en.md",
        "cases/com10.en.md",
        "cases/auxiliary/nul-result.en.md",
    ],
)
def test_plain_files_pass(root: Path, path: str) -> None:
    put(root, path)
    files, faults = admitted(root)
    assert (list(files), faults) == (sorted(["cases/ham.en.md", path]), [])


@pytest.mark.parametrize(
    "path",
    [
        "cases/cafe\u0301.en.md",  # not in normal form C
        "cases/café.en.md",
        "cases/h\u0430m.en.md",  # a Cyrillic a
        "cases/ветчина.ru.md",
        "cases/ham\u200b.en.md",
        "cases/ham\u202ednoc.en.md",
        "cases/ham\n.en.md",
        "cases/ham\x1b[2J.en.md",
        "cases/ham and eggs.en.md",
        "cases/ham.en.md ",
        "cases/ham.en.md.",
        "cases/ham;rm -rf.en.md",
        "cases/$(id).en.md",
        "cases/ham'.en.md",
        'cases/"ham".en.md',
        "cases/<ham>.en.md",
        "cases/ham:stream.en.md",
        "cases/..ham.en.md",
        "cases/-\\ham.en.md",
        "cases/.htaccess",
        "cases/.ham.en.md.swp",
        "docs/.DS_Store",
        "docs/CON",
        "cases/con.en.md",
        "cases/Aux.en.md",
        "cases/lpt1.en.md",
        "docs/rules/nul.md",
        f"cases/{'a' * 90}.en.md",
        f"cases/{'/'.join(['folder'] * 30)}.en.md",
    ],
)
def test_names_that_do_not_work_everywhere_are_refused(root: Path, path: str) -> None:
    put(root, path)
    files, faults = admitted(root)
    assert list(files) == ["cases/ham.en.md"]
    assert {fault.code for fault in faults} == {"RB004"}
    assert all(str(fault).isprintable() for fault in faults)


@pytest.mark.parametrize(
    "path", ["cases/2013 ok/ham.en.md", "cases/CON/ham.en.md", "cases/.git/config", "docs/Rules/a.md"]
)
def test_names_of_folders_are_looked_at(root: Path, path: str) -> None:
    put(root, path)
    assert (str(Path(path).parent), "RB004") in refused(root)


def test_a_name_that_is_no_text_is_told_all_the_same(root: Path) -> None:
    (root / "cases").joinpath(os.fsdecode(b"ham\xff.en.md")).write_text("x")
    (fault,) = said(root)
    assert fault.startswith("cases/ham\\udcff.en.md:1:1: RB004 ham\\udcff.en.md: '\\udcff' (U+DCFF)")


def test_a_homoglyph_is_called_by_its_name(root: Path) -> None:
    put(root, "cases/h\u0430m.en.md")
    words = "is not allowed in a name; use a to z, 0 to 9 and hyphens"
    assert said(root) == [f"cases/hаm.en.md:1:1: RB004 hаm.en.md: 'а' (U+0430 CYRILLIC SMALL LETTER A) {words}"]


def test_a_name_with_an_accent_is_answered_with_one_without(root: Path) -> None:
    put(root, "cases/Kavárna Praha.en.md")
    (fault,) = said(root)
    assert fault.endswith("use a to z, 0 to 9 and hyphens, such as kavarna-praha.en.md")


@pytest.mark.parametrize("target", ["/etc/hosts", "ham.en.md", "/nowhere", "/dev/zero", ".."])
def test_links_are_refused_and_not_followed(root: Path, target: str) -> None:
    (root / "cases/link.en.md").symlink_to(target)
    assert refused(root) == [("cases/link.en.md", "RB006")]


def test_a_linked_folder_is_refused_and_not_entered(root: Path, tmp_path: Path) -> None:
    put(root, "elsewhere/secret.en.md")
    (root / "cases/more").symlink_to(root / "elsewhere")
    assert list(admitted(root)[0]) == ["cases/ham.en.md"]
    assert refused(root) == [("cases/more", "RB006")]


@pytest.mark.parametrize("folder", ["docs", "cases"])
def test_a_folder_of_content_is_no_link(tmp_path: Path, folder: str) -> None:
    put(tmp_path, "elsewhere/rules/R01-secret.en.md")
    (tmp_path / folder).symlink_to(tmp_path / "elsewhere")
    assert not admitted(tmp_path)[0]
    assert refused(tmp_path) == [(folder, "RB006")]


def test_hard_links_are_refused(root: Path) -> None:
    put(root, "secret")
    os.link(root / "secret", root / "cases/secret.en.md")
    assert refused(root) == [("cases/secret.en.md", "RB006")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_pipes_are_refused_and_not_opened(root: Path) -> None:
    os.mkfifo(root / "cases/pipe.en.md")
    assert refused(root) == [("cases/pipe.en.md", "RB006")]


def test_sockets_are_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "cases")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket.en.md")
        assert refused(root) == [("cases/socket.en.md", "RB006")]


@pytest.mark.parametrize(
    ("path", "most"), [("cases/long.en.md", LARGEST), ("docs/vocabulary/claims.yml", LARGEST_LIST)]
)
def test_files_have_a_largest_size(root: Path, path: str, most: int) -> None:
    put(root, path, most)
    assert refused(root) == []
    put(root, path, most + 1)
    assert refused(root) == [(path, "RB007")]


def test_a_record_has_a_largest_size_in_all_its_languages(root: Path) -> None:
    for language in ("cs", "en", "ru"):
        put(root, f"cases/long.{language}.md", LARGEST_RECORD // 3 + 1)
    assert refused(root) == [("cases/long.ru.md", "RB007")]


def test_a_project_without_content_has_no_files(tmp_path: Path) -> None:
    assert admitted(tmp_path) == ({}, [])
