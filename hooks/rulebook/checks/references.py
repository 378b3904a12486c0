"""References: every id that a record names exists, in front matter and in the text.

Phase: check.
"""

from collections.abc import Iterator

from rulebook.links.references import (
    SCHEMES,
    InlineLink,
    Reference,
    is_meant_as_reference,
    nearest_targets,
    scan,
    target,
    valid_targets,
)
from rulebook.model.diagnostic import Diagnostic, unknown
from rulebook.model.library import AnyRecord, Document, Library
from rulebook.model.markers import FieldPath, Ref, marked_values


def check_front_matter_references(library: Library) -> Iterator[Diagnostic]:
    """Every id in a front matter names a record of the right kind, and not the record itself."""
    for record in library.records.values():
        yield from _references(library, record.document, record.entry, record.id)
    for kind, entries in (("term", library.terms), ("claim", library.claims)):
        for id, entry in entries.items():
            yield from _references(library, library.documents[kind], entry, id, (id,))


def _references(
    library: Library, document: Document, value: object, own: str, prefix: FieldPath = ()
) -> Iterator[Diagnostic]:
    for path, id, marker in marked_values(value):
        if not isinstance(marker, Ref):
            continue
        where, name = (*prefix, *path), ".".join(map(str, path))
        valid = list(library.ids(*marker.kinds))
        if id == own and prefix == ():
            yield document.fault(where, "RB033", f"{name}: {id} refers to itself")
        elif id not in valid and id not in library.unread:
            yield document.fault(where, "RB030", unknown(name, id, nearest_targets(id, valid)))


def check_links(library: Library) -> Iterator[Diagnostic]:
    """Every reference in a text names something that exists, and every other link has an allowed scheme."""
    for record in library.records.values():
        for language, document in record.documents.items():
            yield from _links(library, document, record.texts[language].body)


def _links(library: Library, document: Document, body: str) -> Iterator[Diagnostic]:
    for link in scan(body):
        if isinstance(link, InlineLink):
            if not link.url.lower().startswith(SCHEMES):
                valid = ", ".join(SCHEMES)
                message = f"{link.url!r} is no address (valid: {valid}); link to a record by its id: [text][id]"
                yield document.body_fault(link.line, link.column, "RB032", message)
        elif target(library, link.id) is None and is_meant_as_reference(library, link):
            near = nearest_targets(link.id, valid_targets(library))
            yield document.body_fault(link.line, link.column, "RB030", unknown(f"[{link.id}]", link.id, near))


def check_claims(library: Library) -> Iterator[Diagnostic]:
    """The claims that a text cites are those that its front matter lists."""
    for record in library.records.values():
        cited = {
            found.removeprefix("claim:")
            for link in scan(record.entry.body)
            if isinstance(link, Reference) and (found := target(library, link.id)) and found.startswith("claim:")
        }
        listed = set(record.entry.claims)
        if cited != listed:
            yield record.document.fault(("claims",), "RB062", _difference(cited, listed))


def _difference(cited: set[str], listed: set[str]) -> str:
    parts = (
        (cited - listed, "claims: cited in the text and not listed: "),
        (listed - cited, "claims: listed and not cited in the text: "),
    )
    return "; ".join(f"{words}{', '.join(sorted(claims))}" for claims, words in parts if claims)


def check_addresses(library: Library) -> Iterator[Diagnostic]:
    """No old address of a record is an address that another record has now, or had before."""
    taken = {(record.kind, record.slug): record for record in library.records.values()}
    for record in library.records.values():
        for index, old in enumerate(record.entry.redirect_from):
            other = taken.setdefault((record.kind, old), record)
            if other is not record or old == record.slug:
                yield _taken(record, index, old, other)


def _taken(record: AnyRecord, index: int, old: str, other: AnyRecord) -> Diagnostic:
    message = f"redirect_from.{index}: {old!r} is the address of {other.document.path}"
    return record.document.fault(("redirect_from", index), "RB034", message)
