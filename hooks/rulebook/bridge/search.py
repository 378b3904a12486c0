"""The search index of each language, written beside the pages.

Phase: bridge. What pages are filled with is what can be found: each document is collected when its page is filled.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from rulebook import progress
from rulebook.bridge import build
from rulebook.model.languages import Language
from rulebook.model.message import say
from rulebook.rendering.pages import PageRenderer
from rulebook.rendering.site import Page
from rulebook.search.documents import Document, is_findable, of_record, of_vocabulary
from rulebook.search.labels import labels
from rulebook.search.store import renewed

_KEY = "rulebook_search"


def _collected(config: MkDocsConfig, language: Language) -> dict[str, Document]:
    found: dict[Language, dict[str, Document]] = config.extra.setdefault(_KEY, {})
    return found.setdefault(language, {})


def collect(config: MkDocsConfig, plan: Page, renderer: PageRenderer) -> None:
    """Keep what can be found of a page: its record, if it is the record's own page."""
    record, language = plan.record, plan.language
    if record and plan.number == 1 and plan.listing is None and is_findable(record, language):
        document = of_record(record, language, renderer.body(record), renderer.interface)
        _collected(config, language)[record.id] = document


def on_post_build(config: MkDocsConfig) -> None:
    """Write the indexes."""
    progress.begin(say("Search index"))
    here = build.of(config)
    library = here.site.library
    for language, renderer in here.renderers.items():
        records = _collected(config, language)
        found = [*(records[id] for id in sorted(records)), *of_vocabulary(library, language)]
        folder = Path(config.site_dir) / "search" / language
        folder.mkdir(parents=True)
        for name, script in renewed(found, language, labels(library.taxonomy, renderer.interface)).items():
            (folder / name).write_bytes(script)
