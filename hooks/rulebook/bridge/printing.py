"""Whether a site is printed as well: only where RULEBOOK_PRINT is set, as `make site` does.

Phase: bridge. A preview and a check can do without paper.
"""

import os

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from rulebook.bridge import build


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the PDFs of the site."""
    if os.environ.get("RULEBOOK_PRINT") and not build.is_preview():
        from rulebook.bridge import paper  # 10 MB and a quarter of a second that other builds do without

        paper.add(files, config)
    return files
