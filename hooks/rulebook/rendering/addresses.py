"""Addresses in HTML: the engine writes ``id:R29``, ``page:tags/apology/`` and ``file:x.pdf``, a projection its own.

Phase: rendering.
"""

import re
from collections.abc import Callable
from functools import lru_cache

_OWN_LINK = re.compile(r'(<(?:a|form|img)(?:\s[\w-]+="[^"]*")*?\s(?:href|action|src)=")(id|page|page-in|file):([^"]*)"')
"""A link of ours, inside a tag: in a text the same letters are what somebody wrote."""


def relink(html: str, address: Callable[[str, str], str]) -> str:
    """Replace every ``id:``, ``page:`` and ``file:`` link by what `address` makes of (scheme, name)."""

    def relinked(match: re.Match[str]) -> str:
        before, scheme, name = match.groups()
        # A link in words that are not the record's own also says its id.
        says = f' data-id="{name}"' if 'class="named"' in before else ""
        return f'{before}{address(scheme, name)}"{says}'

    return _OWN_LINK.sub(relinked, html)


def relative(here: str, there: str) -> str:
    """The address of a page as seen from another one, both as paths that end in a slash."""
    for folder, up in _ways_up(here):
        if there.startswith(folder):
            return up + there[len(folder) :] or "./"
    return "../" * here.count("/") + there or "./"


@lru_cache(maxsize=16)
def _ways_up(here: str) -> tuple[tuple[str, str], ...]:
    """The folders that a page lies in, its own first, each with the way up to it."""
    names = here.split("/")[:-1]
    return tuple(("/".join(names[: len(names) - up]) + "/", "../" * up) for up in range(len(names)))
