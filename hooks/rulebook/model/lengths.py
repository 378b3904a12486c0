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
}
UNITS: Final = {word: unit for unit, words in _WORDS.items() for word in words.split()}
"""By word the unit of the normal form, or a week, which is seven of its days."""

_LENGTH: Final = re.compile(r"([0-9]{1,5})[ \u00a0\u202f]*([^\W\d_]+)\.?")


def length(text: str) -> str | None:
    """A length of time as ``2 d``; None if it is none, or not a whole number of one unit."""
    if not (match := _LENGTH.fullmatch(text.strip())) or not (unit := UNITS.get(match[2].lower())):
        return None
    return f"{int(match[1]) * 7} d" if unit == "week" else f"{int(match[1])} {unit}"
