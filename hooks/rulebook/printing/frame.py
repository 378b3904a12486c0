"""What every printed product is told besides its own: language, paper, ink, edition, words, drawings.

Phase: printing.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any, Final, Literal
from urllib.parse import urlsplit

import segno

from rulebook.printing.sheets import Sheets, Values
from rulebook.printing.words import words_of

Ink = Literal["colour", "gray"]

CONTENTS: Final = ("contents", "glossary", "index", "claims")


@dataclass(frozen=True, slots=True)
class Edition:
    """What a book or a sheet is part of.

    `day` is the edition's, `include` names parts of CONTENTS, `paper` is the book's own, or empty.
    """

    title: str
    summary: str
    number: str
    day: date
    preface: list[dict[str, Any]] = field(default_factory=list)
    include: tuple[str, ...] = CONTENTS
    paper: str = ""


def framed(sheets: Sheets, edition: Edition, paper: str, ink: Ink) -> Values:
    """The values that all layouts ask for."""
    dated = edition_and_date(sheets, edition)
    return {
        "language": sheets.language,
        "paper": paper,
        "ink": ink,
        "title": edition.title,
        "summary": edition.summary,
        "edition": edition.number,
        "drawings": drawings(sheets),
        "statuses": _statuses(sheets),
        "words": words_of(sheets.view.interface) | {"edition_and_date": dated},
    }


def _statuses(sheets: Sheets) -> list[Values]:
    """What the words for the state of a claim mean."""
    labels = (
        sheets.view.label(key, "claim_statuses") for key in sheets.view.site.library.taxonomy.keys("claim_statuses")
    )
    return [{"label": label.label, "description": label.description} for label in labels]


def printed_address(site_url: str) -> str:
    """A site's address as paper shows it: no scheme, a slash at the end; empty if there is none for others to type."""
    found = urlsplit(site_url)
    is_local = found.hostname in (None, "localhost", "127.0.0.1")
    return "" if is_local else f"{found.netloc}{found.path.rstrip('/')}/"


def edition_and_date(sheets: Sheets, edition: Edition) -> str:
    """``Edition 2026.1, 22 November 2026``; the day alone where there is no edition."""
    interface = sheets.view.interface
    day = interface.date(edition.day)
    told = interface.words("Edition {number}, {day}") if edition.number else "{day}"
    return told.replace("{number}", edition.number).replace("{day}", day)


_STYLE = "<style>.sign-open{fill:none;stroke:currentColor;stroke-width:2.2}.sign{fill:currentColor}</style>"


def drawings(sheets: Sheets) -> dict[str, str]:
    """The site's drawings as files of their own, in ``currentColor``."""
    pieces, parts = sheets.view.pieces, sheets.view.site.library.taxonomy.keys("parts")
    return {f"part-{part}": _alone(str(pieces.part_sign(part))) for part in parts}


def _alone(svg: str) -> str:
    head, _, rest = svg.partition(">")
    return head.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1) + ">" + _STYLE + rest


def with_code(entry: Values) -> Values:
    """An entry with the QR code of its address, where the site's own address is known."""
    return {**entry, "code": code(entry["address"])} if entry["address"] else entry


@cache
def code(address: str) -> str:
    """A QR code as SVG; a quarter of it may be soiled (level Q)."""
    written = BytesIO()
    segno.make(f"https://{address}", error="q", micro=False).save(written, kind="svg", border=0, xmldecl=False)
    return written.getvalue().decode()
