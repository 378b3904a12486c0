"""Document -> analysis: how much each word counts in each section.

A section is the unit that is found. How much a word counts in it is an impact from 1 to 25, computed here so that
a client only adds up: BM25 (Robertson, Zaragoza 2009; k1 1.2, b 0.75) for running text, and a share for each of
title, aliases, summary and heading. Rarity is the inverse document frequency over documents.

Phase: search.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, chain
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
    """What one document adds: the impacts by key of each of its sections, and how often each word stands in it."""

    impacts: tuple[dict[str, int], ...]
    words: dict[str, int]


NOTHING: Final = Analysis((), {})


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
    counted = Counter(chain.from_iterable(found for places in sections for _, found in places))
    return Analysis(tuple(_impacts(places, keys, worth) for places in sections), dict(counted))


def _sections(document: Document) -> Iterator[list[tuple[str, list[str]]]]:
    """The words of each section, place by place; the first is the lead, with title, summary and aliases."""
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
    """How much each key counts in a section. Few scores are different ones: each is worked out once."""
    length = max(1, sum(len(found) for place, found in places if place == "text")) / USUAL_LENGTH
    scores: defaultdict[str, float] = defaultdict(float)
    for place, found in places:
        counts = Counter(map(keys.__getitem__, found))
        score = {count: _score(place, count, len(found), length) for count in set(counts.values())}
        for key, count in counts.items():
            scores[key] += score[count]
    scores.pop("", None)
    steps = {score: max(1, min(TOP_IMPACT, round(score * worth / _UNIT))) for score in set(scores.values())}
    return {key: steps[score] for key, score in scores.items()}


def _score(place: str, count: int, total: int, length: float) -> float:
    if place == "text":
        return count * (K1 + 1) / (count + K1 * (1 - B + B * length))
    if place == "title":
        return SHARES[place] / (1 + 0.05 * total)
    if place == "alias":
        return SHARES[place] / total
    return SHARES[place]
