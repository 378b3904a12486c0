"""The search index of each language, written beside the pages.

Phase: bridge. What pages are filled with is what can be found: each document is collected when its page is filled.
"""

from collections.abc import Container, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from rulebook.bridge import build
from rulebook.model.languages import LANGUAGES, Language
from rulebook.rendering.pages import PageRenderer
from rulebook.rendering.site import Page
from rulebook.search.documents import Document, is_findable, of_record, of_vocabulary
from rulebook.search.labels import labels
from rulebook.search.store import renewed

_KEY = "rulebook_search"


def _collected(config: MkDocsConfig, language: Language) -> dict[str, Document]:
    found: dict[Language, dict[str, Document]] = config.extra.setdefault(_KEY, {})
    return found.setdefault(language, {})


def expect(config: MkDocsConfig, documents: Mapping[str, Document]) -> None:
    """Begin with what an earlier build has found on its pages, by their addresses."""
    for language in LANGUAGES:
        _collected(config, language).update(
            {url: one for url, one in documents.items() if url.startswith(f"{language}/")}
        )


def found(config: MkDocsConfig, urls: Container[str]) -> dict[str, Document]:
    """What has been found on these pages, by their addresses."""
    return {url: one for language in LANGUAGES for url, one in _collected(config, language).items() if url in urls}


def collect(config: MkDocsConfig, plan: Page, renderer: PageRenderer) -> None:
    """Keep what can be found of a page: its record, if it is the record's own page."""
    record, language = plan.record, plan.language
    _collected(config, language).pop(plan.url, None)
    if record and plan.number == 1 and plan.listing is None and is_findable(record, language):
        document = of_record(record, language, renderer.body(record), renderer.interface)
        _collected(config, language)[plan.url] = document


def on_post_build(config: MkDocsConfig) -> None:
    """Write the indexes."""
    here = build.of(config)
    library = here.site.library
    for language, renderer in here.renderers.items():
        records = {one.id: one for url, one in _collected(config, language).items() if url in here.site.pages}
        documents = [*(records[id] for id in sorted(records)), *of_vocabulary(library, language)]
        folder = Path(config.site_dir) / "search" / language
        folder.mkdir(parents=True)
        for name, script in renewed(documents, language, labels(library.taxonomy, renderer.interface)).items():
            (folder / name).write_bytes(script)
