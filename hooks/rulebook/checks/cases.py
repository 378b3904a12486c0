"""Cases: what a case says must agree with itself, and what it reports must have a source.

Phase: check.
"""

from collections.abc import Iterator

from rulebook.model.diagnostic import Diagnostic
from rulebook.model.library import Document, Library
from rulebook.model.markers import FieldPath
from rulebook.model.message import Message, say
from rulebook.model.records import Case, Source

Contradiction = tuple[str, Message]


def check_contradictions(library: Library) -> Iterator[Diagnostic]:
    """A case does not contradict itself."""
    for record in library.cases.values():
        for field, message in _contradictions(record.entry):
            yield record.document.fault((field,), "RB060", message)


def _contradictions(case: Case) -> Iterator[Contradiction]:
    values = {moment.value for moment in case.moments}
    if not values & {"magic", "misery"}:
        yield (
            "moments",
            say("moments: at least one moment must be magic or misery; otherwise there is no case to tell"),
        )
    if len({link.rule for link in case.rules}) < len(case.rules):
        yield "rules", say("rules: a rule is linked twice; join the reasons in one link")
    if case.verdicts and (case.verdicts.error or case.verdicts.relationship) and "misery" not in values:
        yield "verdicts", say("verdicts: a recovery is judged, but no moment is misery")
    if case.basis == "constructed" and case.sources:
        yield "sources", say("sources: a constructed case is made up and has no sources; is its basis `retold`?")


def check_documented_sources(library: Library) -> Iterator[Diagnostic]:
    """A documented case names at least one source with an address."""
    for record in library.cases.values():
        if record.entry.basis == "documented" and not any(source.url for source in record.entry.sources):
            message = say("sources: a documented case needs a source with a url; otherwise its basis is `retold`")
            yield record.document.fault(("sources",), "RB061", message)


def check_documented_dates(library: Library) -> Iterator[Diagnostic]:
    """A documented case says when it happened."""
    for record in library.cases.values():
        if record.entry.basis == "documented" and not record.entry.occurred:
            message = say(
                "occurred: a documented case says when it happened (valid: {valid})",
                valid='"2013", "2013-05", "2013-05-01/2013-05-03", "2013~"',
            )
            yield record.document.fault(("occurred",), "RB075", message)


def check_sources_seen(library: Library) -> Iterator[Diagnostic]:
    """Every source with an address says when it was read: what stands there can change."""
    for record in library.cases.values():
        yield from _unseen(record.document, record.entry.sources)
    for id, claim in library.claims.items():
        yield from _unseen(library.documents["claim"], claim.sources, (id,))


def _unseen(document: Document, sources: tuple[Source, ...], prefix: FieldPath = ()) -> Iterator[Diagnostic]:
    for index, source in enumerate(sources):
        if source.url and not source.seen and source.url.lower().startswith(("https://", "http://")):
            where = (*prefix, "sources", index)
            field = ".".join(map(str, where))
            message = say("{field}.seen: the field is missing; on which day was the source read?", field=field)
            yield document.fault(where, "RB076", message)
