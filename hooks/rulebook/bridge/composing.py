"""What the form for a case loads once it is open, written beside the pages of each language.

Phase: bridge.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from rulebook.bridge import build
from rulebook.model.languages import LANGUAGES, Language
from rulebook.processes import spread
from rulebook.rendering.composing.files import files

FOLDER = "compose"


def on_post_build(config: MkDocsConfig) -> None:
    """Write ``compose/en/index.js`` and what it names."""
    for _ in spread(lambda language: _write(config, language), LANGUAGES, build.jobs(config)):
        pass


def _write(config: MkDocsConfig, language: Language) -> None:
    folder = Path(config.site_dir) / FOLDER / language
    folder.mkdir(parents=True)
    for name, script in files(build.of(config).site.library, language):
        (folder / name).write_text(script, encoding="utf-8")
