"""Whether a build prints: only where RULEBOOK_PRINT is set, as `make site` does; a preview can do without paper.

Phase: bridge. What it prints, and how, `paper` knows.
"""

import os

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from rulebook.bridge import build


def is_asked_for() -> bool:
    """Whether this build prints."""
    return bool(os.environ.get("RULEBOOK_PRINT")) and not build.is_preview()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Print what the site offers, before its pages are made."""
    if is_asked_for():
        from rulebook.bridge.paper import print_site

        print_site(files, config)
    return files
