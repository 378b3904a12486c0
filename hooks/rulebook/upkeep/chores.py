"""What waits for somebody: translations, reviews, holes in what cases teach, silencings, drafts.

Nothing here is a fault; faults are the check's. The lists are made from the Library alone, and in the same order
each time.

Phase: upkeep. Built on model, links and the words of the interface, by which it knows what `rulebook new` writes.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, get_args

from rulebook.links.backlinks import Backlinks
from rulebook.model.judgement import outcome
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import AnyRecord, Document, Library, Record
from rulebook.model.message import Message, say
from rulebook.model.records import Case, Entry
from rulebook.model.reviews import due
from rulebook.model.silencing import says_something
from rulebook.rendering.interface import Interface

Group = Literal[
    "stale",
    "missing",
    "machine",
    "overdue",
    "due",
    "unreviewed",
    "unprevented",
    "without-cases",
    "one-case",
    "silencings",
    "drafts",
]
GROUPS: Final[tuple[Group, ...]] = get_args(Group)


@dataclass(frozen=True, slots=True)
class Chore:
    """One thing to do: at which file, in which language if that matters, with what there is to say of it."""

    id: str
    path: str
    line: int = 1
    language: Language | None = None
    day: date | None = None
    note: Message | None = None


Chores = Mapping[Group, tuple[Chore, ...]]


def chores(library: Library, today: date, days: int) -> Chores:
    """Every chore by its group; reviews count as near when they fall due within so many days."""
    active = [record for record in library.records.values() if record.entry.status == "active"]
    reviews = sorted((due(record.entry), record.id) for record in active)
    lists: dict[Group, Iterator[Chore]] = {
        "stale": _of_languages(active, _stale),
        "missing": _of_languages(active, _missing),
        "machine": _of_languages(active, _machine),
        "overdue": (_review(library, id, day) for day, id in reviews if day < today),
        "due": (_review(library, id, day) for day, id in reviews if today <= day <= today + timedelta(days=days)),
        "unreviewed": (_here(record, "reviewed") for record in active if _is_unreviewed(record.entry)),
        "unprevented": (_here(case, "recovery") for case in library.cases.values() if _is_unprevented(case)),
        "without-cases": _with_cases(library, 0),
        "one-case": _with_cases(library, 1),
        "silencings": _silencings(library),
        "drafts": (_here(record, "status") for record in library.records.values() if record.entry.status == "draft"),
    }
    return {group: tuple(lists[group]) for group in GROUPS}


def _here(record: AnyRecord | Record[Case], field: str) -> Chore:
    return Chore(record.id, record.document.path, record.document.locate((field,)).line)


def _of_languages(records: list[AnyRecord], chore: Callable[[AnyRecord, Language], Chore | None]) -> Iterator[Chore]:
    """The chores of each language together: one person does those of one language."""
    for language in LANGUAGES:
        for record in records:
            if found := chore(record, language):
                yield found


def _stale(record: AnyRecord, language: Language) -> Chore | None:
    if language not in record.stale:
        return None
    fields = record.stale[language]
    note = say("changed since: {fields}", fields=fields) if fields else None
    document = record.documents[language]
    return Chore(record.id, document.path, document.locate(("translation", "of")).line, language, note=note)


def _missing(record: AnyRecord, language: Language) -> Chore | None:
    return None if language in record.texts else Chore(record.id, record.document.path, language=language)


def _machine(record: AnyRecord, language: Language) -> Chore | None:
    if language not in record.machine:
        return None
    document = record.documents[language]
    return Chore(record.id, document.path, document.locate(("translation", "status")).line, language)


def _review(library: Library, id: str, day: date) -> Chore:
    document = library.records[id].document
    return Chore(id, document.path, document.locate(("reviewed",)).line, day=day)


def _is_unreviewed(entry: Entry) -> bool:
    """Whether nobody has looked since the record was written, or said nothing of it."""
    said = entry.reviewed.finding
    newly = {Interface(language).words("Newly written; nobody else has read it yet.") for language in LANGUAGES}
    return said in newly or not says_something(said)


def _is_unprevented(record: Record[Case]) -> bool:
    """Whether a case went wrong and names nothing that keeps it from happening again."""
    case = record.entry
    if case.status != "active" or outcome(case) == "magic" or case.actions:
        return False
    prevents = case.recovery.prevents if case.recovery else None
    return prevents is None or prevents.lower().rstrip(".") == Interface(case.language).words("none recorded")


def _with_cases(library: Library, count: int) -> Iterator[Chore]:
    backlinks = Backlinks(library.published())
    for rule in library.rules.values():
        cases = backlinks.cases_of(rule.id)
        if rule.entry.status == "active" and len(cases) == count:
            yield Chore(rule.id, rule.document.path, note=_as_it_is(", ".join(cases)) if cases else None)


def _silencings(library: Library) -> Iterator[Chore]:
    names = {document.path: record.id for record in library.records.values() for document in record.documents.values()}
    for document in sorted(library.all_documents(), key=lambda document: document.path):
        yield from _of_document(document, names.get(document.path, ""))


def _of_document(document: Document, id: str) -> Iterator[Chore]:
    for silencing in document.silencings:
        note = _as_it_is(f"{silencing.code}: {silencing.reason}")
        yield Chore(id, document.path, silencing.position.line, note=note)


def _as_it_is(text: str) -> Message:
    """A note that is the same in every language."""
    return Message("{text}", (("text", text),))
