"""Our Markdown: CommonMark with tables, notes, boxes and definition lists, links by id, and no raw HTML.

A bare link by id shows the title of what it names, and the first mention of a glossary term is a link with its
definition. Both are done on the parser's tokens, before they become HTML.

Phase: rendering. bodies uses it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from rulebook.links.glossary import Glossary
from rulebook.links.references import SCHEMES, target
from rulebook.model.languages import Language
from rulebook.model.library import Library
from rulebook.rendering.typography import bind

_NEVER = ["reference", "html_block", "html_inline"]
"""Rules of CommonMark that find nothing: definitions of links, which are our ids, and HTML."""

_RUNNING = frozenset({"text", "softbreak"})
_NO_TERMS = frozenset({"h2", "h3", "h4", "th"})
_ALIGNED = "text-align:"


def _is_address(url: str) -> bool:
    """Whether a link that is written with its address becomes one: of the web, or a place on the same page.

    It is asked after entities, escapes and capitals have been undone. A link by id is none of these, so that nobody
    writes the addresses that only the engine knows the meaning of.
    """
    return url.lower().startswith(SCHEMES)


class Targets:
    """Every id of the Library as a reference of markdown-it, without a list of them all."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def get(self, label: str, default: None = None) -> dict[str, str] | None:
        """Where a reference leads; markdown-it asks with its label in capitals."""
        id = target(self._library, label.lower())
        return {"href": f"id:{id}", "title": ""} if id else default


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


class Markdown:
    """Markdown of one language -> HTML that is not sanitised yet."""

    def __init__(self, library: Library, glossary: Glossary) -> None:
        self._library = library
        self._glossary = glossary
        self._language = glossary.language
        self._targets = Targets(library)
        parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(_NEVER)
        parser.validateLink = _is_address  # type: ignore[method-assign]
        self._parser = parser.use(footnote_plugin, inline=False).use(admon_plugin).use(deflist_plugin)

    def html(self, text: str, anchor: Callable[[str], str]) -> str:
        """The HTML of a text; `anchor` gives each heading's id."""
        env = {"references": self._targets}
        tokens = self._parser.parse(text, env)
        texts = [(before, token) for before, token in zip([None, *tokens], tokens, strict=False) if token.children]
        seen = {term for _, token in texts for term in self._references(token.children or [])}
        taken: Counter[str] = Counter()
        for before, token in texts:
            block = before.tag if before else ""
            children = _runs(token.children or [])
            if before and before.type == "heading_open":
                before.attrSet("id", _unique(anchor("".join(child.content for child in children)), taken))
            token.children = list(self._prose(children, None if block in _NO_TERMS else seen))
        for token in tokens:
            if token.tag in ("td", "th"):
                _say_alignment_by_class(token)
            elif token.tag == "h2" and token.level:
                token.tag = "h3"  # within a quotation or a list no section begins
        return str(self._parser.renderer.render(tokens, self._parser.options, env))

    def _references(self, tokens: Sequence[Token]) -> Iterator[str]:
        """Give a bare link by id the title of what it names; yields the terms that are linked to."""
        for token, inside in pairwise(tokens):
            scheme, _, id = str(token.attrs.get("href", "")).partition(":")
            if token.type != "link_open" or scheme != "id":
                continue
            prefix, _, name = id.rpartition(":")
            if prefix == "term":
                yield name
            if prefix == "claim":
                token.attrSet("class", "claim")
            if inside.content.lower() == id.lower():
                inside.content = title_of(self._library, id, self._language)
            elif not prefix:
                token.attrs = {"class": "named", **token.attrs}  # by other words than its own: paper adds which it is

    def _prose(self, tokens: Sequence[Token], seen: set[str] | None) -> Iterator[Token]:
        """Bind short words to the next one and, unless `seen` is None, mark terms that are not among those seen."""
        links = 0
        for token in tokens:
            links += (token.type == "link_open") - (token.type == "link_close")
            if token.type != "text" or not token.content.strip():
                yield token
                continue
            token.content = bind(token.content, self._language)
            if not links and seen is not None:
                yield from self._terms(token, seen)
            yield token

    def _terms(self, token: Token, seen: set[str]) -> Iterator[Token]:
        """The text up to the last new term in it, which the token then goes on from."""
        text, end = token.content, 0
        for mention in self._glossary.mentions(text):
            if mention.term not in seen:
                seen.add(mention.term)
                definition = self._library.terms[mention.term].text(self._language).definition
                attributes = {"class": "term", "href": f"id:term:{mention.term}", "title": definition}
                yield _text(text[end : mention.start])
                yield Token("link_open", "a", 1, attrs={**attributes})
                yield _text(text[mention.start : mention.end])
                yield Token("link_close", "a", -1)
                end = mention.end
        token.content = text[end:]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _runs(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each run of text as one, over the ends of lines, since a term may stand across them."""
    found: list[Token] = []
    for token in tokens:
        if token.type not in _RUNNING:
            found.append(token)
        elif not (text := "\n" if token.type == "softbreak" else token.content):
            continue  # the parser's own, between a link and what is bold
        elif found and found[-1].type == "text":
            found[-1].content += text
        else:
            token.type, token.content = "text", text
            found.append(token)
    return found


def _unique(anchor: str, taken: Counter[str]) -> str:
    """The anchor, with a number if another heading of the text has it; no anchor is empty."""
    name = anchor or "section"
    found = name
    while taken[found]:
        found = f"{name}_{taken[name]}"
        taken[name] += 1
    taken[found] += 1
    return found


def _say_alignment_by_class(cell: Token) -> None:
    """The site allows no style attributes."""
    style = str(cell.attrs.pop("style", ""))
    if style.startswith(_ALIGNED):
        cell.attrSet("class", f"align-{style.removeprefix(_ALIGNED)}")
