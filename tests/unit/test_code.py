"""Code in a Markdown text."""

import pytest

from rulebook.model.code import mask_code


@pytest.mark.parametrize(
    ("body", "masked"),
    [
        ("plain", "plain"),
        ("a `b` c", "a     c"),
        ("a ``b ` c`` d", "a           d"),
        ("a ` b", "a ` b"),
        ("a ` b\n\nc ` d", "a ` b\n\nc ` d"),
        ("a `b\nc` d", "a   \n   d"),
        ("```\n[a]\n```\nb", "   \n   \n   \nb"),
        ("~~~ x\n[a]\n~~~\nb", "     \n   \n   \nb"),
        ("~~~\na\n\nb\n~~~\nc", "   \n \n\n \n   \nc"),
        ("````\n```\n````\nb", "    \n   \n    \nb"),
        ("```\nopen `a` b", "```\nopen     b"),
        ("```a``` b", "        b"),
        ("~~~\na\n~~~ b\nc", "~~~\na\n~~~ b\nc"),
    ],
)
def test_code_is_blanked_out(body: str, masked: str) -> None:
    assert mask_code(body) == masked


@pytest.mark.parametrize("body", ["`" * 60_000, "`a``b" * 12_000, " ".join("`" * run for run in range(1, 340))])
def test_marks_alone_hide_no_more_than_they_enclose(body: str) -> None:
    """A search from every mark to the end took minutes."""
    assert len(mask_code(body)) == len(body)
