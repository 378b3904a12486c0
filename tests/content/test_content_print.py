"""Every handbook of the project as it is printed: nothing lost, nothing twice, every number right, every page worth it.

Each is typeset once into the project's own cache, so that a second run of these tests only reads.
"""

import re
from collections import Counter
from statistics import median

import pytest

from bound import Book, Text, job_of, printed_book, said, words
from bound import runs as texts_of
from printed import ROOT, coloured, solid
from rulebook.model.languages import LANGUAGES, Language
from rulebook.printing.typesetting import pdf

pytestmark = pytest.mark.whole

HANDBOOKS = sorted(path.name.partition(".")[0] for path in (ROOT / "docs/handbooks").glob("*.en.md"))
PAPERS = {"whole": ("a5", "a4", "letter")}
BOOKS = [(language, id, paper) for language in LANGUAGES for id in HANDBOOKS for paper in PAPERS.get(id, ("",))]
"""Each handbook in its own paper, and the whole rulebook in every one."""

LEAST = 9.5
"""No letter is smaller, in points."""

HANGING = 6
"""So far, in points, a hyphen or a full stop hangs out of a line, with the space after it."""


@pytest.fixture(scope="module", params=BOOKS, ids="-".join)
def book(request: pytest.FixtureRequest) -> Book:
    """A printed handbook."""
    return printed_book(*request.param)


def test_it_has_as_many_pages_as_its_records_ask_for(book: Book) -> None:
    rules = sum(len(part["rules"]) for part in book.values["parts"])
    others = len(book.records) - rules
    least = rules * (1 if book.is_wide else 2) + others
    assert least < book.count < least + 4 * others + 60


def test_every_rule_has_its_page_or_its_two(book: Book) -> None:
    """A rule that somebody looks up lies open at once: on A5 as two pages, on A4 and Letter as one."""
    lengths = {rule["id"]: len(book.span[rule["id"]]) for part in book.values["parts"] for rule in part["rules"]}
    longer = {id: length for id, length in lengths.items() if length != (1 if book.is_wide else 2)}
    assert longer == {}


def test_a_line_has_55_to_70_characters(book: Book) -> None:
    """Lines that are full: shorter ones end a paragraph, longer ones are what a PDF reader puts together."""
    lines = [len(line) for page in book.pages for line in page.splitlines() if 45 < len(line) < 100]
    assert 55 <= median(lines) <= 70


def test_no_text_stands_outside_its_page(book: Book) -> None:
    def is_inside(text: Text) -> bool:
        width, height = book.sizes[text.page - 1]
        return text.left >= 0 and text.bottom >= 0 and text.right <= width and text.top <= height

    assert [text for text in book.texts if not is_inside(text)] == []


def test_no_text_leaves_its_column(book: Book) -> None:
    """Nothing runs from the text into the margin's column, or from there into the text."""

    def is_across(text: Text) -> bool:
        left, bottom, right, top = book.area(text.page)
        return bottom < text.bottom < top and (
            text.left < left - HANGING < text.right or text.left < right + HANGING < text.right
        )

    assert [text for text in book.texts if text.page > 1 and is_across(text) and text.text.strip()] == []


def test_no_letter_of_a_body_is_too_small(book: Book) -> None:
    """Running heads, the margin's column and the words of a timeline as well."""
    assert [text for text in book.texts if text.size < LEAST and text.text.strip()] == []


def test_every_record_is_in_the_outline_once_and_on_its_page(book: Book) -> None:
    titles = Counter(solid(entry.title) for entry in book.outline)
    assert [record["id"] for record in book.records if titles[solid(record["title"])] != 1] == []
    pages = {solid(entry.title): entry.page for entry in book.outline}
    assert {record["id"]: pages[solid(record["title"])] for record in book.records} == {
        record["id"]: book.places[record["id"]] for record in book.records
    }


def test_the_contents_name_every_entry_of_the_outline_with_its_page(book: Book) -> None:
    contents = next(entry.page for entry in book.outline if entry.title == book.values["words"]["contents"])
    after = next(entry.page for entry in book.outline if entry.page > contents)
    lines = [link for link in book.links if contents <= link.page < after]
    assert [int(re.findall(r"\d+", link.text)[-1]) for link in lines] == [link.to for link in lines]
    assert [link.to for link in lines] == [entry.page for entry in book.outline]
    wrong = [
        (entry.title, link.text)
        for entry, link in zip(book.outline, lines, strict=True)
        if solid(entry.title) not in solid(link.text)
    ]
    assert wrong == []


