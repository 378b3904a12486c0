"""Points and lengths of time as editors write them: ``5 min``, ``"14:05"``, ``2013-05``, ``2013/2014``.

Phase: model. Anyone may import it.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from rulebook.model.days import day
from rulebook.model.lengths import length, often
from rulebook.model.markers import Form
from rulebook.model.message import say

Unit = Literal["minute", "hour", "day"]
Round = Literal["week", "month", "year"]

_UNITS: dict[str, Unit] = {"min": "minute", "h": "hour", "d": "day"}
_ROUNDS: dict[str, Round] = {"week": "week", "month": "month", "year": "year"}
DURATION = re.compile(r"([0-9]{1,6}) (min|h|d)")
EVERY = re.compile(r"([1-9][0-9]{0,2}) (week|month|year)s?")
DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[~?%]?")
CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, in the unit that the editor chose."""

    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Interval:
    """How often something comes round."""

    amount: int
    unit: Round


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day."""

    hour: int
    minute: int


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of the precision that is known: a year, a month or a day; ValueError if the calendar has no such day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        date(self.year, self.month or 1, self.day or 1)

    @property
    def first_day(self) -> date:
        """The first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)


@dataclass(frozen=True, slots=True)
class Period:
    """A date, or the time from one date to another; `approximate` when the source was not certain."""

    start: PartialDate
    end: PartialDate
    approximate: bool = False


def parse_duration(text: str) -> Duration:
    """Read ``5 min``, ``2 h`` or ``3 d``; ValueError for anything else."""
    if match := DURATION.fullmatch(text):
        return Duration(int(match[1]), _UNITS[match[2]])
    raise ValueError(text)


def parse_every(text: str) -> Interval:
    """Read ``6 weeks``, ``12 months`` or ``2 years``; ValueError for anything else."""
    if match := EVERY.fullmatch(text):
        return Interval(int(match[1]), _ROUNDS[match[2]])
    raise ValueError(text)


def parse_period(text: str) -> Period:
    """Read a date or an interval of two (EDTF, ISO 8601-2, level 0, with the qualifiers of level 1).

    ValueError for anything else, and for a day that the calendar does not have. The form is small and is read
    for every moment of every case; the library for the whole of EDTF takes 4 ms for each.
    """
    start, slash, end = text.partition("/")
    first = _date(start)
    last = _date(end) if slash else first
    if last.first_day < first.first_day:
        raise ValueError(text)
    return Period(first, last, approximate=any(mark in text for mark in "~?%"))


def _date(text: str) -> PartialDate:
    if match := DATE.fullmatch(text):
        return PartialDate(*(int(part) for part in match.groups() if part))
    raise ValueError(text)


def parse_at(text: str) -> Duration | Clock | Period:
    """Read when a moment was: time since the start, a clock time or a date; ValueError otherwise."""
    if match := CLOCK.fullmatch(text):
        return Clock(int(match[1]), int(match[2]))
    return parse_duration(text) if DURATION.fullmatch(text) else parse_period(text)


def _meant_at(text: str) -> str | None:
    return day(text) or length(text)


Elapsed = Annotated[str, Form(parse_duration, say("a number and min, h or d, such as 5 min"), length)]
Occurred = Annotated[str, Form(parse_period, say('an EDTF date or interval, such as "2013-05" or "2013/2014"'), day)]
AT = Form(parse_at, say('time since the start (5 min, 2 h, 3 d), "14:05" or a date'), _meant_at)
At = Annotated[str, AT]
OFTEN = Form(parse_every, say("a number and weeks, months or years, such as 12 months"), often)
Every = Annotated[str, OFTEN]
"""Times as front matter has them: how long after, when it happened, when a moment was, how often."""
