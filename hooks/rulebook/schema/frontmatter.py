"""Front matter: the fields of a Markdown file, its body, and where each of them stands.

Phase: schema. python-frontmatter splits the file; yaml_reader reads the fields.
"""

import re
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

import frontmatter
from frontmatter.default_handlers import YAMLHandler

from rulebook.model.diagnostic import Position
from rulebook.model.library import Locate
from rulebook.model.message import say
from rulebook.model.silencing import Silencing
from rulebook.schema.silencings import among_fields, in_body
from rulebook.schema.yaml_reader import Fault, FaultyYamlError, Node, locate, read_yaml


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A file taken apart: its fields, its body, and the line (from 1) on which the body starts.

    `hidden` are lines of the file that are not in the body, though they stand below its start.
    """

    fields: dict[str, Node]
    body: str
    body_line: int
    locate: Locate
    silencings: tuple[Silencing, ...] = ()
    hidden: tuple[int, ...] = ()


class _Handler(YAMLHandler):
    """python-frontmatter's YAML handler, with our reader instead of PyYAML's guesses."""

    def __init__(self, first_line: int) -> None:
        super().__init__()
        self.first_line = first_line

    def load(self, fm: str, **_: object) -> Any:
        return read_yaml(fm, self.first_line)


def read_front_matter(text: str) -> FrontMatter:
    """Take a Markdown file apart; FaultyYamlError if its front matter is missing, open or faulty."""
    text = plain(text)
    matter, first_line, after = split(text)
    metadata, body = frontmatter.parse(text, handler=_Handler(first_line))
    body_line = text.count("\n", 0, len(text) - len(after.lstrip())) + 1
    found = in_body(body, body_line)
    silencings = (*among_fields(matter, first_line), *found.silencings)
    places = partial(locate, matter, first_line)
    return FrontMatter(cast(dict[str, Node], metadata), found.body, body_line, places, silencings, found.hidden)


def split(text: str) -> tuple[str, int, str]:
    """The YAML of a plain text, its first line (from 1), and what stands after it; FaultyYamlError if it is open."""
    boundaries = list(YAMLHandler.FM_BOUNDARY.finditer(text))
    _require_boundaries(text, boundaries)
    opening, closing = boundaries[0].end(), boundaries[1].end()
    return text[opening : boundaries[1].start()], text.count("\n", 0, opening) + 1, text[closing:]


def plain(text: str) -> str:
    """The text without what Windows adds: a byte order mark, and a carriage return before each line feed."""
    return text.replace("\r\n", "\n").removeprefix("\ufeff")


def _require_boundaries(text: str, boundaries: list[re.Match[str]]) -> None:
    if not boundaries or boundaries[0].start() != 0:
        message = say("the file must start with a line of three hyphens (---)")
        raise FaultyYamlError(Fault(Position(1, 1), "RB010", message))
    if len(boundaries) < 2:
        last = text.rstrip("\n").count("\n") + 1
        message = say("the front matter is not closed: a second line of three hyphens (---) is missing before the text")
        raise FaultyYamlError(Fault(Position(last, 1), "RB010", message))
