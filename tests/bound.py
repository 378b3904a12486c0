"""What tests ask of a whole handbook: its pages, texts, links and outline, beside the values that it was made of."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
from PIL import ImageChops
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT

from printed import ROOT, plain, sheets, solid
from rulebook.model.languages import Language
from rulebook.printing.frame import Ink
from rulebook.printing.nodes import Node
from rulebook.printing.press import Press
from rulebook.printing.products import Job, edition_of, jobs, selection_of
from rulebook.printing.sheets import Values

MILLIMETRE = 72 / 25.4
AREAS = {"a5": (16, 17, 15, 31), "a4": (17, 17, 24, 74), "letter": (15, 15, 25, 77)}
"""Of each paper the margins of the text: top, bottom, inside, outside, in mm. They stand in ``layout/cover.typ``."""

_HYPHEN = re.compile(r"\u200b|[\u00ad\u0002\ufffe]\s*|(?<=\w)[-‐]\s*-?(?=\w)")  # Czech repeats a hyphen at a line's end
_WORD = re.compile(r"\w+")
_DOTS = 0.25  # pixels a point: enough to see how far down there is ink


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text where it stands: its page from 1 on, its box in points, the size of its letters."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    size: float
    piece: pypdfium2.PdfTextObj

    @property
    def text(self) -> str:
        """What it says; asked for when the rest is odd, since a book has 40,000 pieces."""
        return str(self.piece.extract())

    def __repr__(self) -> str:
        return (
            f"{self.text!r} on page {self.page} in {self.size} points at {self.left, self.bottom, self.right, self.top}"
        )


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the book: where it stands, the page that it leads to, its text, and what follows that."""

    page: int
    to: int
    name: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the outline."""

    level: int
    title: str
    page: int


def job_of(language: Language, id: str, paper: str, ink: Ink = "colour") -> Job:
    """The job of a handbook of the project, whose values are made once."""
    found = sheets(language)
    record = found.view.site.library.handbooks[id]
    chosen = paper or record.entry.paper
    (job,) = jobs(found, "handbook", edition_of(found, record), selection_of(found, record), chosen, ink)
    values = job.values()
    return replace(job, values=lambda: values)


@dataclass(frozen=True)
class Book:
    """A handbook as values and as a PDF."""

    id: str
    values: Values
    path: Path

    @cached_property
    def reader(self) -> pypdf.PdfReader:
        return pypdf.PdfReader(self.path)

    @cached_property
    def document(self) -> pypdfium2.PdfDocument:
        return pypdfium2.PdfDocument(self.path)

    @cached_property
    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of each page, in points."""
        return [page.get_size() for page in self._sheets]

    @cached_property
    def count(self) -> int:
        return len(self._sheets)

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, as a reader's clipboard gets it."""
        return [text.get_text_range() for text in self._textpages]

    @cached_property
    def _textpages(self) -> list[pypdfium2.PdfTextPage]:
        return [page.get_textpage() for page in self._sheets]

    @cached_property
    def _sheets(self) -> list[pypdfium2.PdfPage]:
        return list(self.document)

    @property
    def records(self) -> list[Values]:
        """The values of all records, in the order of the book."""
        rules = [rule for part in self.values["parts"] for rule in part["rules"]]
        return [*rules, *self.values["guides"], *self.values["cases"]]

    @property
    def is_wide(self) -> bool:
        return bool(self.values["paper"] != "a5")

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """The number of a page, from 1 on, by its object's."""
        return {page.indirect_reference.idnum: number for number, page in enumerate(self.reader.pages, 1)}  # type: ignore[union-attr]

    @cached_property
    def places(self) -> dict[str, int]:
        """The page of every name that a link may lead to."""
        return {name: self._numbers[one.raw_get("/Page").idnum] for name, one in self.reader.named_destinations.items()}

    @cached_property
    def outline(self) -> list[Entry]:
        return list(self._entries(self.reader.outline, 1))

    def _entries(self, outline: Iterable[Any], level: int) -> Iterator[Entry]:
        for one in outline:
            if isinstance(one, list):
                yield from self._entries(one, level + 1)
            else:
                yield Entry(level, str(one.title), self._numbers[one.raw_get("/Page").idnum])

    @cached_property
    def span(self) -> dict[str, range]:
        """The pages of each record."""
        starts = sorted({entry.page for entry in self.outline} | {self.count + 1})
        first = {record["id"]: self.places[record["id"]] for record in self.records}
        return {id: range(page, next(start for start in starts if start > page)) for id, page in first.items()}

    @cached_property
    def texts(self) -> list[Text]:
        return [text for number in range(1, self.count + 1) for text in self._texts(number)]

    def _texts(self, number: int) -> Iterator[Text]:
        textpage = self._textpages[number - 1]
        for one in self._sheets[number - 1].get_objects(filter=[FPDF_PAGEOBJ_TEXT], textpage=textpage):
            size = one.get_font_size() * abs(one.get_matrix().d)
            yield Text(number, *one.get_bounds(), round(size, 2), one)

    def area(self, number: int) -> tuple[float, float, float, float]:
        """The text's own part of a page: left, bottom, right, top, in points."""
        top, bottom, inside, outside = (side * MILLIMETRE for side in AREAS[self.values["paper"]])
        width, height = self._sheets[number - 1].get_size()
        left, right = (inside, outside) if number % 2 else (outside, inside)
        return left, bottom, width - right, height - top

    @cached_property
    def links(self) -> list[Link]:
        return [
            link
            for number, page in enumerate(self.reader.pages, 1)
            for note in page.get("/Annots", ())
            for link in self._link(number, note.get_object())
        ]

    def body(self, number: int) -> str:
        """The text of a page without its running head and foot; the margin's column is in it."""
        text = self.pages[number - 1]
        foot = text.rfind(self.values["words"]["edition_and_date"].split()[0])
        text = text[:foot].removesuffix(f"{number} ") if number % 2 == 0 else text[:foot]
        head, _, rest = text.partition("\r\n")
        return rest if solid(head) in self._heads else text

    @cached_property
    def _heads(self) -> set[str]:
        """What may stand above a page."""
        titles = [title for record in self.records for title in (record["title"], f"{record['id']} {record['title']}")]
        return {solid(title) for title in (self.values["title"], *titles)}

    def _link(self, number: int, note: Any) -> Iterator[Link]:
        _, bottom, _, top = note["/Rect"]
        if "/Dest" not in note or top - bottom < 1:  # Typst leaves a flat one where the text went overleaf
            return
        goal, textpage = note["/Dest"], self._textpages[number - 1]
        to = self.places[goal] if isinstance(goal, str) else self._numbers[list.__getitem__(goal, 0).idnum]
        points = [float(point) for point in note.get("/QuadPoints", note["/Rect"])]
        lines = [points[at : at + 8] for at in range(0, len(points), 8)]
        text = "".join(textpage.get_text_bounded(*_box(line)) for line in lines)
        _, bottom, right, top = _box(lines[-1])
        index = textpage.get_index(right - 1.5, (bottom + top) / 2, 3, 4)
        is_last = index is None or index + 1 >= textpage.count_chars()
        after = "" if is_last else textpage.get_text_range(index + 1, min(24, textpage.count_chars() - index - 1))
        yield Link(number, to, goal if isinstance(goal, str) else "", text, after)

    def fullness(self, number: int) -> float:
        """How far down the text's part of a page there is ink, as a share of its height."""
        page = self._sheets[number - 1]
        _, height = page.get_size()
        _, bottom, _, top = self.area(number)
        picture = page.render(scale=_DOTS, grayscale=True).to_pil().convert("L")
        box = (0, int((height - top) * _DOTS), picture.width, int((height - bottom) * _DOTS))
        ink = ImageChops.invert(picture.crop(box)).point(lambda value: 255 if value > 2 else 0).getbbox()
        return ink[3] / (box[3] - box[1]) if ink else 0.0


