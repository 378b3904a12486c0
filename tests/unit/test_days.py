"""Days as people write them."""

import pytest

from rulebook.model.days import day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-21", "2026-11-21"),
        ("2026-1-5", "2026-01-05"),
        ("2026/11/21", "2026-11-21"),
        ("2026.11.21", "2026-11-21"),
        ("21.11.2026", "2026-11-21"),
        ("5. 1. 2026", "2026-01-05"),
        ("21/11/2026", "2026-11-21"),
        ("11/21/2026", "2026-11-21"),
        ("5/5/2026", "2026-05-05"),
    ],
)
def test_a_day_that_can_be_read_in_one_way(text: str, expected: str) -> None:
    assert day(text) == expected


@pytest.mark.parametrize(
    "text", ["5/1/2026", "31.2.2026", "2026-13-01", "2026/11.21", "21.11.26", "2026", "2013/2014", "soon", "1.10"]
)
def test_what_is_no_day_or_could_be_two(text: str) -> None:
    assert day(text) is None
