"""A file in the normal form, as far as that is safe: nothing that the file says may become something else.

`writer` describes the normal form and writes new files in it. Files that people wrote may be looser: a text that
needs no quotes may have them or not, and lists stand on one line or on many. So only this is mended:

* white space: a byte order mark, carriage returns, tabs that indent, blanks at the ends of lines, empty lines around
  the text, the line feed at the end;
* letters that are written as several characters (Unicode's NFC);
* single quotes, which become double ones;
* days and lengths of time that can be read in one way only, which become ``2026-11-21`` and ``2 d``;
* the order of the fields, each with its comments.

Every step is compared with what the file said before, and is left out if that differs.

Phase: authoring. Pure; it knows no files.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal
from unicodedata import normalize

import yaml
from markdown_it import MarkdownIt

from rulebook.authoring.key_order import in_order
from rulebook.authoring.spellings import in_normal_form, respelt
from rulebook.authoring.writer import INNER, ORDER, TRANSLATED, quoted, scalar
from rulebook.model.markers import FieldPath, Kind
from rulebook.schema.bounds import LIST
from rulebook.schema.frontmatter import plain, split
from rulebook.schema.silencings import among_fields
from rulebook.schema.yaml_reader import FaultyYamlError, Node, read_yaml
from rulebook.schema.yaml_spans import composed, scalars

Change = Literal["white space", "letters", "quotes", "days", "order"]
FileKind = Kind | Literal["taxonomy", "house"]

_CONCEPT: Final = {2: ("en", "ru", "cs"), 3: ("label", "description")}
"""The order of the fields of the taxonomy, by their depth."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A file's text in the normal form, and what was mended in it."""

    text: str
    changes: tuple[Change, ...]


def mended(text: str, kind: FileKind) -> Mended:
    """A content file in the normal form; FaultyYamlError if its fields cannot be read even so."""
    if kind in ("term", "claim", "taxonomy", "house"):
        fields, changes = _mended_fields(plain(text), kind)
        return Mended(fields, tuple(dict.fromkeys((*_around(text, plain(text)), *changes))))
    matter, _, body = split(plain(text))
    matter, body = matter.lstrip("\n"), body.strip("\n").rstrip()
    fields, changes = _mended_fields(matter, kind)
    result, more = _in_steps(body, _BODY_STEPS, _same_body)
    found = dict.fromkeys((*_around(text, _file(matter, body)), *changes, *more))
    return Mended(_file(fields, result), tuple(found))


def _file(fields: str, body: str) -> str:
    return f"---\n{fields}---\n" + (f"\n{body}\n" if body else "")


def _around(text: str, trimmed: str) -> tuple[Change, ...]:
    return ("white space",) if trimmed != text else ()


Step = Callable[[str], str]
Steps = Iterable[tuple[Change, Step]]


def _in_steps(text: str, steps: Steps, is_same: Callable[[str, str], bool]) -> tuple[str, list[Change]]:
    changes: list[Change] = []
    for change, step in steps:
        candidate = step(text)
        if candidate != text and is_same(text, candidate):
            text = candidate
            changes.append(change)
    return text, changes


def _mended_fields(text: str, kind: FileKind) -> tuple[str, list[Change]]:
    spaced, first = _in_steps(text, [("white space", _spaced_fields)], _same_fields)
    orders = partial(_order, kind, "translation" in read_yaml(spaced, bounds=LIST))
    steps: Steps = (
        ("letters", partial(normalize, "NFC")),
        ("quotes", partial(_respelled, spelling=_in_double_quotes)),
        ("days", partial(_respelled, spelling=_as_day)),
        ("order", partial(in_order, orders=orders)),
    )
    result, more = _in_steps(spaced, steps, _same_fields)
    return result, first + more


_INDENT: Final = re.compile(r"^[ \t]*\t[ \t]*", re.M)


def _spaced_fields(text: str) -> str:
    bare = "\n".join(line.rstrip(" \t") for line in text.split("\n"))
    return _INDENT.sub(lambda match: match[0].replace("\t", "  "), bare).strip("\n") + "\n"


def _respelled(text: str, spelling: Callable[[str, yaml.ScalarNode], str | None]) -> str:
    """The text with scalars spelt in another way."""
    pieces, end = [], 0
    for name, node in scalars(composed(text)):
        if (new := spelling(name, node)) is not None:
            pieces += [text[end : node.start_mark.index], new]
            end = node.end_mark.index
    return "".join([*pieces, text[end:]])


def _in_double_quotes(_: str, node: yaml.ScalarNode) -> str | None:
    is_short = node.start_mark.line == node.end_mark.line
    return quoted(node.value) if node.style == "'" and is_short else None


def _as_day(name: str, node: yaml.ScalarNode) -> str | None:
    found = respelt(name, node.value)
    return scalar(found, name) if found and found != node.value else None


def _order(kind: FileKind, is_translation: bool, path: FieldPath) -> Sequence[str]:
    names = [step for step in path if isinstance(step, str)]
    if kind == "taxonomy":
        return _CONCEPT.get(len(path), ())
    if kind == "house":
        return ()
    if kind in ("term", "claim"):
        return () if not path else ORDER[kind] if len(path) == 1 else INNER.get(names[-1], ())
    if not path:
        return TRANSLATED if is_translation else ORDER[kind]
    return INNER.get(names[-1], ())


def _same_fields(before: str, after: str) -> bool:
    """Whether two texts have the same fields and silence the same; any readable one is better than none."""
    meaning = _meaning(before)
    return meaning is None or meaning == _meaning(after)


def _meaning(text: str) -> object:
    try:
        fields = read_yaml(text, bounds=LIST)
    except FaultyYamlError:
        return None
    lines = text.split("\n")
    silenced = (
        (one.code, one.reason, sorted(_SPELLING.sub("", lines[number - 1]) for number in one.covered))
        for one in among_fields(text, 1)
    )
    return _said(fields), [normalize("NFC", str(one)) for one in sorted(silenced)]


_SPELLING: Final = re.compile(r"[\s\"'0-9./-]")
"""What of a line a step may spell in another way: white space, quotes, days."""


def _said(node: Node, name: str = "") -> Node:
    """What a value says, however it is spelt."""
    if isinstance(node, dict):
        return {normalize("NFC", key): _said(value, key) for key, value in node.items()}
    if isinstance(node, list):
        return [_said(item, name) for item in node]
    return normalize("NFC", str(in_normal_form(node, name)))


_MARKDOWN: Final = MarkdownIt("commonmark").enable("table")


def _same_body(before: str, after: str) -> bool:
    """Whether two texts become the same HTML."""
    return normalize("NFC", _MARKDOWN.render(before.strip())) == normalize("NFC", _MARKDOWN.render(after.strip()))


def _spaced_body(text: str) -> str:
    lines = text.split("\n")
    if not any(line.endswith((" ", "\t")) for line in lines):
        return text
    code = {
        number
        for token in _MARKDOWN.parse("\n".join(lines))
        if token.type in ("fence", "code_block") and token.map
        for number in range(*token.map)
    }
    return "\n".join(_without_blanks(lines, code))


def _without_blanks(lines: list[str], code: set[int]) -> Iterator[str]:
    for number, line in enumerate(lines):
        bare = line.rstrip(" \t")
        is_break = line.endswith("  ") and bare and number + 1 < len(lines) and lines[number + 1].strip()
        yield line if number in code else f"{bare}  " if is_break else bare


_BODY_STEPS: Final[Steps] = (("white space", _spaced_body), ("letters", partial(normalize, "NFC")))
