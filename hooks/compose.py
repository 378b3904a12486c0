"""Lists of words and sketches of the cases, for the form for a case."""

from rulebook.bridge.composing import on_post_build

__all__ = ["on_post_build"]
