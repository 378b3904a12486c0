"""The deck of cards as it is printed: what stands on which card, where it is cut, and what lies behind what."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from itertools import combinations
from typing import Any, Final

import pypdfium2
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from built import LANGUAGES, ROOT
from rulebook.loader import load
from rulebook.model.languages import Language
from rulebook.printing import typesetting
from rulebook.printing.deck import BLEED, OFFICE_MARGIN, DeckError, Grid, deck, grid_of
from rulebook.printing.frame import Edition, Ink
from rulebook.printing.sheets import Sheets
from rulebook.rendering.pages import PageRenderer
from rulebook.rendering.site import Site
from rulebook.rendering.surroundings import Surroundings

pytestmark = pytest.mark.whole

DAY: Final = date(2026, 11, 22)
EDITION: Final = Edition("Deck", "", "2026.1", DAY)
MM: Final = 72 / 25.4
SAFE: Final = 4.0  # mm: no text is closer to a cut
SMALLEST: Final = {"poker": 7.5, "a6": 9.5}  # pt
EVERY: Final = [("poker", language) for language in LANGUAGES] + [("a6", language) for language in LANGUAGES]

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in mm from the top left corner of the page."""


@cache
def site() -> Site:
    library = load(ROOT).library
    assert library is not None
    return Site(library.published())


@cache
def sheets(language: Language) -> Sheets:
    return Sheets(PageRenderer(site(), language, Surroundings(DAY)), "rules.example/")


def ids() -> list[str]:
    return sorted(site().library.rules)


def values(language: Language, paper: str = "poker", ink: Ink = "colour", bleed: bool = False) -> dict[str, Any]:
    return deck(sheets(language), ids(), EDITION, paper, ink, bleed)


@cache
def printed(language: Language, paper: str = "poker", ink: Ink = "colour", bleed: bool = False) -> bytes:
    return typesetting.pdf("deck", values(language, paper, ink, bleed), DAY)


def letters(text: str) -> str:
    """A text without what a line break may take or add."""
    return re.sub(r"[\s\u00ad\u2010\u2011\ufffe-]+", "", text)


@cache
def glyphs(pdf: bytes) -> list[list[tuple[str, Box]]]:
    """Of every page, its letters with the boxes of their ink."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        height, text = page.get_height(), page.get_textpage()
        boxes = []
        for index, letter in enumerate(text.get_text_range()):
            if letter.strip():
                left, bottom, right, top = text.get_charbox(index)
                boxes.append((letter, (left / MM, (height - top) / MM, right / MM, (height - bottom) / MM)))
        found.append(boxes)
    return found


def cell(grid: Grid, corner: tuple[float, float]) -> Box:
    return corner[0], corner[1], corner[0] + grid.card[0], corner[1] + grid.card[1]


def within(inner: Box, outer: Box, margin: float = 0.0) -> bool:
    return (
        inner[0] >= outer[0] + margin
        and inner[1] >= outer[1] + margin
        and inner[2] <= outer[2] - margin
        and inner[3] <= outer[3] - margin
    )


def text_in(page: list[tuple[str, Box]], outer: Box) -> str:
    return letters("".join(letter for letter, box in page if within(box, outer)))


def cards(language: Language, paper: str) -> Iterator[tuple[str, str, str]]:
    """Every rule's id with the text of its front and of its back, read where the grid says that they are."""
    grid, pages = grid_of(paper), glyphs(printed(language, paper))
    for index, id in enumerate(ids()):
        sheet, place = divmod(index, grid.places)
        front = text_in(pages[2 * sheet], cell(grid, grid.front(place)))
        yield id, front, text_in(pages[2 * sheet + 1], cell(grid, grid.back(place)))


def image(pdf: bytes, page: int, dots: float = 150) -> Image.Image:
    return pypdfium2.PdfDocument(pdf)[page].render(scale=dots / 72).to_pil().convert("RGB")


def cut_out(picture: Image.Image, box: Box, dots: float = 150) -> Image.Image:
    left, top, right, bottom = (round(edge * dots / 25.4) for edge in box)
    return picture.crop((left, top, max(right, left + 1), max(bottom, top + 1)))


def darkest(picture: Image.Image) -> int:
    return int(picture.convert("L").getextrema()[0])


# The grid


