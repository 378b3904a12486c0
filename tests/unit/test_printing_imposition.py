"""Booklets: which page stands where, that a folded sheet reads in order, and where a long book is divided."""

import re
from functools import cache
from io import BytesIO
from typing import Final

import pypdfium2
import pytest
import typst
from pypdf import PageObject, PdfReader

from rulebook.printing.imposition import (
    MOST_PAGES,
    ImpositionError,
    Run,
    Section,
    booklet,
    filled,
    sides,
    split_by,
)
from rulebook.printing.typesetting import FONTS

MM: Final = 72 / 25.4
FOLD: Final = 148.5  # mm

_BOOK = """
#set document(title: "Справочник – 2026.1", author: "Service Rulebook", date: datetime(year: 2026, month: 11, day: 22))
#set page(width: WIDTHmm, height: HEIGHTmm, margin: 15mm)
#set text(lang: "ru", font: "PT Serif")
#for number in range(1, COUNT + 1) { page[Стр. #number. Příště žluťoučký ёж.] }
"""


@cache
def book(pages: int, width: int = 148, height: int = 210) -> bytes:
    """A document of some pages that say their number."""
    text = _BOOK.replace("WIDTH", str(width)).replace("HEIGHT", str(height)).replace("COUNT", str(pages))
    found = typst.compile(text.encode(), format="pdf", font_paths=[FONTS], ignore_system_fonts=True)
    assert isinstance(found, bytes)
    return found


def opened(pdf: bytes) -> list[PageObject]:
    return list(PdfReader(BytesIO(pdf)).pages)


def starts(pdf: bytes) -> list[dict[str, tuple[int, float]]]:
    """Of every side, the page number that is read left and right of the fold, and where its line begins, in mm."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        text, on_side = page.get_textpage(), {}
        for match in re.finditer(r"Стр\. (\d+)", text.get_text_range()):
            x = text.get_charbox(match.start(), loose=True)[0] / MM
            on_side["left" if x < FOLD else "right"] = int(match[1]), x
        found.append(on_side)
    return found


def numbers(pdf: bytes) -> list[dict[str, int]]:
    return [{side: number for side, (number, _) in on_side.items()} for on_side in starts(pdf)]


def read_through(pdf: bytes) -> list[int | None]:
    """The pages as they follow each other when the sheets are turned over, laid into each other, folded and read."""
    pages = numbers(pdf)
    fronts, backs = pages[::2], pages[1::2]
    first_half = [
        number for front, back in zip(fronts, backs, strict=True) for number in (front.get("right"), back.get("left"))
    ]
    second_half = [
        number
        for front, back in reversed(list(zip(fronts, backs, strict=True)))
        for number in (back.get("right"), front.get("left"))
    ]
    return [*first_half, *second_half]


# The order of pages


def test_four_pages_are_one_sheet() -> None:
    assert sides([1, 2, 3, 4]) == [(4, 1), (2, 3)]


def test_eight_pages_are_two_sheets_that_lie_in_each_other() -> None:
    assert sides([1, 2, 3, 4, 5, 6, 7, 8]) == [(8, 1), (2, 7), (6, 3), (4, 5)]


@pytest.mark.parametrize("count", [0, 3, 7])
def test_pages_that_do_not_fill_sheets_are_an_error(count: int) -> None:
    with pytest.raises(ImpositionError, match=f"{count} pages"):
        sides(list(range(1, count + 1)))


@pytest.mark.parametrize(
    ("first", "last", "cover", "expected"),
    [
        (1, 8, True, [1, 2, 3, 4, 5, 6, 7, 8]),
        (1, 7, True, [1, 2, 3, 4, 5, 6, None, 7]),
        (1, 5, True, [1, 2, 3, 4, None, None, None, 5]),
        (1, 5, False, [1, 2, 3, 4, 5, None, None, None]),
        (1, 1, True, [1, None, None, None]),
        (6, 8, False, [None, 6, 7, 8]),
        (6, 9, True, [None, 6, 7, 8, None, None, None, 9]),
    ],
)
def test_blanks_fill_the_sheets_and_keep_left_hand_pages_left(
    first: int, last: int, cover: bool, expected: list[int | None]
) -> None:
    assert filled(first, last, cover) == expected


# Booklets


@pytest.mark.parametrize("count", [4, 7, 8, 64])
def test_a_folded_booklet_reads_in_order(count: int) -> None:
    blanks: list[int | None] = [None] * (-count % 4)
    assert read_through(booklet(book(count))) == [*range(1, count), *blanks, count]


def test_seven_pages_leave_the_inside_of_the_back_cover_blank() -> None:
    assert numbers(booklet(book(7))) == [
        {"left": 7, "right": 1},
        {"left": 2},
        {"left": 6, "right": 3},
        {"left": 4, "right": 5},
    ]


def test_sixty_five_pages_are_too_many_for_one_booklet() -> None:
    with pytest.raises(ImpositionError, match=r"at most 64 pages; pages 1 to 65 make 68"):
        booklet(book(65))


def test_part_of_a_book_begins_on_the_side_on_which_it_was() -> None:
    assert read_through(booklet(book(65), first=2, last=5)) == [None, 2, 3, 4, 5, None, None, None]
    assert read_through(booklet(book(65), first=61)) == [61, 62, 63, 64, None, None, None, 65]


@pytest.mark.parametrize(("first", "last"), [(0, 4), (3, 2), (5, 9)])
def test_pages_that_the_document_lacks_are_an_error(first: int, last: int) -> None:
    with pytest.raises(ImpositionError, match=f"no pages {first} to {last} in a document of 8 pages"):
        booklet(book(8), first=first, last=last)


def test_sheets_are_a4_across() -> None:
    for page in opened(booklet(book(8))):
        size = (float(page.mediabox.width) / MM, float(page.mediabox.height) / MM)
        assert size == pytest.approx((297, 210), abs=0.1)


def test_pages_of_a4_go_onto_a3() -> None:
    page = opened(booklet(book(4, 210, 297), "a3"))[0]
    assert float(page.mediabox.width) / MM == pytest.approx(420, abs=0.1)


def test_a_page_larger_than_half_the_sheet_is_an_error() -> None:
    with pytest.raises(ImpositionError, match="Page 4 is 210 x 297 mm"):
        booklet(book(4, 210, 297))


def test_an_unknown_sheet_is_an_error_that_names_the_sheets() -> None:
    with pytest.raises(ImpositionError, match=r"'a5'.*a4, a3"):
        booklet(book(4), "a5")


def test_pages_meet_at_the_fold_and_keep_their_size() -> None:
    """The margin of 15 mm is 15 mm from the fold on a right page, and from the page's own edge on a left one."""
    front = starts(booklet(book(8)))[0]
    assert front["right"] == (1, pytest.approx(FOLD + 15, abs=0.1))
    assert front["left"] == (8, pytest.approx(0.5 + 15, abs=0.1))


