"""Document -> analysis: how much each word counts in each section.

A section is the unit that is found. How much a word counts in it is an impact from 1 to 25, computed here so that
a client only adds up: BM25 (Robertson, Zaragoza 2009; k1 1.2, b 0.75) for running text, and a share for each of
title, aliases, summary and heading. Rarity is the inverse document frequency over documents.

Phase: search.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from rulebook.model.languages import Language
from rulebook.morphology import word_key
from rulebook.search.documents import Document
from rulebook.search.words import words

TOP_IMPACT: Final = 25
K1: Final = 1.2
B: Final = 0.75
USUAL_LENGTH: Final = 70
"""Words of a section: the mean of the project's own content, rounded. A constant, and not the mean of the documents at
hand, so that what a record adds to the index depends on the record alone."""

SHARES: Final = {"title": 9.0, "alias": 3.5, "summary": 2.0, "heading": 2.5}
"""What one mention counts beside running text, in which a word reaches 2.2 at most; a long title's words count less,
and those of an alias share what it counts: who types the whole alias means this document."""

WORTH: Final = {"rule": 1.1, "guide": 1.05}
"""Rules say what to do, and guides why: where a case tells of the same, they come first."""

STATEMENTS: Final = frozenset({"claim"})
"""Kinds whose title is a sentence: its words count as those of a summary."""

_UNIT = 0.5
"""How much of a score makes one step of impact."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one document adds: the impacts by key of each of its sections, and all its words, one by one."""

    impacts: tuple[Mapping[str, int], ...]
    words: Sequence[str]


NOTHING: Final = Analysis((), ())


class Keys(dict[str, str]):
    """The keys of the words of a language, asked for once; those that are known from before may be given."""

    def __init__(self, language: Language, known: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(known)
        self.language = language
        self.new: list[str] = []

    def __missing__(self, word: str) -> str:
        self[word] = key = word_key(word, self.language)
        self.new.append(word)
        return key


def starts(sections: Iterable[int]) -> Iterator[int]:
    """The number of each document's first section, and of the one after the last."""
    return accumulate(sections, initial=0)


def sections_of(document: Document) -> int:
    """How many sections a document has, the lead among them."""
    return 1 + len([section for section in document.sections if section.anchor])


def analysed(document: Document, keys: Mapping[str, str]) -> Analysis:
    """What a document adds to the index of its language, whatever else is in it."""
    worth = WORTH.get(document.kind, 1)
    sections = list(_sections(document))
    said = [word for places in sections for _, found in places for word in found]
    return Analysis(tuple(_impacts(places, keys, worth) for places in sections), said)


def _sections(document: Document) -> Iterator[list[tuple[str, list[str]]]]:
    """The words of each section, place by place, running text last; the first is the lead, with title, summary and
    aliases."""
    lead = " ".join(section.text for section in document.sections if not section.anchor)
    title, summary = document.title, document.summary
    if document.kind in STATEMENTS:
        title, summary = "", f"{title} {summary}"
    aliases = (("alias", _lower(alias)) for alias in document.aliases)
    yield [("title", _lower(title)), *aliases, ("summary", _lower(summary)), ("text", _lower(lead))]
    for section in document.sections:
        if section.anchor:
            yield [("heading", _lower(section.heading)), ("text", _lower(section.text))]


def _lower(text: str) -> list[str]:
    return words(text.lower())


def _impacts(places: list[tuple[str, list[str]]], keys: Mapping[str, str], worth: float) -> dict[str, int]:
    """How much each key counts in a section. Of most, which stand in running text alone, it follows from how often."""
    *mentions, (_, text) = places
    length = max(1, len(text)) / USUAL_LENGTH
    shares: defaultdict[str, float] = defaultdict(float)
    for place, found in mentions:
        for key in {*map(keys.__getitem__, found)}:
            shares[key] += _share(place, len(found))
    counts = Counter(map(keys.__getitem__, text))
    usual = {count: _impact(_running(count, length) * worth) for count in {*counts.values()}}
    impacts = {key: usual[count] for key, count in counts.items()}
    for key, share in shares.items():
        impacts[key] = _impact((share + _running(counts[key], length)) * worth)
    impacts.pop("", None)
    return impacts


def _running(count: int, length: float) -> float:
    """What a key scores that stands so often in a running text."""
    return count * (K1 + 1) / (count + K1 * (1 - B + B * length))


def _share(place: str, total: int) -> float:
    """What a key scores that stands in a place of so many words."""
    if place == "title":
        return SHARES[place] / (1 + 0.05 * total)
    return SHARES[place] / total if place == "alias" else SHARES[place]


def _impact(score: float) -> int:
    return max(1, min(TOP_IMPACT, round(score / _UNIT)))
