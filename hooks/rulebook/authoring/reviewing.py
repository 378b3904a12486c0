"""A review written into the file of a record, and no other byte of it changed.

Phase: authoring. Pure.
"""

from datetime import date

import yaml

from rulebook.authoring.writer import quoted
from rulebook.schema.frontmatter import split
from rulebook.schema.yaml_spans import composed, end_of


def reviewed(text: str, on: date, finding: str) -> str:
    """The text of a valid source file with its review replaced."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    matter = split(text.removeprefix(mark))[0]
    start = text.index(matter, len(mark) + 3)
    new = _with(matter, {"on": on.isoformat(), "finding": quoted(finding)})
    return text[:start] + new + text[start + len(matter) :]


def _with(matter: str, values: dict[str, str]) -> str:
    review = _fields(composed(matter))["reviewed"]
    spans = {name: (node.start_mark.index, end_of(matter, node)) for name, node in _fields(review).items()}
    for name, (start, end) in sorted(spans.items(), key=lambda item: -item[1][0]):
        matter = matter[:start] + values[name] + matter[end:]
    return matter


def _fields(node: yaml.Node | None) -> dict[str, yaml.Node]:
    assert isinstance(node, yaml.MappingNode)
    return {str(key.value): value for key, value in node.value}
