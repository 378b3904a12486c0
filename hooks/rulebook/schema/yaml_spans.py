"""Where the values of a YAML text begin and end in it: for those who change a text and leave the rest of it alone.

Phase: schema. The text must be one that yaml_reader accepts.
"""

from collections.abc import Iterator

import yaml

from rulebook.schema.libyaml import Loader

Scalar = tuple[str, yaml.ScalarNode]
"""A scalar, and the name of the field that it stands in; a name is a scalar without one."""


Span = tuple[int, int]


def composed(text: str) -> yaml.Node | None:
    """The tree of a YAML text, each node with its marks."""
    return yaml.compose(text, Loader=Loader)


def end_of(text: str, node: yaml.Node) -> int:
    """Where a value ends, without the white space after it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        return end_of(text, last[1] if isinstance(last, tuple) else last)
    end: int = node.end_mark.index
    while text[end - 1].isspace():
        end -= 1
    return end


def scalars(node: yaml.Node | None, name: str = "") -> Iterator[Scalar]:
    """Every scalar below a node, in the order of the text."""
    if isinstance(node, yaml.ScalarNode):
        yield name, node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from scalars(item, name)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from scalars(key)
            yield from scalars(value, str(key.value))
