"""Front matter: the fields of a Markdown file, its body, and where each of them stands.

Phase: schema. python-frontmatter splits the file; yaml_reader reads the fields.
"""

from dataclasses import dataclass
from functools import partial
from typing import Final

from frontmatter.default_handlers import YAMLHandler

from rulebook.model.diagnostic import Position
from rulebook.model.library import Locate
from rulebook.model.message import say
from rulebook.model.silencing import Silencing
from rulebook.schema.silencings import among_fields, in_body
from rulebook.schema.yaml_reader import Fault, FaultyYamlError, Node, locate, read_yaml

_HANDLER: Final = YAMLHandler()


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


def read_front_matter(text: str) -> FrontMatter:
    """Take a Markdown file apart; FaultyYamlError if its front matter is missing, open or faulty."""
    text = plain(text)
    matter, first_line, after = split(text)
    fields = read_yaml(matter, first_line)
    body_line = text.count("\n", 0, len(text) - len(after.lstrip())) + 1
    found = in_body(after.strip(), body_line)
    silencings = (*among_fields(matter, first_line), *found.silencings)
    places = partial(locate, matter, first_line)
    return FrontMatter(fields, found.body, body_line, places, silencings, found.hidden)


def split(text: str) -> tuple[str, int, str]:
    """The YAML of a plain text, its first line (from 1), and what stands after it; FaultyYamlError if it is open."""
    if not (opening := _HANDLER.FM_BOUNDARY.match(text)):
        message = say("the file must start with a line of three hyphens (---)")
        raise FaultyYamlError(Fault(Position(1, 1), "RB010", message))
    try:
        matter, after = _HANDLER.split(text)
    except ValueError as error:
        last = text.rstrip("\n").count("\n") + 1
        message = say("the front matter is not closed: a second line of three hyphens (---) is missing before the text")
        raise FaultyYamlError(Fault(Position(last, 1), "RB010", message)) from error
    return matter, text.count("\n", 0, opening.end()) + 1, after


def plain(text: str) -> str:
    """The text without what Windows adds: a byte order mark, and a carriage return before each line feed."""
    return text.replace("\r\n", "\n").removeprefix("\ufeff")
