"""Short names: any title gives one that the loader takes, and none is given twice."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import Project
from rulebook.authoring.beginning import NAME
from rulebook.authoring.slugs import free_slug, slug


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The ham nobody ordered", "the-ham-nobody-ordered"),
        ("Apologise with three no’s", "apologise-with-three-nos"),
        ("Ветчина, которую никто не заказывал", "vetchina-kotoruyu-nikto-ne-zakazyval"),
        ("Щётка, объезд и ещё чай", "shchyotka-obezd-i-eshchyo-chay"),
        ("Žluťoučký kůň", "zlutoucky-kun"),
        ("12:30", "case-12-30"),
        ("🥪", "case"),
        ("one two three four five six seven eight", "one-two-three-four-five-six-seven"),
        ("a" * 80, "a" * 48),
    ],
)
def test_a_title_becomes_a_slug(title: str, expected: str) -> None:
    assert slug(title, "case") == expected


@given(st.text())
def test_every_title_gives_a_name_that_the_loader_takes(title: str) -> None:
    found = slug(title, "case")
    assert NAME.fullmatch(found), found
    assert len(found) <= 48
    assert not re.search("--|^-|-$", found)


def test_a_name_that_anything_has_or_had_is_not_given_again(project: Project) -> None:
    project.case("ham", redirect_from=["bread"])
    project.term("toast", "toast")
    project.claim("cake")
    library = project.library()
    assert [free_slug(library, name) for name in ("ham", "bread", "toast", "cake", "tea")] == [
        "ham-2",
        "bread-2",
        "toast-2",
        "cake-2",
        "tea",
    ]


def test_the_next_free_name_is_taken(project: Project) -> None:
    project.case("ham")
    project.case("ham-2")
    assert free_slug(project.library(), "ham") == "ham-3"
