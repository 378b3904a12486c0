"""The handbooks: what is in each, and a preface that somebody with a shift ahead of them will read."""

import re

import pytest

from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import Library
from rulebook.printing.selection import Selection, of_handbook

PREFACE = range(60, 141)
"""Words of a preface in the language of its source; a translation may need a few more or less."""

_REFERENCE = re.compile(r"\[([^\]]*)\](?:\[[^\]]*\])?")
_WORD = re.compile(r"\w+(?:[-’]\w+)*")


def selection(library: Library, id: str, language: Language = "en") -> Selection:
    return of_handbook(library, library.handbooks[id].texts[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_preface_is_neither_a_line_nor_a_chapter(library: Library, language: Language) -> None:
    lengths = {
        id: len(_WORD.findall(_REFERENCE.sub(r"\1", record.texts[language].body)))
        for id, record in library.handbooks.items()
    }
    assert {id: words for id, words in lengths.items() if words not in PREFACE} == {}


def test_a_preface_names_only_what_is_in_the_book(library: Library) -> None:
    """Whoever holds the paper can turn to the page that the preface speaks of."""
    for id, record in library.handbooks.items():
        named = {found for found in _REFERENCE.findall(record.entry.body) if found in library.records}
        assert named <= set(selection(library, id).ids), id


def test_the_whole_rulebook_has_everything_that_is_active(library: Library) -> None:
    active = {id for id, record in library.records.items() if record.entry.status == "active"}
    assert set(selection(library, "whole").ids) == active - set(library.handbooks)


def test_the_books_of_the_parts_make_the_deck(library: Library) -> None:
    parts = [selection(library, f"part-{part}").rules for part in library.taxonomy.keys("parts")]
    assert sorted(rule for rules in parts for rule in rules) == sorted(library.rules)


def test_every_rule_of_a_book_that_has_cases_is_shown_by_one(library: Library) -> None:
    """A case stands with one rule alone and may show several; none is left without."""
    for id in library.handbooks:
        found = selection(library, id)
        shown = {link.rule for case in found.cases for link in library.cases[case].entry.rules}
        assert set(found.rules) <= shown, id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_book_holds_the_same_in_every_language(library: Library, language: Language) -> None:
    for id in library.handbooks:
        assert set(selection(library, id, language).ids) == set(selection(library, id).ids)
