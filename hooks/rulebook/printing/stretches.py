"""A case's story cut at its pauses: each stretch with the question at its end.

Phase: printing. Huddle and discussion sheets show a stretch, ask, and go on overleaf.
"""

from dataclasses import dataclass

from rulebook.printing.nodes import Node
from rulebook.printing.sheets import Values

AFTER_THE_STORY = frozenset({"lessons", "discuss"})
"""Sections of a case that tell nothing more of what happened."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Nodes of a story up to a pause, and the nodes of its question; the last stretch has none."""

    text: tuple[Node, ...]
    question: tuple[Node, ...] = ()


def stretches(case: Values) -> tuple[Stretch, ...]:
    """The story of a case as `Sheets.case` gives it; a story without a pause is one stretch."""
    found: list[Stretch] = []
    text: list[Node] = []
    for node in _story(case):
        if not isinstance(node, str) and node["e"] == "pause":
            found.append(Stretch(tuple(text), tuple(node["title"])))
            text = list(node["c"])
        else:
            text.append(node)
    return (*found, Stretch(tuple(text)))


def _story(case: Values) -> list[Node]:
    """The body up to the lessons; a heading after the first stands in the text."""
    told = [section for section in case["sections"] if section["id"] not in AFTER_THE_STORY]
    found: list[Node] = []
    for index, section in enumerate(told):
        if index and section["title"]:
            found.append({"e": "h3", "c": section["title"]})
        found += section["body"]
    return found
