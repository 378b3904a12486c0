"""What a site offers on paper, and the PDFs of it: every handbook, the deck, a sheet for each rule and case, forms.

Phase: printing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, cast

from rulebook.model.handbooks import Handbook
from rulebook.printing.discussion import has_pause
from rulebook.printing.press import Press
from rulebook.printing.products import Job, edition_of, jobs, latest, selection_of
from rulebook.printing.selection import Selection
from rulebook.printing.sheets import Sheets
from rulebook.rendering.downloads import Download, DownloadKind

FOLDER: Final = "print"
"""Where PDFs lie on a site."""

_BOOKS: Final[tuple[Literal["handbook", "booklet"], ...]] = ("handbook", "booklet")
_Alone = Literal["case-form", "pocket-card", "shift-card"]
_ALONE: Final[tuple[_Alone, ...]] = (
    "case-form",
    "pocket-card",
    "shift-card",
)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to print for a site: of which record (or of none), and the name of its file."""

    id: str
    kind: DownloadKind
    name: str
    job: Job

    @property
    def has_cover(self) -> bool:
        """Whether its first page is shown beside it."""
        return self.kind == "handbook"


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer that was printed: what pages say of it, and where its files are; `cover` is a picture or None."""

    id: str
    downloads: tuple[Download, ...]
    files: tuple[tuple[str, Path], ...]
    cover: str = ""


def offers(sheets: Sheets) -> Iterator[Offer]:
    """Everything that a site offers in a language."""
    library, edition = sheets.view.site.library, latest(sheets)
    for record in library.of_kind("handbook"):
        paper = cast(Handbook, record.entry).paper
        book, chosen = edition_of(sheets, record), selection_of(sheets, record)
        for product in _BOOKS if paper == "a5" else _BOOKS[:1]:
            (job,) = jobs(sheets, product, book, chosen, paper)
            name = record.slug if product == "handbook" else f"{record.slug}-booklet"
            yield Offer(record.id, product, name, job)
    rules = tuple(id for id, record in sorted(library.rules.items()) if record.entry.status == "active")
    decks: tuple[tuple[DownloadKind, str], ...] = (("deck-poker", "poker"), ("deck-a6", "a6"))
    for kind, cards in decks:
        (job,) = jobs(sheets, "deck", edition, Selection(rules), cards)
        yield Offer("", kind, kind, job)
    for id in rules:
        (job,) = jobs(sheets, "huddle", edition, Selection((id,)))
        yield Offer(id, "huddle", f"{id.lower()}-huddle", job)
    for id, record in sorted(library.cases.items()):
        if record.entry.status == "active" and has_pause(sheets, id):
            (job,) = jobs(sheets, "discussion", edition, Selection(cases=(id,)))
            yield Offer(id, "discussion", f"{id}-discussion", job)
    for alone in _ALONE:
        (job,) = jobs(sheets, alone, edition, Selection())
        yield Offer("", alone, alone, job)


def printed(offer: Offer, press: Press, language: str) -> Offered:
    """Print an offer, or take it from the cache."""
    found = press.print(offer.job)
    names = [f"{offer.name}-{number}" for number in range(1, len(found) + 1)] if len(found) > 1 else [offer.name]
    urls = [f"{FOLDER}/{language}/{name}.pdf" for name in names]
    downloads = tuple(
        Download(offer.kind, url, one.pages, one.size, number, len(found))
        for number, (url, one) in enumerate(zip(urls, found, strict=True), 1)
    )
    files = [(url, one.path) for url, one in zip(urls, found, strict=True)]
    cover = f"{FOLDER}/{language}/{offer.name}.png" if offer.has_cover else ""
    if cover:
        files.append((cover, press.cover(offer.job)))
    return Offered(offer.id, downloads, tuple(files), cover)
