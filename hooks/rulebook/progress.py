"""What a person is shown who waits for more than a second: which steps there are, and how far each is.

Phase: command line and bridge. Nothing is shown, and nothing of this costs anything, where nobody watches: no terminal,
CI, ``NO_COLOR``, ``TERM=dumb``. Steps only count; a thread draws them, so that work is not held up, and removes them.
"""

import atexit
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import Any, Final, TypeVar

from rulebook.model.message import Message
from rulebook.rendering.interface import Interface
from rulebook.terminal import preferred

PATIENCE: Final = 1.0
"""Seconds before anything is shown."""

_PACE: Final = 0.2
"""Seconds between two drawings."""

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class Step:
    """A part of the work; without a total it is over when the next one begins."""

    message: Message
    total: int | None = None
    done: int = 0
    is_over: bool = False

    def advance(self) -> None:
        """One more is done."""
        self.done += 1

    def told(self) -> dict[str, Any]:
        """How far it is, as rich asks for it."""
        if self.total is None:
            return {"total": 1 if self.is_over else None, "completed": int(self.is_over), "count": ""}
        return {"total": self.total, "completed": self.done, "count": f"{self.done}/{self.total}"}


@dataclass(slots=True, eq=False)
class _Display:
    """The steps so far, drawn by a thread of its own while the work goes on."""

    steps: list[Step] = field(default_factory=list)
    is_over: Event = field(default_factory=Event)
    lock: Lock = field(default_factory=Lock)
    drawn: Any = None
    thread: Thread | None = None

    def start(self) -> None:
        self.thread = Thread(target=self._draw, daemon=True)
        self.thread.start()

    def end(self) -> None:
        self.is_over.set()
        if self.thread:
            self.thread.join()

    def hide(self) -> None:
        """Until it is drawn again: something else is about to be written."""
        with self.lock:
            if self.drawn:
                self.drawn.stop()

    def _draw(self) -> None:
        if self.is_over.wait(PATIENCE):
            return
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        words = Interface(preferred(os.environ)).words
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[count]}"))
        with self.lock:
            self.drawn = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
        tasks: dict[Step, Any] = {}
        while not self.is_over.wait(_PACE):
            with self.lock:
                for step in list(self.steps):
                    if step not in tasks:
                        tasks[step] = self.drawn.add_task(step.message.text(words), **step.told())
                    self.drawn.update(tasks[step], **step.told())
                self.drawn.start()
                self.drawn.refresh()
        self.hide()


_display: _Display | None = None


def is_watched(environment: Mapping[str, str]) -> bool:
    """Whether somebody looks at a terminal that can draw, and has not asked for plain text."""
    quiet = environment.get("NO_COLOR") or environment.get("CI", "false") not in ("", "0", "false")
    return sys.stdout.isatty() and sys.stderr.isatty() and not quiet and environment.get("TERM") not in (None, "dumb")


def begin(message: Message, total: int | None = None) -> Step:
    """A step of the work begins: ``say("Reading")``; one without a total that was going on is over."""
    global _display
    step = Step(message, total)
    if is_watched(os.environ):
        if _display is None:
            _display = _Display()
            _display.start()
        for before in _display.steps:
            before.is_over = True
        _display.steps.append(step)
    return step


def followed(items: Iterable[T], message: Message, total: int) -> Iterator[T]:
    """The items, counted as they come."""
    step = begin(message, total)
    for item in items:
        step.advance()
        yield item


def hide() -> None:
    """Make room for something that is about to be written."""
    if _display:
        _display.hide()


def end() -> None:
    """The work is over: what was shown is removed."""
    global _display
    if _display:
        _display.end()
        _display = None


def forget() -> None:
    """In a process that has forked: whatever is shown, this one has no part in it."""
    global _display
    _display = None


@contextmanager
def shown() -> Iterator[None]:
    """Steps that begin inside are removed at the end, also before a fault is told."""
    try:
        yield
    finally:
        end()


atexit.register(end)
