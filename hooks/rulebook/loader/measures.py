"""How much a text may hold: a page that somebody reads is far below, and no build stalls on one that nobody wrote.

Every bound is a count, so that a text passes or fails the same on every machine. The places are those where a reader
of Markdown, a sanitiser or a layout takes longer than the text is long.

Phase: load.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from rulebook.model.code import mask_code
from rulebook.model.diagnostic import Position, shorten
from rulebook.model.message import Message, say
from rulebook.schema.bounds import first_hidden, invisible
from rulebook.schema.yaml_reader import Fault

DEEPEST: Final = 8
"""Quotations, lists and boxes within each other."""

LONGEST_WORD: Final = 400
"""Letters without a space: an address may be long."""

_CONTAINER = re.compile(r"[ \t]*(?:>|[-+*:](?=[ \t])|[0-9]{1,9}[.)](?=[ \t])|!!!)")
_MARKS: Final = frozenset(">-+*:0123456789!")
"""With one of these begins a line that lies in a list, a quotation or a box by a mark of its own."""

_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)")
_INDENT: Final = 2
"""Spaces by which a list indents what lies in it, at least."""

_SNIPPET = re.compile(r"^[ \t]*;?-+8<-+[^\n]*|\{[{%][^{}%\n]{0,200}[}%]\}", re.M)
_NOTE_ASTRAY = re.compile(r"^[ ]{0,3}(?:#|\[\^[^\]\n]*\]:)[^\n]*?\[\^", re.M)
_COUNTED: Final = (
    (("[", "<"), re.compile(r"[\[<]"), 600, say("links")),
    (("[^",), re.compile(r"\[\^"), 100, say("notes")),
    (("#", "=", "-"), re.compile(r"^[ ]{0,3}#|^[ ]{0,3}(?:=+|-+)[ \t]*$", re.M), 100, say("headings and lines")),
    (("*", "_"), re.compile(r"[*_]{1,2}"), 3_000, say("signs of emphasis")),
    (("`",), re.compile(r"`+"), 1_000, say("marks of code")),
    (("!!!",), re.compile(r"^[ \t]*!!!", re.M), 60, say("boxes")),
    (("|",), re.compile(r"\|"), 3_000, say("cells of tables")),
    (("\n",), re.compile(r"\n"), 1_000, say("lines")),
)
"""What is counted in a text: signs of which each has at least one, how it looks, how often it may stand there, and what
an editor calls it."""

_COLUMNS: Final = 20
"""Columns of a table."""


def excesses(body: str, first_line: int) -> Iterator[Fault]:
    """What a body has too much of, and what it must not have at all, with its place in the file."""
    masked = mask_code(body)
    for place, code, message in (
        *_hidden(body),
        *_too_many(body),
        *_too_long(body),
        *_too_deep(body),
        *_notes(masked),
        *_calls(masked),
    ):
        line = body.count("\n", 0, place)
        yield Fault(Position(first_line + line, place - body.rfind("\n", 0, place)), code, message)


Excess = tuple[int, str, Message]
"""A place in the body, a code, a message."""


def _hidden(body: str) -> Iterator[Excess]:
    if found := first_hidden(body):
        yield found.start(), "RB057", invisible(found[0])


def _too_many(body: str) -> Iterator[Excess]:
    for signs, pattern, most, what in _COUNTED:
        if sum(map(body.count, signs)) > most and (found := _nth(pattern, body, most)):
            words = say("the text has too much of this: {what} (at most {most}); make two of it", what=what, most=most)
            yield found.start(), "RB056", words


def _nth(pattern: re.Pattern[str], body: str, most: int) -> re.Match[str] | None:
    """The first match that is one too many."""
    return next(islice(pattern.finditer(body), most, None), None)


def _too_long(body: str) -> Iterator[Excess]:
    if word := next((word for word in body.split() if len(word) > LONGEST_WORD), ""):
        yield body.index(word), "RB056", _long_word(word)
    if body.count("|") > _COLUMNS + 1:
        yield from _too_wide(body)


def _too_wide(body: str) -> Iterator[Excess]:
    start = 0
    for line in body.split("\n"):
        if line.count("|") > _COLUMNS + 1:
            words = say(
                "the table is too wide; make two of it (columns: {found} of {most})",
                found=line.count("|"),
                most=_COLUMNS,
            )
            yield start, "RB056", words
            return
        start += len(line) + 1


def _long_word(word: str) -> Message:
    return say(
        "{word}: the word is too long; put spaces into it (letters: {length} of {most})",
        word=shorten(word, 20),
        length=len(word),
        most=LONGEST_WORD,
    )


def _too_deep(body: str) -> Iterator[Excess]:
    start = 0
    for line in body.split("\n"):
        if _depth(line) > DEEPEST:
            words = say(
                "lists, quotations and boxes lie too deep in each other (at most {most}); take some apart", most=DEEPEST
            )
            yield start, "RB055", words
            return
        start += len(line) + 1


def _depth(line: str) -> int:
    """How deep a line can lie in lists and quotations: by its own marks, and by its indent for those before it."""
    text = line.lstrip(" \t")
    if text[:1] not in _MARKS or _RULE.fullmatch(line):
        return 0
    marks, place, indent = 0, 0, len(line) - len(text)
    while found := _CONTAINER.match(line, place):
        marks, place = marks + 1, found.end()
    return marks + (indent // _INDENT if marks else 0)


def _notes(masked: str) -> Iterator[Excess]:
    if "[^" in masked and (found := _NOTE_ASTRAY.search(masked)):
        yield found.end() - 2, "RB059", say("a note stands in the text, not in a heading and not in another note")


def _calls(masked: str) -> Iterator[Excess]:
    if ("8<" in masked or "{" in masked) and (found := _SNIPPET.search(masked)):
        shown = shorten(found[0].strip())
        words = say("{found} is a snippet or a macro, which nothing reads here; write the text itself", found=shown)
        yield found.start(), "RB058", words
