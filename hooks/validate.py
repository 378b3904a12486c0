"""Read all content once, check it, and stop before anything is overwritten."""

from rulebook.bridge.build import on_config, on_startup

__all__ = ["on_config", "on_startup"]
