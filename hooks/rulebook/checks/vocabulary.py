"""Controlled words: every word used stands in the taxonomy, and the taxonomy is whole.

Phase: check.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, get_args

from rulebook.model.diagnostic import Diagnostic, unknown
from rulebook.model.judgement import Outcome
from rulebook.model.languages import LANGUAGES
from rulebook.model.library import Library
from rulebook.model.markers import Word, dotted, texts_with, values_with
from rulebook.model.message import say
from rulebook.model.records import How, Value
from rulebook.model.vocabulary import ClaimStatus

REQUIRED: Final[dict[str, tuple[str, ...]]] = {
    "parts": ("leadership", "culture", "one-on-one", "competitive-edge", "community"),
    "stages": ("uncertainty", "alignment", "experience", "ownership", "amazement"),
    "values": get_args(Value),
    "hows": get_args(How),
    "outcomes": get_args(Outcome),
    "claim_statuses": get_args(ClaimStatus),
    "claim_kinds": ("measured", "opinion", "anecdote"),
    "sides": ("service", "recovery"),
    "bases": ("constructed",),
    "rule_sections": ("why", "practice", "week", "discuss"),
    "case_sections": ("story", "lessons", "discuss"),
}
"""Words that the product itself relies on: they must be in the taxonomy, and the first two in this order."""

DESCRIBED: Final = frozenset({"tags", "parts", "stages", "outcomes", "claim_statuses"})
"""Groups whose words are shown with a description."""


def check_words(library: Library) -> Iterator[Diagnostic]:
    """Every word of a controlled field is in its group of the taxonomy."""

    @cache
    def known(groups: tuple[str, ...]) -> frozenset[str]:
        return frozenset(library.taxonomy.keys(*groups))

    for record in library.records.values():
        if not all(text in known(word.groups) for text, word in texts_with(Word, record.entry)):
            for path, text, word in values_with(Word, record.entry):
                if text not in known(word.groups):
                    message = unknown(dotted(path), text, library.taxonomy.keys(*word.groups))
                    yield record.document.fault(path, "RB023", message)


def check_completeness(library: Library) -> Iterator[Diagnostic]:
    """The taxonomy has the words that the product relies on, and descriptions where it shows them."""
    document = library.documents["taxonomy"]
    for group, words in REQUIRED.items():
        found = tuple(library.taxonomy.keys(group))
        if missing := tuple(word for word in words if word not in found):
            message = say("{field}: these words are missing: {missing}", field=group, missing=missing)
            yield document.fault((group,), "RB024", message)
        elif group in ("parts", "stages") and found != words:
            message = say("{field}: the words and their order are fixed: {valid}", field=group, valid=words)
            yield document.fault((group,), "RB024", message)
    for group in sorted(DESCRIBED & library.taxonomy.groups.keys()):
        for key, concept in library.taxonomy.groups[group].items():
            bare = tuple(language for language in LANGUAGES if not concept.label(language).description)
            if bare:
                where = (group, key)
                message = say("{field}: the description is missing in {languages}", field=dotted(where), languages=bare)
                yield document.fault(where, "RB024", message)
