"""Times as editors write them: lengths, clock times, EDTF dates."""

from datetime import date

import pytest

from rulebook.model.times import Clock, Duration, PartialDate, Period, parse_at, parse_duration, parse_period


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [("0 min", 0, "minute"), ("5 min", 5, "minute"), ("2 h", 2, "hour"), ("30 d", 30, "day")],
)
def test_a_length_of_time_is_a_number_and_a_unit(text: str, amount: int, unit: str) -> None:
    assert parse_duration(text) == Duration(amount, unit)


@pytest.mark.parametrize("text", ["5min", "5 mins", "five min", "-5 min", "5", "min", "1.5 h", "5 min ago"])
def test_anything_else_is_no_length_of_time(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        parse_duration(text)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2013", PartialDate(2013)),
        ("2013-05", PartialDate(2013, 5)),
        ("2013-05-01", PartialDate(2013, 5, 1)),
        ("2012-02-29", PartialDate(2012, 2, 29)),
    ],
)
def test_an_edtf_date_keeps_its_precision(text: str, date: PartialDate) -> None:
    assert parse_period(text) == Period(date, date)


def test_an_edtf_interval_has_two_ends() -> None:
    assert parse_period("2013-05-01/2014") == Period(PartialDate(2013, 5, 1), PartialDate(2014))


@pytest.mark.parametrize("text", ["2013?", "2013~", "2013%", "2013-05~", "2013~/2014", "2013/2014?"])
def test_an_uncertain_or_approximate_date_says_so(text: str) -> None:
    assert parse_period(text).approximate
    assert parse_period(text).start.year == 2013


@pytest.mark.parametrize(
    "text",
    [
        "May 2013",
        "2013-13",
        "2013-5",
        "13",
        "01.05.2013",
        "2013-02-30",
        "2013/..",
        "2014/2013",
        "2013-05/2013-04",
        "201X",
        "[2013,2014]",
    ],
)
def test_what_no_reader_could_be_shown_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_period(text)


@pytest.mark.parametrize("text", ["2013-21", "2013-02-29", "0000-05", "-0044-03"])
def test_a_season_and_a_day_that_never_was_are_no_dates_either(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_period(text)


@pytest.mark.parametrize(
    ("partial", "day"),
    [
        (PartialDate(2013), date(2013, 1, 1)),
        (PartialDate(2013, 5), date(2013, 5, 1)),
        (PartialDate(2013, 5, 2), date(2013, 5, 2)),
    ],
)
def test_the_first_day_that_a_date_can_mean(partial: PartialDate, day: date) -> None:
    assert partial.first_day == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:05", Clock(14, 5)),
        ("7:05", Clock(7, 5)),
        ("00:00", Clock(0, 0)),
        ("5 min", Duration(5, "minute")),
        ("2013-05", Period(PartialDate(2013, 5), PartialDate(2013, 5))),
    ],
)
def test_a_moment_is_at_a_clock_time_a_length_or_a_date(text: str, expected: object) -> None:
    assert parse_at(text) == expected


@pytest.mark.parametrize("text", ["24:00", "12:60", "12:5", "noon", "845"])
def test_other_moments_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        parse_at(text)
