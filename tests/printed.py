"""What tests ask of printed sheets: the project's own records as values, and what stands in a PDF."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2

from built import own_library
from rulebook.model.languages import LANGUAGES, Language
from rulebook.printing.frame import Edition
from rulebook.printing.nodes import Node
from rulebook.printing.sheets import Sheets
from rulebook.rendering.pages import PageRenderer
from rulebook.rendering.site import Site
from rulebook.rendering.surroundings import Surroundings

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 22)
EDITION = Edition("Service Rulebook", "", "2026.1", DAY)
ADDRESS = "rules.example/"

_UNPRINTED = re.compile(r"[\s\u00ad\u200b\u0002\ufffe‐-]+")
_OPERATOR = re.compile(rb"(?:^|\s)((?:-?[\d.]+\s+)*)(rg|RG|k|K|scn|SCN|sc|SC)(?=\s)")
_LEVEL = ("p", "li", "h3")


@cache
def site() -> Site:
    """The project's own site, as it is planned."""
    return Site(own_library().published())


@cache
def sheets(language: Language) -> Sheets:
    """The project's own records in a language."""
    return Sheets(PageRenderer(site(), language, Surroundings(DAY)), ADDRESS)


def solid(text: str) -> str:
    """A text without spaces and hyphens, so that line breaks do not matter."""
    return _UNPRINTED.sub("", text)


def pages(pdf: bytes) -> list[str]:
    """The text of each page, solid."""
    return [solid(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(pdf)]


def plain(nodes: list[Node]) -> str:
    """What a reader reads of nodes, without their form."""
    return "".join(node if isinstance(node, str) else _plain(node) for node in nodes)


def _plain(node: dict[str, Any]) -> str:
    text = plain(node["c"])
    is_aside = node["e"] == "ref" and node["id"].startswith("claim:") and text in _statuses()
    return f"({text.lower()})" if is_aside else text


@cache
def _statuses() -> frozenset[str]:
    """The labels of the states of a claim: a claim that is named by one of them alone is an aside on paper."""
    taxonomy = site().library.taxonomy
    keys = list(taxonomy.keys("claim_statuses"))
    return frozenset(taxonomy.label(key, language, "claim_statuses").label for key in keys for language in LANGUAGES)


def pieces(nodes: list[Node]) -> Iterator[str]:
    """The paragraphs and items among nodes, each solid."""
    for node in nodes:
        if not isinstance(node, str):
            if node["e"] in _LEVEL:
                yield solid(plain(node["c"]))
            else:
                yield from pieces(node["c"])


def sizes(pdf: bytes) -> set[float]:
    """The sizes of all letters as they stand on paper, in points."""
    found: set[float] = set()

    def visit(text: str, outer: list[float], inner: list[float], _: Any, size: float) -> None:
        if text.strip():
            found.add(round(size * abs(outer[3]) * abs(inner[3]), 2))

    for page in pypdf.PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=visit)
    return found


def coloured(pdf: bytes) -> list[bytes]:
    """The operators that set a colour of more than one component."""
    return [
        operands + operator
        for content in _contents(pdf)
        for operands, operator in _OPERATOR.findall(content)
        if len(operands.split()) > 1
    ]


def _contents(pdf: bytes) -> Iterator[bytes]:
    """The content of every page and of every drawing in it."""
    for stream in pypdf.PdfReader(BytesIO(pdf)).pages:
        yield stream.get_contents().get_data()  # type: ignore[union-attr]
        for drawing in (stream["/Resources"].get("/XObject") or {}).values():
            if drawing["/Subtype"] == "/Form":
                yield drawing.get_object().get_data()
