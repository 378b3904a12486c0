"""Glossary terms are found in every inflected form that the dictionaries know."""

from collections.abc import Iterator
from functools import cache

import pytest
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from rulebook.links.glossary import Glossary
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import Library
from rulebook.morphology import WORD, word_key

pytestmark = pytest.mark.whole  # two million forms are looked at

OTHER_WORDS: dict[Language, tuple[str, ...]] = {
    "en": (),
    "ru": ("акупунктурн", "вопросительный", "дорожный", "твёрдый"),
    "cs": ("nenamáhal", "neodvrátilo", "neočekáv", "neprávem", "nestál"),
}
"""What the dictionaries file under a term's first word although it is another word: negations, parts of long names."""


@cache
def forms(language: Language) -> dict[str, list[str]]:
    """The forms of a language's dictionary by the key that the engine gives them."""
    found: dict[str, list[str]] = {}
    for form in map(_text, DefaultDictionaryFactory().get_dictionary(language)):
        found.setdefault(word_key(form, language), []).append(form)
    return found


def _text(word: str | bytes) -> str:
    return word.decode() if isinstance(word, bytes) else word


def inflected(term: str, language: Language) -> Iterator[str]:
    """A term with its first word in every form of the dictionary."""
    first = WORD.search(term)
    assert first
    for form in forms(language).get(word_key(first[0], language), []):
        if form.islower() and not form.startswith(OTHER_WORDS[language]):
            yield f"{form}{term[first.end() :]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_may_begin_with_any_form_of_its_first_word(library: Library, language: Language) -> None:
    glossary = Glossary(library, language)
    terms = [term.text(language).term for term in library.terms.values()]
    texts = [text for term in terms for text in inflected(term, language)]
    assert len(texts) > len(terms)
    assert [text for text in texts if not any(glossary.mentions(text))] == []
