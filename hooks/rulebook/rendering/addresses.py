"""Addresses in HTML: the engine writes ``id:R29``, ``page:tags/apology/`` and ``file:x.pdf``, a projection its own.

Phase: rendering.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import takewhile

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
    if there.startswith(here):
        return there[len(here) :] or "./"
    return "../" + _from_folder(here[: here.rfind("/", 0, -1) + 1], there)


@lru_cache(maxsize=50_000)
def _from_folder(folder: str, there: str) -> str:
    """The same, as seen from a folder: all pages of a folder see the rest of the site in one way."""
    start, end = folder.split("/")[:-1], there.split("/")[:-1]
    common = sum(1 for _ in takewhile(lambda steps: steps[0] == steps[1], zip(start, end, strict=False)))
    return "../" * (len(start) - common) + "".join(f"{step}/" for step in end[common:])
