"""What a hostile text becomes that is read: text, in each field of each kind of record, with each payload.

Pages are rendered here as the site renders them; tests/browser opens some of them as a reader would.
"""

import re
from pathlib import Path

import pytest

from attacking import KINDS, attacks, good_project, payloads, places, write_bodies, write_hostile
from builders import TODAY, Project
from harm import faults
from markup import Element, read_html
from printed import pages as printed_pages
from printed import solid
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import Library
from rulebook.printing.editions import handbook
from rulebook.printing.nodes import nodes
from rulebook.printing.products import edition_of
from rulebook.printing.selection import Selection
from rulebook.printing.sheets import Sheets
from rulebook.printing.typesetting import pdf
from rulebook.rendering.forwarding import forwarding_page, moved_page
from rulebook.rendering.pages import PageRenderer
from rulebook.rendering.site import Site
from rulebook.rendering.surroundings import Surroundings
from rulebook.search.documents import of_record, of_vocabulary
from rulebook.search.files import read, written
from rulebook.search.index import build

COUNT = 8
"""Records of each kind: enough that each field has payloads of every sort."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = good_project(tmp_path_factory.mktemp("harmless"))
    write_hostile(project, COUNT)
    write_bodies(project)
    return project


@pytest.fixture(scope="module")
def library(hostile: Project) -> Library:
    return hostile.library()


@pytest.fixture(scope="module")
def pages(library: Library) -> dict[str, str]:
    """Every page of three languages by its address, and those that lead on."""
    site, around = (
        Site(library),
        Surroundings(TODAY, "https://repository.test/{path}", "https://repository.test/{name}"),
    )
    renderers = {language: PageRenderer(site, language, around) for language in LANGUAGES}
    found = {url: renderers[page.language].render(page).html for url, page in site.pages.items()}
    leading = {short: forwarding_page(site, short, site.name(id)) for short, id in site.short_names()}
    moved = {f"old/{id}": moved_page(site, "en", f"en/old/{id}/", id) for id in library.records}
    return {**found, **leading, **moved}


def test_nothing_is_said_against_them_that_stops_a_build(hostile: Project) -> None:
    """Else they would prove nothing."""
    assert [str(fault) for fault in hostile.diagnostics() if fault.severity == "error"] == []


def test_there_are_enough_of_them() -> None:
    tables = [attack for name in ("bodies", "front_matter") for attack in attacks(name)]
    fields = [place for kind, record in KINDS.items() for place in places(kind, record)]
    assert len(tables) + len(payloads()) >= 120
    assert len(fields) > 100


def test_no_page_has_anything_that_runs(pages: dict[str, str]) -> None:
    read: dict[str, Element] = {url: read_html(html) for url, html in pages.items()}
    assert {f"{url}: {fault}" for url, document in read.items() for fault in faults(document)} == set()
    assert sum("pwned" in document.text for document in read.values()) > 100


def test_every_payload_is_shown_as_it_was_written(pages: dict[str, str], library: Library) -> None:
    texts = "\n".join(read_html(html).text.replace("\u00a0", " ") for html in pages.values())
    assert [payload for payload in payloads() if " ".join(payload.split()) not in texts] == []
    assert len(library.records) > 4 * COUNT


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_index_is_scripts_of_one_call(library: Library, language: Language) -> None:
    """An index is made of what was written; it cannot end its string nor its script, nor name a file elsewhere."""
    renderer = PageRenderer(Site(library), language, Surroundings(TODAY))
    found = [
        of_record(record, language, renderer.body(record), renderer.interface)
        for record in library.records.values()
        if language in record.texts
    ]
    files = written(build([*found, *of_vocabulary(library, language)], language))
    assert any("pwned" in read(file)[1] for file in files.values())
    assert [file for file in files.values() if file.count("\n") != 1 or not file.startswith("rulebookSearch(")] == []
    assert [name for name in files if not re.fullmatch(r"[a-z0-9.]+", name)] == []


def test_every_text_can_be_printed(library: Library) -> None:
    for language in LANGUAGES:
        renderer = PageRenderer(Site(library), language, Surroundings(TODAY))
        for record in library.records.values():
            whole = renderer.body(record).html
            assert all(isinstance(nodes(section.html, whole), list) for section in renderer.body(record).sections)


def test_payloads_name_what_would_be_seen() -> None:
    """A payload that calls nothing and asks nobody could run unseen."""
    traces = ("pwned", "outside.test", "etc/passwd")
    assert [text for text in payloads() if not any(trace in text for trace in traces)] == []


@pytest.mark.whole
def test_a_book_of_hostile_texts_prints_them_as_they_were_written(tmp_path: Path) -> None:
    """Texts reach a layout as values: what looks like its code is letters on paper."""
    printable = [payload for payload in payloads() if payload.isascii()]
    project = good_project(tmp_path)
    write_hostile(project, 3, printable)
    library = project.library()
    sheets = Sheets(PageRenderer(Site(library), "en", Surroundings(TODAY)), "rules.example/")
    chosen = Selection(tuple(library.rules), tuple(library.guides), tuple(library.cases))
    values = handbook(sheets, edition_of(sheets, library.records["hostile-handbook-0"]), chosen, "a5", "colour")
    printed = "".join(printed_pages(pdf("handbook", values, TODAY)))
    codes = [payload for payload in printable if payload.startswith(("#panic", "<script>", "{{", "{%"))]
    assert [code for code in codes if solid(code) not in printed] == []
