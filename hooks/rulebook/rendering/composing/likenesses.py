"""What the composer must know of the cases that there are, so that nobody tells one of them again.

Of every case there is a sketch: the smallest numbers of its runs of words (bottom-k, Broder 1997), all in one file. All
numbers of a case stand with those of a few others in another file, which the form loads when the sketch comes near. So
a phone loads a few bytes for each case, and beyond MOST cases the form leaves likeness to the check.

Phase: rendering.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any, Final, NamedTuple

from rulebook.model.languages import Language
from rulebook.model.library import Library, Record
from rulebook.model.records import Case
from rulebook.wording.likeness import ALIKE, COMPARED, FEWEST, RUN, SAMPLE
from rulebook.wording.samples import numbers
from rulebook.wording.stories import told

MOST: Final = 2_000
"""So many cases are sketched: some 55 KB on the way."""

SKETCH: Final = 12
"""So many numbers of a case.

Measured among 1,065 cases: of copies with a fifth of the words changed 1,168 of 1,169 are found, with three tenths
changed 650 of the 663 that the check tells of.
"""

TOGETHER: Final = 16
"""So many cases stand in one file: some 5 KB."""

_DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_PAIRS: Final = tuple(map("".join, product(_DIGITS, repeat=2)))
"""Two digits to the base 64 at once."""

Json = Any


@dataclass(frozen=True)
class Likenesses:
    """The cases of a language, as the form compares a new one with them: limits, a sketch of each, and all of it."""

    limits: dict[str, Json]
    sketches: list[str]
    files: list[Json]


def likenesses(library: Library, language: Language) -> Likenesses | None:
    """All cases of a language; None if they are too many."""
    cases = [record for record in told(library) if language in record.texts]
    if len(cases) > MOST:
        return None
    found = [(record, _numbers(record.texts[language])) for record in cases]
    known = [(record, of) for record, of in found if of]
    limits = {
        "run": RUN,
        "sample": SAMPLE,
        "fewest": FEWEST,
        "alike": ALIKE,
        "compared": COMPARED,
        "together": TOGETHER,
    }
    rows = [_row(record, language, of.whole) for record, of in known]
    return Likenesses({**limits, "together": TOGETHER}, [of.sketch for _, of in known], list(_together(rows)))


class _Numbers(NamedTuple):
    """The numbers of a case: in a sketch three digits of each, where another run may have the same, else all five."""

    sketch: str
    whole: str


@lru_cache(maxsize=3 * MOST)
def _numbers(case: Case) -> _Numbers | None:
    """None if a case has too few to repeat another; remembered, since a preview asks after every save."""
    runs = [run // SAMPLE for run in numbers(case)]
    if len(runs) < FEWEST:
        return None
    sketch = (_DIGITS[run >> 12 & 63] + _PAIRS[run & 4095] for run in runs[:SKETCH])
    whole = (_DIGITS[run >> 24] + _PAIRS[run >> 12 & 4095] + _PAIRS[run & 4095] for run in runs)
    return _Numbers("".join(sketch), "".join(whole))


def _row(record: Record[Case], language: Language, numbers: str) -> Json:
    return [record.id, record.documents[language].path, record.entry.reviewed.on.isoformat(), numbers]


def _together(rows: list[Json]) -> Iterator[Json]:
    return (rows[first : first + TOGETHER] for first in range(0, len(rows), TOGETHER))
