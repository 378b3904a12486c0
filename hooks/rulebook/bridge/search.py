"""The search index of each language, written beside the pages.

Phase: bridge. What pages are filled with is what can be found: each document is collected when its page is filled.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from rulebook import progress
from rulebook.bridge import build
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.message import say
from rulebook.processes import spread
from rulebook.rendering.pages import PageRenderer
from rulebook.rendering.site import Page
from rulebook.search.documents import Document, is_findable, of_record, of_vocabulary
from rulebook.search.labels import labels
from rulebook.search.store import renewed

FOLDER = "search"

_KEY = "rulebook_search"
_WRITTEN = "rulebook_search_written"
_THERE = "rulebook_search_there"


def _collected(config: MkDocsConfig, language: Language) -> dict[str, Document]:
    found: dict[Language, dict[str, Document]] = config.extra.setdefault(_KEY, {})
    return found.setdefault(language, {})


def expect(config: MkDocsConfig, documents: Mapping[str, Document], files: Collection[str] | None) -> None:
    """Begin with what an earlier build has found on its pages, by their addresses.

    If it has written the index of these, `files` are the paths of all that there is in its site.
    """
    config.extra[_KEY] = {
        language: {url: one for url, one in documents.items() if url.startswith(f"{language}/")}
        for language in LANGUAGES
    }
    kept = () if files is None else config.extra[_KEY].items()
    config.extra[_WRITTEN] = {language: dict(found) for language, found in kept if found}

    config.extra[_THERE] = {
        language: {path for path in files or () if path.startswith(f"{FOLDER}/{language}/")} for language in LANGUAGES
    }


def there(config: MkDocsConfig) -> frozenset[str]:
    """The paths of the files that an earlier build has written and that belong to the index of now."""
    found: dict[Language, set[str]] = config.extra[_THERE]
    return frozenset().union(*found.values())


def is_written(config: MkDocsConfig, language: Language) -> bool:
    """Whether an earlier build has written the index of what there is now."""
    return bool(config.extra.get(_WRITTEN, {}).get(language) == _current(config, language))


def _current(config: MkDocsConfig, language: Language) -> dict[str, Document]:
    pages = build.of(config).site.pages
    return {url: one for url, one in _collected(config, language).items() if url in pages}


def found(config: MkDocsConfig) -> dict[str, Document]:
    """What has been found on all pages, by their addresses."""
    return {url: one for language in LANGUAGES for url, one in _current(config, language).items()}


def collected(config: MkDocsConfig, plan: Page) -> Document | None:
    """What has been found on a page."""
    return _collected(config, plan.language).get(plan.url)


def take_over(config: MkDocsConfig, plan: Page, document: Document) -> None:
    """Keep what another process has found on a page."""
    _collected(config, plan.language)[plan.url] = document


def collect(config: MkDocsConfig, plan: Page, renderer: PageRenderer) -> None:
    """Keep what can be found of a page: its record, if it is the record's own page."""
    record, language = plan.record, plan.language
    _collected(config, language).pop(plan.url, None)
    if record and plan.number == 1 and plan.listing is None and is_findable(record, language):
        document = of_record(record, language, renderer.body(record), renderer.interface)
        _collected(config, language)[plan.url] = document


def finish(config: MkDocsConfig, language: Language) -> None:
    """Write the index of a language of which all pages are made, and let go of what was found on them."""
    _write(config, language)
    _collected(config, language).clear()
    config.extra.setdefault(_WRITTEN, {})[language] = {}


def on_post_build(config: MkDocsConfig) -> None:
    """Write the indexes that are not written yet."""
    progress.begin(say("Search index"))
    changed = [language for language in LANGUAGES if not is_written(config, language)]
    written = spread(lambda language: _write(config, language), changed, build.jobs(config))
    for language, kept in zip(changed, written, strict=True):
        config.extra.setdefault(_THERE, {})[language] = kept


def _write(config: MkDocsConfig, language: Language) -> set[str]:
    """Write the index of a language; the paths of those of its files that are there already."""
    here = build.of(config)
    library = here.site.library
    records = {one.id: one for one in _current(config, language).values()}
    documents = [*(records[id] for id in sorted(records)), *of_vocabulary(library, language)]
    folder = Path(config.site_dir) / FOLDER / language
    folder.mkdir(parents=True)
    words = labels(library.taxonomy, here.renderers[language].interface)
    start = f"{FOLDER}/{language}/"
    there = {path.removeprefix(start) for path in config.extra.get(_THERE, {}).get(language, ())}
    kept: set[str] = set()
    for name, script in renewed(documents, language, words, there=there):
        if script:
            (folder / name).write_bytes(script)
        else:
            kept.add(f"{start}{name}")
    return kept
