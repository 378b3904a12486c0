"""The rules as a deck of cards: sheets of cards with a grid that layout and tests share.

Phase: printing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from rulebook.printing.faults import PrintingError
from rulebook.printing.frame import Edition, Ink, framed
from rulebook.printing.sheets import Sheets, Values

Point = tuple[float, float]
Line = tuple[float, float, float, float]

BLEED: Final = 3.0
"""How far, in mm, what is cut through is drawn beyond the cut."""

MARK: Final = 2.0
"""The length of a crop mark, in mm; the margins of the poker sheet leave no more."""

MARK_GAP: Final = 0.5
"""Between the bleed and a crop mark, in mm, so that a mark is never left on a card."""

OFFICE_MARGIN: Final = 4.3
"""What an office printer leaves blank along the edges of a sheet, in mm: 1/6 inch and a little."""


class DeckError(PrintingError):
    """A deck that cannot be laid out: a paper that we do not know."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where cards stand on a sheet. All lengths are in mm from the sheet's top left corner, x before y.

    `page` is the whole sheet, `card` a card after the cut, `gutter` what lies between two cards, `origin` the top
    left card's corner, `safe` the distance of all text from a cut. `beyond` is what a print shop trims off all round
    to get the page that was ordered: it becomes the PDF's trim box.
    """

    page: Point
    card: Point
    columns: int
    rows: int
    gutter: Point
    origin: Point
    safe: float
    bleed: float = 0.0
    beyond: float = 0.0

    @property
    def places(self) -> int:
        """How many cards a sheet holds."""
        return self.columns * self.rows

    def front(self, place: int) -> Point:
        """The corner of the card at a place, from 0 on, row by row."""
        row, column = divmod(place, self.columns)
        return self._corner(column, row)

    def back(self, place: int) -> Point:
        """The corner of its back: in the mirrored column, because the sheet is turned over its long edge."""
        row, column = divmod(place, self.columns)
        return self._corner(self.columns - 1 - column, row)

    def cuts_across(self) -> list[float]:
        """The x of every vertical cut; a cut that two cards share is one."""
        return self._cuts(0, self.columns)

    def cuts_down(self) -> list[float]:
        """The y of every horizontal cut."""
        return self._cuts(1, self.rows)

    def marks(self) -> list[Line]:
        """The crop marks at both ends of every cut, as x1, y1, x2, y2; none where there is no bleed to cut off."""
        return list(self._marks()) if self.bleed else []

    def _corner(self, column: int, row: int) -> Point:
        steps = (column, row)
        x, y = (self.origin[axis] + steps[axis] * (self.card[axis] + self.gutter[axis]) for axis in (0, 1))
        return x, y

    def _cuts(self, axis: int, count: int) -> list[float]:
        starts = [self.origin[axis] + step * (self.card[axis] + self.gutter[axis]) for step in range(count)]
        return sorted({edge for start in starts for edge in (start, start + self.card[axis])})

    def _marks(self) -> Iterator[Line]:
        across, down = self.cuts_across(), self.cuts_down()
        near, far = self.bleed + MARK_GAP, self.bleed + MARK_GAP + MARK
        for x in across:
            yield x, down[0] - far, x, down[0] - near
            yield x, down[-1] + near, x, down[-1] + far
        for y in down:
            yield across[0] - far, y, across[0] - near, y
            yield across[-1] + near, y, across[-1] + far, y


# Nine poker cards with a gutter of two bleeds all round are 207 x 282 mm: on A4 that leaves 1.5 mm at the sides, where
# neither an office printer prints nor a crop mark has room. So rows have the gutter, and columns none. That is right
# for a print shop and for an office guillotine, because of what a card looks like at its edges: only the band at the
# top is cut through, and it has its bleed in the gutter; the left and right edges are bare paper for 4 mm and more, so
# that the neighbour's paper is the bleed, and a cut that strays shows nothing of the other card. Four cuts make three
# strips, six make the cards. The margins come out alike, 10.5 mm: the bleed, a gap, a mark, and what a printer spares.
_POKER: Final = Grid(
    page=(210, 297), card=(63, 88), columns=3, rows=3, gutter=(0, 2 * BLEED), origin=(10.5, 10.5), safe=4.2, bleed=BLEED
)
_A6: Final = Grid(page=(105, 148), card=(105, 148), columns=1, rows=1, gutter=(0, 0), origin=(0, 0), safe=8)
_BEYOND: Final = BLEED + MARK_GAP + MARK + 1.5
_A6_WITH_BLEED: Final = Grid(
    page=(105 + 2 * _BEYOND, 148 + 2 * _BEYOND),
    card=(105, 148),
    columns=1,
    rows=1,
    gutter=(0, 0),
    origin=(_BEYOND, _BEYOND),
    safe=8,
    bleed=BLEED,
    beyond=_BEYOND,
)

PAPERS: Final = ("poker", "a6")


def grid_of(paper: str, bleed: bool = False) -> Grid:
    """The grid of a paper; `bleed` adds bleed and crop marks to A6, a poker sheet always has them.

    Raises DeckError for a paper that is not one of PAPERS.
    """
    if paper not in PAPERS:
        raise DeckError(f"A deck cannot be printed on {paper!r}; papers of a deck are: {', '.join(PAPERS)}.")
    if paper == "poker":
        return _POKER
    return _A6_WITH_BLEED if bleed else _A6


def deck(sheets: Sheets, ids: Sequence[str], edition: Edition, paper: str, ink: Ink, bleed: bool = False) -> Values:
    """Everything that the layout ``deck`` draws: a page of fronts and a page of backs for each sheet of cards.

    `ids` are rules in the order of the deck. Raises DeckError as `grid_of` does.
    """
    grid = grid_of(paper, bleed)
    taxonomy = sheets.view.site.library.taxonomy
    labels = {part: taxonomy.label(part, sheets.language, "parts").label for part in taxonomy.keys("parts")}
    return framed(sheets, edition, paper, ink) | {
        "grid": asdict(grid) | {"marks": grid.marks()},
        "parts": labels,
        "sheets": [
            list(_placed(sheets, ids[start : start + grid.places], grid)) for start in range(0, len(ids), grid.places)
        ],
    }


def _placed(sheets: Sheets, ids: Sequence[str], grid: Grid) -> Iterator[Values]:
    for place, id in enumerate(ids):
        yield sheets.rule(id) | {"front": grid.front(place), "back": grid.back(place)}
