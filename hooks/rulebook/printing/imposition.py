"""A PDF of single pages -> a booklet: two pages side by side on each side of a sheet, to be folded and stapled.

A page goes onto its sheet as a form XObject, its content untouched, so that its text stays text. What belongs to
reading on a screen is left behind: links, outline and tags. The sheet is for a printer; who reads takes the edition.

Phase: printing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Final

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from rulebook.printing.faults import PrintingError

MOST_PAGES: Final = 64
"""Of a booklet: sixteen sheets are what an office stapler holds, and what stays shut when it is folded."""

POINTS: Final = 72 / 25.4
"""In a millimetre."""

SHEETS: Final = {"a4": (297.0, 210.0), "a3": (420.0, 297.0)}
"""Landscape sheets by name: width and height in mm. A page is half as wide."""

_TOLERANCE: Final = 1.0  # pt: A5 is 148 mm wide, and half of A4 148.5 mm


class ImpositionError(PrintingError):
    """Pages that do not make a booklet: too many, too large, none at all."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a book: its `name`, its `first` page and, in `starts`, the first pages of what is in it, from 1 on."""

    name: str
    first: int
    starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Pages `first` to `last` of a book, from 1 on; `name` says of which part."""

    name: str
    first: int
    last: int

    @property
    def length(self) -> int:
        """How many pages a booklet of them has at least: one more if it has to begin with a blank."""
        return self.last - self.first + 1 + _blank_before(self.first)


Side = tuple[int | None, int | None]
"""The left and the right page of one side of a sheet; None is a blank."""


def sides(pages: Sequence[int | None]) -> list[Side]:
    """Pages in reading order, a multiple of four -> the sides of sheets, front and back in turn, outermost first."""
    if not pages or len(pages) % 4:
        raise ImpositionError(f"{len(pages)} pages do not fill sheets: a booklet has a multiple of four.")
    last = len(pages) - 1
    return [
        side
        for sheet in range(len(pages) // 4)
        for side in (
            (pages[last - 2 * sheet], pages[2 * sheet]),
            (pages[2 * sheet + 1], pages[last - 2 * sheet - 1]),
        )
    ]


def filled(first: int, last: int, cover: bool) -> list[int | None]:
    """Pages `first` to `last` in reading order, filled with blanks (None) to a multiple of four.

    A left-hand page stays one, after a blank: its margins are made for that. With `cover` the last page stays
    outermost, at the back, and the blanks come before it; otherwise they come at the end.
    """
    pages: list[int | None] = [*[None] * _blank_before(first), *range(first, last + 1)]
    blanks: list[int | None] = [None] * (-len(pages) % 4)
    return [*pages[:-1], *blanks, pages[-1]] if cover and last > first else [*pages, *blanks]


def booklet(pdf: bytes, sheet: str = "a4", first: int = 1, last: int | None = None) -> bytes:
    """Pages `first` to `last` (from 1 on; all) of a PDF as a PDF to print on both sides, turned over the short edge.

    The document's last page is its back cover. Language, title and author are kept; the same bytes come out of the
    same bytes. Raises ImpositionError for an unknown sheet, for pages that the document lacks, for more than
    MOST_PAGES (split them by `split_by`), and for a page that is larger than half the sheet.
    """
    reader = PdfReader(BytesIO(pdf))
    count = len(reader.pages)
    last = count if last is None else last
    size = _size(sheet)
    if not 1 <= first <= last <= count:
        raise ImpositionError(f"There are no pages {first} to {last} in a document of {count} pages.")
    pages = filled(first, last, cover=last == count)
    if len(pages) > MOST_PAGES:
        raise ImpositionError(f"A booklet has at most {MOST_PAGES} pages; pages {first} to {last} make {len(pages)}.")
    return _written(reader, sides(pages), size)


def split_by(sections: Sequence[Section], count: int, most: int = MOST_PAGES) -> list[Run]:
    """The booklets of a book of `count` pages: as few as there can be when each begins where a section begins.

    A section that is too long for one is divided evenly, where something in it begins. `sections` are in the order of
    the book; what stands before the first may be a booklet of its own. Raises ImpositionError, naming the section,
    where nothing in a stretch of more than `most` pages begins; and where there are no pages.
    """
    if count < 1:
        raise ImpositionError("A document without pages makes no booklet.")
    runs = _runs(sections, count) or [Run("", 1, count)]
    starts = {section.first: section.starts for section in sections}
    short = [piece for run in runs for piece in _pieces(run, starts.get(run.first, ()), most)]
    found = [short[0]]
    for run in short[1:]:
        joined = replace(found[-1], last=run.last)
        if joined.length <= most:
            found[-1] = joined
        else:
            found.append(run)
    return found


def _blank_before(first: int) -> int:
    return 1 - first % 2


def _runs(sections: Sequence[Section], count: int) -> list[Run]:
    """What stands before the first section is a run of its own, which takes that section's name."""
    before = [Run(sections[0].name, 1, sections[0].first - 1)] if sections and sections[0].first > 1 else []
    ends = [*(section.first - 1 for section in sections[1:]), count]
    return [*before, *(Run(section.name, section.first, end) for section, end in zip(sections, ends, strict=False))]


