"""The PDFs of the site, where they are asked for."""

from rulebook.bridge.printing import on_files

__all__ = ["on_files"]
