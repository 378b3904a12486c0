"""YAML 1.2 read with its failsafe schema, so that the record's schema alone gives types.

Every scalar stays the text that the editor typed: ``no``, ``07``, ``12:30`` and ``1.10`` cannot turn into
something else, because nothing is guessed. What the failsafe schema does not need (anchors, aliases, tags)
and what editors get wrong (duplicate keys, a text cut off by ``#``, empty fields, tabs) is a diagnostic.

Phase: schema. libyaml, through PyYAML's events, does the reading.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern
from typing import Any, Final

import yaml

from rulebook.model.diagnostic import Position, shorten
from rulebook.model.markers import FieldPath, dotted
from rulebook.model.message import Message, say
from rulebook.schema.bounds import DEEPEST, HIDDEN, LIST, RECORD, Bounds, first_hidden, invisible
from rulebook.schema.libyaml import Loader
from rulebook.schema.scalars import place, written_at
from rulebook.schema.yaml_problems import RefusedError, anchored, explained, too_many

Node = str | list["Node"] | dict[str, "Node"]

_REFUSED: Final = "\\&*!"
"""With one of these begins an escape, an anchor, an alias and a tag."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a YAML text: where, which code, what to say."""

    position: Position
    code: str
    message: Message


class FaultyYamlError(ValueError):
    """A YAML text that cannot be used; `faults` says why, `rest` is what could be read all the same."""

    def __init__(self, *faults: Fault, rest: Node = "") -> None:
        super().__init__("; ".join(str(fault.message) for fault in faults))
        self.faults, self.rest = faults, rest


def read_yaml(text: str, first_line: int = 1, bounds: Bounds = RECORD) -> dict[str, Node]:
    """Read a YAML mapping, all scalars as text; FaultyYamlError lists every fault that can be told."""
    reader = _Reader(text, first_line, bounds)
    node = reader.read()
    if reader.faults:
        raise FaultyYamlError(*reader.faults, rest=node)
    if not isinstance(node, dict):
        raise FaultyYamlError(
            Fault(locate(text, first_line, ()), "RB011", say("fields are expected, each as `name: value`"))
        )
    return node


def locate(text: str, first_line: int, path: FieldPath, offset: int | None = None) -> Position:
    """The place of a field in a YAML text, or of the nearest field around it that exists.

    With an offset, the place of that character of the field's text. The text is read again instead of keeping the
    place of every value of every file in memory.
    """
    reader = _places(text, first_line)
    while path and path not in reader.positions:
        path = path[:-1]
    if offset is not None and path in reader.scalars:
        return place(text, first_line, written_at(text, reader.scalars[path], offset))
    return reader.positions.get(path, Position(first_line, 1))


@lru_cache(maxsize=4)
def _places(text: str, first_line: int) -> "_Reader":
    """A text read for its places; the last ones are kept, since faults of a file are told one after the other."""
    reader = _Reader(text, first_line, LIST, places=True)
    reader.read()
    return reader


