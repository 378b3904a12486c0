"""Files read by several processes: the same is said of them as by one, and this one makes nothing that another made."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from builders import Project
from rulebook.loader import STORE, Reading, ahead, load_again, reader
from rulebook.loader.kept import digest_of
from rulebook.processes import CAN_FORK

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="one process reads where none can be forked")

JOBS = 2


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of records that this process makes of their files itself; each batch has three tasks."""
    monkeypatch.setattr(ahead, "TOGETHER", 3)
    monkeypatch.setattr(ahead, "FEWEST", 4)
    here: list[str] = []
    plain = reader.Reader._made

    def noting(self: reader.Reader, make: Callable[[reader.Reader], object], name: str = "") -> object:
        noted = plain(self, make, name)
        here.append(getattr(noted.value, "id", "none"))
        return noted

    monkeypatch.setattr(reader.Reader, "_made", noting)
    return here


@pytest.fixture
def shop(project: Project) -> Project:
    for number in range(10):
        project.case(f"case-{number}", text=f"Out it went. <!-- {number} -->")
    project.rule("R29", related=["R30"])
    project.translate("R29", "ru")
    return project


def digests(root: Path) -> dict[str, str]:
    files = (path for name in ("docs", "cases") for path in (root / name).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): digest_of([path.read_bytes()]) for path in files}


def read(root: Path, known: Mapping[str, str] | None = None, jobs: int = JOBS) -> Reading:
    return load_again(root, digests(root) if known is None else known, jobs)


def said(reading: Reading) -> object:
    return reading.library.records, reading.library.unread, reading.diagnostics, reading.origins


def alone(root: Path) -> object:
    """What one process says that finds nothing."""
    shutil.rmtree(root / ".cache")
    return said(read(root, jobs=1))


def test_others_have_made_the_records_and_the_same_is_said(shop: Project, made: list[str]) -> None:
    found = read(shop.root)
    assert not {"R29", *(f"case-{number}" for number in range(10))} & {*made}
    assert said(found) == said(read(shop.root)) == alone(shop.root)
    assert all(found.origins.values())
    assert "case-9" in made


def test_faults_are_told_in_their_order_by_this_process(shop: Project, made: list[str]) -> None:
    shop.case("case-1", title="")
    shop.case("case-7", tags="x", colour="red")
    shop.write("cases/case-4.en.md", "---\ntitle: [\n---\n")
    found = read(shop.root)
    assert made.count("none") >= 3
    assert {one.path for one in found.diagnostics} == {f"cases/case-{number}.en.md" for number in (1, 4, 7)}
    assert said(found) == said(read(shop.root)) == alone(shop.root)


def test_what_follows_from_the_history_is_made_by_this_process(shop: Project, made: list[str]) -> None:
    shop.rule("R29", title="Another")
    found = read(shop.root)
    assert found.library.records["R29"].stale == {"ru": ()}
    assert "R29" in made
    assert "case-3" not in made
    assert said(found) == alone(shop.root)


def test_a_file_that_has_changed_since_it_had_a_digest_is_read_as_it_is(shop: Project, made: list[str]) -> None:
    before = digests(shop.root)
    shop.case("case-3", title="Another")
    found = read(shop.root, before)
    assert found.library.records["case-3"].entry.title == "Another"
    assert said(found) == alone(shop.root)


def test_only_what_is_new_is_made_again(shop: Project, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    read(shop.root)
    for number in range(5):
        shop.case(f"case-{number}", title="Another")
    done: list[int] = []
    plain = ahead.spread
    monkeypatch.setattr(ahead, "spread", lambda *given: (done.append(len(one)) or one for one in plain(*given)))
    found = read(shop.root)
    assert sum(done) == 5
    assert said(found) == alone(shop.root)


@pytest.mark.parametrize(("known", "jobs"), [(None, 1), ({}, 2)])
def test_one_process_reads_for_one_and_where_digests_are_not_known(
    shop: Project, made: list[str], monkeypatch: pytest.MonkeyPatch, known: Mapping[str, str] | None, jobs: int
) -> None:
    monkeypatch.delattr(ahead, "spread")
    assert read(shop.root, known, jobs).library.records.keys() >= {"case-0", "R29"}


def test_for_a_few_no_process_is_begun(shop: Project, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    read(shop.root)
    shop.case("case-3", title="Another")
    monkeypatch.delattr(ahead, "spread")
    assert read(shop.root).library.records["case-3"].entry.title == "Another"


def test_without_a_store_that_can_be_written_all_is_read_here(shop: Project, made: list[str]) -> None:
    expected = read(shop.root)
    shutil.rmtree(shop.root / ".cache")
    (shop.root / STORE).mkdir(parents=True)
    assert said(read(shop.root)) == said(expected)


def test_nothing_is_left_of_the_processes(shop: Project, made: list[str]) -> None:
    read(shop.root)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
