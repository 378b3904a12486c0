"""HTML as a tree, read strictly: what the tests of built sites look at."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset({"base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


@dataclass(eq=False)
class Element:
    """An element with its attributes and children; the root is the document, without a name."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    def all(self, *names: str) -> Iterator["Element"]:
        """The elements inside, in the order of the document; of these names, or all."""
        for child in self.children:
            if isinstance(child, Element):
                if not names or child.name in names:
                    yield child
                yield from child.all(*names)

    def having(self, **attributes: str) -> list["Element"]:
        """The elements inside that have all these values of attributes; `_` in a name stands for a hyphen."""
        wanted = {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [element for element in self.all() if wanted.items() <= element.attributes.items()]

    def without(self, attribute: str) -> "Element":
        """A copy that lacks every element with an attribute of this name."""
        kept = (child for child in self.children if isinstance(child, str) or attribute not in child.attributes)
        children = [child if isinstance(child, str) else child.without(attribute) for child in kept]
        return Element(self.name, self.attributes, children)

    @property
    def text(self) -> str:
        """The text inside, with every run of spaces and line breaks as one space."""
        return " ".join("".join(self._strings()).split())

    def _strings(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, Element):
                yield from child._strings()
            else:
                yield child


class NestingError(AssertionError):
    """An end tag that does not end the element which is open."""


class _Reader(HTMLParser):
    """Builds the tree; unlike a browser it mends nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = self._add(tag, attrs)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].name != tag:
            raise NestingError(f"line {self.getpos()[0]}: </{tag}> where <{self.open[-1].name}> is open")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def _add(self, tag: str, attrs: list[tuple[str, str | None]]) -> Element:
        names = [name for name, _ in attrs]
        if len(names) > len(set(names)):
            raise NestingError(f"line {self.getpos()[0]}: <{tag}> has an attribute twice")
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        return element


def read_html(text: str) -> Element:
    """The document of a text; NestingError if its tags do not nest."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    if len(reader.open) > 1:
        raise NestingError(f"<{reader.open[-1].name}> is never closed")
    return reader.open[0]


def read_pages(site: Path) -> dict[str, Element]:
    """Every HTML page of a site by its path below the site."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        try:
            pages[name] = read_html(path.read_text(encoding="utf-8"))
        except NestingError as error:
            raise NestingError(f"{name}: {error}") from None
    return pages
