"""Checks: each is a generator of diagnostics over a Library, and knows nothing of the others.

Phase: check. Built on the model and links; bridge and cli run them. A new check is a function named
``check_…`` in the module of its subject, and a line in CHECKS.
"""

from collections.abc import Callable, Iterator

from rulebook.checks.blame import check_blame
from rulebook.checks.cases import (
    check_contradictions,
    check_documented_dates,
    check_documented_sources,
    check_sources_seen,
)
from rulebook.checks.competitors import check_competitor_talk
from rulebook.checks.figures import check_figures
from rulebook.checks.handbooks import check_selections
from rulebook.checks.privacy import check_contacts, check_people
from rulebook.checks.references import (
    check_addresses,
    check_claims,
    check_front_matter_references,
    check_links,
    check_source_addresses,
)
from rulebook.checks.repetitions import check_repetitions
from rulebook.checks.silencing import unsilenced
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
    check_documented_dates,
    check_sources_seen,
    check_repetitions,
    check_competitor_talk,
    check_contacts,
    check_people,
    check_blame,
    check_figures,
    check_selections,
    check_stale,
    check_missing,
    check_claim_sources,
)


def check(library: Library) -> Iterator[Diagnostic]:
    """Everything that can be said against a Library and is not silenced in it."""
    return unsilenced(library, (fault for one in CHECKS for fault in one(library)))
