"""Pages of the plan -> HTML of their content, through templates and the interface words.

Phase: rendering. What stands around the content (header, navigation, search) is the theme's.
"""

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property, partial
from html import unescape
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from rulebook.links.glossary import Glossary
from rulebook.model.languages import Language
from rulebook.model.library import AnyRecord
from rulebook.model.watching import Known, Question
from rulebook.rendering.addresses import relative, relink
from rulebook.rendering.bodies import Body, BodyRenderer
from rulebook.rendering.downloads import Download
from rulebook.rendering.environment import environment, pieces
from rulebook.rendering.interface import Interface
from rulebook.rendering.lists import Lists
from rulebook.rendering.site import Page

_HEADING = re.compile(r'<h2 id="(?P<id>[^"]+)"[^>]*>(?P<title>.*?)</h2>', re.S)
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's content: its title and description as plain text, its HTML, its headings as (anchor, text).

    `asked` holds every question whose answer stands on the page: it is made anew when one of them changes.
    """

    title: str
    description: str
    html: str
    headings: tuple[tuple[str, str], ...]
    asked: frozenset[Question]


@dataclass(frozen=True)
class PageRenderer(Lists):
    """Renders the pages of one language."""

    def render(self, page: Page) -> Rendered:
        """The content of a page; KeyError if it links to a page that does not exist."""
        with self.recorder.noting() as asked:
            description, html = self._blocks(page, "description", "content")
            html = relink(html, partial(self._address, page))
            title = self.title(page)
        headings = tuple((found["id"], _plain(found["title"])) for found in _HEADING.finditer(html))
        return Rendered(title, _plain(description), html, headings, self.recorder.frozen(asked))

    def title(self, page: Page) -> str:
        """The title of a page as plain text, without rendering the rest; remembered, since a menu asks for it first."""
        return self.recorder.remembered(self._titles, page.url, lambda: _plain(*self._blocks(page, "title")))

    def _blocks(self, page: Page, *names: str) -> list[str]:
        if page.record:
            self.recorder.note("record", page.record.id)
            self.recorder.note("state", page.record.id)
        template = environment(self.language).get_template(page.template)
        context = template.new_context({**self._shown, "page": page, "record": page.record}, shared=True)
        return ["".join(template.blocks[name](context)) for name in names]

    @cached_property
    def _shown(self) -> dict[str, Any]:
        """What all pages are shown, in one piece: put together for each of them it took as long as a small page."""
        return {**environment(self.language).globals, **self._at_hand, "m": self.pieces}

    @property
    def _at_hand(self) -> dict[str, Any]:
        return {"view": self, "ui": self.interface, "word": self.word}

    @cached_property
    def _titles(self) -> Known[str, str]:
        return {}

    def keep(self, earlier: "PageRenderer", changed: Container[str]) -> None:
        """Take over titles that do not follow from changed records, and the glossary: the vocabulary is the same."""
        self._glossaries.update(earlier._glossaries)
        for url, (title, asked) in earlier._titles.items():
            if not any(question[0] == "record" and question[1] in changed for question in asked):
                self._titles[url] = title, asked

    def forget(self) -> None:
        """Let go of what was kept for the next page, once there is none; whoever asks again waits a little."""
        vars(self.pieces).clear()  # they refer to each other
        for name in ("pieces", "_shown", "asked_by_pieces", "_titles", "_targets", "_bodies"):
            self.__dict__.pop(name, None)

    @cached_property
    def interface(self) -> Interface:
        """How this language speaks to its readers."""
        return Interface(self.language)

    @cached_property
    def asked_by_pieces(self) -> dict[Question, frozenset[Question]]:
        """What each remembered piece asked for, by the question that stands for the piece on a page."""
        return {}

    @cached_property
    def pieces(self) -> SimpleNamespace:
        """The macros of ``macros.html``: drawings and counts, for whoever shows them elsewhere."""
        return pieces(environment(self.language), self._at_hand, self.recorder, self.asked_by_pieces)

    def _address(self, page: Page, scheme: str, name: str) -> str:
        """The relative address of a link from a page: to a record, to a page, or to this page in a language."""
        if scheme == "file":
            folder, _, file = name.rpartition("/")
            return relative(page.url, f"{folder}/") + file
        if scheme == "page-in":
            return relative(page.url, f"{name}/{page.name}")
        url, anchor = self.target(scheme, name)
        if url not in self.whole.pages:
            raise KeyError(f"{page.url} links to {url}, which is no page of the site")
        return relative(page.url, url) + anchor

    def target(self, scheme: str, name: str) -> tuple[str, str]:
        """The page and the place on it to which a link leads."""
        link = (scheme, name)
        self.recorder.note("target", scheme, name)
        if link not in self._targets:
            target = self.whole.name(name) if scheme == "id" else name
            path = target.partition("#")[0].partition("?")[0]
            self._targets[link] = (f"{self.language}/{path}", target.removeprefix(path))
        return self._targets[link]

    @cached_property
    def _targets(self) -> dict[tuple[str, str], tuple[str, str]]:
        return {}

    # What templates ask for: the content, ready to be shown in this language.

    @cached_property
    def _bodies(self) -> dict[Language, BodyRenderer]:
        return {}

    def body(self, record: AnyRecord) -> Body:
        """A record's rendered body, in the language in which this page shows it."""
        shown = record.shown_in(self.language)
        self.recorder.note("body", record.id)
        if shown not in self._bodies:
            glossary = self._glossaries.setdefault(shown, Glossary(self.whole.library, shown))
            self._bodies[shown] = BodyRenderer(self.site.library, shown, self.recorder, glossary)
        return self._bodies[shown].render(record)

    @cached_property
    def _glossaries(self) -> dict[Language, Glossary]:
        return {}

    def is_translated(self, record: AnyRecord) -> bool:
        """Whether a record exists in this language."""
        return self.language in record.texts

    def in_language(self, record: AnyRecord) -> Markup:
        """The `lang` attribute of a record's texts where they are not in the page's language."""
        shown = record.shown_in(self.language)
        return Markup("") if shown == self.language else Markup(' lang="{}"').format(shown)

    def own_language(self, record: AnyRecord) -> Markup:
        """The `lang` attribute that returns to the page's language inside a text in another one."""
        return Markup("") if self.is_translated(record) else Markup(' lang="{}"').format(self.language)

    def downloads(self, id: str = "") -> tuple[Download, ...]:
        """What there is of a record on paper; without an id, what belongs to none."""
        self.recorder.note("downloads", id)
        return self.around.downloads.of(self.language, id)

    def cover(self, id: str) -> str:
        """The address of the picture of a book's cover, or empty."""
        self.recorder.note("cover", id)
        return self.around.downloads.cover(self.language, id)


def _plain(html: str) -> str:
    text = _TAG.sub("", html) if "<" in html else html
    return " ".join(unescape(text).split())
