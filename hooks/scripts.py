"""The theme's scripts without what a browser does not read."""

from rulebook.bridge.scripts import on_post_build, on_post_template

__all__ = ["on_post_build", "on_post_template"]
