"""Handbooks: each chooses something, and nothing that cannot be in it.

Phase: check.
"""

from collections.abc import Iterator
from typing import Final

from rulebook.model.diagnostic import Diagnostic
from rulebook.model.handbooks import Choice, Handbook
from rulebook.model.library import Library, Record
from rulebook.model.markers import FieldPath, Marker, Ref, Word, dotted, marked_values
from rulebook.model.message import Message, say
from rulebook.selection import chosen, is_active


def check_selections(library: Library) -> Iterator[Diagnostic]:
    """Everything that a handbook asks for adds records to it."""
    for record in library.handbooks.values():
        yield from list(_without_use(record)) or _empty(library, record)
        yield from _superseded(library, record)


def _empty(library: Library, record: Record[Handbook]) -> Iterator[Diagnostic]:
    asked = record.entry.select
    if not all(_is_usable(library, text, marker) for _, text, marker in marked_values(asked)):
        return  # what is said of the word or the id says also why the choice is empty
    selection = chosen(library, asked, record.source)
    found = {"rules": selection.rules, "cases": selection.cases}
    if asked == Choice():
        yield record.document.fault(("select",), "RB063", _NOTHING)
    for kind, ids in found.items():
        if getattr(asked, kind) is not None and not ids:
            yield record.document.fault(("select", kind), "RB063", _NONE_FIT[kind])


_NOTHING: Final = say(
    "select: the handbook has nothing in it (valid: rules, cases, guides; `rules: {{}}` is all rules)"
)
_NONE_FIT: Final = {
    "rules": say("select.rules: no rules fit this; widen the choice or leave `rules` out"),
    "cases": say("select.cases: no cases fit this; widen the choice or leave `cases` out"),
}


def _is_usable(library: Library, text: str, marker: Marker) -> bool:
    if isinstance(marker, Word):
        return library.taxonomy.knows(text, *marker.groups)
    return not isinstance(marker, Ref) or (library.has(text, *marker.kinds) and is_active(library, text))


def _without_use(record: Record[Handbook]) -> Iterator[Diagnostic]:
    """A bound on the cases with a rule has a meaning only where rules are chosen."""
    rules, cases = record.entry.select.rules, record.entry.select.cases
    if rules is None and cases and (cases.for_rules or cases.at_most_per_rule is not None):
        name = "for_rules" if cases.for_rules else "at_most_per_rule"
        where = ("select", "cases", name)
        message = say(
            "{field}: there are no rules in this handbook; choose some, or take this away", field=dotted(where)
        )
        yield record.document.fault(where, "RB063", message)


def _superseded(library: Library, record: Record[Handbook]) -> Iterator[Diagnostic]:
    for path, id, marker in marked_values(record.entry.select, ("select",)):
        named = library.records.get(id) if isinstance(marker, Ref) else None
        if named and named.entry.status == "superseded":
            yield record.document.fault(path, "RB063", _out_of_date(path, id, named.entry.superseded_by))


def _out_of_date(path: FieldPath, id: str, newer: str | None) -> Message:
    instead = say("name {newer} instead", newer=newer) if newer else say("take it away")
    return say("{field}: {id} is out of date and is not printed; {instead}", field=dotted(path), id=id, instead=instead)
