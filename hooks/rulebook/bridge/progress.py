"""How far a build is: the pages of each language, as they are written.

Phase: bridge. The other steps of a build are begun by whoever does them.
"""

import logging
from collections import Counter

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from rulebook import progress
from rulebook.bridge import build
from rulebook.model.languages import ENDONYMS, LANGUAGES
from rulebook.model.message import say

_KEY = "rulebook_steps"


def on_config(config: MkDocsConfig) -> None:
    """A line of the log does not run into what is drawn."""
    for handler in logging.getLogger("mkdocs").handlers:
        handler.addFilter(_make_room)


def _make_room(record: logging.LogRecord) -> bool:
    progress.hide()
    return True


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """The pages begin."""
    totals = Counter(plan.language for plan in build.of(config).site.pages.values())
    config.extra[_KEY] = {
        language: progress.begin(say("Pages: {language}", language=ENDONYMS[language]), totals[language])
        for language in LANGUAGES
    }


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    """Another page."""
    advance(config, page)


def advance(config: MkDocsConfig, page: Page) -> None:
    """Count a page that is written."""
    if plan := getattr(page, "plan", None):
        config.extra[_KEY][plan.language].advance()


def on_post_build(config: MkDocsConfig) -> None:
    """The build is over."""
    progress.end()


def on_build_error(error: Exception) -> None:
    """The build is over, and its fault is about to be told."""
    progress.end()
