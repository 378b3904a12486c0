"""References: every id that a record names exists, in front matter and in the text.

Phase: check.
"""

import re
from collections.abc import Iterable, Iterator

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
from rulebook.model.diagnostic import Diagnostic, misfit, unknown
from rulebook.model.library import AnyRecord, Document, Library
from rulebook.model.markers import FieldPath, Ref, dotted, texts_with, values_with
from rulebook.model.message import Message, say
from rulebook.model.names import is_slug
from rulebook.model.records import Source


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
    if all(_is_plain(library, own, id, ref) for id, ref in texts_with(Ref, value)):
        return
    for path, id, ref in values_with(Ref, value):
        where = (*prefix, *path)
        name = dotted(where)
        if id == own and prefix == ():
            yield document.fault(where, "RB033", say("{field}: {id} refers to itself", field=name, id=id))
        elif not library.has(id, *ref.kinds) and id not in library.unread:
            yield document.fault(where, "RB030", unknown(name, id, _some(id, library.ids(*ref.kinds))))
        elif _is_hidden(library, own, id):
            yield document.fault(where, "RB030", _hidden(name, id))


def _is_plain(library: Library, own: str, id: str, ref: Ref) -> bool:
    """Whether there is nothing to say of an id, as of nearly all."""
    return id != own and library.has(id, *ref.kinds) and not _is_hidden(library, own, id)


def _hidden(field: str, id: str) -> Message:
    return say(
        "{field}: {id} is a draft, which the site does not show; publish it or take the reference away",
        field=field,
        id=id,
    )


def _is_hidden(library: Library, own: str, id: str) -> bool:
    """Whether a record that the site shows refers to a draft; drafts may refer to each other."""
    here, there = library.records.get(own), library.records.get(id)
    return bool(there and there.entry.status == "draft" and not (here and here.entry.status == "draft"))


def _some(id: str, valid: Iterable[str], most: int = 5) -> list[str]:
    """The ids that are most like one, or else the first few: a list of all would hide them."""
    words = list(valid)
    some = nearest_targets(id, words, most) or words[:most]
    return [*some, "…"] if len(some) < len(words) else some


def check_links(library: Library) -> Iterator[Diagnostic]:
    """Every reference in a text names something that exists, and every other link has an allowed scheme."""
    for record in library.records.values():
        for language, document in record.documents.items():
            yield from _links(library, record, document, record.texts[language].body)


def _links(library: Library, record: AnyRecord, document: Document, body: str) -> Iterator[Diagnostic]:
    for link in scan(body):
        if isinstance(link, InlineLink):
            if not link.url.lower().startswith(SCHEMES):
                yield document.body_fault(link.line, link.column, "RB032", _no_address(link.url))
        elif found := target(library, link.id):
            if _is_hidden(library, record.id, found):
                yield document.body_fault(link.line, link.column, "RB030", _hidden(f"[{link.id}]", found))
        elif is_meant_as_reference(library, link):
            yield document.body_fault(link.line, link.column, "RB030", _unknown(library, link.id))


def _no_address(url: str) -> Message:
    return say(
        "{found} is no address (valid: {valid}); link to a record by its id: [text][id]",
        found=repr(url),
        valid=SCHEMES,
    )


def _unknown(library: Library, id: str) -> Message:
    """An unknown term is answered with terms, an unknown claim with claims, all else with records."""
    prefix, colon, name = id.rpartition(":")
    kind = prefix.lower() + colon
    names = (valid.removeprefix(kind) for valid in valid_targets(library) if valid.startswith(kind))
    return unknown(f"[{id}]", name, _some(name, (valid for valid in names if ":" not in valid)))


def check_source_addresses(library: Library) -> Iterator[Diagnostic]:
    """The address of a source is one of the web: it becomes a link."""
    for record in library.cases.values():
        yield from _source_addresses(record.document, record.entry.sources)
    for id, claim in library.claims.items():
        yield from _source_addresses(library.documents["claim"], claim.sources, (id,))


def _source_addresses(document: Document, sources: tuple[Source, ...], prefix: FieldPath = ()) -> Iterator[Diagnostic]:
    for index, source in enumerate(sources):
        if source.url and not source.url.lower().startswith(("https://", "http://")):
            where = (*prefix, "sources", index, "url")
            yield document.fault(where, "RB032", _no_web_address(where, source.url))


def _no_web_address(where: FieldPath, url: str) -> Message:
    return say("{field}: {found} is no address (valid: https://, http://)", field=dotted(where), found=repr(url))


def check_claims(library: Library) -> Iterator[Diagnostic]:
    """The claims that a text cites are those that its front matter lists."""
    for record in library.records.values():
        cited = _cited(library, record.entry.body) if "claim:" in record.entry.body else set()
        for message in _differences(cited, set(record.entry.claims)):
            yield record.document.fault(("claims",), "RB062", message)


def _cited(library: Library, body: str) -> set[str]:
    found = (target(library, link.id) for link in scan(body) if isinstance(link, Reference))
    return {id.removeprefix("claim:") for id in found if id and id.startswith("claim:")}


def _differences(cited: set[str], listed: set[str]) -> Iterator[Message]:
    if cited - listed:
        yield say("claims: cited in the text and not listed: {claims}", claims=tuple(sorted(cited - listed)))
    if listed - cited:
        yield say("claims: listed and not cited in the text: {claims}", claims=tuple(sorted(listed - cited)))


_OF_RULES = re.compile(r"r[0-9]{2}-.+")
"""What an address of a rule begins with: the other pages below ``rules/`` are named otherwise."""


_ADDRESS = say("lower-case ASCII words with hyphens, not a number alone")
_ADDRESS_OF_RULE = say("lower-case ASCII words with hyphens, the first of them a number such as r29")


def check_addresses(library: Library) -> Iterator[Diagnostic]:
    """No old address of a record is an address that another record has now, or had before."""
    moved = [record for record in library.records.values() if record.entry.redirect_from]
    taken = {(record.kind, record.slug): record for record in library.records.values()} if moved else {}
    for record in moved:
        for index, old in enumerate(record.entry.redirect_from):
            where = ("redirect_from", index)
            if not is_slug(old) or (record.kind == "rule" and not _OF_RULES.fullmatch(old)):
                expected = _ADDRESS_OF_RULE if record.kind == "rule" else _ADDRESS
                yield record.document.fault(where, "RB022", misfit(dotted(where), old, expected))
            other = taken.setdefault((record.kind, old), record)
            if other is not record or old == record.slug:
                yield record.document.fault(where, "RB034", _taken(where, old, other.document.path))


def _taken(where: FieldPath, old: str, path: str) -> Message:
    return say("{field}: {found} is the address of {path}", field=dotted(where), found=repr(old), path=path)
