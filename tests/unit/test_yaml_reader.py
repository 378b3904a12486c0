"""YAML as editors write it: nothing is guessed, and every trap comes out right or is reported in its place."""

import pytest

from rulebook.model.diagnostic import Position
from rulebook.schema.yaml_reader import Fault, FaultyYamlError, locate, read_yaml


def faults(text: str) -> list[Fault]:
    with pytest.raises(FaultyYamlError) as caught:
        read_yaml(text)
    return list(caught.value.faults)


def fault(text: str) -> tuple[int, int, str]:
    (one,) = faults(text)
    return *one.position, one.code


def message(text: str) -> str:
    return str(faults(text)[0].message)


@pytest.mark.parametrize(
    "scalar",
    [
        "no",
        "yes",
        "on",
        "true",
        "07",
        "010",
        "0x1F",
        "12:30",
        "1.10",
        "1e3",
        "2013",
        "2026-11-21",
        "0.5",
        ".inf",
        "=",
        "NO",
    ],
)
def test_every_scalar_stays_what_was_typed(scalar: str) -> None:
    assert read_yaml(f"a: {scalar}\nb: [{scalar}]\n{scalar}: c") == {"a": scalar, "b": [scalar], scalar: "c"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"Refund #3 was late"', "Refund #3 was late"),
        ("'it''s'", "it's"),
        ("Refund#3 was late", "Refund#3 was late"),
        ("|\n  one\n  two # three", "one\ntwo # three"),
        (">\n  one\n  two", "one two"),
        ("one\n  two", "one two"),
        ('"null"', "null"),
        ("a\tb", "a\tb"),
    ],
)
def test_quoted_folded_and_literal_texts(written: str, read: str) -> None:
    assert read_yaml(f"a: {written}") == {"a": read}


@pytest.mark.parametrize("title", ["Refund #3 was late", "Возврат 😀 #3 опоздал", "x # a remark", "[a, b #c\n  ]"])
def test_a_text_cut_off_by_a_hash_is_reported(title: str) -> None:
    line, _, code = fault(f"side: both\ntitle: {title}")
    assert (line, code) == (2, "RB014")


def test_the_report_of_a_hash_says_how_to_mend_it() -> None:
    (found,) = faults("title: Refund #3 was late")
    assert (found.position, found.code) == (Position(1, 8), "RB014")
    expected = "title: everything after # is a comment and is lost; put the whole text in quotes"
    assert str(found.message) == expected


@pytest.mark.parametrize("text", ["a: {b: one, two}", "a: {b: one, two, c: d}", "a:\n  - {b: one, two three.}"])
def test_a_text_cut_off_by_a_comma_in_braces_is_reported(text: str) -> None:
    (found,) = faults(text)
    assert (found.code, found.position.column) == ("RB014", text.split("\n")[-1].index("two") + 1)
    assert str(found.message).endswith("a comma has cut off the text before; put the whole text in quotes")


def test_comments_on_lines_of_their_own_are_fine() -> None:
    assert read_yaml("# one\na: b\n# two\nc:\n  # three\n  - d\n") == {"a": "b", "c": ["d"]}


def test_a_colon_in_a_text_is_reported_where_it_stands() -> None:
    assert fault("side: both\ntitle: Sorry: no excuses") == (2, 13, "RB011")
    assert message("title: Sorry: no excuses").endswith(
        "put the text in quotes, or mend the line before: title: Sorry: no excuses"
    )


@pytest.mark.parametrize("empty", ["", " ~", " null", ' ""', " ''", ' "  "', " |"])
def test_an_empty_field_is_reported(empty: str) -> None:
    line, _, code = fault(f"a: b\ntitle:{empty}\nc: d")
    assert (line, code) == (2, "RB015")


def test_an_empty_item_is_named_with_its_place() -> None:
    assert message("tags:\n  - a\n  -\n") == "tags.1: the field is empty; write a value or leave the field out"


def test_a_key_that_stands_twice_is_reported_at_the_second() -> None:
    assert fault("title: x\nside: both\ntitle: y") == (3, 1, "RB012")
    assert fault("bend: {when: x, when: y}") == (1, 17, "RB012")


@pytest.mark.parametrize("text", ["a: &x b", "&x a: b", "a: [&x b]", "a: &x {b: c}"])
def test_an_anchor_is_reported(text: str) -> None:
    assert fault(text)[2] == "RB013"


def test_an_alias_is_reported_beside_its_anchor() -> None:
    assert [(one.code, one.position) for one in faults("a: &x b\nc: *x")] == [("RB013", (1, 4)), ("RB013", (2, 4))]