def test_text_can_still_be_extracted() -> None:
    text = "".join(page.extract_text() for page in opened(booklet(book(7))))
    for number in range(1, 8):
        assert text.count(f"Стр. {number}. Příště žluťoučký ёж.") == 1


def test_title_author_language_and_the_way_to_print_are_told() -> None:
    reader = PdfReader(BytesIO(booklet(book(4))))
    assert reader.metadata is not None
    assert reader.metadata.title == "Справочник – 2026.1"
    assert reader.metadata.author == "Service Rulebook"
    assert reader.root_object["/Lang"] == "ru"
    assert reader.root_object["/ViewerPreferences"] == {
        "/DisplayDocTitle": True,
        "/Duplex": "/DuplexFlipShortEdge",
        "/PrintScaling": "/None",
    }


def test_the_same_pages_are_the_same_bytes() -> None:
    assert booklet(book(7)) == booklet(bytes(book(7)))


def test_fonts_are_not_written_once_a_page() -> None:
    assert len(booklet(book(64))) < 2 * len(booklet(book(4))) + 64 * 1000


# Dividing a book


def pages_of(runs: list[Run]) -> list[tuple[int, int]]:
    return [(run.first, run.last) for run in runs]


def test_a_short_book_is_one_booklet() -> None:
    assert pages_of(split_by([Section("One", 5), Section("Two", 20)], 64)) == [(1, 64)]


def test_a_book_without_sections_is_one_booklet_if_it_fits() -> None:
    assert pages_of(split_by([], 64)) == [(1, 64)]


def test_a_long_book_is_divided_where_parts_begin_into_as_few_as_can_be() -> None:
    parts = [Section("One", 5), Section("Two", 31), Section("Three", 61), Section("Four", 91), Section("Five", 115)]
    assert pages_of(split_by(parts, 140)) == [(1, 60), (61, 114), (115, 140)]


def test_the_blank_before_a_left_hand_page_is_counted() -> None:
    """Sixty-four pages from page 41 on are a booklet; from page 40 on they are sixty-five with their blank."""
    assert pages_of(split_by([Section("One", 1), Section("Two", 41), Section("Three", 105)], 120))[1] == (41, 104)
    with pytest.raises(ImpositionError, match="'Two'"):
        split_by([Section("One", 1), Section("Two", 40), Section("Three", 104)], 120)
    divided = split_by([Section("One", 1), Section("Two", 40, (71,)), Section("Three", 104)], 120)
    assert pages_of(divided) == [(1, 39), (40, 70), (71, 120)]


def test_a_part_that_is_too_long_is_divided_evenly_where_a_rule_begins() -> None:
    rules = tuple(range(3, 101, 3))
    found = split_by([Section("One", 1, rules)], 100)
    assert pages_of(found) == [(1, 50), (51, 100)]
    assert all(run.first == 1 or run.first in rules for run in found)


def test_a_part_is_divided_into_more_where_two_pieces_are_still_too_long() -> None:
    found = split_by([Section("One", 1, (9, 41, 71))], 130)
    assert pages_of(found) == [(1, 40), (41, 70), (71, 130)]


def test_pages_before_the_first_part_may_be_a_booklet_of_their_own() -> None:
    assert pages_of(split_by([Section("One", 9), Section("Two", 70)], 90)) == [(1, 8), (9, 69), (70, 90)]


@pytest.mark.parametrize("inside", [(), (30,)])
def test_a_part_that_cannot_be_divided_is_named(inside: tuple[int, ...]) -> None:
    with pytest.raises(ImpositionError, match=r"'Two' has 90 pages, a booklet at most 64"):
        split_by([Section("One", 1), Section("Two", 11, inside)], 100, most=MOST_PAGES)


def test_a_document_without_pages_is_an_error() -> None:
    with pytest.raises(ImpositionError, match="without pages"):
        split_by([], 0)


@pytest.mark.parametrize("count", [65, 200, 399])
def test_every_page_is_in_one_booklet(count: int) -> None:
    parts = [Section(f"Part {first}", first, tuple(range(first, count, 3))) for first in range(4, count, 70)]
    runs = split_by(parts, count)
    assert [page for run in runs for page in range(run.first, run.last + 1)] == list(range(1, count + 1))
    assert all(len(filled(run.first, run.last, cover=run.last == count)) <= MOST_PAGES for run in runs)
