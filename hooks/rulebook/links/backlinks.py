"""Two-way links between records, each with its reason.

A case says how it kept, broke or bent a rule; from that follows what a rule shows under "seen in practice".

Phase: links.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from rulebook.links.references import targets
from rulebook.model.judgement import outcome
from rulebook.model.library import Library
from rulebook.model.records import How

_HOW_ORDER = {"kept": 0, "bent": 1, "broken": 2}


@dataclass(frozen=True, slots=True)
class Backlink:
    """A case that shows a rule: how, and which of the case's links says why."""

    case: str
    how: How
    index: int


@dataclass(frozen=True)
class Backlinks:
    """All links of a Library, seen from their targets."""

    library: Library

    @cached_property
    def practice(self) -> Mapping[str, tuple[Backlink, ...]]:
        """For each rule the cases that show it: kept first, then bent, then broken."""
        found: defaultdict[str, list[Backlink]] = defaultdict(list)
        for record in self.library.cases.values():
            for index, link in enumerate(record.entry.rules):
                found[link.rule].append(Backlink(record.id, link.how, index))
        return {rule: tuple(sorted(links, key=_practice_order)) for rule, links in found.items()}

    def cases_of(self, id: str) -> tuple[str, ...]:
        """The cases that show a rule, each once; none for anything else."""
        return tuple(dict.fromkeys(link.case for link in self.practice.get(id, ())))

    @cached_property
    def mentions(self) -> Mapping[str, tuple[str, ...]]:
        """For each id (of a record, ``term:…`` or ``claim:…``) the records whose text or front matter names it."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for record in self.library.records.values():
            named = targets(self.library, record.entry.body) | {f"claim:{claim}" for claim in record.entry.claims}
            for id in named | set(record.entry.related):
                found[id].add(record.id)
        return {id: tuple(sorted(records - {id})) for id, records in found.items()}

    def related(self, rule: str) -> tuple[str, ...]:
        """The rules that a rule names as related, then those that name it, each once."""
        named = self.library.records[rule].entry.related
        naming = (id for id in self.mentions.get(rule, ()) if self.library.records[id].kind == "rule")
        back = (id for id in naming if rule in self.library.records[id].entry.related)
        return tuple(dict.fromkeys((*named, *back)))

    def outcomes(self) -> Mapping[str, str]:
        """Each case's outcome by its id."""
        return {record.id: outcome(record.entry) for record in self.library.cases.values()}


def _practice_order(link: Backlink) -> tuple[int, str]:
    return _HOW_ORDER[link.how], link.case
