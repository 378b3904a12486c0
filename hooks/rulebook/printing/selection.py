"""What is to be printed: a handbook's own choice, or what somebody asks for on the command line.

Phase: printing. A selection that comes from here is never empty.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rulebook.links.references import nearest_targets
from rulebook.model.diagnostic import unknown
from rulebook.model.handbooks import CaseChoice, Choice, Handbook, RuleChoice
from rulebook.model.languages import Language
from rulebook.model.library import AnyRecord, Library
from rulebook.printing.faults import PrintingError
from rulebook.selection import Selection, chosen

__all__ = ["Selection", "SelectionError", "ad_hoc", "of_handbook"]

_RANGE = re.compile(r"\s*(?P<first>R\d\d)\s*(?:[-–]\s*(?P<last>R\d\d)\s*)?", re.I)

_MOST_NAMED: Final = 5
"""So many ids stand in a message: a list of all would hide the one that was meant."""


class SelectionError(PrintingError):
    """A selection that cannot be printed; the message says what was found and what is valid."""


def of_handbook(library: Library, handbook: Handbook) -> Selection:
    """What a handbook holds, its cases by their titles in its language; SelectionError if that is nothing."""
    return _not_empty(chosen(library, handbook.select, handbook.language), f"{handbook.id} chooses no record")


def ad_hoc(
    library: Library,
    *,
    rules: str = "",
    parts: Sequence[str] = (),
    tags: Sequence[str] = (),
    roles: Sequence[str] = (),
    cases: Sequence[str] = (),
    language: Language = "en",
) -> Selection:
    """What somebody asks for: rules that have one of the words of every facet, and rules and cases by id.

    `rules` are ids and ranges: ``R26-R33,R05``. A range holds the rules between its ends, without drafts and
    superseded ones. SelectionError for an unknown word or id, a range without a form, and an empty selection.
    """
    facets = {"parts": parts, "tags": tags, "roles": roles}
    for group, words in facets.items():
        _require_words(library, group, words)
    ids = tuple(_ranges(library, rules))
    _require_printable(library, "case", cases, library.cases)
    wanted = RuleChoice(tuple(parts), (), tuple(roles), tuple(tags), ids) if ids or any(facets.values()) else None
    choice = Choice(wanted, CaseChoice(ids=tuple(cases)) if cases else None)
    return _not_empty(chosen(library, choice, language), _nothing(facets, rules))


def _not_empty(selection: Selection, message: str) -> Selection:
    if not selection.ids:
        raise SelectionError(message)
    return selection


def _nothing(facets: dict[str, Sequence[str]], rules: str) -> str:
    if asked := [f"{group} {' or '.join(words)}" for group, words in facets.items() if words]:
        return f"no rule has {' and '.join(asked)}; leave one of these out"
    if rules.strip(", "):
        return f"rules: there is no rule in {rules}"
    return "nothing is chosen (valid: rules, parts, tags, roles, cases)"


def _require_words(library: Library, group: str, words: Iterable[str]) -> None:
    for word in words:
        if not library.taxonomy.knows(word, group):
            raise SelectionError(unknown(group, word, library.taxonomy.keys(group)))


def _require_printable(library: Library, kind: str, ids: Iterable[str], known: Iterable[str]) -> None:
    valid = list(known)
    for id in ids:
        if id not in valid:
            raise SelectionError(unknown(f"{kind}s", id, _some(id, valid)))
        if reason := _why_not(library.records[id]):
            raise SelectionError(f"{kind}s: {id} {reason}")


def _why_not(record: AnyRecord) -> str:
    """Why a record that somebody names cannot be printed; empty if it can."""
    if record.entry.status == "draft":
        return "is a draft, which is not printed"
    if record.entry.status == "superseded":
        return f"is out of date; ask for {record.entry.superseded_by or 'another'} instead"
    return ""


def _some(id: str, valid: list[str]) -> list[str]:
    some = nearest_targets(id, valid, _MOST_NAMED) or valid[:_MOST_NAMED]
    return [*some, "…"] if len(some) < len(valid) else some


def _ranges(library: Library, text: str) -> Iterator[str]:
    """The ids of a list of ids and ranges; SelectionError at the first that is none."""
    for part in filter(str.strip, text.split(",")):
        match = _RANGE.fullmatch(part)
        if not match:
            raise SelectionError(f"rules: found {part.strip()!r}; expected ids and ranges such as R26-R33,R05")
        first, last = match["first"].upper(), (match["last"] or match["first"]).upper()
        if match["last"]:
            yield from _between(library, first, last)
        else:
            _require_printable(library, "rule", [first], library.rules)
            yield first


def _between(library: Library, first: str, last: str) -> Iterator[str]:
    for end in (first, last):
        if end not in library.rules:
            raise SelectionError(unknown("rules", end, _some(end, list(library.rules))))
    if first > last:
        raise SelectionError(f"rules: the range {first}-{last} runs backwards; write {last}-{first}")
    yield from (id for id in sorted(library.rules) if first <= id <= last)
