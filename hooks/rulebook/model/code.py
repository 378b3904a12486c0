"""Code in a Markdown text, in which nothing is a link, a heading or a comment.

Phase: model. Anyone may import it.
"""

import re
from collections.abc import Iterator, Sequence

_MARK = re.compile(r"^(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*$|(?P<ticks>`+)|(?P<gap>\n[ \t]*\n)", re.M)
_LETTER = re.compile(r"[^\n]")


def mask_code(body: str) -> str:
    """The body with code blanked out, line breaks kept."""
    if "`" not in body and "~~~" not in body:
        return body
    parts, end = [], 0
    for start, stop in _code(body):
        parts += [body[end:start], _LETTER.sub(" ", body[start:stop])]
        end = stop
    return "".join([*parts, body[end:]])


def _code(body: str) -> Iterator[tuple[int, int]]:
    """Where code begins and ends. The marks are found first: to search the text for each end takes minutes."""
    marks, at = list(_MARK.finditer(body)), 0
    while at < len(marks):
        end = _fence_end(marks, at) if marks[at]["fence"] else _span_end(marks, at)
        if end:
            yield marks[at].start(), marks[end].end()
        at = (end or at) + 1


def _fence_end(marks: Sequence[re.Match[str]], at: int) -> int | None:
    """The next line that is a fence as long as this one, and nothing else."""
    fence = marks[at]["fence"]
    ends = (place for place in range(at + 1, len(marks)) if (marks[place]["fence"] or "").startswith(fence))
    return next((place for place in ends if not marks[place][0].strip(f"{fence[0]} \t")), None)


def _span_end(marks: Sequence[re.Match[str]], at: int) -> int | None:
    """The next run of as many backticks in the same paragraph."""
    for place in range(at + 1, len(marks)):
        if marks[place]["gap"]:
            return None
        if marks[at]["ticks"] and marks[place]["ticks"] == marks[at]["ticks"]:
            return place
    return None
