"""Analyses kept between builds: the same index with less work."""

from pathlib import Path

import pytest

from rulebook.search import analyses
from rulebook.search.analyses import remembered
from rulebook.search.documents import Document, Section
from rulebook.search.files import written
from rulebook.search.index import Analysis, analysed, build

HAM = Document("ham", "case", "cases/ham/", "The ham", "A guest waits.", (Section("story", "Story", "Ham again."),))
SOUP = Document("soup", "case", "cases/soup/", "Cold soup", "A guest leaves.", (Section("story", "Story", "Soup."),))
WARM = Document(
    "soup", "case", "cases/soup/", "Warm soup", "A guest stays.", (Section("story", "Story", "Soup, again."),)
)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A cache of its own, and the ids of the documents that were analysed."""
    done: list[str] = []

    def counted(document: Document, language: analyses.Language) -> Analysis:
        done.append(document.id)
        return analysed(document, language)

    monkeypatch.setattr(analyses, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(analyses, "analysed", counted)
    return done


def files(*documents: Document) -> dict[str, str]:
    with remembered("en") as analyse:
        return written(build(documents, "en", analyse))


def test_a_document_that_has_not_changed_is_not_analysed_again(work: list[str]) -> None:
    assert files(HAM, SOUP) == files(HAM, SOUP)
    assert work == ["ham", "soup"]


def test_after_an_edit_the_files_are_those_of_a_build_without_memory(work: list[str]) -> None:
    files(HAM, SOUP)
    assert files(HAM, WARM) == written(build([HAM, WARM], "en"))
    assert work == ["ham", "soup", "soup"]


def test_what_is_gone_is_forgotten(work: list[str]) -> None:
    files(HAM, SOUP)
    files(HAM)
    files(HAM, SOUP)
    assert work == ["ham", "soup", "soup"]


def test_the_languages_have_memories_of_their_own(work: list[str]) -> None:
    files(HAM)
    with remembered("cs") as analyse:
        build([HAM], "cs", analyse)
    files(HAM)
    assert work == ["ham", "ham"]


def test_a_build_that_fails_leaves_the_memory_as_it_was(work: list[str]) -> None:
    files(HAM)
    with pytest.raises(RuntimeError):
        fail_after(SOUP)
    files(HAM)
    assert work == ["ham", "soup"]


def fail_after(document: Document) -> None:
    with remembered("en") as analyse:
        analyse(document)
        raise RuntimeError
