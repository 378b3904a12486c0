"""Checks: each is a generator of diagnostics over a Library, and knows nothing of the others.

Phase: check. Built on the model and links; bridge and cli run them. A new check is a function named
``check_…`` in the module of its subject, and a line in CHECKS.
"""

from collections.abc import Callable, Collection, Iterator

from rulebook.checks.cases import check_contradictions, check_documented_sources
from rulebook.checks.focus import focused
from rulebook.checks.handbooks import check_selections
from rulebook.checks.references import (
    check_addresses,
    check_claims,
    check_front_matter_references,
    check_links,
    check_source_addresses,
)
from rulebook.checks.texts import check_card_length, check_images, check_raw_html, check_sections
from rulebook.checks.translations import check_claim_sources, check_missing, check_stale
from rulebook.checks.vocabulary import check_completeness, check_words
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.library import Library

CHECKS: tuple[Callable[[Library], Iterator[Diagnostic]], ...] = (
    check_words,
    check_completeness,
    check_front_matter_references,
    check_links,
    check_claims,
    check_addresses,
    check_source_addresses,
    check_sections,
    check_raw_html,
    check_images,
    check_card_length,
    check_contradictions,
    check_documented_sources,
    check_selections,
    check_stale,
    check_missing,
    check_claim_sources,
)


OF_EACH_RECORD: frozenset[Callable[[Library], Iterator[Diagnostic]]] = frozenset(
    {
        check_words,
        check_front_matter_references,
        check_links,
        check_claims,
        check_source_addresses,
        check_sections,
        check_raw_html,
        check_images,
        check_card_length,
        check_contradictions,
        check_documented_sources,
        check_stale,
        check_missing,
    }
)
"""Those that look at each record by itself, and at others only to see whether they exist and are drafts."""


def check(library: Library, edited: Collection[str] | None = None) -> Iterator[Diagnostic]:
    """Everything that can be said against a Library, or, after an edit of some records, what is new.

    Records that were not `edited` are as they were when all was checked, and no id has come or gone since.
    """
    some = library if edited is None else focused(library, edited)
    for one in CHECKS:
        yield from one(some if one in OF_EACH_RECORD else library)
