"""Points and lengths of time as editors write them: ``5 min``, ``"14:05"``, ``2013-05``, ``2013/2014``.

Phase: model. Anyone may import it.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from edtf import EDTFParseException, Interval, parse_edtf
from edtf.parser.parser_classes import Date, Level1Interval, UncertainOrApproximate

Unit = Literal["minute", "hour", "day"]

_UNITS: dict[str, Unit] = {"min": "minute", "h": "hour", "d": "day"}
_DURATION = re.compile(r"(\d+) (min|h|d)")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, in the unit that the editor chose."""

    amount: int
    unit: Unit


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
    if match := _DURATION.fullmatch(text):
        return Duration(int(match[1]), _UNITS[match[2]])
    raise ValueError(text)


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Period:
    """Read an EDTF date or interval (ISO 8601-2, levels 0 and 1); ValueError for anything else."""
    try:
        parsed = parse_edtf(text)
    except EDTFParseException as error:
        raise ValueError(text) from error
    if isinstance(parsed, Interval | Level1Interval):
        start, end = _date(parsed.lower), _date(parsed.upper)
    else:
        start = end = _date(parsed)
    return Period(start, end, approximate=any(mark in text for mark in "~?%"))


def _date(parsed: object) -> PartialDate:
    if isinstance(parsed, UncertainOrApproximate):
        parsed = parsed.date
    if type(parsed) is not Date:  # a season is a subclass
        raise ValueError(type(parsed).__name__)
    return PartialDate(*(int(part) for part in (parsed.year, parsed.month, parsed.day) if part))


def parse_at(text: str) -> Duration | Clock | Period:
    """Read when a moment was: time since the start, a clock time or a date; ValueError otherwise."""
    if match := _CLOCK.fullmatch(text):
        return Clock(int(match[1]), int(match[2]))
    return parse_duration(text) if _DURATION.fullmatch(text) else parse_period(text)
