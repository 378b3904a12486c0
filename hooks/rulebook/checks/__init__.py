"""Checks: each is a generator of diagnostics over a Library, and knows nothing of the others.

Phase: check. Built on the model and links; bridge and cli run them. A new check is a function named
``check_…`` in the module of its subject, and a line in CHECKS. One that reads every word of each text by itself is a
function ``judge_…`` that returns a Judge, and a line in JUDGES.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Final

from rulebook.checks.blame import judge_blame
from rulebook.checks.cases import (
    check_contradictions,
    check_documented_dates,
    check_documented_sources,
    check_sources_seen,
)
from rulebook.checks.competitors import judge_competitor_talk
from rulebook.checks.figures import judge_figures
from rulebook.checks.focus import focused
from rulebook.checks.handbooks import check_selections
from rulebook.checks.letters import check_letters
from rulebook.checks.privacy import judge_contacts, judge_people
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
from rulebook.processes import spread
from rulebook.wording.passages import Judge, wholes
from rulebook.wording.samples import Sampled

Check = Callable[[Library], Iterator[Diagnostic]]

JUDGES: Final[tuple[Callable[[Library], Judge], ...]] = (
    judge_competitor_talk,
    judge_contacts,
    judge_people,
    judge_blame,
    judge_figures,
)
"""What is said of each text by itself."""


def check_wording(library: Library) -> Iterator[Diagnostic]:
    """Of each text what its judges say, as far as they suspect that there is anything to say."""
    judges = [judge(library) for judge in JUDGES]
    for whole in wholes(library):
        if asked := [judge for judge in judges if judge.suspects(whole)]:
            for passage in whole.passages:
                for judge in asked:
                    yield from judge.faults(passage)


CHECKS: tuple[Check, ...] = (
    check_wording,
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
    check_letters,
    check_contradictions,
    check_documented_sources,
    check_documented_dates,
    check_sources_seen,
    check_repetitions,
    check_selections,
    check_stale,
    check_missing,
    check_claim_sources,
)
"""The longest comes first, so that of two processes the other one takes all else meanwhile."""


ADVICE: frozenset[Check] = frozenset({check_repetitions, check_wording})
"""Those that read every word and never say more than a warning."""

OF_ALL_RECORDS: frozenset[Check] = frozenset(
    {check_completeness, check_addresses, check_repetitions, check_selections, check_claim_sources}
)
"""Those that compare records. The others look at each by itself, and at the rest to see what exists or is a draft."""


def check(
    library: Library,
    edited: Collection[str] | None = None,
    checks: Sequence[Check] = CHECKS,
    samples: Mapping[str, Sampled] | None = None,
    jobs: int = 1,
) -> Iterator[Diagnostic]:
    """Everything that can be said against a Library and is not silenced in it, found by so many processes.

    With `edited` ids, everything against these records; of others, only what comes of comparing records, and of that
    also what is silenced there. Who has kept `samples` of the cases need not have them taken.
    """
    some = library if edited is None else focused(library, edited)
    ready: dict[Check, Check] = {check_repetitions: partial(check_repetitions, kept=samples)}

    def found(one: Check) -> tuple[Diagnostic, ...]:
        return tuple(ready.get(one, one)(library if one in OF_ALL_RECORDS else some))

    return unsilenced(some, chain.from_iterable(spread(found, checks, jobs)))


def errors(library: Library, edited: Collection[str] | None = None) -> list[Diagnostic]:
    """What stops a build, in order; after an edit of some records, what is new of it.

    Records that were not `edited` are as they were when there was no error, and no id has come or gone since.
    """
    checks = tuple(one for one in CHECKS if one not in ADVICE)
    return sorted({fault for fault in check(library, edited, checks) if fault.severity == "error"})
