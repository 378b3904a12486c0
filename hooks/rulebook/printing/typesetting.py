"""Layouts and values -> PDF or PNG, by Typst.

Only our fonts are used, nothing is fetched, the same values make the same bytes, and a warning is an error: what
Typst warns of is a letter without a font, or a layout that did not come to rest.

Phase: printing.
"""

import json
import pickle
import sys
import threading
import weakref
from datetime import UTC, date, datetime
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any, Literal

from rulebook.printing.faults import PrintingError

LAYOUTS = Path(__file__).parent / "layout"
FONTS = Path(__file__).parent / "fonts"


MOST_MADE = 6_000_000
"""Bytes of PDFs after which a process has grown to half a gigabyte, and is replaced."""


class TypesettingError(PrintingError):
    """What Typst said of a layout with these values."""


def pdf(layout: str, values: dict[str, Any], day: date) -> bytes:
    """A tagged PDF by the standard PDF/UA-1; `day` is its date of creation."""
    (found,) = _compiled(layout, values, "pdf", timestamp=_midnight(day), pdf_standards="ua-1")
    return found


def pictures(layout: str, values: dict[str, Any], dots: float) -> list[bytes]:
    """Every page as PNG, with so many dots an inch."""
    return _compiled(layout, values, "png", ppi=dots)


def _compiled(layout: str, values: dict[str, Any], format: Literal["pdf", "png"], **options: Any) -> list[bytes]:
    data = json.dumps(values, ensure_ascii=False, sort_keys=True)
    pages, faults = _typesetter().typeset(LAYOUTS / f"{layout}.typ", FONTS, data, {"format": format, **options})
    if faults:
        raise TypesettingError("\n".join(f"{layout}: {fault}" for fault in faults))
    return pages


class _Typesetter:
    """A process that typesets for one thread, and is replaced when it has grown."""

    def __init__(self) -> None:
        self._begin()

    def typeset(self, *request: Any) -> tuple[list[bytes], list[str]]:
        """What `typesetter.typeset` answers; TypesettingError if the process has come to an end by itself."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin
        assert stdout
        try:
            pickle.dump(request, stdin)
            stdin.flush()
            pages, faults = pickle.load(stdout)  # noqa: S301  from the process that this one has started
        except (BrokenPipeError, EOFError, pickle.UnpicklingError) as error:
            code = self._process.wait()
            self._begin()
            raise TypesettingError(f"Typst ended by itself, with code {code}; is there enough memory?") from error
        self._made += sum(map(len, pages))
        if self._made > MOST_MADE:
            self._end()
            self._begin()
        return pages, faults

    def _begin(self) -> None:
        command = [sys.executable, str(Path(__file__).with_name("typesetter.py"))]
        self._process = Popen(command, stdin=PIPE, stdout=PIPE)  # noqa: S603
        self._made = 0
        self._end = weakref.finalize(self, _ended, self._process)


def _ended(process: Popen[bytes]) -> None:
    """Close both ends and wait: a process without requests ends by itself."""
    process.communicate()


_of_thread = threading.local()


def _typesetter() -> _Typesetter:
    if not hasattr(_of_thread, "typesetter"):
        _of_thread.typesetter = _Typesetter()
    found: _Typesetter = _of_thread.typesetter
    return found


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
