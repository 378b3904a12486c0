"""A build writes into a folder of its own and takes the site's place at the end, so that a failed or killed
build leaves the last good site as it was.

Phase: bridge. A preview has a folder that nobody else reads, and is left alone.
"""

import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from rulebook.bridge import build

_SUFFIX = ".building"
_unfinished: Path | None = None


def on_config(config: MkDocsConfig) -> None:
    """Turn the build to a folder beside the site."""
    global _unfinished
    if not build.is_preview():
        config.site_dir = f"{config.site_dir}{_SUFFIX}"
        _unfinished = Path(config.site_dir)


def on_post_build(config: MkDocsConfig) -> None:
    """Put the new site in the old one's place: two renames, and the old one goes."""
    global _unfinished
    if _unfinished:
        new, site = _unfinished, Path(config.site_dir.removesuffix(_SUFFIX))
        old = site.with_name(f"{site.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        if site.exists():
            site.rename(old)
        new.rename(site)
        shutil.rmtree(old, ignore_errors=True)
        config.site_dir, _unfinished = str(site), None


def on_build_error(error: Exception) -> None:
    """Remove what a failed build has written; MkDocs hands no configuration to this event."""
    if _unfinished:
        shutil.rmtree(_unfinished, ignore_errors=True)
