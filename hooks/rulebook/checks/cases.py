"""Cases: what a case says must agree with itself, and what it reports must have a source.

Phase: check.
"""

from collections.abc import Iterator

from rulebook.model.diagnostic import Diagnostic
from rulebook.model.library import Library
from rulebook.model.message import Message, say
from rulebook.model.records import Case

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
