"""Addresses in HTML: the engine writes ``id:R29``, ``page:tags/apology/`` and ``file:x.pdf``, a projection its own.

Phase: rendering.
"""

import re
from collections.abc import Callable

_OWN_LINK = re.compile(
    r'(?P<before><(?:a|form|img)(?:\s[\w-]+="[^"]*")*?\s(?:href|action|src)=")(?P<scheme>id|page|page-in|file):(?P<name>[^"]*)"'
)
"""A link of ours, inside a tag: in a text the same letters are what somebody wrote."""


def relink(html: str, address: Callable[[str, str], str]) -> str:
    """Replace every ``id:``, ``page:`` and ``file:`` link by what `address` makes of (scheme, name)."""
    return _OWN_LINK.sub(lambda match: _relinked(match, address), html)


def _relinked(match: re.Match[str], address: Callable[[str, str], str]) -> str:
    """The beginning of the tag up to its address; a link in words that are not the record's own also says its id."""
    says = f' data-id="{match["name"]}"' if 'class="named"' in match["before"] else ""
    return f'{match["before"]}{address(match["scheme"], match["name"])}"{says}'


def relative(here: str, there: str) -> str:
    """The address of a page as seen from another one, both as paths that end in a slash."""
    shared = 0
    while (end := here.find("/", shared) + 1) and there.startswith(here[shared:end], shared):
        shared = end
    return "../" * here.count("/", shared) + there[shared:] or "./"
