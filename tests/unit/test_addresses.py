"""Addresses: links by id and by page become relative ones."""

import pytest

from builders import Project
from rulebook.rendering.addresses import relative, relink


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ("en/rules/r29/", "en/rules/r30/", "../r30/"),
        ("en/rules/r29/", "en/", "../../"),
        ("en/", "en/rules/r29/", "rules/r29/"),
        ("en/rules/r29/", "ru/rules/r29/", "../../../ru/rules/r29/"),
        ("en/", "en/", "./"),
        ("en/rules/r29/", "en/rules/r29/cases/2/", "cases/2/"),
        ("en/rules/r29/", "en/rules/r2/", "../r2/"),
        ("en/rules/r2/", "en/rules/r29/", "../r29/"),
        ("", "en/", "en/"),
        ("r29/", "", "../"),
    ],
)
def test_one_page_as_seen_from_another(here: str, there: str, expected: str) -> None:
    assert relative(here, there) == expected


def test_links_by_id_and_page_are_replaced_and_nothing_else() -> None:
    html = '<a href="id:R29">a</a> <a href="https://b">b</a> <form action="page:"></form> <a href="page-in:ru">c</a>'
    assert relink(html, lambda scheme, name: f"/{scheme}/{name}") == (
        '<a href="/id/R29">a</a> <a href="https://b">b</a> <form action="/page/"></form> <a href="/page-in/ru">c</a>'
    )


def test_text_that_looks_like_a_link_is_no_link(project: Project) -> None:
    project.rule("R29", text='Write `href="id:R29"` or href="page:none" there.')
    assert 'Write href="id:R29" or href="page:none" there.' in project.read("en/rules/r29-slug/").text
