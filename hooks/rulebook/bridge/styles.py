"""The theme's style sheet, as far as pages of ours need it: four fifths of it are for what they never show.

Phase: bridge. What they can show stands in the templates and scripts, so that the same sources always give the same
style sheet, whatever the content is.
"""

import re
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from rulebook.rendering.environment import TEMPLATES
from rulebook.rendering.stylesheet import pruned

THEIRS = ("assets/stylesheets/main.", "assets/stylesheets/palette.")
"""The theme's own files, which no page asks for."""

_WORD = re.compile(r"[A-Za-z_][\w-]*")
_NOT_RULES = re.compile(r"/\*.*?\*/|@charset[^;]*;", re.S)
_SOURCES = ("*.html", "partials/**/*.html", "assets/javascripts/*.js")

ELSEWHERE = frozenset(
    {
        # Markdown
        "admonition",
        "admonition-title",
        "note",
        "info",
        "tip",
        "success",
        "question",
        "warning",
        "danger",
        "example",
        "quote",
        # mkdocs.yml, and the theme's words
        "custom",
        "default",
        "slate",
        "ltr",
        # the partials of the theme that we include
        "md-top",
        # what the theme's script adds
        "js",
        "focus-visible",
        "md-header--shadow",
        "md-header__title--active",
        "md-nav__link--active",
        "md-nav__link--passed",
        "md-typeset__scrollwrap",
        "md-typeset__table",
        "md-toggle--indeterminate",
        "md-dialog--active",
        "data-md-scrolllock",
        "data-md-color-switching",
    }
)
"""Names and values of attributes that pages get from somewhere else than our templates and scripts."""


def theme_styles(config: MkDocsConfig) -> Callable[[str], str]:
    """What a template calls with our own style sheet to get the theme's that goes before it."""
    (source,) = (path for folder in config.theme.dirs for path in Path(folder).glob("assets/stylesheets/main.*.css"))

    def before(own: str) -> str:
        known = names(Path(config.theme.custom_dir or ""))
        return pruned(_NOT_RULES.sub("", source.read_text(encoding="utf-8")), known, own)

    return before


def names(theme: Path) -> frozenset[str]:
    """Every word of our templates and scripts: all that could be the name of a class, an id or an attribute."""
    sources = [*TEMPLATES.glob("*.html"), *(path for pattern in _SOURCES for path in theme.glob(pattern))]
    return ELSEWHERE.union(*(_WORD.findall(path.read_text(encoding="utf-8")) for path in sources))
