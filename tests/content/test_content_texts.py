"""What readers read: quotation marks of their language, and no names of persons."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import Library
from rulebook.model.markers import ProseMarker, marked_values

QUOTES: dict[Language, tuple[str, ...]] = {"en": ("‘’", "“”"), "ru": ("«»", "„“"), "cs": ("„“", "‚‘")}
"""The outer and the inner quotation marks of each language."""

FOREIGN: dict[Language, str] = {"en": "«»„‚", "ru": "‚‘”", "cs": "«»”"}

PERSONS = """
Monica Monika Моника
Carroll Кэрролл
Drake Дрейк
Lily Robinson|Лили Робинсон
Chris King|Крис Кинг
Ovchinnikov Ovčinnikov Овчинников
Cupr Čupr Чупр
Venhuizen Венхёйзен
Hsieh Шей
Tim Cook|Тим Кук
Schulze Шульце
Neeleman Нилман
Kelleher Келлехер
Patrick Doyle|Патрик Дойл
James Burke|Джеймс Бёрк
Bezos Безос
Siemiatkowski Семятковский
Munoz Muñoz Муньос
Cosgrove Косгроув
Branson Брэнсон
Guidara Гидара
Tinkov Tiňkov Тиньков
Soldatenkov Солдатенков
Maciej Wilk|Мацей Вильк
Nayar Наяр
Stumpf Стампф
Paul Pester|Пол Пестер
Bulloch Буллок
George Kurtz|Джордж Куртц
Kevin Johnson|Кевин Джонсон
Edward Brennan|Эдвард Бреннан
Matthew Thornton|Мэтью Торнтон
Dave Watson|Дэйв Уотсон
O'Dwyer О’Дуайер
"""
"""Persons whom the sources name; the cases name roles. A bar divides names that are two words."""


def prose(library: Library, language: Language) -> Iterator[tuple[str, str]]:
    """Every text that a reader of a language reads, with its place."""
    for record in library.records.values():
        for path, text, marker in marked_values(record.texts[language]):
            if isinstance(marker, ProseMarker):
                yield f"{record.id} {'.'.join(map(str, path))}", text
    for term in library.terms.values():
        yield term.id, f"{term.text(language).term}: {term.text(language).definition}"
    for claim in library.claims.values():
        yield claim.id, f"{claim.text(language).claim} {claim.text(language).safe}"
    for group, words in library.taxonomy.groups.items():
        for key, concept in words.items():
            yield f"{group}.{key}", f"{concept.label(language).label} {concept.label(language).description or ''}"


def without_code(text: str) -> str:
    return re.sub(r"`[^`]*`|\]\([^)]*\)|<[^>]*>", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_straight_quotation_marks(library: Library, language: Language) -> None:
    assert [(place, text) for place, text in prose(library, language) if '"' in without_code(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_quotation_marks_of_another_language(library: Library, language: Language) -> None:
    found = [(place, text) for place, text in prose(library, language) if set(FOREIGN[language]) & set(text)]
    assert found == []


@pytest.mark.parametrize("language", ["ru", "cs"])
def test_quotation_marks_come_in_pairs_outer_ones_outside(library: Library, language: Language) -> None:
    assert [(place, text) for place, text in prose(library, language) if not paired(text, language)] == []


def paired(text: str, language: Language) -> bool:
    outer, inner = QUOTES[language]
    marks = re.sub(f"[^{outer}{inner}]", "", text.replace("’", ""))
    without_inner = marks.replace(inner, "")
    return not without_inner.replace(outer, "")


def test_pairs_are_told_from_what_is_open_or_inside_out() -> None:
    assert paired("Он сказал «да», потом «нет „и“ да».", "ru")
    assert not paired("Он сказал «да.", "ru")
    assert not paired("Он сказал „нет «и» да.", "ru")


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_typeset(library: Library, language: Language) -> None:
    sloppy = re.compile(r"\.\.\.|  +\S| [,;.!?](?:\s|$)|(?<=\w)'(?=\w)|\s--?\s")
    lines = [(place, line) for place, text in prose(library, language) for line in without_code(text).splitlines()]
    assert [(place, line) for place, line in lines if sloppy.search(line.lstrip(" *->0123456789.|"))] == []


def test_no_person_is_named(root: Path) -> None:
    names = [
        re.escape(name) for line in PERSONS.split("\n") for name in (line.split("|") if "|" in line else line.split())
    ]
    pattern = re.compile(rf"(?<!Santa )\b(?:{'|'.join(names)})\w{{0,3}}\b")
    found = []
    for path in sorted([*root.glob("cases/**/*.md"), *root.glob("docs/**/*.md"), *root.glob("docs/vocabulary/*.yml")]):
        text = re.sub(r"https?://\S+", "", path.read_text(encoding="utf-8"))
        found += [(path.name, name) for name in pattern.findall(text)]
    assert found == []
