"""How far a build is, for who waits at a terminal."""

from rulebook.bridge.progress import on_build_error, on_config, on_env, on_post_build, on_post_page

__all__ = ["on_build_error", "on_config", "on_env", "on_post_build", "on_post_page"]
