"""References in running text: ``[R29]``, ``[the ham case][corner-bakery-ham]``, ``[claim:recovery-paradox]``.

Editors write Markdown's own reference links with an id where a path would stand. This module finds them
with their places, so that a check can point at one; rendering resolves the same ids.

Phase: links.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from rulebook.model.code import mask_code
from rulebook.model.diagnostic import nearest
from rulebook.model.library import Library

_REFERENCE = re.compile(
    r"\[(?<![\\\]!]\[)(?P<text>[^\[\]]+)\]"
    r"(?:\[(?P<id>[^\[\]\n]*)\]|(?P<inline>\((?P<url>(?:[^()\s]|\([^()\s]*+\))*+)(?:[^()]|\([^()]*+\))*+\)))?"
)
_ID = re.compile(r"(?:term:|claim:)?[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_CERTAIN = re.compile(r"R\d+|(?:term|claim):.+", re.I)

SCHEMES = ("https://", "http://", "mailto:", "tel:", "#")
"""How an ordinary link may begin; anything else is a path or a scheme that a browser would run."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in a body: its id as written, its text, and its place (from 1, within the body)."""

    id: str
    text: str
    line: int
    column: int
    bare: bool


@dataclass(frozen=True, slots=True)
class InlineLink:
    """A link written with its address: ``[text](address)``."""

    url: str
    line: int
    column: int


def scan(body: str) -> Iterator[Reference | InlineLink]:
    """Everything in a body that is written as a link, with its place, whether it resolves or not."""
    masked = mask_code(body)
    for match in _REFERENCE.finditer(masked):
        line = masked.count("\n", 0, match.start()) + 1
        column = match.start() - masked.rfind("\n", 0, match.start())
        if match["inline"]:
            yield InlineLink(match["url"], line, column)
        elif not match["text"].startswith("^"):
            id = match["id"] or match["text"]
            yield Reference(" ".join(id.split()), match["text"], line, column, bare=not match["id"])


def target(library: Library, id: str) -> str | None:
    """The id of what a reference names, in its canonical form (``R29``, ``term:promise``); None if nothing."""
    prefix, _, name = id.rpartition(":")
    if prefix == "term":
        return id if name in library.terms or name in library.unread else None
    if prefix == "claim":
        return id if name in library.claims or name in library.unread else None
    if prefix:
        return None
    spellings = (id, id.upper(), id.lower())
    return next((found for found in spellings if found in library.records or found in library.unread), None)


def valid_targets(library: Library) -> Iterator[str]:
    """Every id that a reference may name."""
    yield from library.records
    yield from (f"term:{id}" for id in library.terms)
    yield from (f"claim:{id}" for id in library.claims)


def nearest_targets(id: str, valid: Iterable[str], most: int = 5) -> list[str]:
    """The few ids that are most like one: a list of all would hide them."""
    return get_close_matches(id, list(valid), n=most, cutoff=0.3)


def is_meant_as_reference(library: Library, reference: Reference) -> bool:
    """Whether an editor meant a link: words in brackets alone may be an aside, such as [sic]."""
    if not reference.bare or _CERTAIN.fullmatch(reference.id):
        return True
    return bool(_ID.fullmatch(reference.id) and "-" in reference.id and nearest(reference.id, valid_targets(library)))


def targets(library: Library, body: str) -> frozenset[str]:
    """The ids that a body refers to, all of them known."""
    found = (target(library, link.id) for link in scan(body) if isinstance(link, Reference))
    return frozenset(id for id in found if id)