@pytest.mark.parametrize(("text", "tag"), [("a: !!str 7", "!!str"), ("a: !x 7", "!x"), ("a: !!set {b: c}", "!!set")])
def test_a_tag_is_reported(text: str, tag: str) -> None:
    found = faults(text)[0]
    assert (found.code, found.position) == ("RB013", (1, 4))
    assert str(found.message).startswith(f"the tag {tag} is not allowed")


@pytest.mark.parametrize("text", ["a:\n\t- b", "a:\n  - b\n\t\n", "\ta: b"])
def test_a_tab_in_the_indent_is_reported(text: str) -> None:
    line, column, code = fault(text)
    assert (column, code, text.split("\n")[line - 1][0]) == (1, "RB011", "\t")
    assert message(text) == "a tab indents the line; use spaces"


@pytest.mark.parametrize("character", ["\x00", "\x07", "\r", "\u2028", "\ufeff", "\x85", "\x81", "\x9f", "\uffff"])
def test_invisible_characters_are_named(character: str) -> None:
    assert fault(f"a: b\nc: d{character}e") == (2, 5, "RB011")
    assert f"U+{ord(character):04X}" in message(f"a: b{character}")


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('a: b\nc: "d\ne: f', (2, 4), "opened here and not closed"),
        ("a: [b, c\nd: e", (2, 2), "look at its indent, quotes and brackets"),
        ("a: b\n c: d", (2, 3), "mend the line before"),
        ('a: "b" c', (1, 8), "look at its indent, quotes and brackets"),
        ("a: @b", (1, 4), "must be put in quotes"),
        ("a: %b", (1, 4), "must be put in quotes"),
        ("a: *b*", (1, 6), "must be put in quotes"),
        ("a: b\nc\n", (2, 1), "a colon and a space are missing"),
        ("a: {{ name }}", (1, 5), "the name of a field is expected"),
        ("[a, b]: c", (1, 1), "the name of a field is expected"),
        ("a: b\n...\nc: d", (2, 1), "the fields end here"),
        ("a: - b", (1, 4), "a list begins on a line of its own"),
        ("a: ? b", (1, 4), "begins with a question mark"),
        ('a: "\\q"', (1, 5), "a backslash has a meaning of its own"),
        ('a: "\\xzz"', (1, 7), "a backslash has a meaning of its own"),
        ("a: !x!y b", (1, 4), "begins with !"),
        ("%a: b", (1, 3), "must be put in quotes"),
        ('a: "b\n---\nc"', (2, 1), "opened here and not closed"),
        ("a: |x\n b", (1, 5), "look at its indent, quotes and brackets"),
    ],
)
def test_broken_yaml_is_explained_in_place(text: str, place: tuple[int, int], words: str) -> None:
    assert fault(text) == (*place, "RB011")
    assert words in message(text)


def test_an_empty_line_is_not_quoted() -> None:
    assert message("a: [b\n").endswith("look at its indent, quotes and brackets")


@pytest.mark.parametrize("text", ["- a\n- b", "just words", '"a: b"'])
def test_fields_are_expected(text: str) -> None:
    assert fault(f"\n{text}") == (2, 1, "RB011")
    assert message(text) == "fields are expected, each as `name: value`"


def test_a_bomb_of_brackets_does_not_stop_the_reader() -> None:
    assert fault(f"a: {'[' * 5000}")[2] == "RB011"
    assert len(message(f"a: {'[' * 5000}")) < 120


def test_all_faults_are_told_at_once() -> None:
    found = faults("a: x #y\nb:\na: !z 1")
    assert [(one.position.line, one.code) for one in found] == [(1, "RB014"), (2, "RB015"), (3, "RB012"), (3, "RB013")]


def test_lines_are_counted_from_the_first_line_given() -> None:
    with pytest.raises(FaultyYamlError) as caught:
        read_yaml("a: b\na: c", first_line=10)
    assert caught.value.faults[0].position == (11, 1)


def test_nothing_is_no_fields() -> None:
    assert read_yaml("") == read_yaml("# only a remark\n") == {}


def test_places_of_nested_fields() -> None:
    text = "a:\n  - b: c\n    d: [e, f]\n"
    assert locate(text, 1, ("a", 0)) == (2, 5)
    assert locate(text, 1, ("a", 0, "d", 1)) == (3, 12)
    assert locate(text, 5, ("a", 0, "x", "y")) == (6, 5)


def test_the_place_of_a_field_in_a_faulty_text_is_its_start() -> None:
    assert locate("a: b: c", 3, ("z",)) == (3, 1)


def test_a_word_that_many_records_have_is_there_once() -> None:
    one, other = (read_yaml(f"who: cashier\nnumber: {number}")["who"] for number in "12")
    assert one is other
