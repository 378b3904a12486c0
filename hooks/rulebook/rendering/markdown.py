"""Our part of Markdown: references by id, titles for bare references, tooltips for terms, no raw HTML.

Phase: rendering. bodies uses it.
"""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from rulebook.links.glossary import Glossary
from rulebook.links.references import target
from rulebook.model.languages import Language
from rulebook.model.library import Library
from rulebook.rendering.typography import bind

_NO_TOOLTIP = frozenset({"a", "code", "pre", "h2", "h3", "h4", "th"})


class Targets(dict[str, tuple[str, str]]):
    """Every id of the Library as a Markdown reference, without a list of them all."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and target(self._library, id) is not None

    def __getitem__(self, id: str) -> tuple[str, str]:
        return f"id:{target(self._library, id)}", ""


class RulebookExtension(Extension):
    """References by id, titles for bare references, tooltips for terms, and no raw HTML."""

    def __init__(self, library: Library, glossary: Glossary) -> None:
        super().__init__()
        self.library = library
        self.glossary = glossary
        self.section_ids: Mapping[str, str] = {}
        self.seen: set[str] = set()

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_References(md, self), "rulebook-references", 15)
        md.treeprocessors.register(_Prose(md, self), "rulebook-prose", 14)
        md.treeprocessors.register(_Cells(md), "rulebook-cells", 13)


class _References(Treeprocessor):
    """Gives a bare reference the title of what it names."""

    def __init__(self, md: Markdown, extension: RulebookExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            scheme, _, id = link.get("href", "").partition(":")
            if scheme != "id":
                continue
            link.attrib.pop("title", None)
            prefix, _, name = id.rpartition(":")
            if prefix == "term":
                self.extension.seen.add(name)
            if prefix == "claim":
                link.set("class", "claim")
            if link.text and link.text.lower() == id.lower():
                link.text = title_of(self.extension.library, id, self.extension.glossary.language)


def title_of(library: Library, id: str, language: Language) -> str:
    """What a bare reference shows: ``R29 Apologise with three no’s``, a title, a term, a claim's status."""
    prefix, _, name = id.rpartition(":")
    if prefix == "term":
        return library.terms[name].text(language).term
    if prefix == "claim":
        return library.taxonomy.label(library.claims[name].status, language, "claim_statuses").label
    record = library.records[id]
    title = record.text(language).title
    return f"{record.id} {title}" if record.kind == "rule" else title


class _Cells(Treeprocessor):
    """Says how a cell is aligned by a class, because the site allows no style attributes."""

    def run(self, root: Element) -> None:
        for cell in root.iter():
            style = cell.attrib.pop("style", None) if cell.tag in ("td", "th") else None
            if style:
                cell.set("class", style.rstrip(";").replace("text-align: ", "align-"))


class _Prose(Treeprocessor):
    """Binds short words to the next one, and marks the first mention of each term with its definition."""

    def __init__(self, md: Markdown, extension: RulebookExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        self._element(root, tooltips=True)

    def _element(self, element: Element, tooltips: bool) -> None:
        if element.tag in ("code", "pre"):
            return
        inside = tooltips and element.tag not in _NO_TOOLTIP
        children = list(element)
        self._text(element, None, inside)
        for child in children:
            self._element(child, inside)
            self._text(element, child, inside)

    def _text(self, parent: Element, before: Element | None, tooltips: bool) -> None:
        """Work on one run of text: the parent's first text, or the one after a child."""
        text = (parent.text if before is None else before.tail) or ""
        if not text.strip():
            return
        text = bind(text, self.extension.glossary.language)
        first, links = self._split(text) if tooltips else (text, [])
        if before is None:
            parent.text = first
        else:
            before.tail = first
        index = 0 if before is None else list(parent).index(before) + 1
        for offset, link in enumerate(links):
            parent.insert(index + offset, link)

    def _split(self, text: str) -> tuple[str, list[Element]]:
        links: list[Element] = []
        first, end = text, 0
        for mention in self.extension.glossary.mentions(text):
            if mention.term in self.extension.seen:
                continue
            self.extension.seen.add(mention.term)
            between = text[end : mention.start]
            if links:
                links[-1].tail = between
            else:
                first = between
            links.append(self._link(mention.term, text[mention.start : mention.end]))
            end = mention.end
        if links:
            links[-1].tail = text[end:]
        return first, links

    def _link(self, term: str, words: str) -> Element:
        definition = self.extension.library.terms[term].text(self.extension.glossary.language).definition
        link = Element("a", {"class": "term", "href": f"id:term:{term}", "title": definition})
        link.text = words
        return link
