"""The words of the interface: gettext catalogues, plurals, dates, times and numbers of each language.

Phase: rendering. The catalogues are read as .po files, so that no compiled file can lag behind them.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, partial
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton, format_time, format_timedelta
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from babel.units import format_unit

from rulebook.model.languages import Language
from rulebook.model.times import Clock, Duration, PartialDate, Period, parse_at, parse_duration, parse_period
from rulebook.rendering.typography import bind

LOCALE = Path(__file__).parent.parent / "locale"

SOURCE_LANGUAGE: Language = "en"
"""The language in which templates are written; its words need no catalogue."""


_INTERVALS = {"d": "yMMMd", "M": "yMMMM", "y": "y"}
"""CLDR skeletons for an interval, by the precision of its dates."""


@cache
def translations(language: Language) -> NullTranslations:
    """The catalogue of a language; English is the templates' own."""
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    compiled = BytesIO()
    with (LOCALE / language / "rulebook.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled)


class Typeset(NullTranslations):
    """A catalogue as pages show it: with spaces at which no line ends. Nothing that is compared or run has these."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words = translations(language)
        self._bound = cache(partial(bind, language=language))

    def gettext(self, message: str) -> str:
        """A word of the interface."""
        return self._bound(self._words.gettext(message))

    def ngettext(self, one: str, many: str, count: int) -> str:
        """What is said of so many."""
        return self._bound(self._words.ngettext(one, many, count))


@dataclass(frozen=True)
class Interface:
    """How the product speaks to a reader of one language."""

    language: Language

    @cached_property
    def locale(self) -> Locale:
        return Locale.parse("en_GB" if self.language == "en" else self.language)

    def words(self, message: str) -> str:
        """A word of the interface in this language."""
        return translations(self.language).gettext(message)

    def shown(self, message: str) -> str:
        """A word of the interface as a page shows it."""
        return bind(self.words(message), self.language)

    # Remembered, because few days, times and durations stand on many pages.

    @cached_property
    def date(self) -> Callable[[datetime.date], str]:
        """``21 November 2026``, ``21 ноября 2026 г.``, ``21. listopadu 2026``."""
        return cache(lambda day: str(format_date(day, "long", locale=self.locale)))

    def month(self, day: datetime.date) -> str:
        """``November 2026``, ``ноябрь 2026 г.``, ``listopad 2026``."""
        return str(format_skeleton("yMMMM", day, locale=self.locale))

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166 code."""
        return str(self.locale.territories.get(code, code))

    @cached_property
    def period(self) -> Callable[[str], str]:
        """An EDTF date or interval as this language writes it."""
        return cache(lambda text: self._period(parse_period(text)))

    @cached_property
    def elapsed(self) -> Callable[[str], str]:
        """``5 min`` in full: ``5 minutes``, ``5 минут``, ``5 minut``."""
        return cache(lambda text: self._duration(parse_duration(text), "long"))

    @cached_property
    def later(self) -> Callable[[str], str]:
        """How long after something: ``in 5 minutes``, ``через 5 минут``, ``za 5 minut``."""
        return cache(self._later)

    @cached_property
    def at(self) -> Callable[[str], str]:
        """When a moment was, short enough for a timeline."""
        return cache(self._at)

    def _later(self, text: str) -> str:
        duration = parse_duration(text)
        delta = datetime.timedelta(**{f"{duration.unit}s": duration.amount})
        return format_timedelta(delta, granularity=duration.unit, threshold=1e6, add_direction=True, locale=self.locale)

    def _at(self, text: str) -> str:
        match parse_at(text):
            case Clock() as clock:
                return str(format_time(datetime.time(clock.hour, clock.minute), "short", locale=self.locale))
            case Duration() as duration:
                return self._duration(duration, "short")
            case Period() as period:
                return self._period(period)
        raise AssertionError(text)

    def size(self, count: int) -> str:
        """A file's size: ``2.3 MB``, ``2,3 МБ``, ``2,3 MB``; small ones in kB."""
        amount, unit = (count / 1e6, "megabyte") if count >= 1e6 else (max(1, round(count / 1e3)), "kilobyte")
        text = format_unit(round(amount, 1), f"digital-{unit}", "short", locale=self.locale)
        return str(text).replace(" ", "\u00a0")

    def _duration(self, duration: Duration, length: Literal["short", "long"]) -> str:
        return str(format_unit(duration.amount, f"duration-{duration.unit}", length, locale=self.locale))

    def _period(self, period: Period) -> str:
        text = self._partial(period.start) if period.start == period.end else self._interval(period)
        return self.words("about %s") % text if period.approximate else text

    def _interval(self, period: Period) -> str:
        start, end = period.start, period.end
        precision = "d" if start.day and end.day else "M" if start.month and end.month else "y"
        return str(format_interval(start.first_day, end.first_day, _INTERVALS[precision], locale=self.locale))

    def _partial(self, partial: PartialDate) -> str:
        if partial.month is None:
            return str(partial.year)
        if partial.day is None:
            return self.month(datetime.date(partial.year, partial.month, 1))
        return self.date(datetime.date(partial.year, partial.month, partial.day))
