"""Pages of every product as pictures: what no text says, such as a band that moved or a sign that is gone.

`pytest tests/golden/test_printed_pages.py --update-golden` draws them anew; look at each one that git shows as changed.
They are small: 60 dots an inch in sixteen grays, drawn by Typst with our own fonts, so that every machine draws the
same. They show a few records of the project; whoever changes a word of these renews their pages.
"""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from printed import EDITION, sheets
from rulebook.model.languages import Language
from rulebook.printing.deck import deck
from rulebook.printing.discussion import discussion
from rulebook.printing.editions import handbook
from rulebook.printing.forms import case_form
from rulebook.printing.handcards import pocket_card, shift_card
from rulebook.printing.huddle import huddle
from rulebook.printing.selection import Selection
from rulebook.printing.sheets import Values
from rulebook.printing.typesetting import pictures

pytestmark = pytest.mark.whole

PAGES = Path(__file__).parent / "pages"
DOTS = 60

APART = 64
"""Of 255: what another processor may round otherwise at the edge of a letter is a gray or two of the sixteen."""

TOLERANCE = 20
"""So many dots of a page may be that far apart. A short word that is gone is more of them, a moved line hundreds."""

BOOK = Selection(("R11", "R29"), ("recovery",), ("corner-bakery-ham",))


def book(language: Language, paper: str) -> Values:
    return handbook(sheets(language), EDITION, BOOK, paper, "colour")


PICTURES: dict[str, tuple[str, Callable[[], Values], int]] = {
    "book-cover-en-a5": ("handbook", lambda: book("en", "a5"), 1),
    "book-contents-en-a5": ("handbook", lambda: book("en", "a5"), 2),
    "book-rule-en-a5": ("handbook", lambda: book("en", "a5"), 7),
    "book-case-en-a5": ("handbook", lambda: book("en", "a5"), 13),
    "book-glossary-en-a5": ("handbook", lambda: book("en", "a5"), 17),
    "book-part-ru-a4": ("handbook", lambda: book("ru", "a4"), 5),
    "book-rule-ru-a4": ("handbook", lambda: book("ru", "a4"), 6),
    "book-index-ru-a4": ("handbook", lambda: book("ru", "a4"), 14),
    "book-rule-cs-letter": ("handbook", lambda: book("cs", "letter"), 6),
    "deck-fronts-ru": ("deck", lambda: cards("ru"), 1),
    "deck-backs-ru": ("deck", lambda: cards("ru"), 2),
    "huddle-cs-a4": ("huddle", lambda: huddle(sheets("cs"), "R29", EDITION, "colour"), 1),
    "discussion-en-a4": ("discussion", lambda: discussion(sheets("en"), "corner-bakery-ham", EDITION, "colour"), 1),
    "case-form-cs-a4": ("caseform", lambda: case_form(sheets("cs"), EDITION, "a4", "colour"), 1),
    "pocket-card-ru": ("pocket", lambda: pocket_card(sheets("ru"), EDITION, "a4", "colour"), 1),
    "shift-card-en": ("shift", lambda: shift_card(sheets("en"), EDITION, "a4", "colour"), 1),
}
"""By the picture's name the layout, its values and the page, from 1 on."""


def cards(language: Language) -> Values:
    return deck(sheets(language), [f"R{number:02}" for number in range(24, 33)], EDITION, "poker", "colour")


@cache
def drawn(layout: str, named: str) -> list[bytes]:
    """All pages of a product; those of a book are drawn once for several pictures."""
    return pictures(layout, PICTURES[named][1](), DOTS)


def picture(name: str) -> Image.Image:
    layout, _, page = PICTURES[name]
    prefix = name.split("-")[0], *name.split("-")[-2:]
    first = next(other for other in PICTURES if (other.split("-")[0], *other.split("-")[-2:]) == prefix)
    return grays(Image.open(BytesIO(drawn(layout, first)[page - 1])))


def grays(page: Image.Image) -> Image.Image:
    """A page in sixteen grays, which makes the file a third as long."""
    return page.convert("L").point(lambda value: value // 16 * 17)


def difference(one: Image.Image, other: Image.Image) -> int:
    """How many dots of two pictures of the same size are apart."""
    return sum(ImageChops.difference(one, other).histogram()[APART:])


@pytest.mark.parametrize("name", PICTURES)
def test_a_page_looks_as_it_did(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    found, path = picture(name), PAGES / f"{name}.png"
    if request.config.getoption("--update-golden"):
        PAGES.mkdir(exist_ok=True)
        found.save(path, optimize=True, bits=4)
    expected = Image.open(path).convert("L")
    found.save(tmp_path / "found.png")
    assert found.size == expected.size
    assert difference(found, expected) <= TOLERANCE, f"see {tmp_path / 'found.png'}"


def test_there_is_no_picture_of_nothing() -> None:
    assert {path.stem for path in PAGES.iterdir()} == set(PICTURES)


def test_a_word_that_is_gone_is_seen() -> None:
    """The tolerance is no larger than what has to be seen."""
    one, other = (book("ru", "a4") for _ in range(2))
    rule = next(rule for part in other["parts"] for rule in part["rules"] if rule["id"] == "R29")
    rule["do"] = [rule["do"][0].rpartition(" ")[0], *rule["do"][1:]]
    before, after = (grays(Image.open(BytesIO(pictures("handbook", values, DOTS)[5]))) for values in (one, other))
    assert difference(before, after) > TOLERANCE
    assert difference(before, before.point(lambda value: max(0, value - 34))) == 0
