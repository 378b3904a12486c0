"""A content file taken apart: front matter, body, and the places of both."""

import pytest

from rulebook.schema.frontmatter import plain, read_front_matter
from rulebook.schema.yaml_reader import FaultyYamlError


def fault(text: str) -> tuple[int, int, str]:
    with pytest.raises(FaultyYamlError) as caught:
        read_front_matter(text)
    (one,) = caught.value.faults
    return *one.position, one.code


def test_a_file_is_fields_and_a_body() -> None:
    matter = read_front_matter("---\ntitle: Sorry\ntags: [apology]\n---\n\n## Why\n\nText.\n")
    assert matter.fields == {"title": "Sorry", "tags": ["apology"]}
    assert matter.body == "## Why\n\nText."


@pytest.mark.parametrize(("gap", "line"), [("", 4), ("\n", 5), ("\n\n\n", 7)])
def test_the_body_starts_on_its_first_line_of_text(gap: str, line: int) -> None:
    assert read_front_matter(f"---\ntitle: x\n---\n{gap}Body.\n").body_line == line


def test_a_file_may_end_with_its_front_matter() -> None:
    assert read_front_matter("---\ntitle: x\n---\n").body == ""


def test_fields_are_found_where_they_stand() -> None:
    locate = read_front_matter("---\ntitle: x\nsay:\n  - instead_of: a\n    say: b\n---\nBody.").locate
    assert locate(("title",)) == (2, 1)
    assert locate(("say", 0, "say")) == (5, 5)


def test_blank_lines_before_the_first_field_do_not_shift_the_places() -> None:
    assert read_front_matter("---\n\n\ntitle: x\n---\n").locate(("title",)) == (4, 1)
    assert fault("---\n\n\ntitle: x\ntitle: y\n---\n") == (5, 1, "RB012")


def test_a_field_that_is_not_there_is_sought_at_its_parent() -> None:
    locate = read_front_matter("---\ntitle: x\nbend:\n  when: y\n---\n").locate
    assert locate(("bend", "limit")) == (3, 1)
    assert locate(("summary",)) == (2, 1)


def test_a_horizontal_rule_in_the_body_stays_in_the_body() -> None:
    assert read_front_matter("---\ntitle: x\n---\nA\n\n---\n\nB\n").body == "A\n\n---\n\nB"


def test_a_line_that_only_begins_like_a_boundary_is_none() -> None:
    matter = read_front_matter("-----\ntitle: >-\n  x\nside: |-\n  a\n  ---\n------ \nBody.\n---x\n")
    assert matter.fields == {"title": "x", "side": "a\n---"}
    assert matter.body == "Body.\n---x"
    assert fault("---\ntitle: x\n---x\n") == (3, 1, "RB010")


def test_windows_line_ends_and_a_byte_order_mark_come_out_right() -> None:
    matter = read_front_matter("\ufeff---\r\ntitle: x\r\nside: both\r\n---\r\n\r\nA\r\nB\r\n")
    assert (matter.fields, matter.body, matter.body_line) == ({"title": "x", "side": "both"}, "A\nB", 6)
    assert matter.locate(("side",)) == (3, 1)


def test_only_a_leading_byte_order_mark_goes() -> None:
    assert plain("\ufeffa\ufeff\r\nb\rc") == "a\ufeff\nb\rc"


@pytest.mark.parametrize("text", ["", "title: x\n", "\n---\ntitle: x\n---\n", "—\ntitle: x\n—\n", "--\ntitle: x\n--\n"])
def test_a_file_without_front_matter_is_reported_at_its_start(text: str) -> None:
    assert fault(text) == (1, 1, "RB010")


def test_a_missing_closing_line_is_reported_at_the_end() -> None:
    assert fault("---\ntitle: x\n\nBody.\n") == (4, 1, "RB010")


def test_faults_of_the_yaml_stand_on_their_line_of_the_file() -> None:
    assert fault("---\ntitle: x\nside:\n\t- both\n---\n") == (4, 1, "RB011")
    assert fault("---\ntitle: Sorry: no excuses\n---\n") == (2, 13, "RB011")
