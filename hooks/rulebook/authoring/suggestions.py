"""Rules, tags and cases that fit what an editor has typed so far.

Texts are compared as bags of word keys, so that inflected forms count as one word, each weighing ``ln(N / n)`` for N
texts of which n have it (as in `links.similarity`). A rule fits by its own words, by the reasons for which cases name
it, and by being named in the cases that are most alike; a tag fits by those cases and by the rules. The same text
always gets the same answer. Measured on the cases that are there, each left out once: of six rules proposed one or
more is right for four cases of five, and half of a case's tags are among six proposed.

Phase: authoring. Pure.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log, sqrt
from typing import Final

from rulebook.model.languages import Language
from rulebook.model.library import Library
from rulebook.model.records import Case, Rule
from rulebook.morphology import phrase_key

Bag = Mapping[str, float]
Scores = Mapping[str, float]

ALIKE: Final = 15
"""How many cases, the nearest ones, speak for the rules and tags that they name."""

BY_CASES: Final = 0.3
"""What the word of such a case counts, against the words of a rule itself."""

BY_RULES: Final = 0.15
"""What a rule that fits counts for its tags."""

SHORTEST_KEY: Final = 3
"""Shorter words join sentences and say nothing of what they are about."""


@dataclass(frozen=True)
class Suggester:
    """What of a Library fits a text in a language."""

    library: Library
    language: Language

    def rules(self, text: str, most: int = 5) -> list[str]:
        """The rules that fit best, best first."""
        own = self._alike(text, self._rules)
        return _best(_sum(own, self._named(text, lambda case: (link.rule for link in case.rules))), most)

    def tags(self, text: str, most: int = 5) -> list[str]:
        """The tags that fit best, best first."""
        by_rules: defaultdict[str, float] = defaultdict(float)
        for id, score in self._alike(text, self._rules).items():
            for tag in self.library.rules[id].entry.tags:
                by_rules[tag] += BY_RULES * score
        return _best(_sum(by_rules, self._named(text, lambda case: case.tags)), most)

    def cases(self, text: str, most: int = 3) -> list[str]:
        """The cases that are most alike in their words, nearest first."""
        return _best(self._alike(text, self._cases), most)

    def _named(self, text: str, words: Callable[[Case], Iterable[str]]) -> Scores:
        """What the nearest cases name, each counted by how near they are."""
        found: defaultdict[str, float] = defaultdict(float)
        near = self._alike(text, self._cases)
        for id in _best(near, ALIKE):
            for word in words(self.library.cases[id].entry):
                found[word] += BY_CASES * near[id]
        return found

    def _alike(self, text: str, bags: Mapping[str, Bag]) -> Scores:
        """How much each text has in common with this one: the cosine of the angle between both."""
        here = self._weighed(phrase_key(text, self.language))
        return {id: score for id, bag in bags.items() if (score := _cosine(here, bag)) > 0}

    @cached_property
    def _keys(self) -> Mapping[str, tuple[str, ...]]:
        """The word keys of all rules and cases that a reader sees."""
        shown = {id: record for id, record in self.library.records.items() if record.entry.status == "active"}
        return {
            id: phrase_key(" ".join([*_texts(record.text(self.language)), *self._reasons.get(id, ())]), self.language)
            for id, record in shown.items()
        }

    @cached_property
    def _reasons(self) -> Mapping[str, list[str]]:
        """For each rule the reasons for which cases name it."""
        found: dict[str, list[str]] = {}
        for record in self.library.cases.values():
            for link in record.text(self.language).rules:
                found.setdefault(link.rule, []).append(link.why)
        return found

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        holders = Counter(key for keys in self._keys.values() for key in set(keys))
        return {key: log((len(self._keys) + 1) / count) for key, count in holders.items()}

    @cached_property
    def _rules(self) -> Mapping[str, Bag]:
        return {id: self._weighed(self._keys[id]) for id in self.library.rules if id in self._keys}

    @cached_property
    def _cases(self) -> Mapping[str, Bag]:
        return {id: self._weighed(self._keys[id]) for id in self.library.cases if id in self._keys}

    def _weighed(self, keys: tuple[str, ...]) -> Bag:
        counts = Counter(key for key in keys if len(key) >= SHORTEST_KEY)
        return {key: (1 + log(count)) * self._weights.get(key, 0) for key, count in counts.items()}


def _texts(entry: object) -> Iterator[str]:
    """What of a rule or a case tells what it is about."""
    if isinstance(entry, Rule):
        yield from (entry.title, entry.summary, *entry.aliases, *entry.do, *entry.dont)
        yield from (text for pair in entry.say for text in (pair.instead_of, pair.say))
    elif isinstance(entry, Case):
        yield from (entry.title, entry.summary, *entry.aliases, *(moment.what for moment in entry.moments))


def _cosine(one: Bag, other: Bag) -> float:
    shared = sum(weight * other.get(key, 0) for key, weight in one.items())
    return shared / (_length(one) * _length(other)) if shared else 0


def _length(bag: Bag) -> float:
    return sqrt(sum(weight * weight for weight in bag.values()))


def _sum(one: Scores, other: Scores) -> Scores:
    return {word: one.get(word, 0) + other.get(word, 0) for word in {*one, *other}}


def _best(scores: Scores, most: int) -> list[str]:
    return sorted(scores, key=lambda word: (-scores[word], word))[:most]
