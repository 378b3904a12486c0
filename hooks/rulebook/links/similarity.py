"""Similar cases, and contrast cases: the same start with another end.

A feature that few cases share says more than one that many share, so each weighs ``ln(N / n)`` for N cases
of which n have it (inverse document frequency, Spärck Jones 1972). The work for a case is bounded: its
features are followed from the rarest on, until enough candidates have been seen.

Phase: links.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from math import log

from rulebook.model.judgement import outcome
from rulebook.model.library import Library
from rulebook.model.records import Case

CANDIDATES = 60
"""How many cases are compared with one case at the most."""

GOOD_ENDS = frozenset({"magic", "recovered", "near-miss"})


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A similar case, the weight of what both share, and the shared features, rarest first."""

    case: str
    weight: float
    shared: tuple[str, ...]


def features(case: Case) -> frozenset[str]:
    """What a case can share with another: rules, tags, causes, incident type and touchpoint."""
    named = {
        "rule": (link.rule for link in case.rules),
        "tag": case.tags,
        "cause": case.causes,
        "incident": (case.incident,),
        "touchpoint": (case.touchpoint,) if case.touchpoint else (),
    }
    return frozenset(f"{kind}:{word}" for kind, words in named.items() for word in words)


def same_start(one: Case, other: Case) -> bool:
    """Whether two cases began alike: the same type of incident, or the same group of it at the same touchpoint."""
    if one.incident == other.incident:
        return True
    return _group(one) == _group(other) and one.touchpoint == other.touchpoint


def _group(case: Case) -> str:
    return case.incident.partition("/")[0]


@dataclass(frozen=True)
class Similarity:
    """The neighbours of every case of a Library."""

    library: Library

    @cached_property
    def _cases(self) -> Mapping[str, Case]:
        return {record.id: record.entry for record in self.library.cases.values()}

    @cached_property
    def _holders(self) -> Mapping[str, dict[str, None]]:
        """The cases that have a feature, in their order, and quickly compared with others."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for id, case in self._cases.items():
            for name in features(case):
                found[name][id] = None
        return found

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        total = len(self._cases)
        return {name: log(total / len(ids)) for name, ids in self._holders.items()}

    @cached_property
    def _rarest_first(self) -> Mapping[str, tuple[str, ...]]:
        """The features of each case."""
        found: dict[str, list[str]] = {id: [] for id in self._cases}
        for name in sorted(self._holders, key=lambda name: (len(self._holders[name]), name)):
            for id in self._holders[name]:
                found[id].append(name)
        return {id: tuple(names) for id, names in found.items()}

    @cached_property
    def _known(self) -> dict[str, tuple[str, ...]]:
        return {}

    def _ranked(self, case: str) -> tuple[str, ...]:
        """The cases that share anything with one, nearest first; their ids alone, since few of them are ever shown."""
        if case not in self._known:
            self._known[case] = self._rank(case)
        return self._known[case]

    def similar(self, case: str, most: int = 3) -> tuple[Neighbour, ...]:
        """The nearest cases, nearest first."""
        return tuple(self._neighbour(case, other) for other in self._ranked(case)[:most])

    def contrast(self, case: str, most: int = 2) -> tuple[Neighbour, ...]:
        """The nearest cases that began alike and ended on the other side."""
        here, good = self._cases[case], case in self._ended_well
        other_end = (
            other
            for other in self._ranked(case)
            if (other in self._ended_well) != good and same_start(here, self._cases[other])
        )
        return tuple(self._neighbour(case, other) for other in islice(other_end, most))

    @cached_property
    def _ended_well(self) -> frozenset[str]:
        return frozenset(id for id, case in self._cases.items() if outcome(case) in GOOD_ENDS)

    def alike(self, case: str, most: int = 3) -> tuple[Neighbour, ...]:
        """The nearest cases besides those that are shown in contrast."""
        contrast = {near.case for near in self.contrast(case)}
        others = (other for other in self._ranked(case) if other not in contrast)
        return tuple(self._neighbour(case, other) for other in islice(others, most))

    def _rank(self, case: str) -> tuple[str, ...]:
        weights = dict.fromkeys(self._candidates(case), 0.0)
        for name in self._rarest_first[case]:
            weight = self._weights[name]
            for other in weights.keys() & self._holders[name].keys():
                weights[other] += weight
        near = (other for other, weight in weights.items() if weight > 0)
        return tuple(sorted(near, key=lambda other: (-weights[other], other)))

    def _neighbour(self, case: str, other: str) -> Neighbour:
        shared = tuple(name for name in self._rarest_first[case] if other in self._holders[name])
        return Neighbour(other, sum(map(self._weights.__getitem__, shared)), shared)

    def _candidates(self, case: str) -> Iterator[str]:
        seen = {case}
        for name in self._rarest_first[case]:
            for other in self._holders[name]:
                if len(seen) > CANDIDATES:
                    return
                if other not in seen:
                    seen.add(other)
                    yield other
