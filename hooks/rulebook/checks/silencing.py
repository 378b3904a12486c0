"""Silencings: what they take back, and what is wrong with them.

Phase: check. The only check that reads what the others said.
"""

from collections.abc import Collection, Iterable, Iterator
from operator import attrgetter
from typing import Final

from rulebook.model.diagnostic import CODES, Diagnostic, hint
from rulebook.model.library import Document, Library
from rulebook.model.message import Message, say
from rulebook.model.silencing import MOST, SILENCEABLE, Silencing, says_something

EXAMPLE = "allow RB071: the number is the company’s public line"

_SILENCINGS: Final = attrgetter("silencings")

Fault = tuple[str, Message]
Used = tuple[str, Silencing]


def silencing(library: Library) -> set[str]:
    """The records in whose files something is silenced; whether there is anything to silence may be up to others."""
    return {id for id, record in library.records.items() if any(map(_SILENCINGS, record.documents.values()))}


def unsilenced(library: Library, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What remains of the diagnostics of a Library, and the faults of its silencings.

    Nothing is told that may only follow from what of the company's own file could not be read.
    """
    documents = {document.path: document for document in library.all_documents() if document.silencings}
    used: set[Used] = set()
    for one in found:
        if one.code in library.doubted:
            continue
        document = documents.get(one.path)
        silencings = [line for line in document.silencings if line.silences(one)] if document else []
        used |= {(one.path, silencing) for silencing in silencings}
        if not silencings:
            yield one
    for document in documents.values():
        yield from _faults(document, used, library.doubted)


def _faults(document: Document, used: set[Used], doubted: Collection[str]) -> Iterator[Diagnostic]:
    for number, silencing in enumerate(document.silencings, 1):
        if fault := _too_many(number) or _fault(
            silencing, silencing.code in doubted or (document.path, silencing) in used
        ):
            yield Diagnostic(document.path, silencing.position, *fault)


def _too_many(number: int) -> Fault | None:
    if number <= MOST:
        return None
    return "RB084", say("allow: this is number {found}; a file may silence so many: {most}", found=number, most=MOST)


def _fault(silencing: Silencing, is_used: bool) -> Fault | None:
    code, valid = silencing.code, tuple(sorted(SILENCEABLE))
    if code not in CODES:
        guess = hint(code, valid) or hint(code, CODES)
        message = say("allow: {found} is no code{hint} (valid: {valid})", found=repr(code), hint=guess, valid=valid)
        return "RB081", message
    if code not in SILENCEABLE:
        message = say("allow: {code} is not silenced but mended (silenced can be: {valid})", code=code, valid=valid)
        return "RB082", message
    if not says_something(silencing.reason):
        message = say(
            "allow {code}: found {found}; give the reason in a few words, such as: {example}",
            code=code,
            found=repr(silencing.reason),
            example=EXAMPLE,
        )
        return "RB080", message
    if not is_used:
        return "RB083", say("allow {code}: there is nothing to silence in what follows; delete this line", code=code)
    return None
