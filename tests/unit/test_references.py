"""References in running text: found with their places, and resolved to ids."""

import pytest

from builders import Project
from rulebook.links.references import (
    InlineLink,
    Reference,
    nearest_targets,
    scan,
    target,
    targets,
    valid_targets,
)
from rulebook.model.code import mask_code
from rulebook.model.library import Library


@pytest.fixture
def library(project: Project) -> Library:
    project.rule("R29")
    project.case("corner-bakery-ham")
    project.term("promise", "promise")
    project.claim("paradox")
    return project.library()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[R29]", Reference("R29", "R29", 1, 1, bare=True)),
        ("See [the three no's][R29].", Reference("R29", "the three no's", 1, 5, bare=False)),
        ("a\n\nb [x][term:promise]", Reference("term:promise", "x", 3, 3, bare=False)),
        ("[R29][]", Reference("R29", "R29", 1, 1, bare=True)),
        ("[two\nlines][R29]", Reference("R29", "two\nlines", 1, 1, bare=False)),
        ("[x](https://a.b)", InlineLink("https://a.b", 1, 1)),
        ('[x](https://a.b/c_(d) "Title (2)")', InlineLink("https://a.b/c_(d)", 1, 1)),
        ("[x](javascript:alert(1))", InlineLink("javascript:alert(1)", 1, 1)),
    ],
)
def test_a_link_is_found_with_its_place(body: str, expected: object) -> None:
    assert list(scan(body)) == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "`[R29]`",
        "``a ` [R29]``",
        "```\n[R29]\n```",
        "~~~ text\n[R29]\n~~~",
        "\\[R29]",
        "![x](y.png)",
        "[^1]",
        "[]",
        "text",
    ],
)
def test_code_images_and_footnotes_are_no_links(body: str) -> None:
    assert list(scan(body)) == []


def test_masking_code_keeps_every_place() -> None:
    body = "a `b` c\n```\nd\n```\n[R29]"
    masked = mask_code(body)
    assert (len(masked), masked.count("\n"), masked.index("[R29]")) == (len(body), 4, body.index("[R29]"))
    assert "b" not in masked
    assert "d" not in masked


def test_many_links_on_a_line_have_their_own_columns() -> None:
    assert [link.column for link in scan("[a][b] и [c][d]")] == [1, 10]


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("R29", "R29"),
        ("r29", "R29"),
        ("corner-bakery-ham", "corner-bakery-ham"),
        ("Corner-Bakery-Ham", "corner-bakery-ham"),
        ("term:promise", "term:promise"),
        ("claim:paradox", "claim:paradox"),
        ("promise", None),
        ("term:R29", None),
        ("rule:R29", None),
        ("R99", None),
        ("", None),
    ],
)
def test_an_id_is_resolved_to_its_canonical_form(library: Library, id: str, expected: str | None) -> None:
    assert target(library, id) == expected


def test_a_record_that_could_not_be_read_is_known() -> None:
    library = Library(unread=frozenset({"ham", "promise"}))
    assert [target(library, id) for id in ("ham", "term:promise", "claim:promise", "cheese")] == [
        *("ham", "term:promise", "claim:promise", None)
    ]


def test_valid_targets_are_ids_as_a_text_writes_them(library: Library) -> None:
    assert list(valid_targets(library)) == ["R29", "corner-bakery-ham", "term:promise", "claim:paradox"]


def test_the_nearest_targets_are_few() -> None:
    valid = ["corner-bakery-ham", "corner-shop", "bakery", "kfc-uk-chicken"]
    assert nearest_targets("corner-bakery", valid, 2) == ["corner-bakery-ham", "bakery"]
    assert nearest_targets("zzz", valid) == []


def test_the_targets_of_a_text_are_known_ids_once_each(library: Library) -> None:
    body = "[R29], [again][r29], [R99], [a][term:promise], `[claim:paradox]`, [x](https://a.b)"
    assert targets(library, body) == {"R29", "term:promise"}


@pytest.mark.parametrize("hostile", ["[" * 90_000, "[a](" + "(" * 90_000, "[a](" + "x" * 90_000, "`a``" * 20_000])
def test_a_hostile_text_does_not_stall_the_scan(hostile: str) -> None:
    assert len(list(scan(hostile))) <= 1
