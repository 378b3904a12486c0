"""What a site offers on paper, and the PDFs of it: every handbook, the deck, a sheet for each rule and case, forms.

Phase: printing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, cast

from rulebook.model.handbooks import Handbook
from rulebook.printing.press import Press
from rulebook.printing.products import PAPERS, Job, edition_of, latest, possible_jobs, selection_of
from rulebook.printing.selection import Selection
from rulebook.printing.sheets import Sheets
from rulebook.rendering.downloads import Download, DownloadKind
from rulebook.selection import is_active

FOLDER: Final = "print"
"""Where PDFs lie on a site."""

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
    yield from _books(sheets)
    yield from _of_rules(sheets)
    yield from _of_cases(sheets)
    for product in _ALONE:
        for job in possible_jobs(sheets, product, latest(sheets), Selection(), PAPERS[product][0]):
            yield Offer("", product, product, job)


def _books(sheets: Sheets) -> Iterator[Offer]:
    """Every handbook on its paper; an A5 book to be folded, too."""
    for record in sheets.view.site.library.of_kind("handbook"):
        paper = cast(Handbook, record.entry).paper
        edition, chosen = edition_of(sheets, record), selection_of(sheets, record)
        for job in possible_jobs(sheets, "handbook", edition, chosen, paper):
            yield Offer(record.id, "handbook", record.slug, job)
            if paper == "a5":
                yield Offer(record.id, "booklet", f"{record.slug}-booklet", replace(job, is_booklet=True))


def _of_rules(sheets: Sheets) -> Iterator[Offer]:
    """The deck on both papers, and a huddle sheet for each rule."""
    edition = latest(sheets)
    rules = tuple(id for id in sorted(sheets.view.site.library.rules) if is_active(sheets.view.site.library, id))
    decks: tuple[tuple[DownloadKind, str], ...] = (("deck-poker", "poker"), ("deck-a6", "a6"))
    for kind, cards in decks:
        yield from (
            Offer("", kind, kind, job) for job in possible_jobs(sheets, "deck", edition, Selection(rules), cards)
        )
    for id in rules:
        for job in possible_jobs(sheets, "huddle", edition, Selection((id,)), PAPERS["huddle"][0]):
            yield Offer(id, "huddle", f"{id.lower()}-huddle", job)


def _of_cases(sheets: Sheets) -> Iterator[Offer]:
    """A discussion sheet for each case with a pause."""
    edition = latest(sheets)
    for id in sorted(id for id in sheets.view.site.library.cases if is_active(sheets.view.site.library, id)):
        for job in possible_jobs(sheets, "discussion", edition, Selection(cases=(id,)), PAPERS["discussion"][0]):
            yield Offer(id, "discussion", f"{id}-discussion", job)


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
