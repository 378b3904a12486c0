"""Layouts and values -> PDF or PNG, by Typst.

Only our fonts are used, nothing is fetched, the same values make the same bytes, and a warning is an error: what
Typst warns of is a letter without a font, or a layout that did not come to rest.

Phase: printing.
"""

import json
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from threading import get_ident
from typing import Any, Literal

import typst

LAYOUTS = Path(__file__).parent / "layout"
FONTS = Path(__file__).parent / "fonts"


class TypesettingError(ValueError):
    """What Typst said of a layout with these values."""


def pdf(layout: str, values: dict[str, Any], day: date) -> bytes:
    """A tagged PDF by the standard PDF/UA-1; `day` is its date of creation."""
    (found,) = _compiled(layout, values, "pdf", timestamp=_midnight(day), pdf_standards="ua-1")
    return found


def pictures(layout: str, values: dict[str, Any], dots: float) -> list[bytes]:
    """Every page as PNG, with so many dots an inch."""
    return _compiled(layout, values, "png", ppi=dots)


def _compiled(layout: str, values: dict[str, Any], format: Literal["pdf", "png"], **options: Any) -> list[bytes]:
    inputs = {"data": json.dumps(values, ensure_ascii=False, sort_keys=True)}
    try:
        found, warnings = _compiler(layout, get_ident()).compile_with_warnings(
            sys_inputs=inputs, format=format, **options
        )
    except typst.TypstError as error:
        raise TypesettingError(f"{layout}: {error.diagnostic or error}") from error
    if warnings:
        raise TypesettingError("\n".join(f"{layout}: {warning.diagnostic}" for warning in warnings))
    return [page for page in (found if isinstance(found, list) else [found]) if page is not None]


@cache
def _compiler(layout: str, thread: int) -> typst.Compiler:
    """One for each layout and thread: a compiler remembers, and works on one document at a time."""
    return typst.Compiler(LAYOUTS / f"{layout}.typ", root=LAYOUTS, font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
