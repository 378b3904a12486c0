"""Lengths of time: what people write in each language, and what could mean anything."""

import pytest

from rulebook.model.lengths import UNITS, length, often
from rulebook.model.times import parse_duration, parse_every


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("30 min", "30 min"),
        ("30min", "30 min"),
        ("30 Minutes", "30 min"),
        ("1 hour", "1 h"),
        ("2 hrs.", "2 h"),
        ("2 days", "2 d"),
        ("2 weeks", "14 d"),
        ("2 дня", "2 d"),
        ("15\u00a0минут", "15 min"),
        ("1 час", "1 h"),
        ("2 ч.", "2 h"),
        ("3 нед", None),
        ("3 недели", "21 d"),
        ("2 dny", "2 d"),
        ("5 dnů", "5 d"),
        ("1 hodina", "1 h"),
        ("2 hod.", "2 h"),
        ("1 týden", "7 d"),
        ("007 d", "7 d"),
        ("2", None),
        ("two days", None),
        ("1.5 h", None),
        ("2 days later", None),
        ("2 months", None),
        ("-2 d", None),
        ("", None),
    ],
)
def test_a_length_is_read_where_it_can_mean_one_thing(typed: str, meant: str | None) -> None:
    assert length(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12 months", "12 months"),
        ("1 months", "1 month"),
        ("6 weeks", "6 weeks"),
        ("2 года", "2 years"),
        ("12 мес.", "12 months"),
        ("1 rok", "1 year"),
        ("5 let", "5 years"),
        ("6 měsíců", "6 months"),
        ("3 недели", "3 weeks"),
        ("1 týden", "1 week"),
        ("0 months", None),
        ("1000 weeks", None),
        ("90 days", None),
        ("yearly", None),
        ("half a year", None),
    ],
)
def test_how_often_is_read_where_it_can_mean_one_thing(typed: str, meant: str | None) -> None:
    assert often(typed) == meant


def test_every_word_makes_a_normal_form_that_stays_as_it_is() -> None:
    for word in UNITS:
        elapsed, rounds = length(f"3 {word}"), often(f"3 {word}")
        assert elapsed or rounds
        assert elapsed is None or (parse_duration(elapsed) and length(elapsed) == elapsed)
        assert rounds is None or (parse_every(rounds) and often(rounds) == rounds)
