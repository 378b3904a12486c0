"""Silencings read from front matter, vocabulary and bodies, with the lines that they cover."""

import pytest

from rulebook.schema.silencings import among_fields, in_body

WHY = "allow RB071: the company’s public line"

FIELDS = """\
title: Lost
# allow RB071: the company’s public line

# another comment
summary: "Call 555
  0100"
tags: [a]
moments:
  # allow RB072: a name from the stage
  - at: 0 min
    # allow RB073: quoted from the letter
    what: A
    who: B
  - at: 1 min
causes:
- a
- b
owner: training
"""


def fields(text: str) -> list[tuple[str, list[str]]]:
    """For each silencing its code and the lines that it covers."""
    lines = text.split("\n")
    return [(one.code, [lines[number - 1] for number in one.covered]) for one in among_fields(text, 1)]


def test_a_comment_covers_the_field_after_it_with_all_its_lines() -> None:
    assert fields(FIELDS)[0] == ("RB071", ['summary: "Call 555', '  0100"'])


def test_a_comment_covers_the_item_after_it_and_no_more() -> None:
    covered = ["  - at: 0 min", "    # allow RB073: quoted from the letter", "    what: A", "    who: B"]
    assert fields(FIELDS)[1:] == [("RB072", covered), ("RB073", ["    what: A"])]


def test_a_list_below_its_name_belongs_to_the_field() -> None:
    assert fields("# allow RB071: x\ncauses:\n- a\n- b\nowner: x") == [("RB071", ["causes:", "- a", "- b"])]
    assert fields("causes:\n# allow RB071: x\n- a\n- b") == [("RB071", ["- a"])]


def test_two_of_them_cover_the_same_field() -> None:
    assert [lines for _, lines in fields("# allow RB071: x\n# allow RB072: y\na: b\nc: d")] == [["a: b"], ["a: b"]]


def test_a_comment_with_nothing_after_it_covers_nothing() -> None:
    assert fields("a: b\n# allow RB071: x\n") == [("RB071", [])]


def test_code_reason_and_place_are_what_was_typed() -> None:
    (one,) = among_fields("a:\n  # allow  rb71 :  why # not  \n  b: c", 2)
    assert (one.code, one.reason, one.position) == ("rb71", "why # not", (3, 3))


@pytest.mark.parametrize("text", ["# allow guests a refund\na: b", "a: allow RB071", "# we allow RB071: x\na: b"])
def test_other_comments_are_not_meant(text: str) -> None:
    assert among_fields(text, 1) == ()


@pytest.mark.parametrize("text", ["a: |\n  # allow RB071: x\n  b\nc: d", 'a: "x\n  # allow RB071: x\n  y"\nc: d'])
def test_what_stands_in_a_text_is_no_comment(text: str) -> None:
    assert among_fields(text, 1) == ()


def test_a_line_of_a_body_covers_the_paragraph_after_it() -> None:
    text = in_body(f"One.\n\n<!-- {WHY} -->\n\nTwo,\nthree.\n\nFour.", 10)
    (one,) = text.silencings
    assert (one.code, one.reason) == ("RB071", "the company’s public line")
    assert (one.position, list(one.covered)) == ((12, 1), [14, 15])


@pytest.mark.parametrize(
    ("text", "without", "hidden"),
    [
        ("One.\n\n<!-- {} -->\nTwo.", "One.\n\nTwo.", (3,)),
        ("One.\n\n<!-- {} -->\n\nTwo.", "One.\n\nTwo.", (3, 4)),
        ("<!-- {} -->\n\nOne.", "One.", (1, 2)),
        ("<!-- {} -->\n<!-- {} -->\nOne.", "One.", (1, 2)),
        ("- one\n<!-- {} -->\n- two", "- one\n- two", (2,)),
        ("One.\n<!-- {} -->\n\nTwo.", "One.\n\nTwo.", (2,)),
        ("One.\n\n<!-- {} -->", "One.", (3,)),
        ("  <!-- {} -->  \nOne.", "One.", (1,)),
    ],
)
def test_a_body_is_what_it_would_be_without_them(text: str, without: str, hidden: tuple[int, ...]) -> None:
    found = in_body(text.replace("{}", WHY), 1)
    assert (found.body, found.hidden) == (without, hidden)


@pytest.mark.parametrize(
    "text",
    [
        f"```\n<!-- {WHY} -->\n```",
        f"One <!-- {WHY} --> two.",
        f"<!-- {WHY} --> two -->",
        "<!-- allow us a word -->",
        "<!-- pause: What would you allow? -->",
    ],
)
def test_what_is_none_stays_in_the_body(text: str) -> None:
    assert in_body(text, 1).body == text
    assert in_body(text, 1).silencings == ()
