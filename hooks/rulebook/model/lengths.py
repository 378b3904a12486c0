"""Lengths of time as people write them in each language, read only where they can mean one thing.

Phase: model. Anyone may import it.
"""

import re
from typing import Final

_WORDS: Final = {
    "min": "min mins minute minutes мин минута минуту минуты минут minuta minutu minuty minut",
    "h": "h hr hrs hour hours ч час часа часов hod hodina hodinu hodiny hodin",
    "d": "d day days д дн день дня дней сут сутки суток den dny dni dní dnů",
    "week": "week weeks неделя неделю недели недель týden týdny týdnů",
    "month": "month months мес месяц месяца месяцев měs měsíc měsíce měsíců",
    "year": "year years г год года лет rok roky roků let",
}
UNITS: Final = {word: unit for unit, words in _WORDS.items() for word in words.split()}
"""By word the unit that it names."""

_ELAPSED: Final = {"min": (1, "min"), "h": (1, "h"), "d": (1, "d"), "week": (7, "d")}
"""Units that are always as long, with what the normal form makes of them; a month is no number of days."""

_ROUNDS: Final = frozenset({"week", "month", "year"})
_MOST_ROUNDS: Final = 999

_LENGTH: Final = re.compile(r"([0-9]{1,5})[ \u00a0\u202f]*([^\W\d_]+)\.?")


def length(text: str) -> str | None:
    """A length of time as ``2 d``; None if it is none, or not a whole number of one unit."""
    amount, unit = _read(text)
    if unit not in _ELAPSED:
        return None
    times, normal = _ELAPSED[unit]
    return f"{amount * times} {normal}"


def often(text: str) -> str | None:
    """How often something comes round, as ``12 months``; None if the text does not say it in one unit."""
    amount, unit = _read(text)
    if unit not in _ROUNDS or not 0 < amount <= _MOST_ROUNDS:
        return None
    return f"{amount} {unit}" if amount == 1 else f"{amount} {unit}s"


def _read(text: str) -> tuple[int, str]:
    """The number and the unit of a text; no unit if it does not consist of these."""
    match = _LENGTH.fullmatch(text.strip())
    return (int(match[1]), UNITS.get(match[2].lower(), "")) if match else (0, "")
