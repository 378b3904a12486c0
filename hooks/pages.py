"""Every page of three languages, its navigation, and what the theme needs to know of it."""

from rulebook.bridge.pages import on_env, on_files, on_nav, on_page_context, on_post_page, on_template_context

__all__ = ["on_env", "on_files", "on_nav", "on_page_context", "on_post_page", "on_template_context"]
