"""The search index of each language, written beside the pages.

Phase: bridge. What pages are filled with is what can be found: each document is collected when its page is filled.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from mkdocs.config.defaults import MkDocsConfig

from rulebook import progress
from rulebook.bridge import build
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import AnyRecord
from rulebook.model.message import say
from rulebook.processes import spread
from rulebook.rendering.pages import PageRenderer
from rulebook.rendering.site import Page
from rulebook.search.cards import Card
from rulebook.search.documents import Document, is_findable, of_record, of_vocabulary
from rulebook.search.labels import labels
from rulebook.search.store import Said, renewed_by_cards

FOLDER = "search"

_CARDS = "rulebook_search"
_SAID = "rulebook_search_said"
_WRITTEN = "rulebook_search_written"
_FILES = "rulebook_search_files"
_THERE = "rulebook_search_there"


@dataclass(frozen=True, slots=True)
class Found:
    """What has been found on a page, and its card."""

    card: Card
    document: Document


def _cards(config: MkDocsConfig, language: Language) -> dict[str, Card]:
    """The cards of what has been found on pages, by their addresses."""
    found: dict[Language, dict[str, Card]] = config.extra.setdefault(_CARDS, {})
    return found.setdefault(language, {})


def _said(config: MkDocsConfig) -> dict[str, Document]:
    """The documents of the pages that were made now, by their addresses."""
    return cast(dict[str, Document], config.extra.setdefault(_SAID, {}))


def expect(config: MkDocsConfig, cards: Mapping[str, Card], files: Collection[str] | None) -> None:
    """Begin with the cards of what an earlier build has found on its pages, by their addresses.

    If it has written the index of these, `files` are the paths of all that there is in its site.
    """
    found: dict[str, dict[str, Card]] = {language: {} for language in LANGUAGES}
    for url, card in cards.items():
        found[url.partition("/")[0]][url] = card
    config.extra[_CARDS], config.extra[_SAID] = found, {}
    kept = () if files is None else found.items()
    config.extra[_WRITTEN] = {language: dict(some) for language, some in kept if some}
    config.extra[_FILES], config.extra[_THERE] = files or (), {}


def there(config: MkDocsConfig) -> frozenset[str]:
    """The paths of the files that an earlier build has written and that belong to the index of now."""
    return frozenset().union(*(_there(config, language) for language in LANGUAGES))


def _there(config: MkDocsConfig, language: Language) -> set[str]:
    """The same of a language; looked for when it is asked for, which is after the pages can be seen."""
    known: dict[Language, set[str]] = config.extra.setdefault(_THERE, {})
    if language not in known:
        start = f"{FOLDER}/{language}/"
        known[language] = {path for path in config.extra.get(_FILES, ()) if path.startswith(start)}
    return known[language]


def is_written(config: MkDocsConfig, language: Language) -> bool:
    """Whether an earlier build has written the index of what there is now."""
    return bool(config.extra.get(_WRITTEN, {}).get(language) == _current(config, language))


def _current(config: MkDocsConfig, language: Language) -> dict[str, Card]:
    pages = build.of(config).site.pages
    return {url: one for url, one in _cards(config, language).items() if url in pages}


def found(config: MkDocsConfig) -> dict[str, Card]:
    """The cards of what has been found on all pages, by their addresses."""
    return {url: one for language in LANGUAGES for url, one in _current(config, language).items()}


def collected(config: MkDocsConfig, plan: Page) -> Found | None:
    """What has been found on a page that this process has made, for the one that writes the index."""
    card = _cards(config, plan.language).get(plan.url)
    return Found(card, _said(config).pop(plan.url)) if card else None


def take_over(config: MkDocsConfig, plan: Page, found: Found) -> None:
    """Keep what another process has found on a page."""
    _cards(config, plan.language)[plan.url] = found.card
    _said(config)[plan.url] = found.document


def collect(config: MkDocsConfig, plan: Page, renderer: PageRenderer) -> None:
    """Keep what can be found of a page: its record, if it is the record's own page."""
    _cards(config, plan.language).pop(plan.url, None)
    if plan.record and plan.number == 1 and plan.listing is None and is_findable(plan.record, plan.language):
        document = _document(plan.record, renderer)
        take_over(config, plan, Found(Card.of(document), document))


def finish(config: MkDocsConfig, language: Language) -> None:
    """Write the index of a language of which all pages are made, and let go of what was found on them."""
    _write(config, language)
    for url in _cards(config, language):
        del _said(config)[url]
    _cards(config, language).clear()
    config.extra.setdefault(_WRITTEN, {})[language] = {}


def on_post_build(config: MkDocsConfig) -> None:
    """Write the indexes that are not written yet."""
    progress.begin(say("Search index"))
    changed = [language for language in LANGUAGES if not is_written(config, language)]
    written = spread(lambda language: _write(config, language), changed, build.jobs(config))
    for language, kept in zip(changed, written, strict=True):
        config.extra.setdefault(_THERE, {})[language] = kept
    _said(config).clear()


def _write(config: MkDocsConfig, language: Language) -> set[str]:
    """Write the index of a language; the paths of those of its files that are there already."""
    here = build.of(config)
    folder = Path(config.site_dir) / FOLDER / language
    folder.mkdir(parents=True)
    words = labels(here.site.library.taxonomy, here.renderers[language].interface)
    start = f"{FOLDER}/{language}/"
    there = {path.removeprefix(start) for path in _there(config, language)}
    kept: set[str] = set()
    for name, script in renewed_by_cards(_all(config, language), language, words, there=there):
        if script:
            (folder / name).write_bytes(script)
        else:
            kept.add(f"{start}{name}")
    return kept


def _all(config: MkDocsConfig, language: Language) -> Said:
    """All that can be found in a language, in the order of the index: records by their ids, then the vocabulary.

    What stands on no page that was made now is rendered again if the store asks for it, as it does when it was lost.
    """
    here = build.of(config)
    records = sorted(_current(config, language).items(), key=lambda found: found[1].id)
    vocabulary = list(of_vocabulary(here.site.library, language))

    @cache
    def document(number: int) -> Document:
        if number >= len(records):
            return vocabulary[number - len(records)]
        url, card = records[number]
        made_now = _said(config).get(url)
        return made_now or _document(here.site.library.records[card.id], here.renderers[language])

    return Said([*(card for _, card in records), *map(Card.of, vocabulary)], document)


def _document(record: AnyRecord, renderer: PageRenderer) -> Document:
    return of_record(record, renderer.language, renderer.body(record), renderer.interface)
