"""Material's search with an index for each language, made of the engine's own entries.

Phase: bridge. Every page is excluded from the theme's index, whose settings alone are kept; the theme is told to
look for an index below the page's own language (see main.html).
"""

import json
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from rulebook.model.languages import LANGUAGES, Language
from rulebook.rendering.searchable import Entry

EXCLUDED = {"search": {"exclude": True}}
"""The front matter that keeps a page out of the theme's own index."""

_INDEX = "search/search_index.json"
_KEY = "rulebook_search"


def collected(config: MkDocsConfig, language: Language) -> list[bytes]:
    """The entries of a language so far, in the form in which they are written: half the memory of the values."""
    found: dict[Language, list[bytes]] = config.extra.setdefault(_KEY, {})
    return found.setdefault(language, [])


def collect(config: MkDocsConfig, language: Language, entries: Iterable[Entry]) -> None:
    """Keep the entries of a page until all are written."""
    collected(config, language).extend(_json(entry) for entry in entries)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the three indexes, and remove the one that holds nothing."""
    whole = Path(config.site_dir) / _INDEX
    settings = {name: value for name, value in json.loads(whole.read_bytes()).items() if name != "docs"}
    for language in LANGUAGES:
        own = Path(config.site_dir) / language / _INDEX
        own.parent.mkdir(parents=True, exist_ok=True)
        _write(own, settings, collected(config, language))
    whole.unlink()


def _write(path: Path, settings: dict[str, object], docs: list[bytes]) -> None:
    """An index as the theme reads it: its settings, and its entries as ``docs``, one after the other."""
    with path.open("wb") as file:
        file.write(_json(settings).removesuffix(b"}") + b', "docs": [\n')
        for index, entry in enumerate(docs):
            file.write(b",\n" + entry if index else entry)
        file.write(b"\n]}")


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
