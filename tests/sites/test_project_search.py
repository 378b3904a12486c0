"""The search indexes of the project's own site: one for each language, and nothing in them that is a list of links."""

import json
import re

import pytest

from built import LANGUAGES, ROOT, Build
from markup import Element
from rulebook.loader import load

pytestmark = pytest.mark.whole

Entries = dict[str, list[dict[str, str]]]

CYRILLIC = re.compile("[А-яЁё]")


@pytest.fixture(scope="module")
def entries(own_site: Build) -> Entries:
    """The entries of each language's index."""
    files = {language: own_site.site / language / "search" / "search_index.json" for language in LANGUAGES}
    return {language: json.loads(file.read_text(encoding="utf-8"))["docs"] for language, file in files.items()}


def test_there_is_an_index_for_each_language_and_no_other(own_site: Build, entries: Entries) -> None:
    found = sorted(path.relative_to(own_site.site).as_posix() for path in own_site.site.rglob("search_index.*"))
    assert found == sorted(f"{language}/search/search_index.json" for language in LANGUAGES)
    assert all(entries.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_index_leads_to_pages_and_anchors_of_its_language(
    language: str, entries: Entries, pages: dict[str, Element]
) -> None:
    lost = []
    for entry in entries[language]:
        page, _, anchor = entry["location"].partition("#")
        document = pages.get(f"{language}/{page}index.html")
        if document is None or (anchor and not document.having(id=anchor)):
            lost.append(entry["location"])
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_index_holds_every_record_by_its_own_title(language: str, entries: Entries) -> None:
    titles = {entry["location"]: entry["title"].replace("\u00a0", " ") for entry in entries[language]}
    folders = {"rule": "rules", "guide": "guides", "case": "cases"}
    for record in load(ROOT).library.records.values():
        assert record.text(language).title in titles[f"{folders[record.kind]}/{record.slug}/"]


def test_index_holds_its_language_alone(entries: Entries) -> None:
    """Cyrillic letters stand where Russian is read and nowhere else; the names of sources are in any language."""
    for language in LANGUAGES:
        texts = {
            entry["location"]: entry["title"] + entry["text"]
            for entry in entries[language]
            if entry["text"] and not re.search("#sources$|^claims/#", entry["location"])
        }
        odd = [location for location, text in texts.items() if bool(CYRILLIC.search(text)) != (language == "ru")]
        assert odd == [], language


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_of_other_records_are_not_indexed(language: str, entries: Entries, pages: dict[str, Element]) -> None:
    """The summary of a record that a page shows only in elements with data-search-exclude leads nobody to that page."""
    summaries = [record.text(language).summary for record in load(ROOT).library.records.values()]
    indexed: dict[str, str] = {}
    for entry in entries[language]:
        page = entry["location"].partition("#")[0]
        indexed[page] = " ".join([indexed.get(page, ""), entry["title"], re.sub("<[^>]+>", " ", entry["text"])])
    checked, found = 0, []
    for page, text in indexed.items():
        document = pages[f"{language}/{page}index.html"]
        listed, words = " ".join(box.text for box in excluded(document)), " ".join(text.split())
        read = document.without("data-search-exclude").text
        only_listed = [summary for summary in summaries if summary in listed and summary not in read]
        checked += len(only_listed)
        found += [f"{page}: {summary}" for summary in only_listed if summary in words]
    assert found == []
    assert checked > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_excluded_sections_are_no_results(language: str, entries: Entries, pages: dict[str, Element]) -> None:
    """A search never leads to the heading of a related box."""
    anchors = {
        f"{page.removeprefix(f'{language}/').removesuffix('index.html')}#{element.attributes['id']}"
        for page, document in pages.items()
        if page.startswith(f"{language}/")
        for box in excluded(document)
        for element in box.all()
        if "id" in element.attributes
    }
    assert sorted(anchors & {entry["location"] for entry in entries[language]}) == []
    assert anchors


def excluded(document: Element) -> list[Element]:
    """The elements that the search is told to leave out."""
    return [element for element in document.all() if "data-search-exclude" in element.attributes]
