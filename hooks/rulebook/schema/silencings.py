"""Silencings as editors write them: ``# allow RB071: why`` among fields, ``<!-- allow RB071: why -->`` in a text.

A line of a text that silences is taken out of it before anybody reads it: it is not shown, printed, found or
translated, and no hash knows of it. Only places in the file still count it.

Phase: schema. frontmatter and the loader's vocabulary use it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

import yaml

from rulebook.model.code import mask_code
from rulebook.model.diagnostic import Position
from rulebook.model.silencing import MOST, Silencing
from rulebook.schema.libyaml import Loader

_WORDS: Final = re.compile(r"allow\s+(?P<code>(?:RB|rb|Rb)\w*|\w+(?=\s*:))(?P<rest>.*)", re.S)
"""A comment that is meant to silence: other comments may begin with the same word."""

Found = Mapping[int, tuple[str, str]]
"""For the number of a line (from 0) the code and the reason that stand on it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A body without the lines that silence: what they say, and which lines of the file have gone."""

    body: str
    silencings: tuple[Silencing, ...] = ()
    hidden: tuple[int, ...] = ()


def among_fields(text: str, first_line: int) -> tuple[Silencing, ...]:
    """The silencings of a YAML text that starts on a line of its file; each covers the field or item after it."""
    if "allow" not in text:
        return ()
    lines = text.split("\n")
    comments = {
        number: comment[1:].strip()
        for number, line in enumerate(lines)
        if (comment := line.strip()).startswith("#") and "allow" in comment
    }
    if not (found := _meant(comments)):
        return ()
    quoted = {number for start, end in _long_scalars(text) for number in range(start, end)}
    found = {number: words for number, words in found.items() if number not in quoted}
    return tuple(_silencing(lines, found, number, first_line, _field(lines, number)) for number in found)


def _long_scalars(text: str) -> Iterator[tuple[int, int]]:
    """The lines of scalars after their first: what stands there is no comment."""
    try:
        for event in yaml.parse(text, Loader=Loader):
            if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
                yield event.start_mark.line + 1, event.end_mark.line + (event.end_mark.column > 0)
    except yaml.YAMLError:
        return  # who reads the fields tells what is wrong with them


def _field(lines: list[str], number: int) -> range:
    """The lines of the field or list item that follows a line."""
    start = next((here for here in range(number + 1, len(lines)) if not _is_aside(lines[here])), len(lines))
    if start == len(lines):
        return range(start, start)
    depth, is_item = _depth(lines[start]), lines[start].lstrip().startswith("- ")
    end = start + 1
    while end < len(lines) and (_is_aside(lines[end]) or _is_inside(lines[end], depth, is_item)):
        end += 1
    while _is_aside(lines[end - 1]):
        end -= 1
    return range(start, end)


def _is_aside(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_inside(line: str, depth: int, is_item: bool) -> bool:
    """Whether a line belongs to the field or item that begins at a depth; a field's list may stand below its name."""
    return _depth(line) > depth or (not is_item and _depth(line) == depth and line.lstrip().startswith("- "))


def in_body(body: str, first_line: int) -> Text:
    """A body without its silencings; each covers what follows it, to the next empty line."""
    if "allow" not in body or "<!--" not in body:
        return Text(body)
    masked = enumerate(mask_code(body).split("\n"))
    comments = {number: line.strip()[4:-3].strip() for number, line in masked if _is_comment(line.strip())}
    if not (found := _meant(comments)):
        return Text(body)
    lines = body.split("\n")
    silencings = (_silencing(lines, found, number, first_line, _paragraph(lines, found, number)) for number in found)
    gone = _gone(lines, found)
    kept = "\n".join(line for number, line in enumerate(lines) if number not in gone).rstrip()
    return Text(kept, tuple(silencings), tuple(first_line + number for number in sorted(gone)))


def _is_comment(line: str) -> bool:
    return line.startswith("<!--") and line.find("-->") == len(line) - 3


def _paragraph(lines: list[str], found: Iterable[int], number: int) -> range:
    start = number + 1
    while start < len(lines) and (start in found or not lines[start].strip()):
        start += 1
    end = start
    while end < len(lines) and lines[end].strip():
        end += 1
    return range(start, end)


def _gone(lines: list[str], found: Iterable[int]) -> set[int]:
    """The lines to take away: with each silencing an empty line after it, if there is one before it too."""
    gone: set[int] = set()
    for number in sorted(found):
        gone.add(number)
        before = next((here for here in range(number - 1, -1, -1) if here not in gone), None)
        stands_alone = before is None or not lines[before].strip()
        after = number + 1
        while stands_alone and after < len(lines) and not lines[after].strip():
            gone.add(after)
            after += 1
    return gone


def _meant(comments: Mapping[int, str]) -> Found:
    """The comments that silence, up to one more than a file may have."""
    matches = ((number, match) for number, comment in comments.items() if (match := _WORDS.fullmatch(comment)))
    return {
        number: (match["code"], match["rest"].lstrip(" \t:").strip()) for number, match in islice(matches, MOST + 1)
    }


def _silencing(lines: list[str], found: Found, number: int, first_line: int, covered: range) -> Silencing:
    code, reason = found[number]
    place = Position(first_line + number, _depth(lines[number]) + 1)
    return Silencing(place, code, reason, range(covered.start + first_line, covered.stop + first_line))
