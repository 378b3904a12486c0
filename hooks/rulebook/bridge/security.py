"""A content security policy for each page: its own inline scripts by their hash, the site's own files, no more.

Whatever a pull request could smuggle past the escaping and the sanitiser still does not run, and no page
can ask another host for anything.

Phase: bridge. The policy is CSP level 2 (W3C), in a meta element, so that it holds on any server and from a disk.
A preview has none: the live reload that MkDocs adds to its pages is an inline script of its own.
"""

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from rulebook.bridge import build

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", re.S)
_CHARSET = '<meta charset="utf-8">'
_POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Add the policy to a page."""
    return secured(output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Add the policy to the page for unknown addresses."""
    return secured(output) if template_name.endswith(".html") else output


def secured(html: str) -> str:
    """A page with its policy right behind the character set, before anything that it governs."""
    if build.is_preview():
        return html
    hashes = dict.fromkeys(_hash(script) for script in _INLINE_SCRIPT.findall(html))
    policy = _POLICY.format(hashes=" ".join(hashes))
    return html.replace(_CHARSET, f'{_CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)


@lru_cache(maxsize=1_000)
def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
