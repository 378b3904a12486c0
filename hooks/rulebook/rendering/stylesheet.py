"""A style sheet without what no page can show.

Phase: rendering. Reads minified CSS, which has neither comments nor nested rules but those of `@media` and its like.
"""

import re
from collections.abc import Iterator

_PIECE = re.compile(r""""[^"]*"|'[^']*'|[{}]""")
_GROUP = re.compile(r"@(?:media|supports|container|layer)\b")

_INNER = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"
_SELECTOR = re.compile(rf"""(?:{_INNER}|"[^"]*"|\\.|[^,(])+""")
_CHOICE = re.compile(rf":(?:not|is|where|has){_INNER}")
_NAME = re.compile(r"""[.#](-?[A-Za-z_][\w-]*)|\[([\w-]+)(?:[~|^$*]?=["']?([A-Za-z_][\w-]*)["']?\s*\])?""")

_PROPERTY = re.compile(r"""(?<=[{;])(--[\w-]+):(?:"[^"]*"|'[^']*'|[^;{}"'])*(?:;|(?=\}))""")
_REFERENCE = re.compile(r"var\(\s*(--[\w-]+)")
_EMPTY = re.compile(r"[^{};]*\{\}")


def pruned(css: str, names: frozenset[str], beside: str = "") -> str:
    """The rules that could apply to elements with no other classes, ids, attributes and their values than `names`.

    Of the custom properties those stay that are used in what remains or in the style sheet `beside` it.
    """
    return _without_unused_properties("".join(_rules(css, names)), beside)


def _rules(css: str, names: frozenset[str]) -> Iterator[str]:
    for head, body in _blocks(css):
        if _GROUP.match(head):
            inside = "".join(_rules(body, names))
            kept = head if inside else ""
        elif head.startswith("@"):
            kept, inside = head, body
        else:
            kept, inside = ",".join(one for one in _SELECTOR.findall(head) if names.issuperset(_needed(one))), body
        if kept:
            yield f"{kept}{{{inside}}}"


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """What stands before and inside each outermost pair of braces."""
    start, depth, opened = 0, 0, 0
    for piece in _PIECE.finditer(css):
        if piece[0] == "{":
            depth += 1
            opened = piece.end() if depth == 1 else opened
        elif piece[0] == "}":
            depth -= 1
            if depth == 0:
                yield css[start : opened - 1].rpartition(";")[2].strip(), css[opened : piece.start()]
                start = piece.end()


def _needed(selector: str) -> Iterator[str]:
    """The names that an element and those around it must have; what `:not` and `:is` say stays open."""
    for match in _NAME.finditer(_CHOICE.sub("", selector)):
        yield from filter(None, match.groups())


def _without_unused_properties(css: str, beside: str) -> str:
    """Until nothing goes any more, since a property can be all that uses another."""
    used = {*_REFERENCE.findall(css), *_REFERENCE.findall(beside)}
    left = _PROPERTY.sub(lambda match: match[0] if match[1] in used else "", css)
    if left == css:
        return _EMPTY.sub("", _EMPTY.sub("", css))  # rules, then groups of them
    return _without_unused_properties(left, beside)
