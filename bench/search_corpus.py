"""Pages for the search benchmark, and an index of them by each engine that is built in Python.

Synthetic pages, a third of them in each language and of about 245 words, with the hand-written pages that answer the
public queries. Every engine gets the same texts: ours as documents, the others as HTML. The texts are random words of
dictionaries, some of them obscene: they stay in bench/work/ and are never published.

    PYTHONPATH=hooks python bench/search_corpus.py pages 1000 bench/work/search/1000
    PYTHONPATH=hooks python bench/search_corpus.py ours bench/work/search/1000

`documents` writes as many without the HTML.

Modules are imported where they are used: what one engine needs must not count as another's time.
"""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from html import escape
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from rulebook.model.languages import Language
    from rulebook.model.vocabulary import Taxonomy
    from rulebook.search.documents import Document

    Changer = Callable[[list[Document]], list[Document]]

PROJECT = Path(__file__).parent.parent
QUERIES = PROJECT / "tests/content/search/queries.json"

STEMMED = {"lunr": ["stopWordFilter"], "lunr-stemmed": ["stemmer", "stopWordFilter", "trimmer"]}
"""Material's pipeline as it is shipped, and with its stemmers; it has none for Czech."""

ONE_OF = ("touchpoint", "industry", "incident", "outcome")
"""Facets of which a synthetic page has one value, besides two to four tags."""


# Pages.


def write_pages(count: int, folder: Path, with_html: bool = True) -> None:
    """Write documents, labels and HTML of N synthetic pages and the target pages, afresh."""
    from rulebook.loader import load
    from rulebook.model.languages import LANGUAGES
    from rulebook.rendering.interface import Interface
    from rulebook.search.labels import labels

    _set_aside(folder)
    taxonomy = load(PROJECT).library.taxonomy
    for place, language in enumerate(LANGUAGES):
        share = (count - place + len(LANGUAGES) - 1) // len(LANGUAGES)
        documents = sorted([*_synthetic(language, share, taxonomy), *_targets(language)], key=lambda found: found.id)
        _write_json(folder / f"documents/{language}.json", [asdict(document) for document in documents])
        _write_json(folder / f"labels/{language}.json", labels(taxonomy, Interface(language)))
        for document in documents if with_html else ():
            page = folder / "pages" / language / document.url / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(_html(document, language), encoding="utf-8")


def _synthetic(language: "Language", count: int, taxonomy: "Taxonomy") -> Iterator["Document"]:
    from rulebook.search.documents import GROUP_OF_FACET, Document, Section
    from words import Prose, Skew

    prose, names = Prose(language), Prose("en")
    values = {facet: Skew(tuple(taxonomy.keys(GROUP_OF_FACET[facet]))) for facet in (*ONE_OF, "tag")}
    for index in range(count):
        random = Random(f"search {language} {index}")
        id = f"{'-'.join(names.words(random, 2).split())}-{index:05d}"
        title = prose.words(random, random.randint(3, 6)).capitalize()
        summary = prose.sentence(random, 10, 18)
        sections = tuple(
            Section(f"part-{part}", prose.words(random, random.randint(2, 4)).capitalize(), prose.text(random, 71))
            for part in (1, 2, 3)
        )
        drawn = {facet: (values[facet].one(random),) for facet in ONE_OF}
        facets = {"kind": ("case",), **drawn, "tag": tuple(values["tag"].some(random, 2, 4))}
        yield Document(id, "case", f"cases/{id}/", title, summary, sections, (), facets)


def _targets(language: "Language") -> Iterator["Document"]:
    from rulebook.search.documents import Document, Section

    for name, page in json.loads(QUERIES.read_text(encoding="utf-8"))["pages"].items():
        of, _, id = name.partition("/")
        if of == language:
            sections = (Section("", "", page["body"]),)
            yield Document(id, "guide", f"guides/{id}/", page["title"], "", sections, (), {"kind": ("guide",)})


def _html(document: "Document", language: str) -> str:
    facets = ", ".join(f"{facet}:{value}" for facet, values in document.facets.items() for value in values)
    head = f'<meta charset="utf-8"><title>{escape(document.title)}</title>'
    body = f'<main data-pagefind-body data-pagefind-filter="{facets}">\n{_content(document)}\n</main>'
    return f'<!doctype html>\n<html lang="{language}">\n<head>{head}</head>\n<body>{body}</body>\n</html>\n'