def test_poker_cards_stand_in_the_middle_of_the_sheet() -> None:
    grid = grid_of("poker")
    assert grid.page == (210, 297)
    assert grid.card == (63, 88)
    assert grid.places == 9
    across, down = grid.cuts_across(), grid.cuts_down()
    assert across[0] == pytest.approx(210 - across[-1])
    assert down[0] == pytest.approx(297 - down[-1])
    assert len(across) == 4  # columns share their cuts
    assert len(down) == 6  # rows do not: a band bleeds into the gutter
    assert grid.gutter[1] >= 2 * BLEED


def test_fronts_do_not_overlap() -> None:
    grid = grid_of("poker")
    boxes = [cell(grid, grid.front(place)) for place in range(grid.places)]
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@pytest.mark.parametrize("grid", [grid_of("poker"), grid_of("a6"), grid_of("a6", bleed=True)])
def test_a_back_lies_behind_its_front_when_the_sheet_is_turned_over_its_long_edge(grid: Grid) -> None:
    for place in range(grid.places):
        (x, y), (back_x, back_y) = grid.front(place), grid.back(place)
        assert grid.page[0] - back_x - grid.card[0] == pytest.approx(x)
        assert back_y == y


@pytest.mark.parametrize("grid", [grid_of("poker"), grid_of("a6", bleed=True)])
def test_crop_marks_lie_outside_the_cards_and_their_bleed(grid: Grid) -> None:
    across, down = grid.cuts_across(), grid.cuts_down()
    marks = grid.marks()
    for x1, y1, x2, y2 in marks:
        beside = max(x1, x2) < across[0] - BLEED or min(x1, x2) > across[-1] + BLEED
        above = max(y1, y2) < down[0] - BLEED or min(y1, y2) > down[-1] + BLEED
        assert beside or above
    assert {x1 for x1, _, x2, _ in marks if x1 == x2} == set(across)
    assert {y1 for _, y1, _, y2 in marks if y1 == y2} == set(down)
    assert len(marks) == 2 * (len(across) + len(down))


def test_an_office_printer_can_print_the_crop_marks() -> None:
    grid = grid_of("poker")
    for x1, y1, x2, y2 in grid.marks():
        assert min(x1, x2, y1, y2) >= OFFICE_MARGIN
        assert max(x1, x2) <= grid.page[0] - OFFICE_MARGIN
        assert max(y1, y2) <= grid.page[1] - OFFICE_MARGIN


def test_cards_on_a6_have_no_marks_unless_there_is_bleed_to_cut_off() -> None:
    assert grid_of("a6").marks() == []
    assert len(grid_of("a6", bleed=True).marks()) == 8


def test_an_unknown_paper_is_an_error_that_names_the_papers() -> None:
    with pytest.raises(DeckError, match=r"'a5'.*poker, a6"):
        grid_of("a5")


# What is printed


def test_fifty_two_poker_cards_fill_six_sheets_on_both_sides() -> None:
    pages = PdfReader(BytesIO(printed("en"))).pages
    assert len(pages) == 12
    for page in pages:
        assert (float(page.mediabox.width) / MM, float(page.mediabox.height) / MM) == pytest.approx((210, 297), abs=0.1)


def test_a_few_rules_are_printed_in_the_order_asked_for_and_without_an_address() -> None:
    of_nowhere = Sheets(sheets("en").view, "")
    found = deck(of_nowhere, ["R29", "R03"], EDITION, "poker", "colour")
    front, back = glyphs(typesetting.pdf("deck", found, DAY))
    grid = grid_of("poker")
    for place, number in enumerate(("29", "03")):
        assert text_in(front, cell(grid, grid.front(place))).startswith(number)
        assert text_in(back, cell(grid, grid.back(place))).startswith(number)
        assert text_in(back, cell(grid, grid.back(place))).endswith("2026.1")


def test_a6_has_a_card_on_two_pages() -> None:
    pages = PdfReader(BytesIO(printed("en", "a6"))).pages
    assert len(pages) == 104
    assert (float(pages[0].mediabox.width) / MM, float(pages[0].mediabox.height) / MM) == pytest.approx(
        (105, 148), abs=0.1
    )


def test_the_trim_box_of_a6_with_bleed_is_a6() -> None:
    page = PdfReader(BytesIO(printed("en", "a6", bleed=True))).pages[0]
    grid = grid_of("a6", bleed=True)
    assert float(page.mediabox.width) / MM == pytest.approx(grid.page[0], abs=0.1)
    assert float(page.trimbox.left) / MM == pytest.approx(grid.beyond, abs=0.1)
    assert (float(page.trimbox.width) / MM, float(page.trimbox.height) / MM) == pytest.approx((105, 148), abs=0.1)


