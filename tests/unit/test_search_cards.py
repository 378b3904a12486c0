"""What the index knows of a document that nobody has at hand."""

from dataclasses import replace

import pytest

from rulebook.search.cards import MOST_SECTIONS, Card
from rulebook.search.documents import Document, Section

HAM = Document(
    "ham",
    "case",
    "cases/ham/",
    "The ham",
    "A guest waits.",
    (Section("", "", "Lead."), Section("story", "Story", "Ham.")),
    ("roast",),
    {"kind": ("case",), "tag": ("a b", "c\nd"), "unknown": ("x",)},
)


def test_a_card_tells_of_sections_and_facets() -> None:
    card = Card.of(HAM)
    assert (card.id, card.sections, card.facets) == ("ham", 2, ("kind case", "tag a b", "tag c\nd"))


def test_what_is_written_is_read() -> None:
    assert Card.parse(str(Card.of(HAM))) == Card.of(HAM)


@pytest.mark.parametrize(
    "other",
    [
        {"id": "soup"},
        {"kind": "rule"},
        {"url": "cases/other/"},
        {"title": "The ha"},
        {"summary": "A guest waits. Ham"},
        {"sections": HAM.sections[:1]},
        {"aliases": ("ro", "ast")},
        {"facets": {"kind": ("case",)}},
    ],
)
def test_who_says_anything_else_has_another_name(other: dict[str, object]) -> None:
    assert Card.of(replace(HAM, **other)).name != Card.of(HAM).name  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "lie",
    [
        "",
        "[]",
        "7",
        '["ham", "0", 2]',
        '["ham", "0", 2, 3]',
        '["ham", "0", 2, ["kind case", 3]]',
        '["ham", 0, 2, []]',
        '["ham", "0", "2", []]',
        '["ham", "0", true, []]',
        '["ham", "0", 0, []]',
        f'["ham", "0", {MOST_SECTIONS + 1}, []]',
    ],
)
def test_what_is_no_card_is_not_taken_for_one(lie: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        Card.parse(lie)
