"""What can be printed: every product with the layout, the papers and the values that it needs.

Phase: printing. A job says what is to be made; a press makes it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from typing import Final, Literal, cast

from rulebook.model.handbooks import Handbook, parse_edition
from rulebook.model.library import AnyRecord
from rulebook.printing.deck import deck
from rulebook.printing.discussion import discussion, has_pause
from rulebook.printing.editions import handbook
from rulebook.printing.faults import PrintingError
from rulebook.printing.forms import case_form
from rulebook.printing.frame import Edition, Ink
from rulebook.printing.handcards import ON_THE_POCKET_CARD, pocket_card, shift_card
from rulebook.printing.huddle import huddle
from rulebook.printing.selection import Selection, of_handbook
from rulebook.printing.sheets import Sheets, Values

Product = Literal["handbook", "booklet", "deck", "huddle", "discussion", "case-form", "pocket-card", "shift-card"]

PAPERS: Final[dict[Product, tuple[str, ...]]] = {
    "handbook": ("a5", "a4", "letter"),
    "booklet": ("a5",),
    "deck": ("poker", "a6"),
    "huddle": ("a4", "letter"),
    "discussion": ("a4", "letter"),
    "case-form": ("a4", "letter"),
    "pocket-card": ("a4",),
    "shift-card": ("a4",),
}
"""The papers of each product, the usual one first."""

_ALONE: Final[dict[Product, tuple[str, Callable[[Sheets, Edition, str, Ink], Values]]]] = {
    "case-form": ("caseform", case_form),
    "pocket-card": ("pocket", pocket_card),
    "shift-card": ("shift", shift_card),
}
"""Products that show no record of their own: the layout, and what makes its values."""


class ProductError(PrintingError):
    """A product that cannot be made of what was selected, or not on this paper; the message says what can."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something to print: `values` are made when it is printed; `is_booklet` asks for imposition after."""

    product: Product
    layout: str
    day: date
    values: Callable[[], Values]
    is_booklet: bool = False


def jobs(
    sheets: Sheets, product: Product, edition: Edition, chosen: Selection, paper: str = "", ink: Ink = "colour"
) -> list[Job]:
    """The jobs of a product, one for each sheet that stands alone; ProductError if there is nothing to print.

    `paper` is the usual one if it is empty.
    """
    paper = paper or PAPERS[product][0]
    if paper not in PAPERS[product]:
        raise ProductError(f"paper: {product} is not made on {paper} (valid: {', '.join(PAPERS[product])})")
    found = list(possible_jobs(sheets, product, edition, chosen, paper, ink))
    if not found:
        raise ProductError(f"{product}: {_LACKING[product]}")
    return found


_LACKING: Final[dict[Product, str]] = {
    "deck": "the selection has no rule",
    "huddle": "the selection has no rule",
    "discussion": "the selection has no case with a pause to stop at",
    "pocket-card": f"it needs the rules {', '.join(ON_THE_POCKET_CARD)}, and one of them is not there",
}


def possible_jobs(
    sheets: Sheets, product: Product, edition: Edition, chosen: Selection, paper: str, ink: Ink = "colour"
) -> Iterator[Job]:
    """The jobs of a product on a paper that it is made on; none where there is nothing to print."""

    def job(layout: str, values: Callable[[], Values], is_booklet: bool = False) -> Job:
        return Job(product, layout, edition.day, cache(values), is_booklet)

    if product in ("handbook", "booklet"):
        yield job("handbook", partial(handbook, sheets, edition, chosen, paper, ink), product == "booklet")
    elif product == "deck":
        if chosen.rules:
            yield job("deck", partial(deck, sheets, chosen.rules, edition, paper, ink))
    elif product == "huddle":
        yield from (job("huddle", partial(huddle, sheets, rule, edition, ink, paper)) for rule in chosen.rules)
    elif product == "discussion":
        cases = (case for case in chosen.cases if has_pause(sheets, case))
        yield from (job("discussion", partial(discussion, sheets, case, edition, ink, paper)) for case in cases)
    elif product != "pocket-card" or all(id in sheets.view.site.library.rules for id in ON_THE_POCKET_CARD):
        layout, make = _ALONE[product]
        yield job(layout, partial(make, sheets, edition, paper, ink))


def edition_of(sheets: Sheets, record: AnyRecord) -> Edition:
    """The edition that a handbook's record describes."""
    text = cast(Handbook, record.text(sheets.language))
    day, preface = text.reviewed.on, sheets.sections(record)
    return Edition(text.title, text.summary, text.edition, day, preface, text.include, text.paper)


def selection_of(sheets: Sheets, record: AnyRecord) -> Selection:
    """What a handbook's record selects, in the order of the language."""
    return of_handbook(sheets.view.site.library, cast(Handbook, record.text(sheets.language)))


def latest(sheets: Sheets) -> Edition:
    """The edition of what belongs to no handbook: the newest there is, under the product's own name."""
    books = [cast(Handbook, record.entry) for record in sheets.view.site.library.of_kind("handbook")]
    newest = max(books, key=lambda book: parse_edition(book.edition), default=None)
    day = newest.reviewed.on if newest else sheets.view.around.today
    return Edition(sheets.view.interface.words("Service Rulebook"), "", sheets.view.edition, day)


def renamed(edition: Edition, title: str, summary: str) -> Edition:
    """An edition's number and day under another name: for what somebody chose by hand."""
    return replace(edition, title=title, summary=summary, preface=[])
