"""What a search finds of a page: the page itself, and each of its sections by its anchor, as plain text.

The theme's own plug-in reads every tag of every page with a parser in Python, which took two fifths of a build.
Here the HTML is the engine's own, whose form is known.

Phase: rendering.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import TypedDict

_UNSEARCHED = re.compile(r"<(?:(section|ul|p)\b[^>]*\bdata-search-exclude|(svg|nav)\b)[^>]*>.*?</(?:\1|\2)>", re.S)
_TITLE = re.compile(r"<h1\b.*?</h1>", re.S)
_HEADING = re.compile(r'<h2\b[^>]*\bid="([^"]+)"[^>]*>(.*?)</h2>', re.S)
_TAG = re.compile(r"<[^>]+>")


class Entry(TypedDict):
    """One entry of Material's index: its address below the language, its title and its text, both escaped."""

    location: str
    title: str
    text: str


def entries(name: str, title: str, html: str) -> Iterator[Entry]:
    """The entries of a page: what stands before the first heading under the page's title, then each section."""
    searched = _TITLE.sub("", _UNSEARCHED.sub("", html), count=1)
    lead, *sections = _HEADING.split(searched)
    yield Entry(location=name, title=escape(title, quote=False), text=_text(lead))
    for anchor, heading, text in zip(sections[::3], sections[1::3], sections[2::3], strict=True):
        yield Entry(location=f"{name}#{anchor}", title=_text(heading), text=_text(text))


def _text(html: str) -> str:
    return escape(" ".join(unescape(_TAG.sub(" ", html)).split()), quote=False)