@pytest.mark.parametrize(("paper", "language"), EVERY)
def test_every_rule_is_on_one_front_and_on_its_back(paper: str, language: Language) -> None:
    for id, front, back in cards(language, paper):
        rule = sheets(language).rule(id)
        for text in (rule["number"], rule["title"], rule["summary"]):
            assert letters(text) in front, (id, text)
        for text in (rule["number"], rule["title"], *rule["do"], *rule["dont"], rule["address"], "2026.1"):
            assert letters(text) in back, (id, text)


@pytest.mark.parametrize(("paper", "language"), EVERY)
def test_no_rule_is_on_two_cards(paper: str, language: Language) -> None:
    found = list(cards(language, paper))
    titles = {id: letters(sheets(language).rule(id)["title"]) for id in ids()}
    for side in (1, 2):
        count = Counter(id for id, title in titles.items() for card in found if title in card[side])
        assert count == dict.fromkeys(ids(), 1)


@pytest.mark.parametrize(("paper", "language"), EVERY)
def test_every_back_has_something_to_say_and_almost_all_have_two_pairs(paper: str, language: Language) -> None:
    pairs = {}
    for id, _, back in cards(language, paper):
        said = [letters(pair["instead_of"]) in back and letters(pair["say"]) in back for pair in _say(language, id)]
        pairs[id] = sum(said)
        assert said == sorted(said, reverse=True), f"{id}: a pair is left out before the last"
    few = [id for id, count in pairs.items() if count < 2]
    assert min(pairs.values()) >= 1
    assert len(few) <= (3 if paper == "poker" else 0), few


