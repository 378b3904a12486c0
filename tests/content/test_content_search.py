"""How well the search finds: two sets of queries over the project's own content, and the figures that must be reached.

`search/queries.json` is a public set with pages of its own, which are added to the content; `search/own-queries.json`
asks for the content itself. To see the table:

    PYTHONPATH=hooks python tests/content/test_content_search.py
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rulebook.loader import load
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import Library
from rulebook.morphology import word_key
from rulebook.morphology.endings import derived_key
from rulebook.rendering.site import Site
from rulebook.search.documents import Document, Section, documents
from rulebook.search.files import written
from rulebook.search.index import Index, build
from rulebook.search.query import answer
from rulebook.search.reader import Reader
from rulebook.search.words import folded, words

pytestmark = pytest.mark.whole  # indexes all content twice

SETS = Path(__file__).parent / "search"
FIRST = 5
"""A page that comes later is not seen on a phone."""


@dataclass(frozen=True)
class Query:
    """What is typed, and the pages that answer it equally well."""

    language: Language
    kind: str
    text: str
    pages: frozenset[str]


@dataclass(frozen=True)
class Outcome:
    """A query, the place of the best page that answers it (0: not found), and what came first."""

    query: Query
    rank: int
    first: tuple[str, ...]

    def __str__(self) -> str:
        query, wanted = self.query, " or ".join(sorted(self.query.pages))
        place = f"is {self.rank}" if self.rank else "not found"
        return f"{query.language} {query.kind} {query.text!r}: {wanted} {place}: {' '.join(self.first)}"


@dataclass(frozen=True)
class Figures:
    """Outcomes summed up."""

    outcomes: tuple[Outcome, ...]

    @property
    def found(self) -> int:
        """Queries whose page is among the first five."""
        return sum(0 < outcome.rank <= FIRST for outcome in self.outcomes)

    @property
    def recall(self) -> float:
        return self.found / len(self.outcomes)

    @property
    def mrr(self) -> float:
        """The mean of one divided by the place."""
        return sum(1 / outcome.rank for outcome in self.outcomes if outcome.rank) / len(self.outcomes)

    @property
    def empty(self) -> list[Outcome]:
        """Those that found nothing at all."""
        return [outcome for outcome in self.outcomes if not outcome.first]

    def later(self, rank: int) -> str:
        """Those whose page comes later than a place, one a line."""
        return "\n".join(str(outcome) for outcome in self.outcomes if not 0 < outcome.rank <= rank)


def read_set(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SETS / name).read_text(encoding="utf-8"))
    return found


def queries(name: str) -> tuple[Query, ...]:
    """The queries of a set."""
    return tuple(
        Query(one["lang"], one["kind"], one["q"], frozenset(one.get("pages") or [one["page"]]))
        for one in read_set(name)["queries"]
    )


def public_pages(language: Language) -> Iterator[Document]:
    """The pages of the public set in a language."""
    for id, page in read_set("queries.json")["pages"].items():
        if id.startswith(f"{language}/"):
            yield Document(id, "page", f"{id}/", page["title"], "", (Section("", "", page["body"]),))


def ask(readers: dict[Language, Reader], asked: Sequence[Query]) -> Figures:
    """The queries' outcomes in an index."""
    return Figures(tuple(_outcome(readers[query.language], query) for query in asked))


def _outcome(reader: Reader, query: Query) -> Outcome:
    ids = [hit.head.id for hit in answer(reader, query.text).found]
    rank = next((place for place, id in enumerate(ids, start=1) if id in query.pages), 0)
    return Outcome(query, rank, tuple(ids[:FIRST]))


def reader(index: Index) -> Reader:
    return Reader(written(index).__getitem__)


def indexes(library: Library, public: bool) -> dict[Language, Index]:
    """The index of the content in every language, with the public set's pages or without."""
    site = Site(library.published())
    more = {language: public_pages(language) if public else () for language in LANGUAGES}
    return {language: build([*documents(site, language), *more[language]], language) for language in LANGUAGES}


