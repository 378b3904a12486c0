"""Documented cases state what their sources say: every number, date and address stands in the case's file of facts.

A file of facts (cases/facts/ID.yml) holds what was read in the sources, in English, and under `derived` what follows
from it by a count that anyone can repeat. Numbers are compared as numbers: 1,000 and 1 000 are one thousand.
"""

import calendar
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from rulebook.loader import load
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import Library
from rulebook.model.markers import ProseMarker, marked_values
from rulebook.model.records import Case

PROJECT = Path(__file__).parents[2]
DOCUMENTED = sorted(case.id for case in load(PROJECT).library.cases.values() if case.entry.basis == "documented")

_REFERENCE = re.compile(r"\]\[[^\]]*\]|\[[^\]\s]*\]|<!--|-->")
_GROUPED = {"en": re.compile(r"(?<=\d),(?=\d{3}(?!\d))")}
_SPACED = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_NUMBER = {"en": re.compile(r"\d+(?:\.\d+)?")}
_NUMBER_ELSEWHERE = re.compile(r"\d+(?:,\d+)?")
_IN_WORDS = {
    word: float(number)
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
}


@cache
def facts(id: str) -> dict[str, Any]:
    """The file of facts of a case."""
    found: dict[str, Any] = yaml.safe_load((PROJECT / f"cases/facts/{id}.yml").read_text(encoding="utf-8"))
    return found


def numbers(text: str, language: Language = "en") -> set[float]:
    """The numbers of a text in digits, as its language writes them; parts of a date count one by one."""
    text = _SPACED.sub("", _REFERENCE.sub(" ", text))
    if language in _GROUPED:
        text = _GROUPED[language].sub("", text)
    found = _NUMBER.get(language, _NUMBER_ELSEWHERE).findall(text)
    return {float(number.replace(",", ".")) for number in found}


MONTHS = [calendar.month_name[number] for number in range(1, 13)]


def known(id: str) -> set[float]:
    """The numbers that a case may state."""
    text = yaml.safe_dump(facts(id), allow_unicode=True, width=10**6)
    words = {value for word, value in _IN_WORDS.items() if re.search(rf"\b{word}\b", text, re.IGNORECASE)}
    parts = {float(number) for pair in re.findall(r"\d{4}-(\d\d)(?:-(\d\d))?", text) for number in pair if number}
    months = {float(number) for number, month in enumerate(MONTHS, start=1) if month in text}
    return numbers(text) | words | parts | months


def stated(case: Case) -> Iterator[str]:
    """Every text of a case that a reader reads, and the fields that hold a date or a duration."""
    yield from (text for _, text, marker in marked_values(case) if isinstance(marker, ProseMarker))
    yield re.sub(r"[-/]", " ", case.occurred or "")
    yield from (re.sub(r"[-:]", " ", moment.at or "") for moment in case.moments)
    if case.recovery:
        yield case.recovery.first_response or ""
        yield (case.recovery.follow_up and case.recovery.follow_up.after) or ""


@pytest.mark.parametrize("id", DOCUMENTED)
def test_every_number_of_a_documented_case_is_a_fact(library: Library, id: str) -> None:
    texts = library.cases[id].texts
    unknown = {
        (language, number)
        for language in LANGUAGES
        if language in texts
        for text in stated(texts[language])
        for number in numbers(text, language) - known(id) - {0.0}
    }
    assert sorted(unknown) == []


@pytest.mark.parametrize("id", DOCUMENTED)
def test_every_address_of_the_facts_is_a_source(library: Library, id: str) -> None:
    sources = [source.url for source in library.cases[id].entry.sources if source.url]
    assert sorted(sources) == sorted(source["url"] for source in facts(id)["sources"])


@pytest.mark.parametrize("id", DOCUMENTED)
def test_nothing_unverified_is_a_fact(id: str) -> None:
    assert "from memory" not in (PROJECT / f"cases/facts/{id}.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1,000 people paid 2.50 on 16 February 2018", "en", {1000.0, 2.5, 16.0, 2018.0}),
        ("1 000 osob zaplatilo 2,50 dne 16. 2. 2018", "cs", {1000.0, 2.5, 16.0, 2.0, 2018.0}),
        ("[R29] and [the words][claim:4-percent], 54–70 %", "en", {54.0, 70.0}),
        ("от 450 до 700, потом 1\u00a0250 человек", "ru", {450.0, 700.0, 1250.0}),
    ],
)
def test_numbers_are_read_as_their_language_writes_them(text: str, language: Language, expected: set[float]) -> None:
    assert numbers(text, language) == expected
