"""Material's search index, cut into one index for each language.

Phase: bridge. The theme is told to look below the page's own language (see main.html).
"""

import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from rulebook.model.languages import LANGUAGES

_INDEX = "search/search_index.json"


def on_post_build(config: MkDocsConfig) -> None:
    """Replace the one index by three, whose locations are relative to their language."""
    whole = Path(config.site_dir) / _INDEX
    index = json.loads(whole.read_text(encoding="utf-8"))
    for language in LANGUAGES:
        prefix = f"{language}/"
        docs = [
            {**entry, "location": entry["location"].removeprefix(prefix)}
            for entry in index["docs"]
            if entry["location"].startswith(prefix)
        ]
        own = Path(config.site_dir) / language / _INDEX
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(json.dumps({**index, "docs": docs}, ensure_ascii=False), encoding="utf-8")
    whole.unlink()
