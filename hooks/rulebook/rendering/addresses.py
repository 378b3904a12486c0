"""Addresses in HTML: the engine writes ``id:R29`` and ``page:tags/apology/``, a projection puts its own in their place.

Phase: rendering.
"""

import posixpath
import re
from collections.abc import Callable

_OWN_LINK = re.compile(
    r'(?P<before><(?:a|form)(?:\s[\w-]+="[^"]*")*?\s(?:href|action)=")(?P<scheme>id|page|page-in):(?P<name>[^"]*)"'
)
"""A link of ours, inside a tag: in a text the same letters are what somebody wrote."""


def relink(html: str, address: Callable[[str, str], str]) -> str:
    """Replace every ``id:`` and ``page:`` link by what `address` makes of (scheme, name)."""
    return _OWN_LINK.sub(lambda match: f'{match["before"]}{address(match["scheme"], match["name"])}"', html)


def relative(here: str, there: str) -> str:
    """The address of a page as seen from another one, both as paths that end in a slash."""
    path = posixpath.relpath(there or ".", here or ".")
    return "./" if path == "." else f"{path}/"
