"""The theme's scripts without what a browser does not read."""

from rulebook.bridge.scripts import on_post_build

__all__ = ["on_post_build"]
