"""Cards do not repeat each other: no sentence twice, no two summaries that begin alike."""

import re
from collections import defaultdict

import pytest

from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import Library
from rulebook.model.markers import ProseMarker, marked_values

WORDS = 5
OPENING = 3

_MARKUP = re.compile(r"\[([^\]]*)\](?:\[[^\]]*\]|\([^)]*\))?|^#+ .*$|[*_`]", re.M)
_END = re.compile(r"(?<=[.!?…])[”’“»)]*\s+|\n+")
_WORD = re.compile(r"\w+(?:[-’]\w+)*")


def sentences(text: str) -> list[tuple[str, ...]]:
    """The sentences of a text as their words in lower case, without headings and markup."""
    plain = _MARKUP.sub(lambda found: found[1] or "", text)
    return [tuple(_WORD.findall(sentence.lower())) for sentence in _END.split(plain)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_on_two_cards(library: Library, language: Language) -> None:
    where: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for rule in library.rules.values():
        for _, text, marker in marked_values(rule.texts[language]):
            if isinstance(marker, ProseMarker):
                for sentence in sentences(text):
                    if len(sentence) >= WORDS:
                        where[sentence].add(rule.id)
    assert {" ".join(sentence): ids for sentence, ids in where.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_summaries_of_rules_begin_alike(library: Library, language: Language) -> None:
    where: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for rule in library.rules.values():
        opening = _WORD.findall(rule.texts[language].summary.lower())[:OPENING]
        where[tuple(opening)].append(rule.id)
    assert [ids for ids in where.values() if len(ids) > 1] == []


def test_a_sentence_is_told_from_its_markup() -> None:
    text = "## Why\n\nSay *sorry* first. Then [put it right][R30]!\nGo."
    assert sentences(text) == [(), ("say", "sorry", "first"), ("then", "put", "it", "right"), ("go",)]
