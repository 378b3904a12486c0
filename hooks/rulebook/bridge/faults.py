"""Faults of the content as a browser shows them: an alert over the last good page.

Phase: bridge. `serving` adds it to every page that is asked for while there are faults; the files stay as they were.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rulebook.model.diagnostic import Diagnostic
from rulebook.model.languages import LANGUAGES, Language
from rulebook.rendering.environment import environment
from rulebook.reporting.report import report

MOST: Final = 12
"""Faults that an alert shows; who has more of them reads the terminal."""

STYLE: Final = "preview/faults.css"
"""Where the preview serves the alert's style sheet, below the site's root."""

_LANGUAGE = re.compile(rb'<html lang="([a-z]+)"')
_BEGINNING = re.compile(rb'<a\b[^>]*class="rb-skip"[^>]*>[^<]*</a>|<body\b[^>]*>(?!.*class="rb-skip")', re.S)
"""Behind the link that skips to the text, which must come first; where there is none, the beginning of the body."""

_HEAD_END = b"</head>"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a preview is not what the files say: faults of the content, or a build that broke off."""

    faults: Sequence[Diagnostic] = ()
    broken: bool = False

    def __bool__(self) -> bool:
        return bool(self.faults) or self.broken


def style() -> bytes:
    """The alert's style sheet."""
    return Path(__file__).with_suffix(".css").read_bytes()


def alert(trouble: Trouble, language: Language, root: str) -> str:
    """The alert in a language; `root` is the address of the site's root."""
    found = report(trouble.faults[:MOST], language).findings
    template = environment(language).get_template("faults.html")
    return template.render(findings=found, count=len(trouble.faults), broken=trouble.broken, root=root)


def above(page: bytes, trouble: Trouble, root: str) -> bytes:
    """A page with the alert at its beginning, in its language; the page itself where all is well."""
    if not trouble:
        return page
    named = _LANGUAGE.search(page)
    language = next((one for one in LANGUAGES if named and one == named[1].decode()), LANGUAGES[0])
    text = alert(trouble, language, root).encode()
    page = page.replace(_HEAD_END, f'<link rel="stylesheet" href="{root}{STYLE}">'.encode() + _HEAD_END, 1)
    return _BEGINNING.sub(lambda found: found[0] + text, page, count=1)


def empty_page() -> bytes:
    """The page of a preview that has no good page yet."""
    return environment(LANGUAGES[0]).get_template("faults_page.html").render().encode()
