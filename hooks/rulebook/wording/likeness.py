"""Texts that nearly repeat each other, found among many without comparing each with each.

A text is the set of its runs of three words (shingles, Broder 1997), of which a sample is kept that depends on the run
alone. Each run is looked up among those of the earlier texts, and leads to the first that has it; a text is compared
with the few that most of its runs lead to. So the work grows with the texts and not with their pairs.

Phase: wording.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple
from zlib import crc32

from rulebook.morphology import WORD
from rulebook.morphology.folding import fold

RUN: Final = 3
"""Words in a shingle. One changed word breaks three of them, so that a copy must keep whole phrases."""

SAMPLE: Final = 4
"""One shingle in so many is kept: enough to tell likeness, and 20,000 cases fit in memory."""

COMPARED: Final = 3
"""So many texts are compared with one, those that share most."""

ALIKE: Final = 0.2
"""From this share of common shingles on, two texts nearly repeat each other.

Measured on the project's own cases: copies with a fifth of the words changed keep 0.24 to 0.46, most 0.35; of two cases
that tell different things, none share more than 0.03.
"""


FEWEST: Final = 8
"""A text with fewer shingles in its sample, of some thirty words, tells too little to repeat another."""


class Repetition(NamedTuple):
    """A text that nearly repeats an earlier one, and the share of shingles that both have."""

    text: str
    earlier: str
    share: float


def shingles(text: str) -> frozenset[int]:
    """A sample of the runs of words of a text, each as a number, the same in every run of the program."""
    words = " ".join(WORD.findall(fold(text))).encode().split()
    runs = zip(*(words[place:] for place in range(RUN)), strict=False)
    return frozenset(run for run in map(crc32, map(b" ".join, runs)) if run % SAMPLE == 0)


def repetitions(texts: Iterable[tuple[str, frozenset[int]]]) -> Iterator[Repetition]:
    """The texts, given by name and shingles and in their order, that nearly repeat an earlier one."""
    names: list[str] = []
    known: list[frozenset[int]] = []
    first: dict[int, int] = {}
    for name, here in texts:
        if len(here) < FEWEST:
            continue
        met = here & first.keys()
        if len(met) / len(here) >= ALIKE:  # with no text does it share more than with all
            counts = Counter(map(first.__getitem__, met))
            found = ((share(here, known[earlier]), earlier) for earlier, _ in counts.most_common(COMPARED))
            alike, earlier = max(found)
            if alike >= ALIKE:
                yield Repetition(name, names[earlier], alike)
        first.update(dict.fromkeys(here - met, len(names)))
        names.append(name)
        known.append(here)


def share(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of two sets both have: 0 is nothing, 1 all."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0
