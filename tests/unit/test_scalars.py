"""Places inside a scalar's text, however YAML writes it."""

import pytest

from rulebook.schema.yaml_reader import locate, read_yaml

TEXTS = [
    "a: one two X",
    "a: 'it''s ''the'' X'",
    'a: "a \\"b\\" \\u00e9 \\x41 \\t X"',
    "a: one\n  two\n  X",
    "a: 'one\n\n  two X'",
    'a: "one \\\n  two X"',
    "a: |\n  one\n  two X\n",
    "a: >\n  one\n  two\n\n  X\n",
    "a:  one   X",
    "a: «ёлка» — X",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_character_is_found_where_it_is_written(text: str) -> None:
    value = read_yaml(text)["a"]
    assert isinstance(value, str)
    place = text.index("X")
    expected = (text.count("\n", 0, place) + 7, place - text.rfind("\n", 0, place))
    assert locate(text, 7, ("a",), value.index("X")) == expected


def test_an_item_of_a_list_and_a_field_of_an_item() -> None:
    text = "a: [one, two X]\nb:\n  - {c: d, e: f X}\n"
    assert locate(text, 1, ("a", 1), 4) == (1, 14)
    assert locate(text, 1, ("b", 0, "e"), 2) == (3, 17)


def test_without_such_a_field_the_nearest_around_it_is_meant() -> None:
    assert locate("a:\n  - one X", 1, ("a", 0, "what"), 4) == (2, 9)
    assert locate("a:\n  b: c", 1, ("a", "x"), 4) == (1, 1)
