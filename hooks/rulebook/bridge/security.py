"""A content security policy for each page: the theme's own inline scripts by their hash, the site's own files, no more.

Whatever a pull request could smuggle past the escaping and the sanitiser still does not run, and no page
can ask another host for anything. Only scripts of the frame are named, which no text of an editor reaches: a hash of
whatever stands on a page would allow what was smuggled into it.

Phase: bridge. The policy is CSP level 2 (W3C), in a meta element, so that it holds on any server and from a disk; what
only a server can say stands in docs/engineering/servers.md. A preview has none: the live reload that MkDocs adds to its
pages is an inline script of its own.
"""

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from typing import Final, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from rulebook.bridge import build

FRAME: Final = ("partials/frame/", "partials/javascripts/")
"""Fragments of the theme in which no text of an editor stands."""

_KEY = "rulebook_scripts"
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", re.S)
_CHARSET = '<meta charset="utf-8">'
_POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
"""Forms lead to the page of the search, which says without scripts what else there is: hence not 'none'."""


def trust(config: MkDocsConfig, fragment: str, html: str) -> None:
    """Let the inline scripts of a fragment run, if it belongs to the frame."""
    if fragment.startswith(FRAME):
        _trusted(config).update(_INLINE_SCRIPT.findall(html))


def _trusted(config: MkDocsConfig) -> set[str]:
    return cast(set[str], config.extra.setdefault(_KEY, set()))


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Add the policy to a page."""
    return secured(output, _trusted(config))


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Add the policy to the page for unknown addresses."""
    return secured(output, _trusted(config)) if template_name.endswith(".html") else output


def secured(html: str, trusted: set[str]) -> str:
    """A page with its policy right behind the character set, before anything that it governs."""
    if build.is_preview():
        return html
    places = {html.find(f">{script}</script>"): script for script in trusted}
    policy = _POLICY.format(hashes=" ".join(_hash(places[place]) for place in sorted(places) if place >= 0))
    before, charset, after = html.partition(_CHARSET)
    if not charset:
        raise ValueError(f"a page has no {_CHARSET}, behind which its security policy belongs")
    return f'{before}{charset}<meta http-equiv="Content-Security-Policy" content="{policy}">{after}'


@lru_cache(maxsize=1_000)
def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
