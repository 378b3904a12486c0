"""Days as people write them, read only where they can mean one day.

Phase: model. Anyone may import it.
"""

import re
from datetime import date
from typing import Final

_YEAR_FIRST: Final = re.compile(r"(?P<y>[0-9]{4})([-./])(?P<m>[0-9]{1,2})\2(?P<d>[0-9]{1,2})")
_DOTTED: Final = re.compile(r"(?P<d>[0-9]{1,2})\. ?(?P<m>[0-9]{1,2})\. ?(?P<y>[0-9]{4})")
"""No country writes the month before a dot."""

_SLASHED: Final = re.compile(r"(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})/(?P<y>[0-9]{4})")
"""Day and month, or month and day: only one above twelve tells."""


def day(text: str) -> str | None:
    """The day of a text as ``2026-11-21``; None if it is none, or if it could be another one."""
    if match := _YEAR_FIRST.fullmatch(text) or _DOTTED.fullmatch(text):
        return _written(match["y"], match["m"], match["d"])
    if match := _SLASHED.fullmatch(text):
        readings = {_written(match["y"], *pair) for pair in ((match["a"], match["b"]), (match["b"], match["a"]))}
        readings.discard(None)
        return readings.pop() if len(readings) == 1 else None
    return None


def _written(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
