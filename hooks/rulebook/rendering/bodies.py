"""A record's body: Markdown -> sanitised HTML, cut into sections.

References become links of the scheme ``id:``, which a projection replaces by its own addresses (a path on
the site, a page number on paper), so that a body is rendered once for all of them. Raw HTML is not read as
HTML at all; what remains is sanitised against an allow-list.

Phase: rendering.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import nh3
from pymdownx.slugs import slugify

from rulebook.links.glossary import Glossary
from rulebook.model.languages import Language
from rulebook.model.library import AnyRecord, Library
from rulebook.model.markers import Kind
from rulebook.model.watching import Known, Recorder
from rulebook.rendering.markdown import Markdown

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
    "a": {"href", "title", "id"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "li": {"id"},
    "sup": {"id"},
    "ol": {"start"},
}
_ALIGNED = {"align-left", "align-center", "align-right"}
_CLASSES = {
    "a": {"claim", "footnote-backref", "named", "term"},
    "div": {"admonition", "pause", "note", "tip", "warning", "danger", "example", "info", "question", "quote"},
    "p": {"admonition-title"},
    "td": _ALIGNED,
    "th": _ALIGNED,
}
"""No others: with the theme's own a text could lie over the page, or look like a part of it."""
_SCHEMES = {"http", "https", "mailto", "tel", "id"}


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

    @property
    def html(self) -> str:
        """All sections without their headings; the texts of notes stand at the end."""
        return "".join(section.html for section in self.sections)

    def section(self, id: str) -> Section | None:
        """The section of an id, if the body has it."""
        return next((section for section in self.sections if section.id == id), None)


@dataclass(slots=True)
class BodyRenderer:
    """Renders the bodies of one language; the parser is made once for all."""

    library: Library
    language: Language
    recorder: Recorder = field(default_factory=Recorder)
    glossary: Glossary | None = None
    _markdown: Markdown = field(init=False)
    _last: Known[str, Body] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.glossary = self.glossary or Glossary(self.library, self.language)
        self._markdown = Markdown(self.library, self.glossary)

    def render(self, record: AnyRecord) -> Body:
        """The body of a record in this renderer's language; KeyError if the record has none in it.

        The last one is kept: a page and what a search finds of it are made one after the other.
        """
        if record.id not in self._last:
            self._last = {}
        return self.recorder.remembered(self._last, record.id, lambda: self._rendered(record))

    def _rendered(self, record: AnyRecord) -> Body:
        section_ids = self._section_ids(record.kind)
        text = _PAUSE.sub(_pause, record.texts[self.language].body)
        html = self._markdown.html(text, lambda title: section_ids.get(title) or _anchor(title))
        return Body(tuple(_sections(_sanitise(html))))

    def _section_ids(self, kind: Kind) -> Mapping[str, str]:
        """The ids of the sections that every record of a kind has: one anchor in all languages."""
        group = SECTION_GROUPS.get(kind, "")
        taxonomy = self.library.taxonomy
        return {taxonomy.label(key, self.language, group).label: key for key in taxonomy.keys(group)}


_slug: Callable[[str, str], str] = slugify(case="lower")  # type: ignore[no-untyped-call]


def _anchor(title: str) -> str:
    """The id of a heading; those that begin with an underscore are the theme's."""
    return _slug(title, "-").strip("_")


def _pause(match: re.Match[str]) -> str:
    question = match["question"].replace('"', "”")
    return f'!!! pause "{question}"\n'


_CLEANER = nh3.Cleaner(
    tags=set(_TAGS), attributes=_ATTRIBUTES, allowed_classes=_CLASSES, url_schemes=_SCHEMES, link_rel="noopener"
)


def _sanitise(html: str) -> str:
    return _CLEANER.clean(html)


def _sections(html: str) -> list[Section]:
    headings = list(_HEADING.finditer(html))
    first = headings[0].start() if headings else len(html)
    lead = [Section("", "", html[:first])] if html[:first].strip() else []
    starts = [heading.start() for heading in headings] + [len(html)]
    return lead + [
        Section(heading["id"], heading["title"], html[heading.end() : end].strip())
        for heading, end in zip(headings, starts[1:], strict=True)
    ]
