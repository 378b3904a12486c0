"""The fields of a YAML text in their order, moved with the comments that belong to them and not written anew.

Each field keeps its own letters: its value, its line breaks, the comment lines above it and the comment behind it.

Phase: authoring. normal_form uses it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import yaml

from rulebook.authoring.writer import ordered
from rulebook.model.markers import FieldPath
from rulebook.schema.silencings import among_fields
from rulebook.schema.yaml_spans import Span, composed, end_of

Orders = Callable[[FieldPath], Sequence[str]]
"""The order of the fields in the field of a path."""


def in_order(text: str, orders: Orders) -> str:
    """The text with the fields of every mapping in their order."""
    node = composed(text)
    return _Sorter(text, orders).sorted(node, (), (0, len(text))) if node else text


@dataclass(frozen=True, slots=True)
class _Sorter:
    """One pass over the tree of a text, from the outside in, each value written once."""

    text: str
    orders: Orders

    def sorted(self, node: yaml.Node, path: FieldPath, around: Span) -> str:
        """The text of a span with all that a node in it holds in order."""
        if isinstance(node, yaml.MappingNode) and node.value:
            return self._mapping(node, path, around)
        if isinstance(node, yaml.SequenceNode) and node.value:
            spans = [(item.start_mark.index, end_of(self.text, item)) for item in node.value]
            items = [
                self.sorted(item, (*path, number), span)
                for number, (item, span) in enumerate(zip(node.value, spans, strict=True))
            ]
            return self._joined(items, spans, around)
        return self.text[slice(*around)]

    def _mapping(self, node: yaml.MappingNode, path: FieldPath, around: Span) -> str:
        names = [str(key.value) for key, _ in node.value]
        spans = list(self._fields(node))
        fields = [
            self.sorted(value, (*path, name), span)
            for name, (_, value), span in zip(names, node.value, spans, strict=True)
        ]
        if self._can_move(node, spans):
            fields = [fields[names.index(name)] for name in ordered(names, self.orders(path))]
        return self._joined(fields, spans, around)

    def _joined(self, parts: list[str], spans: list[Span], around: Span) -> str:
        """Parts in the places of these spans; what stands between two places stays where it is."""
        between = [self.text[before[1] : after[0]] for before, after in pairwise(spans)]
        inside = "".join(piece for pair in zip(parts, [*between, ""], strict=True) for piece in pair)
        return self.text[around[0] : spans[0][0]] + inside + self.text[spans[-1][1] : around[1]]

    def _fields(self, mapping: yaml.MappingNode) -> Iterator[Span]:
        """Where the fields of a mapping stand, comments included."""
        end = 0
        for key, value in mapping.value:
            start, earliest, end = key.start_mark.index, end, end_of(self.text, value)
            if not mapping.flow_style:
                start, end = self._with_comments_above(start, earliest), self._with_comment_behind(end)
            yield start, end

    def _can_move(self, mapping: yaml.MappingNode, spans: list[Span]) -> bool:
        """Whether no comment would come to stand where it is none: behind a hyphen, or inside of braces."""
        text = self.text
        if mapping.flow_style:
            return "\n" not in text[spans[0][0] : spans[-1][1]]
        line = text[text.rfind("\n", 0, spans[0][0]) + 1 : spans[0][0]]
        return not line.strip() or not any(text[start] == "#" for start, _ in spans)

    def _with_comment_behind(self, end: int) -> int:
        line_end = self.text.find("\n", end) % (len(self.text) + 1)
        return line_end if self.text[end:line_end].lstrip(" ").startswith("#") else end

    def _with_comments_above(self, start: int, earliest: int) -> int:
        """Where a field begins together with its comments: those right above it, and what silences something in it."""
        text, line, attached = self.text, self.text.rfind("\n", 0, start) + 1, True
        if text[line:start].strip():
            return start
        while line > earliest:
            above = text.rfind("\n", 0, line - 1) + 1
            words = text[above:line].strip()
            if above < earliest or (words and not words.startswith("#")):
                break
            attached = attached and bool(words)
            if words and (attached or among_fields(words, 1)):
                start = text.index("#", above)
            line = above
        return start
