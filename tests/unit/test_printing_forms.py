"""The case form and the cards: every field is asked, all of it fits, and cards meet their backs."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest

from printed import DAY, EDITION, coloured, pages, sheets, sizes, solid
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.markers import Word, fields_of
from rulebook.model.records import Case
from rulebook.printing.forms import BACK, FRONT, LEFT_TO_EDITORS, MOST_BOXES, case_form
from rulebook.printing.frame import Ink
from rulebook.printing.handcards import STEPS, pocket_card, shift_card
from rulebook.printing.sheets import Values
from rulebook.printing.typesetting import pdf
from rulebook.rendering.fieldnames import field_names

pytestmark = pytest.mark.whole

PAPERS = ("a4", "letter")
MILLIMETRE = 72 / 25.4

Product = Callable[[Language, str, Ink], Values]
PRODUCTS: dict[str, tuple[float, Product]] = {
    "caseform": (9.5, lambda language, paper, ink: case_form(sheets(language), EDITION, paper, ink)),
    "pocket": (7.5, lambda language, paper, ink: pocket_card(sheets(language), EDITION, paper, ink)),
    "shift": (7.5, lambda language, paper, ink: shift_card(sheets(language), EDITION, paper, ink)),
}
"""Each layout with its smallest size in points and its values."""


def printed(layout: str, language: Language = "en", paper: str = "a4", ink: Ink = "colour") -> bytes:
    return pdf(layout, PRODUCTS[layout][1](language, paper, ink), DAY)


def each_with_pages(count: dict[str, int]) -> Iterator[Any]:
    for layout, number in count.items():
        for paper in PAPERS:
            for language in LANGUAGES:
                yield pytest.param(layout, paper, language, number, id=f"{layout}-{paper}-{language}")


@pytest.mark.parametrize(
    ("layout", "paper", "language", "number"), list(each_with_pages({"caseform": 2, "pocket": 2, "shift": 1}))
)
def test_pages_and_sizes(layout: str, paper: str, language: Language, number: int) -> None:
    found = printed(layout, language, paper)
    assert len(pages(found)) == number
    assert min(sizes(found)) >= PRODUCTS[layout][0]


@pytest.mark.parametrize("layout", PRODUCTS)
def test_gray_has_no_colour_and_the_same_has_the_same_bytes(layout: str) -> None:
    assert coloured(printed(layout))
    assert coloured(printed(layout, ink="gray")) == []
    assert printed(layout) == printed(layout)


def test_every_field_of_a_case_is_asked_or_left_to_editors() -> None:
    fields = {field.name for field in fields_of(Case)}
    assert {*FRONT, *BACK} == fields - LEFT_TO_EDITORS, (
        "a new field needs its place in FRONT or BACK, or in LEFT_TO_EDITORS"
    )
    assert len({*FRONT, *BACK}) == len(FRONT) + len(BACK)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_and_every_option_stands_on_the_form(language: Language) -> None:
    values = case_form(sheets(language), EDITION, "a4", "colour")
    whole = pages(pdf("caseform", values, DAY))
    for page, items in zip(whole, values["pages"], strict=True):
        for item in items:
            texts = [item["label"], *item.get("options", ()), *(column["label"] for column in item.get("columns", ()))]
            assert [text for text in texts if solid(text) not in page] == []


def test_few_words_are_ticked_and_many_are_written() -> None:
    items = {item["label"]: item for page in case_form(sheets("en"), EDITION, "a4", "gray")["pages"] for item in page}
    taxonomy = sheets("en").view.site.library.taxonomy
    labels = field_names(sheets("en").view.interface)
    for field in fields_of(Case):
        groups = next((marker.groups for marker in field.markers if isinstance(marker, Word)), None)
        if groups and field.name in labels:
            count = len(list(taxonomy.keys(*groups)))
            assert len(items[labels[field.name]]["options"]) == (count if count <= MOST_BOXES else 0), field.name


def test_the_moments_have_eight_rows_and_begin_with_the_time() -> None:
    items = case_form(sheets("en"), EDITION, "a4", "gray")["pages"][0]
    (moments,) = [item for item in items if item["kind"] == "table"]
    assert moments["rows"] == 8
    assert [column["name"] for column in moments["columns"]] == ["at", "who", "what", "value"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pocket_card_names_the_five_rules(language: Language) -> None:
    values = pocket_card(sheets(language), EDITION, "a4", "colour")
    front, back = pages(pdf("pocket", values, DAY))
    for step, id in zip(values["steps"], STEPS, strict=True):
        assert front.count(id + solid(step["title"])) == 10
    assert back.count(solid(values["words"]["may_say_yes"])) == 10


def places(found: bytes, page: int, text: str) -> list[tuple[float, float]]:
    """Where a text begins on a page: millimetres from the left and from below."""
    search = pypdfium2.PdfDocument(found)[page].get_textpage()
    hits, at = search.search(text), []
    while hit := hits.get_next():
        left, bottom, _, _ = search.get_charbox(hit[0])
        at.append((round(left / MILLIMETRE, 1), round(bottom / MILLIMETRE, 1)))
    return sorted(at)


def test_ten_cards_of_the_size_of_a_bank_card_lie_edge_to_edge_in_the_middle() -> None:
    found = printed("pocket")
    fronts, backs = places(found, 0, "Something"), places(found, 1, "Who may")
    for at in (fronts, backs):
        assert sorted({x for x, _ in at}) == pytest.approx([at[0][0], at[0][0] + 85.6], abs=0.15)
        assert len({y for _, y in at}) == 5
        rows = sorted({y for _, y in at})
        assert [above - below for below, above in pairwise(rows)] == pytest.approx([54] * 4, abs=0.15)
    assert fronts[0][0] == pytest.approx((210 - 2 * 85.6) / 2 + 4.5, abs=0.6)  # the margin of a card


def test_a_sheet_holds_four_cards_of_a_shift_with_a_week_each() -> None:
    values = shift_card(sheets("cs"), EDITION, "a4", "colour")
    (page,) = pages(pdf("shift", values, DAY))
    assert values["days"] == ["po", "út", "st", "čt", "pá", "so", "ne"]
    assert page.count(solid(values["words"]["first_count"])) == 4
    assert page.count(solid(values["words"]["example"])) == 4
