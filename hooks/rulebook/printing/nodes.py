"""A body's HTML -> a tree of plain values that a layout draws.

The conversion is closed: an element that it does not know is an error, so that nothing is lost on paper without
somebody noticing. A node is a text, or {"e": element, "c": children, …}; texts are never read as code by a layout.

Phase: printing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Final

Node = str | dict[str, Any]

VOID: Final = frozenset({"br", "hr"})
# fmt: off
_PLAIN: Final = frozenset({
    "abbr", "blockquote", "br", "caption", "code", "dd", "del", "dl", "dt", "em", "h3", "h4", "hr", "li", "ol", "p",
    "pre", "s", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
})
# fmt: on
_ALIGNED = re.compile(r"align-(\w+)")
_SPACES = re.compile(r"\s+")


class UnknownElementError(ValueError):
    """An element that no layout can draw."""

    def __init__(self, element: str) -> None:
        super().__init__(f"<{element}> cannot be printed; printed are: {', '.join(sorted(_PLAIN | {'a', 'div'}))}")
        self.element = element


@dataclass(slots=True)
class _Element:
    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["_Element | str"] = field(default_factory=list)


class _Tree(HTMLParser):
    """The elements of sanitised HTML: every one is closed, and none is written in capitals."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack = [_Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs})
        self.stack[-1].children.append(element)
        if tag not in VOID:
            self.stack.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)


def nodes(html: str, whole: str = "") -> list[Node]:
    """The nodes of a piece of HTML; UnknownElementError for an element that cannot be printed.

    `whole` is the body of which it is a piece: the texts of its notes stand at the body's end.
    """
    notes = {item.attributes["id"]: item for item in _elements(_tree(whole or html), "li") if _is_note(item)}
    root = _tree(html)
    root.children = _without_notes(root.children)
    return list(_children(root, notes))


def _tree(html: str) -> _Element:
    tree = _Tree()
    tree.feed(html)
    tree.close()
    return tree.stack[0]


def _is_note(element: _Element) -> bool:
    """Whether an item of a list is the text of a note: no other item has an id."""
    return "id" in element.attributes


def _without_notes(children: "list[_Element | str]") -> "list[_Element | str]":
    """What stands before the list of notes and the line above it: on paper each note stands on its own page."""
    lists = [place for place, child in enumerate(children) if isinstance(child, _Element) and _has_notes(child)]
    if not lists:
        return children
    lines = [place for place, child in enumerate(children) if isinstance(child, _Element) and child.name == "hr"]
    return children[: max(place for place in lines if place < lists[0])]


def _has_notes(element: _Element) -> bool:
    return element.name == "ol" and any(isinstance(item, _Element) and _is_note(item) for item in element.children)


def mentioned(found: list[Node]) -> Iterator[str]:
    """The ids of the terms that nodes mention."""
    for node in found:
        if not isinstance(node, str):
            if node["e"] == "term":
                yield node["id"]
            yield from mentioned([*node.get("title", []), *node["c"]])


def _elements(element: _Element, name: str) -> Iterator[_Element]:
    for child in element.children:
        if isinstance(child, _Element):
            if child.name == name:
                yield child
            yield from _elements(child, name)


def _children(element: _Element, notes: dict[str, _Element]) -> Iterator[Node]:
    for child in element.children:
        if isinstance(child, str):
            text = child if element.name in ("pre", "code") else _SPACES.sub(_one_space, child)
            if text.strip() or (text and element.name not in _CONTAINERS):
                yield text
        else:
            yield from _node(child, notes)


_CONTAINERS = frozenset({"", "div", "ul", "ol", "dl", "table", "thead", "tbody", "tr", "blockquote"})
"""Between their children stands nothing that is read."""


_AS_WRITTEN: Final = frozenset({"pre", "code", "em", "strong", "del", "s", "sub", "sup", "abbr"})
"""Elements in a line, whose spaces part words, and those that show every space."""

_BLOCKS: Final = frozenset({"p", "ul", "ol", "dl", "table", "blockquote", "pre", "h3", "h4", "hr", "box", "pause"})


def _trimmed(found: list[Node]) -> list[Node]:
    """Nodes of a block without the spaces at its ends and beside blocks in it: a layout would draw them as indents."""
    beside = [None, *found], [*found[1:], None]
    kept = [
        node
        for node, before, after in zip(found, *beside, strict=False)
        if node != " " or not (_is_edge(before) or _is_edge(after))
    ]
    if kept and isinstance(kept[0], str):
        kept[0] = kept[0].lstrip(" ")
    if kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip(" ")
    return kept


def _is_edge(node: Node | None) -> bool:
    return node is None or (not isinstance(node, str) and node["e"] in _BLOCKS)


def _one_space(match: re.Match[str]) -> str:
    """A run of spaces as one; a run with a no-break space stays one."""
    return "\u00a0" if "\u00a0" in match[0] else " "


def _node(element: _Element, notes: dict[str, _Element]) -> Iterator[Node]:
    name, attributes = element.name, element.attributes
    if name == "sup" and (marks := list(_elements(element, "a"))):
        id = marks[0].attributes["href"].removeprefix("#")
        if id not in notes:
            raise UnknownElementError(name)  # a note within a note, or one in a heading: neither has a foot of its own
        yield {"e": "note", "c": _note(notes[id])}
    elif name == "a":
        yield from _link(element, notes)
    elif name == "div":
        yield from _box(element, notes)
    elif name in _PLAIN:
        inner = list(_children(element, notes))
        found: dict[str, Any] = {"e": name, "c": inner if name in _AS_WRITTEN else _trimmed(inner)}
        if aligned := _ALIGNED.search(attributes.get("class", "")):
            found["align"] = aligned[1]
        if "start" in attributes:
            found["start"] = int(attributes["start"])
        yield found
    else:
        raise UnknownElementError(name)


def _link(element: _Element, notes: dict[str, _Element]) -> Iterator[Node]:
    """A reference to a record, a mention of a term, or an address elsewhere."""
    address, children = element.attributes.get("href", ""), list(_children(element, notes))
    scheme, _, rest = address.partition(":")
    if scheme == "id" and rest.startswith("term:"):
        yield {"e": "term", "id": rest.removeprefix("term:"), "c": children}
    elif scheme == "id":
        yield {"e": "ref", "id": rest, "c": children}
    elif not address.startswith("#"):  # else the way back from a note
        yield {"e": "link", "href": address, "c": children}


def _note(element: _Element) -> list[Node]:
    """The text of a note, without the paragraph around it."""
    return _trimmed([inner for child in _children(element, {}) for inner in _within_paragraph(child)])


def _within_paragraph(node: Node) -> list[Node]:
    if isinstance(node, str) or node["e"] != "p":
        return [node]
    found: list[Node] = node["c"]
    return found


def _box(element: _Element, notes: dict[str, _Element]) -> Iterator[Node]:
    """A box with a title, or what only groups others."""
    kind, *more = element.attributes.get("class", "").split() or [""]
    children = list(_children(element, notes))
    if kind != "admonition":
        yield from children
        return
    title = []
    head = next((child for child in element.children if isinstance(child, _Element)), None)
    if head and head.attributes.get("class") == "admonition-title":
        title, children = list(_children(head, notes)), children[1:]
    yield {"e": "pause" if "pause" in more else "box", "title": title, "c": children}
