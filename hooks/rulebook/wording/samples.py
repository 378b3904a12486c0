"""Samples of the phrases of each story, by which a repetition is found.

To take a sample costs far more than to compare it, so samples can be kept from one start of the program to the next.

Phase: wording.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from struct import pack, unpack
from typing import Final

from rulebook.model.languages import Language
from rulebook.model.library import Library, Record
from rulebook.model.records import Case
from rulebook.wording.likeness import shingles
from rulebook.wording.stories import story

REMEMBERED: Final = 16_384
"""So many samples are remembered, a few hundred bytes each: the check and the form for a case ask for the same."""

_WRITTEN = re.compile("(?:[0-9a-f]{8})*")


@dataclass(frozen=True, slots=True)
class Sampled:
    """The samples of a case in each of its languages as hexadecimal digits, and what the case was made from."""

    origin: str
    stories: Mapping[Language, str]

    def __post_init__(self) -> None:
        """What is no sample comes from a damaged file."""
        if not all(_WRITTEN.fullmatch(story) for story in self.stories.values()):
            raise ValueError(self.stories)

    def is_of(self, record: Record[Case], origin: str) -> bool:
        """Whether these are the samples of a case as it is."""
        return self.origin == origin != "" and self.stories.keys() == record.texts.keys()


def sampled(library: Library, origins: Mapping[str, str], known: Mapping[str, Sampled]) -> dict[str, Sampled]:
    """The samples of all cases, taken from those that are known where a case has the same origin."""
    return {
        id: known[id] if id in known and known[id].is_of(record, origins[id]) else _sampled(record, origins[id])
        for id, record in library.cases.items()
    }


def _sampled(record: Record[Case], origin: str) -> Sampled:
    return Sampled(origin, {language: _packed(case).hex() for language, case in record.texts.items()})


def sample(record: Record[Case], language: Language, known: Mapping[str, Sampled]) -> frozenset[int]:
    """The sample of a case in a language; those that are `known` are of the cases as they are."""
    if record.id in known:
        return frozenset(_unpacked(bytes.fromhex(known[record.id].stories[language])))
    return frozenset(numbers(record.texts[language]))


def numbers(case: Case) -> tuple[int, ...]:
    """The sample of a case in ascending order."""
    return _unpacked(_packed(case))


@lru_cache(maxsize=REMEMBERED)
def _packed(case: Case) -> bytes:
    found = shingles(story(case))
    return pack(f"<{len(found)}I", *sorted(found))


def _unpacked(sample: bytes) -> tuple[int, ...]:
    return unpack(f"<{len(sample) // 4}I", sample)
