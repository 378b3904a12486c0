"""Changes of files, as the system tells of them."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from watchdog.events import (
    DirModifiedEvent,
    FileClosedNoWriteEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
    FileSystemEvent,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from rulebook.bridge.watching import Changes, watch

LONG = 30
"""Seconds that the system may take to tell, on a machine that does much else."""


def said_of(event: FileSystemEvent, only: Path | None = None) -> bool:
    said: list[bool] = []
    Changes(lambda: said.append(True), only).dispatch(event)
    return bool(said)


@pytest.mark.parametrize(
    "event", [FileCreatedEvent("a"), FileModifiedEvent("a"), FileMovedEvent("a", "b"), FileDeletedEvent("a")]
)
def test_a_change_is_told(event: FileSystemEvent) -> None:
    assert said_of(event)


@pytest.mark.parametrize("event", [FileOpenedEvent("a"), FileClosedNoWriteEvent("a"), DirModifiedEvent("a")])
def test_reading_is_no_change(event: FileSystemEvent) -> None:
    """A build reads: it must not begin the next one."""
    assert not said_of(event)


@pytest.mark.parametrize(
    ("event", "told"),
    [(FileModifiedEvent("/a"), True), (FileMovedEvent("/b", "/a"), True), (FileModifiedEvent("/b"), False)],
)
def test_beside_one_file_nothing_is_told(event: FileSystemEvent, told: bool) -> None:
    assert said_of(event, Path("/a")) == told


@pytest.fixture
def observer() -> Iterator[BaseObserver]:
    found = Observer()
    yield found
    found.stop()
    found.join()


def test_a_file_deep_in_a_folder_is_seen(tmp_path: Path, observer: BaseObserver) -> None:
    (tmp_path / "cases/2026").mkdir(parents=True)
    said = Event()
    watch(observer, tmp_path / "cases", said.set)
    observer.start()
    (tmp_path / "cases/2026/ham.en.md").write_text("x", "utf-8")
    assert said.wait(LONG)


def test_a_file_that_another_takes_the_place_of_is_seen_each_time(tmp_path: Path, observer: BaseObserver) -> None:
    file, said = tmp_path / "mkdocs.yml", Event()
    file.write_text("0", "utf-8")
    watch(observer, file, said.set)
    observer.start()
    for text in ("1", "2"):
        (tmp_path / "new").write_text(text, "utf-8")
        (tmp_path / "new").replace(file)
        assert said.wait(LONG)
        said.clear()
