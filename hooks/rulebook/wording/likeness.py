"""Texts that nearly repeat each other, found among many without comparing each with each.

A text is the set of its runs of three words (shingles, Broder 1997). Of these, a sample that depends on the run alone is
looked up: who shares some of it with an earlier text is compared with the few texts that share most. So the work grows
with the texts and not with their pairs.

Phase: wording.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple
from zlib import crc32

from rulebook.morphology import WORD, fold

RUN: Final = 3
"""Words in a shingle. One changed word breaks three of them, so that a copy must keep whole phrases."""

SAMPLE: Final = 4
"""One shingle in so many is looked up."""

HOLDERS: Final = 3
"""With so many earlier texts that have a shingle a text is compared: more would make a common phrase dear."""

COMPARED: Final = 3
"""So many texts are compared with one, those that share most of the sample."""

ALIKE: Final = 0.2
"""From this share of common shingles on, two texts nearly repeat each other.

A text with every fifth word changed keeps 0.34 on average, with every fourth 0.27. The most alike of the project's own
cases reach 0.02, so that a tenfold distance lies on one side and room for chance on the other.
"""


class Repetition(NamedTuple):
    """A text that nearly repeats an earlier one, and the share of shingles that both have."""

    text: str
    earlier: str
    share: float


def shingles(text: str) -> frozenset[int]:
    """The runs of words of a text, each as a number, the same in every run of the program."""
    words = WORD.findall(fold(text))
    return frozenset(crc32(" ".join(words[place : place + RUN]).encode()) for place in range(len(words) - RUN + 1))


def repetitions(texts: Iterable[tuple[str, str]]) -> Iterator[Repetition]:
    """The texts, given by name and in their order, that nearly repeat an earlier one."""
    known: dict[str, frozenset[int]] = {}
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for name, text in texts:
        here = known[name] = shingles(text)
        sample = [one for one in here if one % SAMPLE == 0]
        counts = Counter(earlier for one in sample for earlier in holders[one])
        found = ((share(here, known[earlier]), earlier) for earlier, _ in counts.most_common(COMPARED))
        alike, earlier = max(found, default=(0.0, ""))
        if alike >= ALIKE:
            yield Repetition(name, earlier, alike)
        for one in sample:
            if len(holders[one]) < HOLDERS:
                holders[one].append(name)


def share(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of two sets both have: 0 is nothing, 1 all."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0