def _content(document: "Document") -> str:
    parts = [f"<h1>{escape(document.title)}</h1>"]
    if document.summary:
        parts.append(f"<p>{escape(document.summary)}</p>")
    for section in document.sections:
        if section.anchor:
            parts.append(f'<h2 id="{section.anchor}">{escape(section.heading)}</h2>')
        parts.append(f"<p>{escape(section.text)}</p>")
    return "\n".join(parts)


def _write_json(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def _documents(folder: Path, language: str) -> Iterator["Document"]:
    from rulebook.search.documents import Document, Section

    for fields in json.loads((folder / f"documents/{language}.json").read_text(encoding="utf-8")):
        sections = tuple(Section(**section) for section in fields.pop("sections"))
        facets = {facet: tuple(values) for facet, values in fields.pop("facets").items()}
        yield Document(**{**fields, "aliases": (), "sections": sections, "facets": facets})


# Indexes.


def index_ours(folder: Path, change: "Changer" = list) -> dict[str, float]:
    """Write our index of every language, or another after a change of the English documents; CPU seconds by step."""
    from rulebook.model.languages import LANGUAGES
    from rulebook.search.store import renewed

    steps = Steps()
    index = folder / "indexes" / ("ours" if change is list else "changed")
    _set_aside(index)
    steps.end("start")
    for language in LANGUAGES:
        documents = list(_documents(folder, language))
        if language == "en":
            documents = change(documents)
        labels = json.loads((folder / f"labels/{language}.json").read_text(encoding="utf-8"))
        steps.end("read documents")
        files = dict(renewed(documents, language, labels))
        steps.end("build")
        out = index / language
        out.mkdir(parents=True)
        for name, script in files.items():
            (out / name).write_bytes(script)
        steps.end("write files")
    return steps.seconds


def edited(documents: list["Document"]) -> list["Document"]:
    """Two words more in one document."""
    first, *others = documents
    return [replace(first, summary=f"{first.summary} An edit."), *others]


def added(documents: list["Document"]) -> list["Document"]:
    """One document more, before all others."""
    return [replace(documents[0], id="added"), *documents]


CHANGES: dict[str, "Changer"] = {"edited": edited, "added": added}


def _set_aside(folder: Path) -> None:
    """Make place for a folder. What was there is not removed before the benchmark ends: ext4 takes seconds to find
    places for new files where others have just become free."""
    if folder.exists():
        folder.rename(folder.with_name(f"old-{time.time_ns()}"))


def index_lunr(folder: Path, name: str) -> dict[str, float]:
    """Write Material's search_index.json as its plugin does; lunr's own index is built in the browser, every time."""
    from material.plugins.search.plugin import SearchIndex

    from rulebook.model.languages import LANGUAGES

    steps = Steps()
    steps.end("start")
    fields = {"title": {"boost": 1e3}, "text": {"boost": 1e0}, "tags": {"boost": 1e6}}
    index: Any = SearchIndex(lang=["en", "ru"], separator=r"[\s\-]+", pipeline=STEMMED[name], fields=fields)  # type: ignore[no-untyped-call]
    for language in LANGUAGES:
        for document in _documents(folder, language):
            url = f"{language}/{document.url}"
            page = SimpleNamespace(content=_content(document), meta={}, toc=[], title=document.title, url=url)
            index.add_entry_from_context(page)
    out = folder / "indexes" / name / "search_index.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(index.generate_search_index(None), encoding="utf-8")
    steps.end("build")
    return steps.seconds


class Steps:
    """CPU seconds of this process by step, from its very beginning."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = 0.0

    def end(self, step: str) -> None:
        """A step has ended; the next begins."""
        now = time.process_time()
        self.seconds[step] = self.seconds.get(step, 0.0) + now - self._last
        self._last = now


def main() -> None:
    """Command line: `pages` or `documents`, N and FOLDER; or `ours`, a name of CHANGES or of STEMMED, and FOLDER, which
    prints CPU seconds by step."""
    what, *arguments = sys.argv[1:]
    if what in ("pages", "documents"):
        write_pages(int(arguments[0]), Path(arguments[1]), with_html=what == "pages")
    else:
        folder = Path(arguments[0])
        steps = index_lunr(folder, what) if what in STEMMED else index_ours(folder, CHANGES.get(what, list))
        print(json.dumps(steps))


if __name__ == "__main__":
    main()
