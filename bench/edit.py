"""From a saved edit to the page that shows it: our preview, stock's, and Hugo's, each asked for a page again and again.

Phase: benchmark; `compare.py` calls it. A server is asked over HTTP, as a browser asks it, until the page has the new
word. Every edit is another word at the end of one case; the next comes when the last is seen and a moment has gone by,
which is never the same, since some of the servers look for changes at intervals.
"""

import socket
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from random import Random
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

import peers
from measuring import FailedError, process_of

EDITS = 20
ENOUGH, BUDGET = 5, 180
"""A server that takes longer than so many seconds for its edits may stop after the first few."""

PATIENCE = 1_800
"""Seconds after which a server or an edit is given up."""

PAUSE = 0.005
"""Seconds between two questions."""

REST = (0.5, 1.5)
"""Seconds between two edits, from the least to the most."""


@dataclass(frozen=True)
class Preview:
    """A server over a project: `page` is the address of a case, of which `{id}` is the id."""

    name: str
    project: str
    command: Callable[[int], Sequence[str | Path]]
    page: str = "cases/{id}.en/"
    file: str = "docs/cases/{id}.en.md"


PREVIEWS = (
    Preview("stock, `mkdocs serve`", "stock", lambda port: [sys.executable, "-m", "mkdocs", "serve", *_at(port)]),
    Preview(
        "stock, `mkdocs serve --dirty`",
        "stock",
        lambda port: [sys.executable, "-m", "mkdocs", "serve", "--dirty", *_at(port)],
    ),
    Preview(
        "Hugo, `hugo server`",
        "hugo",
        lambda port: [peers.hugo(), "server", "--bind", "127.0.0.1", "--port", str(port)],
        page="cases/{id}/",
        file="content/cases/{id}.en.md",
    ),
    Preview(
        "ours, `rulebook serve`, three languages",
        "served",
        lambda port: [sys.executable, "-m", "rulebook.cli", "serve", "--address", f"127.0.0.1:{port}"],
        page="en/cases/{id}/",
        file="cases/{id}.en.md",
    ),
)


def _at(port: int) -> list[str]:
    return ["--dev-addr", f"127.0.0.1:{port}"]


@dataclass(frozen=True)
class Shown:
    """Seconds: until the first page of a server came, the same when it was started again, and of every edit."""

    first: float
    again: float
    edits: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.edits)


def shown(preview: Preview, folder: Path, id: str, most: int = EDITS) -> Shown:
    """Start a server with nothing kept, end it, start it again at the same address, and edit a case."""
    port = _free_port()
    with _served(preview, folder, id, port) as (first, _):
        pass
    with _served(preview, folder, id, port) as (again, url):
        edits = tuple(_edits(folder / preview.project / preview.file.format(id=id), url, most))
    return Shown(first, again, edits)


@contextmanager
def _served(preview: Preview, folder: Path, id: str, port: int) -> Iterator[tuple[float, str]]:
    """How long a server took until it gave the page, and the page's address."""
    url = f"http://127.0.0.1:{port}/{preview.page.format(id=id)}"
    project = folder / preview.project
    command = preview.command(port)
    start = time.perf_counter()
    with (project / "serve.log").open("wb") as log, process_of(command, project, log) as process:
        _wait(url, b"</html>", lambda: process.poll() is None)
        yield time.perf_counter() - start, url


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _edits(file: Path, url: str, most: int) -> Iterator[float]:
    text, random, begin = file.read_text(encoding="utf-8"), Random(url), time.perf_counter()
    try:
        for number in range(most):
            if number >= ENOUGH and time.perf_counter() - begin > BUDGET:
                return
            time.sleep(random.uniform(*REST))
            word = f"edited{number:03d}"
            start = time.perf_counter()
            file.write_text(f"{text}\n{word.capitalize()}.\n", encoding="utf-8")
            _wait(url, f">{word.capitalize()}.<".encode())
            yield time.perf_counter() - start
    finally:
        file.write_text(text, encoding="utf-8")


def _wait(url: str, word: bytes, alive: Callable[[], bool] = lambda: True) -> None:
    """Ask for a page until it has a word."""
    end = time.perf_counter() + PATIENCE
    while word not in _page(url):
        if not alive() or time.perf_counter() > end:
            raise FailedError(f"{word.decode()} did not come" if alive() else "the server ended by itself")
        time.sleep(PAUSE)


def _page(url: str) -> bytes:
    """What a server says; nothing while it does not answer or has no such page."""
    try:
        with urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310  our own server
            return bytes(answer.read())
    except (URLError, HTTPException, OSError):
        return b""
