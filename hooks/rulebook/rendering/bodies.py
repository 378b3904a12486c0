"""A record's body: Markdown -> sanitised HTML, cut into sections.

References become links of the scheme ``id:``, which a projection replaces by its own addresses (a path on
the site, a page number on paper), so that a body is rendered once for all of them. Raw HTML is not read as
HTML at all; what remains is sanitised against an allow-list.

Phase: rendering.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from pymdownx.slugs import slugify

from rulebook.links.glossary import Glossary
from rulebook.links.references import target
from rulebook.model.languages import Language
from rulebook.model.library import AnyRecord, Library
from rulebook.model.markers import Kind
from rulebook.rendering.typography import bind

EXTENSIONS = ("tables", "footnotes", "admonition", "def_list", "sane_lists")
SECTION_GROUPS = {"rule": "rule_sections", "case": "case_sections"}

_PAUSE = re.compile(r"^<!-- pause: (?P<question>.+?) -->$", re.M)
_HEADING = re.compile(r'<h2 id="(?P<id>[^"]+)">(?P<title>.*?)</h2>', re.S)
# fmt: off
_TAGS = frozenset({
    "a", "abbr", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em", "h2", "h3", "h4", "hr",
    "li", "ol", "p", "pre", "s", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
})
# fmt: on
_ATTRIBUTES = {
    "a": {"href", "title", "class", "id"},
    "div": {"class"},
    "p": {"class"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "li": {"id"},
    "sup": {"id"},
    "td": {"style"},
    "th": {"style", "scope"},
    "ol": {"start"},
}
_SCHEMES = {"http", "https", "mailto", "tel", "id"}
_NO_TOOLTIP = frozenset({"a", "code", "pre", "h2", "h3", "h4", "th"})


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a body below a level-2 heading; the part before the first heading has neither id nor title."""

    id: str
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered body."""

    sections: tuple[Section, ...]

    def section(self, id: str) -> Section | None:
        """The section of an id, if the body has it."""
        return next((section for section in self.sections if section.id == id), None)


@dataclass(slots=True)
class BodyRenderer:
    """Renders the bodies of one language; the Markdown object is made once and reset for each."""

    library: Library
    language: Language
    glossary: Glossary = field(init=False)
    _markdown: Markdown = field(init=False)
    _extension: "_RulebookExtension" = field(init=False)

    def __post_init__(self) -> None:
        self.glossary = Glossary(self.library, self.language)
        self._extension = _RulebookExtension(self.library, self.glossary)
        toc = {"slugify": self._anchor}
        self._markdown = Markdown(
            extensions=[*EXTENSIONS, "toc", self._extension], extension_configs={"toc": toc}, output_format="html"
        )

    def render(self, record: AnyRecord) -> Body:
        """The body of a record in this renderer's language; KeyError if the record has none in it."""
        self._extension.section_ids = self._section_ids(record.kind)
        self._extension.seen = set()
        text = _PAUSE.sub(_pause, record.texts[self.language].body)
        self._markdown.reset()
        self._markdown.references = _Targets(self.library)
        return Body(tuple(_sections(_sanitise(self._markdown.convert(text)))))

    def _section_ids(self, kind: Kind) -> Mapping[str, str]:
        group = SECTION_GROUPS.get(kind, "")
        taxonomy = self.library.taxonomy
        return {taxonomy.label(key, self.language, group).label: key for key in taxonomy.keys(group)}

    def _anchor(self, title: str, separator: str) -> str:
        """A section that every record of its kind has keeps one anchor in all languages."""
        return self._extension.section_ids.get(title) or _slug(title, separator)


_slug: Callable[[str, str], str] = slugify(case="lower")  # type: ignore[no-untyped-call]


def _pause(match: re.Match[str]) -> str:
    question = match["question"].replace('"', "”")
    return f'!!! pause "{question}"\n'


def _sanitise(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        filter_style_properties={"text-align"},
        link_rel="noopener",
    )


def _sections(html: str) -> list[Section]:
    headings = list(_HEADING.finditer(html))
    first = headings[0].start() if headings else len(html)
    lead = [Section("", "", html[:first])] if html[:first].strip() else []
    ends = [*(heading.start() for heading in headings[1:]), len(html)]
    return lead + [
        Section(heading["id"], heading["title"], html[heading.end() : end].strip())
        for heading, end in zip(headings, ends, strict=True)
    ]


class _Targets(dict[str, tuple[str, str]]):
    """Every id of the Library as a Markdown reference, without a list of them all."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and target(self._library, id) is not None

    def __getitem__(self, id: str) -> tuple[str, str]:
        return f"id:{target(self._library, id)}", ""


class _RulebookExtension(Extension):
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


class _References(Treeprocessor):
    """Gives a bare reference the title of what it names."""

    def __init__(self, md: Markdown, extension: _RulebookExtension) -> None:
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


class _Prose(Treeprocessor):
    """Binds short words to the next one, and marks the first mention of each term with its definition."""

    def __init__(self, md: Markdown, extension: _RulebookExtension) -> None:
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


def relink(html: str, address: Callable[[str, str], str]) -> str:
    """Replace every ``id:`` and ``page:`` link by what `address` makes of (scheme, name)."""
    return _OWN_LINK.sub(lambda match: f'{match["attribute"]}="{address(match["scheme"], match["name"])}"', html)


_OWN_LINK = re.compile(r'(?P<attribute>href|action)="(?P<scheme>id|page|page-in):(?P<name>[^"]*)"')
