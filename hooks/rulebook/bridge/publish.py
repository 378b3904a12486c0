"""A build writes into a folder of its own and takes the site's place at the end, so that a failed or killed
build leaves the last good site as it was.

Phase: bridge. Who sets out what is built (`build.set_out`) looks after the folder as well.
"""

import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from rulebook.bridge import build
from rulebook.bridge.folders import take_place

_SUFFIX = ".building"
_unfinished: Path | None = None


def on_config(config: MkDocsConfig) -> None:
    """Turn the build to a folder beside the site."""
    global _unfinished
    if not (build.is_preview() or build.is_set_out(config)):
        config.site_dir = f"{config.site_dir}{_SUFFIX}"
        _unfinished = Path(config.site_dir)


def on_post_build(config: MkDocsConfig) -> None:
    """Put the new site in the old one's place."""
    global _unfinished
    if _unfinished:
        site = Path(config.site_dir.removesuffix(_SUFFIX))
        take_place(_unfinished, site)
        config.site_dir, _unfinished = str(site), None


def on_build_error(error: Exception) -> None:
    """Remove what a failed build has written; MkDocs hands no configuration to this event."""
    if _unfinished:
        shutil.rmtree(_unfinished, ignore_errors=True)
