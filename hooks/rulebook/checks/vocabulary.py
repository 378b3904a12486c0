"""Controlled words: every word used stands in the taxonomy, and the taxonomy is whole.

Phase: check.
"""

from collections.abc import Iterator
from typing import Final, get_args

from rulebook.model.diagnostic import Diagnostic, unknown
from rulebook.model.judgement import Outcome
from rulebook.model.languages import LANGUAGES
from rulebook.model.library import Library
from rulebook.model.markers import Word, marked_values
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
    for record in library.records.values():
        for path, text, marker in marked_values(record.entry):
            if isinstance(marker, Word) and not library.taxonomy.knows(text, *marker.groups):
                message = unknown(".".join(map(str, path)), text, library.taxonomy.keys(*marker.groups))
                yield record.document.fault(path, "RB023", message)


def check_completeness(library: Library) -> Iterator[Diagnostic]:
    """The taxonomy has the words that the product relies on, and descriptions where it shows them."""
    document = library.documents["taxonomy"]
    for group, words in REQUIRED.items():
        found = tuple(library.taxonomy.keys(group))
        if missing := [word for word in words if word not in found]:
            yield document.fault((group,), "RB024", f"{group}: these words are missing: {', '.join(missing)}")
        elif group in ("parts", "stages") and found != words:
            yield document.fault((group,), "RB024", f"{group}: the words and their order are fixed: {', '.join(words)}")
    for group in sorted(DESCRIBED & library.taxonomy.groups.keys()):
        for key, concept in library.taxonomy.groups[group].items():
            bare = [language for language in LANGUAGES if not concept.label(language).description]
            if bare:
                message = f"{group}.{key}: the description is missing in {', '.join(bare)}"
                yield document.fault((group, key), "RB024", message)
