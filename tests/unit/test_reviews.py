"""When reviews fall due."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from builders import Project
from rulebook.model.reviews import due
from rulebook.model.times import Interval, parse_every


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 months", Interval(12, "month")),
        ("1 month", Interval(1, "month")),
        ("2 years", Interval(2, "year")),
        ("6 weeks", Interval(6, "week")),
    ],
)
def test_how_often_is_a_number_and_a_unit(text: str, expected: Interval) -> None:
    assert parse_every(text) == expected


@pytest.mark.parametrize("text", ["12", "0 months", "a year", "12 Months", "1.5 years", "9999 months", "months"])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        parse_every(text)


def test_the_check_names_what_is_valid(project: Project) -> None:
    path = project.guide(review_every="yearly")
    (fault,) = project.faults()
    assert fault.startswith(
        project.fault(path, "review_every", "RB022 review_every: found 'yearly'; expected a number")
    )


def test_a_check_in_another_language_s_words_names_the_normal_form(project: Project) -> None:
    project.guide(review_every="2 года")
    (fault,) = project.faults()
    assert fault.endswith("– did you mean 2 years?")


def test_weeks_are_counted_as_weeks(project: Project) -> None:
    project.guide(reviewed={"on": "2026-11-21", "finding": "None."}, review_every="3 weeks")
    assert due(project.record("recovery").entry) == date(2026, 12, 12)


def test_no_review_falls_due_later_than_promised_or_much_earlier(project: Project) -> None:
    for number in range(1, 50):
        project.rule(f"R{number:02}", reviewed={"on": "2026-11-21", "finding": "None."})
    days = [due(record.entry) for record in project.library().records.values()]
    assert max(days) <= date(2027, 11, 21)
    assert min(days) >= date(2027, 11, 21) - timedelta(days=92)


def test_reviews_of_one_day_are_spread_over_the_weeks(project: Project) -> None:
    for number in range(1, 50):
        project.rule(f"R{number:02}")
    weeks = Counter(due(record.entry).isocalendar().week for record in project.library().records.values())
    assert len(weeks) > 8
    assert max(weeks.values()) < 12


def test_the_last_day_of_a_month_stays_the_last_day(project: Project) -> None:
    project.guide(reviewed={"on": "2024-01-31", "finding": "None."}, review_every="1 month")
    assert due(project.record("recovery").entry) in (date(2024, 2, 29), date(2024, 2, 22))


@pytest.mark.parametrize("often", ["12 months", "6 weeks"])
def test_a_review_at_the_end_of_time_is_never_due(project: Project, often: str) -> None:
    project.guide(reviewed={"on": "9999-12-31", "finding": "None."}, review_every=often)
    assert due(project.record("recovery").entry) == date.max
