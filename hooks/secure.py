"""Let a page run the site's own scripts and nothing else."""

from rulebook.bridge.security import on_post_page, on_post_template

__all__ = ["on_post_page", "on_post_template"]
