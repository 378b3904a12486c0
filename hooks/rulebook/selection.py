"""Which records a handbook holds: a choice -> ids in the order of the book.

Phase: selection. Built on the model and collation; checks, rendering and printing ask it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rulebook.collation import SortKey, sort_key
from rulebook.model.handbooks import CaseChoice, Choice, RuleChoice
from rulebook.model.judgement import outcome
from rulebook.model.languages import Language
from rulebook.model.library import Library
from rulebook.model.records import Case, Rule

FACETS: Final[Mapping[str, Callable[[Rule], tuple[str, ...]]]] = {
    "parts": lambda rule: (rule.part,),
    "sides": lambda rule: (rule.side,),
    "roles": lambda rule: rule.roles,
    "tags": lambda rule: rule.tags,
}
"""For each facet of a choice of rules: the words that a rule has."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The ids of chosen records in the order of the book.

    Rules stand by number and guides as they were given. A case stands with the chosen rule that it names first;
    cases with the same rule stand by title, and those that show no chosen rule come last.
    """

    rules: tuple[str, ...] = ()
    guides: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """All of them: rules, guides, cases."""
        return self.rules + self.guides + self.cases


def chosen(library: Library, choice: Choice, language: Language) -> Selection:
    """The active records of a choice, with the cases by their titles in a language.

    Drafts, superseded records and ids that do not exist are left out, so the selection may be empty.
    """
    rules = tuple(sorted(_rules(library, choice.rules))) if choice.rules else ()
    guides = tuple(id for id in dict.fromkeys(choice.guides) if is_active(library, id))
    cases = _cases(library, choice.cases, frozenset(rules)) if choice.cases else frozenset()
    return Selection(rules, guides, _in_order(library, cases, frozenset(rules), language))


def everything(library: Library, language: Language) -> Selection:
    """All active rules and cases."""
    return chosen(library, Choice(RuleChoice(), CaseChoice()), language)


def is_active(library: Library, id: str) -> bool:
    """Whether a record exists and is neither a draft nor superseded."""
    record = library.records.get(id)
    return record is not None and record.entry.status == "active"


def _rules(library: Library, choice: RuleChoice) -> Iterator[str]:
    asked = {facet: frozenset(words) for facet in FACETS if (words := getattr(choice, facet))}
    everything = not asked and not choice.ids
    for id, record in library.rules.items():
        fits = everything or (bool(asked) and _has_all(record.entry, asked))
        if (fits or id in choice.ids) and is_active(library, id):
            yield id


def _has_all(rule: Rule, asked: Mapping[str, frozenset[str]]) -> bool:
    """Whether a rule has one of the words of every facet that was asked for."""
    return all(words.intersection(FACETS[facet](rule)) for facet, words in asked.items())


def _cases(library: Library, choice: CaseChoice, rules: frozenset[str]) -> frozenset[str]:
    cases = {id: record.entry for id, record in library.cases.items() if is_active(library, id)}
    ids_alone = bool(choice.ids) and choice == CaseChoice(ids=choice.ids)
    found = [] if ids_alone else [id for id, case in cases.items() if _fits(case, choice, rules)]
    if choice.at_most_per_rule is not None:
        found = list(_few(cases, found, rules, choice.at_most_per_rule))
    return frozenset((*found, *(id for id in choice.ids if id in cases)))


def _fits(case: Case, choice: CaseChoice, rules: frozenset[str]) -> bool:
    if choice.for_rules and first_shown(case, rules) is None:
        return False
    return not choice.outcomes or outcome(case) in choice.outcomes


def first_shown(case: Case, rules: frozenset[str]) -> str | None:
    """The first of the rules that a case names, with which it stands in the book; None if it shows none of them."""
    return next((link.rule for link in case.rules if link.rule in rules), None)


def _few(cases: Mapping[str, Case], found: list[str], rules: frozenset[str], most: int) -> Iterator[str]:
    """Of the cases that stand with one rule the first few: those that show more of the rules go before others."""

    def place(id: str) -> tuple[int, str]:
        return -len(rules.intersection(link.rule for link in cases[id].rules)), id

    taken: Counter[str | None] = Counter()
    for id in sorted(found, key=place):
        rule = first_shown(cases[id], rules)
        taken[rule] += 1
        if rule is None or taken[rule] <= most:
            yield id


def _in_order(library: Library, ids: frozenset[str], rules: frozenset[str], language: Language) -> tuple[str, ...]:
    def place(id: str) -> tuple[bool, str, SortKey]:
        record = library.cases[id]
        rule = first_shown(record.entry, rules)
        return rule is None, rule or "", sort_key(record.text(language).title, language)

    return tuple(sorted(sorted(ids), key=place))
