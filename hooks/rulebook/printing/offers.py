"""What a site offers on paper, and the PDFs of it: every handbook, the deck, a sheet for each rule and case, forms.

Phase: printing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from rulebook.printing.press import Press
from rulebook.printing.products import PAPERS, Job, edition_of, latest, possible_jobs, selection_of
from rulebook.printing.selection import Selection
from rulebook.printing.sheets import Sheets
from rulebook.rendering.downloads import Download, DownloadKind
from rulebook.selection import everything

FOLDER: Final = "print"
"""Where PDFs lie on a site."""

_Alone = Literal["case-form", "pocket-card", "shift-card"]
_ALONE: Final[tuple[_Alone, ...]] = ("case-form", "pocket-card", "shift-card")


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
    """An offer that was printed: what pages say of it, its files; `cover` is a picture's address, or empty."""

    id: str
    downloads: tuple[Download, ...]
    files: tuple[tuple[str, Path], ...]
    cover: str = ""


def offers(sheets: Sheets) -> Iterator[Offer]:
    """Everything that a site offers in a language."""
    yield from _books(sheets)
    edition, chosen = latest(sheets), everything(sheets.view.site.library, sheets.language)
    decks: tuple[tuple[DownloadKind, str], ...] = (("deck-poker", "poker"), ("deck-a6", "a6"))
    for kind, paper in decks:
        yield from (Offer("", kind, kind, job) for job in possible_jobs(sheets, "deck", edition, chosen, paper))
    for id in chosen.rules:
        for job in possible_jobs(sheets, "huddle", edition, Selection((id,)), PAPERS["huddle"][0]):
            yield Offer(id, "huddle", f"{id.lower()}-huddle", job)
    for id in sorted(chosen.cases):
        for job in possible_jobs(sheets, "discussion", edition, Selection(cases=(id,)), PAPERS["discussion"][0]):
            yield Offer(id, "discussion", f"{id}-discussion", job)
    for product in _ALONE:
        for job in possible_jobs(sheets, product, edition, Selection(), PAPERS[product][0]):
            yield Offer("", product, product, job)


def _books(sheets: Sheets) -> Iterator[Offer]:
    """Every handbook on its paper; an A5 book to be folded, too."""
    for record in sheets.view.site.library.of_kind("handbook"):
        edition, chosen = edition_of(sheets, record), selection_of(sheets, record)
        for job in possible_jobs(sheets, "handbook", edition, chosen, edition.paper):
            yield Offer(record.id, "handbook", record.slug, job)
            if edition.paper in PAPERS["booklet"]:
                yield Offer(record.id, "booklet", f"{record.slug}-booklet", replace(job, is_booklet=True))


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
