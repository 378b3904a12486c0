"""What pages offer to load: files that were made for paper, with what a reader wants to know before loading them.

Phase: rendering. Printing makes them; pages only show them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rulebook.model.languages import Language

DownloadKind = Literal[
    "handbook", "booklet", "deck-poker", "deck-a6", "huddle", "discussion", "case-form", "pocket-card", "shift-card"
]


@dataclass(frozen=True, slots=True)
class Download:
    """A PDF: its address below the site's root, its pages, its size in bytes; which of several it is."""

    kind: DownloadKind
    url: str
    pages: int
    size: int
    number: int = 1
    count: int = 1


@dataclass(frozen=True, slots=True)
class Downloads:
    """By language and record what there is to load; `covers` are addresses of pictures. Of no record: the empty id."""

    files: Mapping[tuple[Language, str], tuple[Download, ...]]
    covers: Mapping[tuple[Language, str], str]

    def of(self, language: Language, id: str) -> tuple[Download, ...]:
        """What belongs to a record; nothing if nothing was printed."""
        return self.files.get((language, id), ())

    def cover(self, language: Language, id: str) -> str:
        """The address of a book's cover, or empty."""
        return self.covers.get((language, id), "")


NONE = Downloads({}, {})