def _say(language: Language, id: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = sheets(language).rule(id)["say"]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_on_backs_come_to_lie_behind_those_on_fronts(language: Language) -> None:
    """Read from the page and not from the grid: where a title's first words stand, mirrored."""
    grid, pages = grid_of("poker"), glyphs(printed(language))
    for index, id in enumerate(ids()):
        sheet, place = divmod(index, grid.places)
        front = cell(grid, grid.front(place))
        for side, page in enumerate(pages[2 * sheet : 2 * sheet + 2]):
            boxes = _spelling(page, letters(sheets(language).rule(id)["title"]))
            assert boxes, id
            for left, top, right, bottom in boxes:
                turned = (
                    (grid.page[0] - right, top, grid.page[0] - left, bottom) if side else (left, top, right, bottom)
                )
                assert within(turned, front), id


def _spelling(page: list[tuple[str, Box]], text: str) -> list[Box]:
    """The boxes of the letters of a text, where they follow each other on a page."""
    kept = [(letter, box) for letter, box in page if letters(letter)]
    start = "".join(letter for letter, _ in kept).find(text)
    return [box for _, box in kept[start : start + len(text)]] if start >= 0 else []


@pytest.mark.parametrize(("paper", "language"), EVERY)
def test_no_letter_is_near_a_cut(paper: str, language: Language) -> None:
    grid = grid_of(paper)
    end = grid.cuts_down()[-1] + grid.bleed
    for number, page in enumerate(glyphs(printed(language, paper))):
        corners = [grid.back(place) if number % 2 else grid.front(place) for place in range(grid.places)]
        for letter, box in page:
            told = paper == "poker" and box[1] >= end and box[3] <= grid.page[1] - OFFICE_MARGIN + 0.1
            assert told or any(within(box, cell(grid, corner), SAFE) for corner in corners), (
                number,
                letter,
                box,
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_under_the_cards_stays_between_the_marks(language: Language) -> None:
    grid = grid_of("poker")
    end, cuts = grid.cuts_down()[-1] + grid.bleed, grid.cuts_across()
    for page in glyphs(printed(language)):
        for letter, box in page:
            if box[1] >= end:
                assert all(box[2] < cut or box[0] > cut for cut in cuts), (letter, box)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rest_of_the_last_sheet_is_empty(language: Language) -> None:
    grid = grid_of("poker")
    front, back = glyphs(printed(language))[-2:]
    used = len(ids()) % grid.places
    for place in range(used, grid.places):
        assert text_in(front, cell(grid, grid.front(place))) == ""
        assert text_in(back, cell(grid, grid.back(place))) == ""


@pytest.mark.parametrize(("paper", "language"), EVERY)
def test_type_is_never_smaller_than_can_be_read(paper: str, language: Language) -> None:
    sizes: set[float] = set()

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(size * abs(tm[3]) * abs(cm[3]), 2))

    for page in PdfReader(BytesIO(printed(language, paper))).pages:
        page.extract_text(visitor_text=visit)
    assert min(sizes) >= SMALLEST[paper]


def test_the_same_deck_is_the_same_bytes() -> None:
    assert typesetting.pdf("deck", values("cs"), DAY) == printed("cs")


def test_a_text_that_does_not_fit_is_an_error_that_names_its_card() -> None:
    found = values("en")
    found["sheets"] = found["sheets"][:2]
    found["sheets"][1][2]["do"] = ["So much has to be done here that no card can hold it. "] * 20
    with pytest.raises(typesetting.TypesettingError, match=r"R12 \(en\)"):
        typesetting.pdf("deck", found, DAY)


@pytest.mark.parametrize("field", ["title", "summary"])
def test_a_front_that_does_not_fit_is_an_error_that_names_its_card(field: str) -> None:
    found = values("en")
    found["sheets"] = found["sheets"][:1]
    found["sheets"][0][0][field] = "Far too many words for a single card. " * 12
    with pytest.raises(typesetting.TypesettingError, match=r"R01 \(en\)"):
        typesetting.pdf("deck", found, DAY)


@pytest.mark.parametrize("field", ["title", "summary", "do"])
def test_a_word_wider_than_the_card_is_an_error(field: str) -> None:
    found = values("en")
    found["sheets"] = found["sheets"][:1]
    word = "Immeasurability" * 4
    found["sheets"][0][0][field] = [word] if field == "do" else word
    with pytest.raises(typesetting.TypesettingError, match=r"R01 \(en\)"):
        typesetting.pdf("deck", found, DAY)


# What is drawn


def band(grid: Grid, corner: tuple[float, float]) -> Box:
    """The band at the top of a card, with its bleed."""
    return corner[0] + grid.safe, corner[1] - grid.bleed, corner[0] + grid.card[0] - grid.safe, corner[1] + 3


def test_the_band_is_drawn_beyond_the_cut() -> None:
    grid, picture = grid_of("poker"), image(printed("en"), 0)
    for place in range(grid.places):
        left, top, right, _ = band(grid, grid.front(place))
        assert darkest(cut_out(picture, (left + 1, top + 0.2, right - 1, top + BLEED))) < 100


@pytest.mark.parametrize("page", [0, 1, 4, 7])
def test_cuts_that_two_cards_share_go_through_bare_paper(page: int) -> None:
    """A cut that strays by less than the safe distance leaves nothing of the neighbour on a card."""
    grid, picture = grid_of("poker"), image(printed("ru"), page)
    top, bottom = grid.cuts_down()[0], grid.cuts_down()[-1]
    for x in grid.cuts_across():
        assert darkest(cut_out(picture, (x - 3.3, top - BLEED, x + 3.3, bottom + BLEED))) == 255


@pytest.mark.parametrize("page", [0, 11])
def test_crop_marks_are_drawn_where_the_grid_says(page: int) -> None:
    picture = image(printed("en"), page)
    for x1, y1, x2, y2 in grid_of("poker").marks():
        x, y = (x1 + x2) / 2, (y1 + y2) / 2
        assert darkest(cut_out(picture, (x - 0.4, y - 0.4, x + 0.4, y + 0.4))) < 170


def test_gray_has_no_colour() -> None:
    for page in (0, 5):
        red, green, blue = image(printed("en", ink="gray"), page, 72).split()
        assert ImageChops.difference(red, green).getbbox() is None
        assert ImageChops.difference(green, blue).getbbox() is None


def test_parts_differ_in_gray_by_the_pattern_of_their_band() -> None:
    """With the tone taken away: what is dark and what is bare."""
    grid, pdf = grid_of("poker"), printed("en", ink="gray")
    bands: dict[str, Image.Image] = {}
    for index, id in enumerate(ids()):
        part = site().library.rules[id].entry.part
        if part not in bands:
            sheet, place = divmod(index, grid.places)
            cut = cut_out(image(pdf, 2 * sheet), band(grid, grid.front(place)))
            bands[part] = cut.convert("L").point(lambda tone: 255 if tone > 200 else 0).resize((300, 35))
    assert len(bands) == 5
    for one, other in combinations(bands, 2):
        differing = ImageChops.difference(bands[one], bands[other]).histogram()[255]
        assert differing > 0.1 * 300 * 35, (one, other)
