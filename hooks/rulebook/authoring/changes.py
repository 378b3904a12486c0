"""What of a source's texts has changed since a translation was made, old beside new.

Phase: authoring. Pure.
"""

from collections.abc import Iterator
from difflib import ndiff

from rulebook.loader.history import prose
from rulebook.model.markers import FieldPath, dotted
from rulebook.model.records import Entry


def changes(then: Entry, now: Entry) -> Iterator[str]:
    """For each text that differs its field and its lines: ``-`` as it was, ``+`` as it is now."""
    before, after = prose(then), prose(now)
    for path in _in_order(before, after):
        old, new = before.get(path, ""), after.get(path, "")
        if old != new:
            yield f"{dotted(path)}:"
            yield from _differences(old, new)


def _in_order(before: dict[FieldPath, str], after: dict[FieldPath, str]) -> Iterator[FieldPath]:
    """All places, the text below the fields last."""
    places = dict.fromkeys([*after, *before])
    yield from sorted(places, key=lambda path: path == ("body",))


def _differences(old: str, new: str) -> Iterator[str]:
    lines = ndiff(old.split("\n"), new.split("\n"))
    return (f"  {line}" for line in lines if line.startswith(("- ", "+ ")) and line[2:].strip())