@dataclass(slots=True)
class _Reader:
    """One pass over the events of a YAML text, collecting values, faults and, if they are wanted, places.

    Without a sign of `_REFUSED` and without # there is nothing to look for in each event.
    """

    text: str
    first_line: int
    bounds: Bounds
    places: bool = False
    values: int = 0
    faults: list[Fault] = field(default_factory=list)
    positions: dict[FieldPath, Position] = field(default_factory=dict)
    scalars: dict[FieldPath, yaml.ScalarEvent] = field(default_factory=dict)
    events: Iterator[Any] = field(default_factory=lambda: iter(()))
    may_refuse: bool = True
    may_comment: bool = True

    def read(self) -> Node:
        if fault := self._tab() or self._byte():
            self.faults.append(fault)
            return {}
        self.events = iter(Loader(self.text).get_event, None)
        self.may_refuse, self.may_comment = any(sign in self.text for sign in _REFUSED), "#" in self.text
        try:
            return self._document()
        except RefusedError as refused:
            quoted = self._quoted(refused.words, self._position(refused.event.start_mark))
            words = quoted if refused.code == "RB011" else refused.words  # any line could have been the one too many
            self._fault(refused.event, refused.code, words)
        except yaml.MarkedYAMLError as error:
            self.faults.append(self._syntax(error))
        return {}

    def _document(self) -> Node:
        node: Node = {}
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                self._place(event, ())
                node = self._node(event, ())
            elif isinstance(event, yaml.DocumentEndEvent) and event.explicit:
                raise RefusedError(event, say("the fields end here; delete this line"))
        return node

    def _node(self, event: yaml.NodeEvent, path: FieldPath) -> Node:
        if len(path) > DEEPEST:
            raise RefusedError(event, say("fields lie too deep in each other"))
        self.values += 1
        if self.values > self.bounds.values:
            raise too_many(event, self.bounds.values)
        if self.may_refuse:
            self._refuse(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        return self._sequence(path) if isinstance(event, yaml.SequenceStartEvent) else ""

    def _mapping(self, path: FieldPath) -> dict[str, Node]:
        values: dict[str, Node] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if len(values) >= self.bounds.items:
                raise too_many(event, self.bounds.items)
            key = str(getattr(event, "value", ""))
            here = (*path, key)
            if isinstance(event, yaml.CollectionStartEvent):
                raise RefusedError(event, say("the name of a field is expected; put a text with [ or {{ in quotes"))
            if key in values:
                self._fault(event, "RB012", say("{field}: the key stands twice; keep one", field=key))
            elif self.places:
                self._place(event, here)
            if self.may_refuse:
                self._refuse(event)
            value = next(self.events)
            if _has_no_colon(event, value):
                words = say("{field}: a comma has cut off the text before; put the whole text in quotes", field=key)
                self._fault(event, "RB014", words)
                continue
            values[key] = self._node(value, here)
        return values

    def _sequence(self, path: FieldPath) -> list[Node]:
        values: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            if len(values) >= self.bounds.items:
                raise too_many(event, self.bounds.items)
            here = (*path, len(values))
            if self.places:
                self._place(event, here)
            values.append(self._node(event, here))
        return values

    def _scalar(self, event: yaml.ScalarEvent, path: FieldPath) -> str:
        value = str(event.value)
        if self.places:
            self.scalars[path] = event
        if not value or value.isspace() or (value in ("~", "null") and not event.style):
            words = say("{field}: the field is empty; write a value or leave the field out", field=dotted(path))
            self._fault(event, "RB015", words)
        elif self.may_comment and not event.style and event.end_mark and self._cut_off(event.end_mark.index):
            words = say(
                "{field}: everything after # is a comment and is lost; put the whole text in quotes", field=dotted(path)
            )
            self._fault(event, "RB014", words)
        if len(value) > self.bounds.letters:
            self._fault(event, "RB016", self.bounds.too_long(dotted(path), len(value)))
        return value if " " in value else intern(value)  # a word of the vocabulary, which many records have

    def _place(self, event: yaml.Event, path: FieldPath) -> None:
        self.positions[path] = self._position(event.start_mark)

    def _cut_off(self, index: int) -> bool:
        rest = self.text[index : self.text.find("\n", index) % (len(self.text) + 1)]
        return rest.lstrip(" ").startswith("#")

    def _refuse(self, event: yaml.NodeEvent) -> None:
        if found := HIDDEN.search(getattr(event, "value", "")):  # written as an escape
            self._fault(event, "RB011", invisible(found[0]))
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._fault(event, "RB013", anchored(str(event.anchor)))
        elif tag := getattr(event, "tag", None):
            name = tag.replace("tag:yaml.org,2002:", "!!")
            words = say("the tag {name} is not allowed; put a text that begins with ! in quotes", name=name)
            self._fault(event, "RB013", words)

    def _fault(self, event: yaml.Event, code: str, message: Message) -> None:
        self.faults.append(Fault(self._position(event.start_mark), code, message))

    def _position(self, mark: Any) -> Position:
        return Position(mark.line + self.first_line, mark.column + 1)

    def _tab(self) -> Fault | None:
        for number, line in enumerate(self.text.split("\n") if "\t" in self.text else ()):
            if "\t" in line[: len(line) - len(line.lstrip())]:
                position = Position(number + self.first_line, line.index("\t") + 1)
                return Fault(position, "RB011", say("a tab indents the line; use spaces"))
        return None

    def _byte(self) -> Fault | None:
        if match := first_hidden(self.text):
            line = self.text.count("\n", 0, match.start())
            column = match.start() - (self.text.rfind("\n", 0, match.start()) + 1) + 1
            return Fault(Position(line + self.first_line, column), "RB011", invisible(match[0]))
        return None

    def _syntax(self, error: yaml.MarkedYAMLError) -> Fault:
        problem = error.problem or ""
        begun_here = "end of stream" in problem or "expected ':'" in problem
        mark = error.context_mark if begun_here else error.problem_mark
        position = self._position(mark or error.problem_mark) if error.problem_mark else Position(self.first_line, 1)
        words = explained(f"{problem} {error.context or ''}")
        return Fault(position, "RB011", self._quoted(words, position))

    def _quoted(self, words: Message, position: Position) -> Message:
        """What is wrong, with the line that it is about, if anything stands there."""
        lines = self.text.split("\n")
        index = position.line - self.first_line
        line = shorten(lines[index].strip()) if index < len(lines) else ""
        return say("{words}: {line}", words=words, line=line) if line else words


def _has_no_colon(key: yaml.Event, value: yaml.Event) -> bool:
    """Whether a name stands alone between the commas of { }: it is then the rest of the text before it."""
    plain_and_empty = isinstance(value, yaml.ScalarEvent) and not value.value and not value.style
    return plain_and_empty and value.start_mark.index == key.end_mark.index  # type: ignore[union-attr]
