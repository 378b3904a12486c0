"""An answer as text and as data, for the command line.

Phase: search.
"""

from collections.abc import Iterator

from rulebook.search.query import Answer, Found


def listed(answer: Answer) -> list[dict[str, object]]:
    """What was found, best first, as {id, kind, section, title, score}; the lead of a record has no section."""
    return [
        {
            "id": found.head.id,
            "kind": found.head.kind,
            "section": _anchor(found),
            "title": found.head.title,
            "score": round(found.score, 3),
        }
        for found in answer.found
    ]


def lines(answer: Answer) -> Iterator[str]:
    """One line for each record: score, id, title, the headings of its best sections."""
    if answer.shown:
        yield f"Showing results for: {answer.shown}"
    for found in answer.found:
        headings = [found.head.sections[section - 1][1] for section in found.sections[:3] if section]
        yield f"{found.score:8.2f}  {found.head.id}  {found.head.title}" + (
            f"  [{' | '.join(headings)}]" if headings else ""
        )
    if not answer.found:
        yield "Nothing found."


def explained(answer: Answer) -> Iterator[str]:
    """For each word of the query the keys that it may mean, with the word that shows each and what a match counts."""
    for meaning in answer.meanings:
        yield f"{meaning.word}{' (corrected)' if meaning.shown else ''}:"
        for match in meaning.matches:
            known = match.known
            yield f"  {known.key}  as in {known.shown!r}  weight {match.weight:g}  in {known.sections} sections"
        if not meaning.matches:
            yield "  unknown"


def _anchor(found: Found) -> str:
    best = found.sections[0]
    return found.head.sections[best - 1][0] if best else ""
