"""What the composer must know of the cases that there are, so that nobody tells one of them again.

Of every case there is a sketch: the smallest numbers of its runs of words (bottom-k, Broder 1997), all in one file. All
numbers of a case stand with those of a few others in another file, which the form loads when the sketch comes near. So
a phone loads a few bytes for each case, and beyond MOST cases the form leaves likeness to the check.

Phase: rendering.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from rulebook.model.languages import Language
from rulebook.model.library import Library, Record
from rulebook.model.records import Case
from rulebook.wording.likeness import ALIKE, COMPARED, FEWEST, RUN, SAMPLE, shingles
from rulebook.wording.stories import story, told

MOST: Final = 2_000
"""So many cases are sketched: some 55 KB on the way."""

SKETCH: Final = 12
"""So many numbers of a case. Of a copy with a fifth of the words changed half are the same: one in 6,000 is missed."""

TOGETHER: Final = 16
"""So many cases stand in one file: some 5 KB."""

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_OF_A_SKETCH: Final = 3
"""Letters of a number in a sketch, where it may be that of another run as well; of a whole one 5."""
_WHOLE: Final = 5

Json = Any


@dataclass(frozen=True)
class Likenesses:
    """The cases of a language, as the form compares a new one with them: `files` are named in `sketches`."""

    limits: dict[str, Json]
    sketches: list[str]
    files: list[Json]


def likenesses(library: Library, language: Language) -> Likenesses | None:
    """All cases of a language; None if they are too many."""
    cases = [record for record in told(library) if language in record.texts]
    if len(cases) > MOST:
        return None
    known = [(record, found) for record in cases if len(found := _numbers(record.texts[language])) >= FEWEST]
    sketches = ["".join(_written(number, _OF_A_SKETCH) for number in found[:SKETCH]) for _, found in known]
    rows = [_row(record, language, found) for record, found in known]
    limits = {"run": RUN, "sample": SAMPLE, "fewest": FEWEST, "alike": ALIKE, "compared": COMPARED}
    return Likenesses({**limits, "together": TOGETHER}, sketches, list(_together(rows)))


@lru_cache(maxsize=3 * MOST)
def _numbers(case: Case) -> tuple[int, ...]:
    return tuple(sorted(run // SAMPLE for run in shingles(story(case))))


def _row(record: Record[Case], language: Language, numbers: tuple[int, ...]) -> Json:
    path = record.documents[language].path
    return [record.id, path, record.entry.reviewed.on.isoformat(), "".join(_written(one, _WHOLE) for one in numbers)]


def _together(rows: list[Json]) -> Iterator[Json]:
    return (rows[first : first + TOGETHER] for first in range(0, len(rows), TOGETHER))


def _written(number: int, letters: int) -> str:
    """The lowest digits of a number to the base 64."""
    return "".join(_LETTERS[number >> 6 * place & 63] for place in reversed(range(letters)))
