"""What the index must know of every document, be it changed or not; the documents themselves are large.

Phase: search.
"""

import json
from dataclasses import astuple, dataclass
from hashlib import blake2b
from typing import Final

from rulebook.search.analysis import sections_of
from rulebook.search.documents import FACETS, Document

MOST_SECTIONS: Final = 5_000
"""More than a document has; a card that says so lies, and sections are numbered through."""


@dataclass(frozen=True, slots=True)
class Card:
    """A document's id, a hash of all that it says, how many sections it has, and its facets, each with its value."""

    id: str
    name: str
    sections: int
    facets: tuple[str, ...]

    @staticmethod
    def of(document: Document) -> "Card":
        """The card of a document."""
        facets = tuple(f"{facet} {value}" for facet in FACETS for value in document.facets.get(facet, ()))
        return Card(document.id, _name(document), sections_of(document), facets)

    @staticmethod
    def parse(text: str) -> "Card":
        """From the form that `str` gives; ValueError if it is another."""
        id, name, sections, facets = json.loads(text)
        if {*map(type, (id, name, *facets))} != {str} or type(sections) is not int or not 0 < sections <= MOST_SECTIONS:
            raise ValueError("no card")
        return Card(id, name, sections, tuple(facets))

    def __str__(self) -> str:
        return json.dumps(astuple(self))


def _name(document: Document) -> str:
    """A hash of all that a document says."""
    parts = [document.id, document.kind, document.url, document.title, document.summary, *document.aliases]
    for section in document.sections:
        parts += section.anchor, section.heading, section.text
    facets = sorted(document.facets.items())
    for facet, values in facets:
        parts += facet, *values
    shape = len(document.aliases), [len(values) for _, values in facets], list(map(len, parts))
    return blake2b(f"{shape}{''.join(parts)}".encode(), digest_size=16).hexdigest()