def _pieces(run: Run, starts: Sequence[int], most: int) -> list[Run]:
    """The run, divided into as few pieces as can be, as even as can be."""
    if run.length <= most:
        return [run]
    inside = sorted(start for start in set(starts) if run.first < start <= run.last)
    for pieces in range(2, len(inside) + 2):
        found = list(_divided(run, inside, pieces))
        if all(piece.length <= most for piece in found):
            return found
    raise ImpositionError(
        f"{run.name!r} has {run.last - run.first + 1} pages, a booklet at most {most}, and nothing in it begins where "
        "it could be divided."
    )


def _divided(run: Run, starts: Sequence[int], pieces: int) -> Iterator[Run]:
    """At the starts that are nearest to even cuts."""
    length = run.last - run.first + 1
    wanted = (run.first + length * piece / pieces for piece in range(1, pieces))
    cuts = sorted({min(starts, key=lambda start: (abs(start - cut), start)) for cut in wanted})
    for first, following in zip([run.first, *cuts], [*cuts, run.last + 1], strict=True):
        yield Run(run.name, first, following - 1)


def _size(sheet: str) -> tuple[float, float]:
    if sheet not in SHEETS:
        raise ImpositionError(f"A booklet cannot be printed on {sheet!r}; sheets are: {', '.join(SHEETS)}.")
    width, height = SHEETS[sheet]
    return width * POINTS, height * POINTS


def _written(reader: PdfReader, found: Sequence[Side], size: tuple[float, float]) -> bytes:
    writer = PdfWriter()
    for side in found:
        _draw(writer, reader, side, size)
    _describe(writer, reader)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _draw(writer: PdfWriter, reader: PdfReader, side: Side, size: tuple[float, float]) -> None:
    """A side of a sheet: the left page ends at the fold, the right page begins there; both are centred in height."""
    width, height = size
    onto = writer.add_blank_page(width, height)
    drawn, forms = [], DictionaryObject()
    for name, number, left in (("/Left", side[0], True), ("/Right", side[1], False)):
        if number is None:
            continue
        page = reader.pages[number - 1]
        x, y, page_width, page_height = _box(page)
        if page_width > width / 2 + _TOLERANCE or page_height > height + _TOLERANCE:
            raise ImpositionError(
                f"Page {number} is {page_width / POINTS:.0f} x {page_height / POINTS:.0f} mm, larger than half a sheet "
                f"of {width / POINTS:.0f} x {height / POINTS:.0f} mm."
            )
        at = width / 2 - (page_width if left else 0) - x
        drawn.append(f"q 1 0 0 1 {at:.4f} {(height - page_height) / 2 - y:.4f} cm {name} Do Q")
        forms[NameObject(name)] = writer._add_object(_form(writer, page))
    contents = DecodedStreamObject()
    contents.set_data("\n".join(drawn).encode("ascii"))
    onto[NameObject("/Contents")] = writer._add_object(contents)
    onto[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): forms})


def _box(page: PageObject) -> tuple[float, float, float, float]:
    box = page.trimbox
    return float(box.left), float(box.bottom), float(box.width), float(box.height)


def _form(writer: PdfWriter, page: PageObject) -> StreamObject:
    """The page as a form XObject, cut at its trim box."""
    x, y, width, height = _box(page)
    contents = page.get_contents()
    form = DecodedStreamObject()
    form.set_data(contents.get_data() if contents is not None else b"")
    compressed = form.flate_encode()
    corners = (x, y, x + width, y + height)
    compressed[NameObject("/Type")] = NameObject("/XObject")
    compressed[NameObject("/Subtype")] = NameObject("/Form")
    compressed[NameObject("/BBox")] = ArrayObject([FloatObject(corner) for corner in corners])
    compressed[NameObject("/Resources")] = page["/Resources"].clone(writer)
    return compressed


def _describe(writer: PdfWriter, reader: PdfReader) -> None:
    """Title, author, dates and language of the document, and how it is to be printed."""
    info = reader.metadata
    writer.add_metadata({key: value for key, value in info.items() if isinstance(value, str)} if info else {})
    language = reader.root_object.get("/Lang")
    if language is not None:
        writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    writer.root_object[NameObject("/ViewerPreferences")] = DictionaryObject(
        {
            NameObject("/DisplayDocTitle"): BooleanObject(True),
            NameObject("/Duplex"): NameObject("/DuplexFlipShortEdge"),
            NameObject("/PrintScaling"): NameObject("/None"),
        }
    )