def test_every_reference_leads_to_the_page_that_it_prints(book: Book) -> None:
    """After a link to another page its number is printed, except in lists at the head of a chapter."""
    page = re.compile(rf"\s*[(,]\s*{_reference(book.values['words']['page'])}\)")
    told = [(link, page.match(link.after)) for link in book.links]
    assert [(link, found[0]) for link, found in told if found and int(found[1]) != link.to] == []
    inside = {page for pages in book.span.values() for page in pages}
    cut = {(link.name, link.page - 1) for link in book.links}  # a link over the end of a page is two
    silent = [link for link, found in told if not found and link.name and link.page in inside and link.to != link.page]
    assert [link for link in silent if (link.name, link.page) not in cut] == []
    assert sum(len(page.findall(text)) for text in book.pages) == sum(bool(found) for _, found in told)


def test_the_index_names_pages_of_the_book(book: Book) -> None:
    """A number of the index leads to its own page."""
    if not book.values["index"]:
        return
    first = next(entry.page for entry in book.outline if entry.title == book.values["words"]["index"])
    numbers = [link for link in book.links if not link.name and link.page >= first]
    assert len(numbers) >= len(book.values["index"])
    assert [link for link in numbers if solid(link.text).strip(",") != str(link.to)] == []


def test_every_record_is_in_the_text_once(book: Book) -> None:
    whole = solid("".join(book.pages))
    for record in book.records:
        counts = [
            whole.count(run) for section in record["sections"] for run in texts_of(section["body"]) if len(run) > 60
        ]
        assert max(counts) == 1, record["id"]


def test_no_word_of_a_record_is_lost(book: Book) -> None:
    """What a reader copies out of the book, or a screen reader reads, are whole words, hyphens joined."""
    for record in book.records:
        printed = words(" ".join(book.body(page) for page in book.span[record["id"]]))
        bodies = [" ".join(said(section["body"])) for section in record["sections"]]
        cards = [record["title"], record["summary"], *record.get("do", ()), *record.get("dont", ())]
        assert words(" ".join([*bodies, *cards])) - printed == Counter(), record["id"]


def test_no_page_is_nearly_empty(book: Book) -> None:
    """A third of a page is the least, but before a chapter and at the book's end; lines for notes are something."""
    ends = {entry.page - 1 for entry in book.outline if entry.level == 1} | {book.count}
    full = {number: book.fullness(number) for number in range(2, book.count + 1) if number not in ends}
    assert {number: round(share, 2) for number, share in full.items() if share < 1 / 3} == {}


def test_its_fonts_are_in_it(book: Book) -> None:
    fonts = {
        name["/BaseFont"]: name["/DescendantFonts"][0]["/FontDescriptor"]
        for page in book.reader.pages
        for name in (page["/Resources"].get("/Font") or {}).values()
    }
    assert {name.partition("+")[2].partition("-")[0] for name in fonts} <= {"PTSerif", "PTSans"}
    assert all({"/FontFile2", "/FontFile3"} & set(descriptor) for descriptor in fonts.values())


def test_it_says_what_it_is_and_in_which_language(book: Book) -> None:
    root = book.reader.trailer["/Root"]
    assert root["/Lang"].partition("-")[0] == book.values["language"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert book.reader.metadata is not None
    assert book.reader.metadata.title == f"{book.values['title']} – {book.values['edition']}"


@pytest.mark.parametrize(("language", "paper"), [("en", "a5"), ("ru", "a4"), ("cs", "letter")])
def test_a_gray_book_has_no_colour(language: Language, paper: str) -> None:
    assert coloured(printed_book(language, "whole", paper, "gray").path.read_bytes()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_second_run_makes_the_same_bytes(language: Language) -> None:
    job = job_of(language, "front-line", "")
    assert pdf(job.layout, job.values(), job.day) == printed_book(language, "front-line", "").path.read_bytes()


def _reference(words: str) -> str:
    """The pattern of ``p. {page}``; a space may be the end of a line."""
    before, after = (r"\s*".join(map(re.escape, part.split())) for part in words.split("{page}"))
    return rf"{before}\s*(\d+){after}"