@pytest.fixture(scope="session")
def own_indexes(library: Library) -> dict[Language, Index]:
    """The index of the content alone."""
    return indexes(library, public=False)


@pytest.fixture(scope="session")
def own(own_indexes: dict[Language, Index]) -> Figures:
    """Our own queries over the content alone."""
    return ask({language: reader(index) for language, index in own_indexes.items()}, queries("own-queries.json"))


@pytest.fixture(scope="session")
def public(library: Library) -> Figures:
    """The public queries over the content and their pages."""
    found = indexes(library, public=True)
    return ask({language: reader(index) for language, index in found.items()}, queries("queries.json"))


def test_public_queries_find_their_pages(public: Figures) -> None:
    assert len(public.outcomes) == 60
    assert public.found >= 59, public.later(FIRST)


def test_own_queries_find_their_pages(own: Figures) -> None:
    assert own.recall >= 0.95, own.later(FIRST)


def test_own_queries_find_their_pages_first(own: Figures) -> None:
    assert own.mrr >= 0.9, f"{own.mrr:.3f}\n{own.later(1)}"


def test_no_query_finds_nothing(public: Figures, own: Figures) -> None:
    assert [str(outcome) for outcome in (*public.empty, *own.empty)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_content_has_the_key_of_the_dictionaries(
    own_indexes: dict[Language, Index], language: Language
) -> None:
    index = own_indexes[language]
    wrong = [word for word in _words(index) if word_key(word, language) not in _keys(index, folded(word))]
    assert len(index.entries) > 3000
    assert wrong == []


def _words(index: Index) -> set[str]:
    texts = (
        text
        for document in index.documents
        for text in (document.title, document.summary, *document.aliases, *(s.text for s in document.sections))
    )
    return {word for text in texts for word in words(text.lower())}


def _keys(index: Index, form: str) -> set[str]:
    if form in index.exceptions:
        return {change.apply(form) for change in index.exceptions[form]}
    return {derived_key(form, index.language)}


def test_own_queries_are_enough_and_of_every_kind() -> None:
    asked = queries("own-queries.json")
    assert len(set(asked)) == len(asked)
    for language in LANGUAGES:
        kinds = {query.kind for query in asked if query.language == language}
        assert sum(query.language == language for query in asked) >= 25
        assert kinds >= {"exact", "inflected", "irregular", "typo", "prefix", "twoword", "phrase", "layout", "alias"}
    assert {query.kind for query in asked} >= {"yo", "nodia"}


def test_own_queries_ask_for_what_there_is(library: Library) -> None:
    there = set(library.ids("rule", "guide", "case", "handbook"))
    there |= {f"term:{id}" for id in library.terms} | {f"claim:{id}" for id in library.claims}
    assert {page for query in queries("own-queries.json") for page in query.pages} - there == set()


def table(sets: dict[str, Figures]) -> str:
    """The figures of each set by language and by kind of query, as Markdown."""
    lines = ["| set | part | queries | among the first five | MRR | nothing found |", "|---|---|---:|---:|---:|---:|"]
    for name, figures in sets.items():
        for part, outcomes in _parts(figures.outcomes):
            some = Figures(tuple(outcomes))
            found = f"{some.found} ({some.recall:.0%})"
            lines.append(f"| {name} | {part} | {len(outcomes)} | {found} | {some.mrr:.3f} | {len(some.empty)} |")
    return "\n".join(lines)


def _parts(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, list[Outcome]]]:
    parts: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        for part in ("all", outcome.query.language, outcome.query.kind):
            parts[part].append(outcome)
    yield from parts.items()


def print_table() -> None:
    """Print the figures, and the queries whose page does not come first."""
    library = load(Path(__file__).parents[2]).library
    sets = {}
    for name, file, with_pages in (("public", "queries.json", True), ("own", "own-queries.json", False)):
        found = indexes(library, public=with_pages)
        sets[name] = ask({language: reader(index) for language, index in found.items()}, queries(file))
    print(table(sets))
    for name, figures in sets.items():
        print(f"\n{name}, not first:\n{figures.later(1)}")


if __name__ == "__main__":
    print_table()
