"""When a record is to be looked at again: computed, never written.

Phase: model. Anyone may import it.
"""

from datetime import date, timedelta
from zlib import crc32

from rulebook.model.records import Entry
from rulebook.model.times import Interval, parse_every


def due(entry: Entry) -> date:
    """The day by which a record is to be reviewed again.

    Records that were reviewed on one day do not all fall due together: each comes up to a quarter of its time
    earlier, by whole weeks that follow from its id, and none later than its editors promised.
    """
    latest = _later(entry.reviewed.on, parse_every(entry.review_every))
    weeks = (latest - entry.reviewed.on).days // 4 // 7
    return latest - timedelta(weeks=crc32(entry.id.encode()) % (weeks + 1))


def _later(day: date, interval: Interval) -> date:
    if interval.unit == "week":
        return day + min(timedelta(weeks=interval.amount), date.max - day)
    return _months_later(day, interval.amount * (12 if interval.unit == "year" else 1))


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last one."""
    years, month = divmod(day.month - 1 + months, 12)
    if day.year + years >= date.max.year:
        return date.max
    first = date(day.year + years, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))
