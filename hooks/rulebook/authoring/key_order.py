"""The fields of a YAML text in their order, moved with the comments that belong to them and not written anew.

Each field keeps its own letters: its value, its line breaks, the comment lines above it and the comment behind it.

Phase: authoring. normal_form uses it.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import yaml

from rulebook.authoring.writer import ordered
from rulebook.model.markers import FieldPath
from rulebook.schema.silencings import among_fields
from rulebook.schema.yaml_spans import composed, end_of

Orders = Callable[[FieldPath], Sequence[str]]
"""The order of the fields in the field of a path."""

Span = tuple[int, int]


def in_order(text: str, orders: Orders, is_same: Callable[[str, str], bool]) -> str:
    """The text with all fields in their order; those stay that cannot be moved without a change of what is said.

    One mapping is sorted after the other, and the text is read again each time, since the places have changed.
    """
    given_up: set[FieldPath] = set()
    while found := next(_disorder(text, orders, given_up), None):
        path, candidate = found
        if is_same(text, candidate):
            text = candidate
        else:
            given_up.add(path)
    return text


def _disorder(text: str, orders: Orders, given_up: set[FieldPath]) -> Iterator[tuple[FieldPath, str]]:
    """Every mapping that is out of order and not given up, with the text in which it is in order."""
    for path, mapping in _mappings(composed(text), ()):
        names = [str(key.value) for key, _ in mapping.value]
        wanted = ordered(names, orders(path))
        if names != wanted and path not in given_up:
            yield path, _sorted(text, mapping, [names.index(name) for name in wanted])


def _mappings(node: yaml.Node | None, path: FieldPath) -> Iterator[tuple[FieldPath, yaml.MappingNode]]:
    if isinstance(node, yaml.MappingNode):
        yield path, node
        for key, value in node.value:
            yield from _mappings(value, (*path, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _mappings(value, (*path, index))


def _sorted(text: str, mapping: yaml.MappingNode, turn: Sequence[int]) -> str:
    """The text with the fields of a mapping in turn; what stands between two fields stays where it is."""
    spans: list[Span] = []
    for key, value in mapping.value:
        start, end = key.start_mark.index, end_of(text, value)
        if not mapping.flow_style:
            end = _with_comment_behind(text, end)
            start = _with_comments_above(text, start, spans[-1][1] if spans else 0)
        spans.append((start, end))
    between = [text[before[1] : after[0]] for before, after in pairwise(spans)]
    fields = (text[slice(*spans[index])] for index in turn)
    moved = "".join(part for pair in zip(fields, [*between, ""], strict=True) for part in pair)
    return text[: spans[0][0]] + moved + text[spans[-1][1] :]


def _with_comment_behind(text: str, end: int) -> int:
    line_end = text.find("\n", end) % (len(text) + 1)
    return line_end if text[end:line_end].lstrip(" ").startswith("#") else end


def _with_comments_above(text: str, start: int, earliest: int) -> int:
    """Where a field begins together with its comments: those right above it, and what silences something in it."""
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip():
        return start
    attached = True
    while line > earliest:
        above = text.rfind("\n", 0, line - 1) + 1
        words = text[above:line].strip()
        if above < earliest or (words and not words.startswith("#")):
            break
        attached = attached and bool(words)
        if words and (attached or among_fields(words, 1)):
            start = above + len(text[above:line]) - len(text[above:line].lstrip())
        line = above
    return start
