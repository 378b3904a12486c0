"""Write beside the last good site, and take its place only when everything has been written."""

from rulebook.bridge.publish import on_build_error, on_config, on_post_build

__all__ = ["on_build_error", "on_config", "on_post_build"]
