"""Days and lengths of time as somebody wrote them -> as the normal form has them.

Phase: authoring. Pure.
"""

from typing import Final

from rulebook.authoring.writer import DATES
from rulebook.model.days import day
from rulebook.model.lengths import length, often
from rulebook.schema.yaml_reader import Node

_DAYS: Final = DATES | {"occurred", "at"}
_LENGTHS: Final = frozenset({"at", "after", "first_response"})
_ROUNDS: Final = frozenset({"review_every"})


def respelt(name: str, text: str) -> str | None:
    """What a field's text means, in the normal form; None if it is no day and no length, or none of this field."""
    readers = ((_DAYS, day), (_LENGTHS, length), (_ROUNDS, often))
    return next((found for names, read in readers if name in names and (found := read(text))), None)


def in_normal_form(node: Node, name: str = "") -> Node:
    """Fields as somebody typed them, with their days and lengths of time in the normal form."""
    if isinstance(node, dict):
        return {key: in_normal_form(value, key) for key, value in node.items()}
    if isinstance(node, list):
        return [in_normal_form(item, name) for item in node]
    return respelt(name, node) or node
