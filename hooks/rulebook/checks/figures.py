"""Figures: what a rule or a guide states as counted or measured, it cites.

Phase: check.
"""

import re
from collections.abc import Iterator
from itertools import islice

from rulebook.model.diagnostic import Diagnostic
from rulebook.model.library import AnyRecord, Library
from rulebook.model.message import Message, say
from rulebook.wording.figures import figures
from rulebook.wording.passages import BODY, MOST, Judge, Passage, Whole
from rulebook.wording.sentences import Span, paragraph_at

_CITED = re.compile(r"\[claim:[^\[\]\n]+\]", re.I)


KINDS = ("rule", "guide")


def judge_figures(library: Library) -> Judge:
    """A figure in a rule or a guide stands in a paragraph with its claim; the facts of a case have their sources."""

    def suspects(whole: Whole) -> bool:
        return whole.record is not None and whole.record.kind in KINDS

    def faults(passage: Passage) -> Iterator[Diagnostic]:
        if (record := passage.record) and record.kind in KINDS:
            for span in islice(figures(passage.text, passage.language), MOST):
                if not _is_cited(record, passage, span):
                    yield passage.fault(span.start, "RB077", _message(library, passage, span))

    return Judge(suspects, faults)


def _is_cited(record: AnyRecord, passage: Passage, span: Span) -> bool:
    """Whether a claim stands in the paragraph; a field has no links, so that the claims of its text count."""
    if passage.where != BODY:
        return bool(record.entry.claims)
    return bool(
        _CITED.search(
            paragraph_at(record.texts[passage.language].body, span.start).of(record.texts[passage.language].body)
        )
    )


def _message(library: Library, passage: Passage, span: Span) -> Message:
    found = " ".join(span.of(passage.text).split())
    return say(
        "{field}: {found} states a figure without its claim; cite it as {how} or leave the figure out",
        field=passage.name,
        found=repr(found),
        how=f"[{found}][claim:{_likely(library, passage, found)}]",
    )


def _likely(library: Library, passage: Passage, found: str) -> str:
    """The claim that speaks of the same number, if there is one."""
    numbers = set(re.findall(r"\d+", found))
    claims = (
        claim.id
        for claim in library.claims.values()
        if numbers & set(re.findall(r"\d+", claim.text(passage.language).claim))
    )
    return next(claims, "…")
