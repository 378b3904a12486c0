"""The theme's own scripts, written without comments and spaces: what every reader loads is small.

Phase: bridge. A preview keeps them as they are, so that a browser's tools show the source.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from rjsmin import jsmin

from rulebook.bridge import build

_FOLDER = "assets/javascripts"


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Shorten a script that is a template: a renewal puts it into the site before the build ends."""
    return jsmin(output) if template_name.endswith(".js") and not build.is_preview() else output


def on_post_build(config: MkDocsConfig) -> None:
    """Shorten the scripts that were copied; the theme's come shortened."""
    if build.is_preview() or not config.theme.custom_dir:
        return
    for source in (Path(config.theme.custom_dir) / _FOLDER).glob("*.js"):
        copied = Path(config.site_dir) / _FOLDER / source.name
        if copied.is_file():
            written = copied.read_text(encoding="utf-8")
            if (short := jsmin(written)) != written:
                copied.write_text(short, encoding="utf-8")
