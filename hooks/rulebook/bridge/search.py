"""Material's search with an index for each language, made of the engine's own entries.

Phase: bridge. Every page is excluded from the theme's index, whose settings alone are kept; the theme is told to
look for an index below the page's own language (see main.html).
"""

import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from rulebook.model.languages import LANGUAGES, Language
from rulebook.rendering.searchable import Entry

EXCLUDED = {"search": {"exclude": True}}
"""The front matter that keeps a page out of the theme's own index."""

_INDEX = "search/search_index.json"
_KEY = "rulebook_search"


def collected(config: MkDocsConfig, language: Language) -> list[Entry]:
    """The entries of a language so far; pages add theirs as they are rendered."""
    found: dict[Language, list[Entry]] = config.extra.setdefault(_KEY, {})
    return found.setdefault(language, [])


def on_post_build(config: MkDocsConfig) -> None:
    """Write the three indexes, and remove the one that holds nothing."""
    whole = Path(config.site_dir) / _INDEX
    index = json.loads(whole.read_text(encoding="utf-8"))
    for language in LANGUAGES:
        own = Path(config.site_dir) / language / _INDEX
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(json.dumps({**index, "docs": collected(config, language)}, ensure_ascii=False), encoding="utf-8")
    whole.unlink()
