"""The search of the project's own site: one index for each language, what stands in it, and how large its client is."""

import gzip
import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from built import LANGUAGES, ROOT, Build, own_library
from markup import Element
from rulebook.model.languages import Language
from rulebook.search.files import read
from rulebook.search.layouts import LAYOUTS
from rulebook.search.query import answer
from rulebook.search.reader import Head, Reader

pytestmark = pytest.mark.whole

CYRILLIC = re.compile("[А-яЁё]")
CLIENT = "search.js"
MOST_OF_CLIENT = 8_000


@pytest.fixture(scope="module")
def readers(own_site: Build) -> dict[str, Reader]:
    """A reader for the index of each language."""

    def reader(folder: Path) -> Reader:
        return Reader(lambda name: (folder / name).read_text(encoding="utf-8"))

    return {language: reader(own_site.site / "search" / language) for language in LANGUAGES}


def heads(reader: Reader) -> list[Head]:
    return [reader.head(number) for number in range(reader.manifest["documents"])]


def texts(reader: Reader) -> dict[str, str]:
    """All texts of each document by its id."""
    return {head.id: " ".join(reader.texts(number)) for number, head in enumerate(heads(reader))}


def test_there_is_an_index_for_each_language_and_no_other(own_site: Build) -> None:
    assert sorted(path.name for path in (own_site.site / "search").iterdir()) == sorted(LANGUAGES)
    assert list(own_site.site.rglob("search_index*")) == []
    assert list(own_site.site.rglob("*lunr*")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_named_by_what_it_holds(own_site: Build, language: str) -> None:
    """So that it may be cached for ever, and a reader meets no file of another build."""
    files = [path for path in (own_site.site / "search" / language).iterdir() if path.name != "index.js"]
    for path in files:
        name, text = read(path.read_text(encoding="utf-8"))
        assert f"{name}.js" == path.name
        assert name.split(".")[1] == sha256(text.encode()).hexdigest()[:8]
    assert files


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_leads_to_pages_and_anchors_of_its_language(
    language: str, readers: dict[str, Reader], pages: dict[str, Element]
) -> None:
    lost = []
    for head in heads(readers[language]):
        for url in (head.url, *(f"{head.url}#{anchor}" for anchor, _ in head.sections)):
            page, _, anchor = url.partition("#")
            document = pages.get(f"{language}/{page}index.html")
            if document is None or (anchor and not document.having(id=anchor)):
                lost.append(url)
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_every_record_by_its_own_title(language: Language, readers: dict[str, Reader]) -> None:
    titles = {head.id: head.title.replace("\u00a0", " ") for head in heads(readers[language])}
    for record in own_library().records.values():
        assert record.text(language).title in titles[record.id]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_is_found_by_its_title(language: Language, readers: dict[str, Reader]) -> None:
    lost = []
    for record in own_library().records.values():
        best = [hit.head.id for hit in answer(readers[language], record.text(language).title, limit=5).found]
        if record.id not in best:
            lost.append(record.id)
    assert lost == []


def test_it_has_its_own_language_alone(readers: dict[str, Reader]) -> None:
    """Cyrillic letters stand where Russian is read and nowhere else."""
    for language, reader in readers.items():
        odd = [id for id, text in texts(reader).items() if text and bool(CYRILLIC.search(text)) != (language == "ru")]
        assert odd == [], language


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_of_other_records_are_nobodys_text(language: Language, readers: dict[str, Reader]) -> None:
    """A summary, which stands on many pages, is found on its own record's; a guide may say the same sentence once."""
    found = texts(readers[language])
    records = {record.id: record.text(language).summary for record in own_library().records.values()}
    elsewhere = [
        (id, other) for id, summary in records.items() for other in found if id != other and summary in found[other]
    ]
    assert len(elsewhere) < 5, elsewhere
    assert [id for id, summary in records.items() if summary not in found[id].replace("\u00a0", " ")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_client_is_told_the_layouts(language: Language, readers: dict[str, Reader]) -> None:
    told = [[dict(zip(*pair, strict=True)) for pair in maps] for maps in readers[language].manifest["layouts"]]
    assert told == [list(maps) for maps in LAYOUTS[language]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_that_narrows_has_a_name(language: str, readers: dict[str, Reader]) -> None:
    manifest = readers[language].manifest
    for facet, values in manifest["facets"].items():
        assert set(values) <= set(manifest["labels"]["facets"][facet]["values"])
    assert all(manifest["labels"]["words"].values())


def test_the_client_is_small(own_site: Build) -> None:
    """As it is shipped: the engine and what shows its answers are one file."""
    script = (own_site.site / "assets/javascripts" / CLIENT).read_bytes()
    assert b"class Engine" in script
    assert len(gzip.compress(script, 9)) <= MOST_OF_CLIENT


def test_the_client_depends_on_nothing(own_site: Build) -> None:
    """It needs no other script, no worker, no WebAssembly and no fetch, so that it runs from a disk."""
    text = (own_site.site / "assets/javascripts" / CLIENT).read_text(encoding="utf-8")
    assert re.findall(r"\b(?:import|require|Worker|WebAssembly|fetch|eval|XMLHttpRequest)\b", text) == []


def test_our_scripts_are_shipped_short(own_site: Build) -> None:
    """Without comments and indents, and otherwise as they are written."""
    folder = ROOT / "hooks/theme/assets/javascripts"
    sources = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.js")}
    sources[CLIENT] += sources.pop("search-engine.js")
    for name, source in sources.items():
        written = (own_site.site / "assets/javascripts" / name).read_text(encoding="utf-8")
        assert not re.search(r"^\s*//|^ ", written, re.M)
        assert len(written) < len(source)


def test_the_index_is_json_in_a_call(own_site: Build) -> None:
    """What stands in a file cannot be anything else than two strings, whatever the content says."""
    for path in (own_site.site / "search").rglob("*.js"):
        script = path.read_text(encoding="utf-8")
        assert script.startswith("rulebookSearch(")
        assert [type(part) for part in json.loads(f"[{script.strip()[len('rulebookSearch(') : -1]}]")] == [str, str]
