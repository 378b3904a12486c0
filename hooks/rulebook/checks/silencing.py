"""Silencings: what they take back, and what is wrong with them.

Phase: check. The only check that reads what the others said.
"""

from collections.abc import Iterable, Iterator

from rulebook.model.diagnostic import CODES, Diagnostic, hint
from rulebook.model.library import Document, Library
from rulebook.model.message import Message, say
from rulebook.model.silencing import SILENCEABLE, Silencing, says_something

EXAMPLE = "allow RB071: the number is the company’s public line"


def unsilenced(library: Library, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What remains of the diagnostics of a Library, and the faults of its silencings."""
    documents = {document.path: document for document in library.all_documents() if document.silencings}
    used: set[tuple[str, Silencing]] = set()
    for one in found:
        document = documents.get(one.path)
        silencing = document and next((line for line in document.silencings if line.silences(one)), None)
        if silencing:
            used.add((one.path, silencing))
        else:
            yield one
    for document in documents.values():
        yield from _faults(document, used)


def _faults(document: Document, used: set[tuple[str, Silencing]]) -> Iterator[Diagnostic]:
    for silencing in document.silencings:
        if fault := _fault(silencing, (document.path, silencing) in used):
            yield Diagnostic(document.path, silencing.position, *fault)


def _fault(silencing: Silencing, is_used: bool) -> tuple[str, Message] | None:
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
