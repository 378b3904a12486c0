"""One search index for each language, so that a reader finds what they can read."""

from rulebook.bridge.search import on_post_build

__all__ = ["on_post_build"]
