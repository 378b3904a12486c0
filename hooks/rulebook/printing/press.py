"""Jobs -> PDF files: printed once, and kept in the cache for as long as values, layouts, fonts and Typst are the same.

Phase: printing. It reads and writes files below the cache and nowhere else.
"""

import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any, Final

from pypdf import PdfReader, PdfWriter

from rulebook.printing import imposition
from rulebook.printing.imposition import Section
from rulebook.printing.products import Job
from rulebook.printing.typesetting import FONTS, LAYOUTS, pdf, pictures

KEPT: Final = 30 * 24 * 3600
"""Seconds that an unused file stays in the cache."""

COVER_DOTS: Final = 55
"""Dots an inch of a cover's picture: as wide as a phone shows it beside text."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF in the cache with what a reader wants to know before loading it; `size` in bytes."""

    path: Path
    pages: int
    size: int


@dataclass(frozen=True, slots=True)
class Press:
    """Prints into a folder of the cache."""

    folder: Path

    def print(self, job: Job) -> list[Printed]:
        """The files of a job: one, or the booklets of a book."""
        values = job.values()
        whole = self.folder / f"{_name(job.layout, values, job.day)}.pdf"
        _make(whole, lambda: pdf(job.layout, values, job.day))
        return self._booklets(whole) if job.is_booklet else [_printed(whole)]

    def cover(self, job: Job) -> Path:
        """The picture of a handbook's cover, as PNG."""
        asked = ("contained", "drawings", "ink", "language", "paper", "statuses", "suits", "summary", "title", "words")
        values = {name: value for name, value in job.values().items() if name in asked} | {"alone": True}
        path = self.folder / f"{_name('cover', values, job.day)}.png"
        _make(path, lambda: pictures("cover", values, COVER_DOTS)[0])
        return path

    def forget(self) -> None:
        """Remove what nobody has asked for in a month: every edit leaves a few files behind."""
        for path in self.folder.glob("*"):
            if time.time() - path.stat().st_mtime > KEPT:
                path.unlink(missing_ok=True)

    def _booklets(self, whole: Path) -> list[Printed]:
        """A book for folding: as few booklets of at most 64 pages as begin where a part begins."""
        listed = whole.with_suffix(".booklets")
        _make(listed, lambda: _runs(whole.read_bytes()))
        found = []
        for first, last in json.loads(listed.read_text()):
            path = whole.with_name(f"{whole.stem}-{first}-{last}.pdf")
            _make(path, partial(_booklet, whole, first, last))
            found.append(_printed(path))
        return found


def _booklet(whole: Path, first: int, last: int) -> bytes:
    return imposition.booklet(whole.read_bytes(), first=first, last=last)


def _runs(content: bytes) -> bytes:
    """First and last pages of a book's booklets, as JSON."""
    reader = PdfReader(BytesIO(content))
    runs = imposition.split_by(list(_sections(reader)), len(reader.pages))
    return json.dumps([(run.first, run.last) for run in runs]).encode()


def _sections(reader: PdfReader) -> Iterator[Section]:
    """The chapters of a book by its outline, with the first pages of what is in each."""
    outline = reader.outline
    for place, entry in enumerate(outline):
        if isinstance(entry, list):
            continue
        inside = outline[place + 1] if place + 1 < len(outline) else []
        starts = [_page(reader, one) for one in inside] if isinstance(inside, list) else []
        yield Section(str(entry.title), _page(reader, entry), tuple(starts))


def _page(reader: PdfReader, entry: Any) -> int:
    return (reader.get_destination_page_number(entry) or 0) + 1


def joined(parts: Sequence[Path]) -> bytes:
    """Several PDFs as one, in order; one alone stays as it is."""
    if len(parts) == 1:
        return parts[0].read_bytes()
    writer, written = PdfWriter(), BytesIO()
    for part in parts:
        writer.append(part)
    writer.metadata = PdfReader(parts[0]).metadata
    writer.write(written)
    return written.getvalue()


def _printed(path: Path) -> Printed:
    """What is to be known of a PDF; its pages are counted once, since a long book takes a second to read."""
    counted = path.with_suffix(".pages")
    _make(counted, lambda: str(len(PdfReader(path).pages)).encode())
    return Printed(path, int(counted.read_text()), path.stat().st_size)


_making: Final[dict[str, Lock]] = {}


def _make(path: Path, content: Callable[[], bytes]) -> None:
    """Make a file unless it is there, once however many threads ask; whole or not at all, since builds are stopped."""
    with _making.setdefault(str(path), Lock()):  # one step for text, which no thread can come between
        if path.exists():
            path.touch()
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
        unfinished.write_bytes(content())
        unfinished.replace(path)


def _name(layout: str, values: object, day: object) -> str:
    """A file's name in the cache: what it is, and a hash of all that it follows from."""
    told = json.dumps([layout, str(day), values], ensure_ascii=False, sort_keys=True).encode()
    return f"{layout}-{sha256(_tools() + told).hexdigest()[:16]}"


@cache
def _tools() -> bytes:
    files = sorted([*LAYOUTS.glob("*.typ"), *FONTS.glob("*.ttf")])
    found = sha256(f"{version('typst')} {version('pypdf')}".encode())
    own = (Path(__file__).with_name(name) for name in ("imposition.py", "typesetter.py", "typesetting.py"))
    for file in (*files, *own):
        found.update(file.read_bytes())
    return found.digest()