def _box(points: list[float]) -> tuple[float, float, float, float]:
    """The box around a line of a link; it has a point more, because letters stand out of their line."""
    xs, ys = points[::2], points[1::2]
    return min(xs), min(ys), max(xs), max(ys)


def printed_book(language: Language, id: str, paper: str, ink: Ink = "colour") -> Book:
    """A handbook of the project, from the project's own cache if it is there."""
    job = job_of(language, id, paper, ink)
    (found,) = Press(ROOT / ".cache/print").print(job)
    return Book(id, job.values(), found.path)


def words(text: str) -> Counter[str]:
    """The words of a text, in small letters, with hyphens joined as at the end of a line."""
    return Counter(_WORD.findall(_HYPHEN.sub("", text).lower()))


def said(nodes: list[Node]) -> Iterator[str]:
    """All texts among nodes."""
    for node in nodes:
        if isinstance(node, str):
            yield node
        else:
            yield from said([*node.get("title", []), *node["c"]])


def runs(nodes: list[Node]) -> Iterator[str]:
    """The texts of paragraphs and items between references, solid: paper adds a page after a reference."""
    for node in nodes:
        if isinstance(node, str):
            continue
        if node["e"] in ("p", "li"):
            run = ""
            for inner in node["c"]:
                if isinstance(inner, str) or inner["e"] in ("em", "strong", "term"):
                    run += plain([inner])
                else:
                    yield solid(run)
                    run = ""
            yield solid(run)
        else:
            yield from runs(node["c"])
