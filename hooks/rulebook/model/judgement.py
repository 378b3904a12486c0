"""What is computed of a case and never written: its outcome, its overall rating, its turn.

Phase: model. Anyone may import it.
"""

from typing import Literal

from rulebook.model.records import Case, Stars, Value

Outcome = Literal["magic", "recovered", "partly-recovered", "misery", "near-miss"]

LEVEL = {"misery": -1, "mediocre": 0, "magic": 1}
"""The height of a moment (Hyken's scale with the moment of mediocrity as its middle)."""

_MENDED = {"corrected", "repaired"}
_HALF_MENDED = {"partly-corrected", "strained"}
_BY_LAST_MOMENT: dict[Value, Outcome] = {"magic": "recovered", "mediocre": "partly-recovered", "misery": "misery"}


def overall(stars: Stars) -> int:
    """The rating that counts: the lower of service and recovery (source line A16)."""
    return min(stars.service, stars.recovery)


def outcome(case: Case) -> Outcome:
    """How a case ended, from its kind, its moments and its verdicts.

    Without a moment of misery there was nothing to recover, and a check sees to it that such a case has a
    moment of magic. With one, the verdicts on the error and the relationship decide; where a case has
    neither, the last moment does.
    """
    if case.kind == "near-miss":
        return "near-miss"
    if all(moment.value != "misery" for moment in case.moments):
        return "magic"
    return _recovered(case) if _judged(case) else _by_last_moment(case)


def _judged(case: Case) -> bool:
    return case.verdicts is not None and bool(case.verdicts.error or case.verdicts.relationship)


def _recovered(case: Case) -> Outcome:
    assert case.verdicts is not None
    found = {word for word in (case.verdicts.error, case.verdicts.relationship) if word}
    if found <= _MENDED:
        return "recovered"
    return "partly-recovered" if found & _MENDED or found <= _HALF_MENDED else "misery"


def _by_last_moment(case: Case) -> Outcome:
    return _BY_LAST_MOMENT[case.moments[-1].value]


def turn(values: tuple[Value, ...]) -> int | None:
    """The index of the first magic that follows misery in the values of a case's moments, or None."""
    misery = False
    for index, value in enumerate(values):
        if value == "magic" and misery:
            return index
        misery = misery or value == "misery"
    return None
