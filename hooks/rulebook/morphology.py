"""Words of three languages reduced to a key that all their inflected forms share.

The key of a word is ``fold(stem(lemma(word)))``: simplemma's dictionaries know irregular forms, Snowball's
stemmers the regular rest (measured together they join 26 of 30 Czech and 24 of 30 Russian everyday pairs,
Snowball alone 19 and 11).

Phase: below links; anyone above the model may import it.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

import simplemma
import snowballstemmer

from rulebook.model.languages import Language

_STEMMERS: Final[dict[Language, str]] = {"en": "english", "ru": "russian", "cs": "czech"}

WORD: Final = re.compile(r"\w+(?:[-’']\w+)*")
"""A word in running text, with the hyphens and apostrophes inside it."""


@cache
def _stemmer(language: Language) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(_STEMMERS[language])


class _Folded(dict[int, str]):
    """What becomes of each letter, worked out when it is first met."""

    def __missing__(self, letter: int) -> str:
        kept = chr(letter) if chr(letter) in "йЙ" else unicodedata.normalize("NFD", chr(letter))
        self[letter] = found = "".join(part for part in kept if not unicodedata.combining(part))
        return found


_FOLDED: Final = _Folded()


def fold(text: str) -> str:
    """Lower case without diacritics; ё becomes е, while й stays a letter of its own."""
    return text.lower().translate(_FOLDED)


@cache
def _letters() -> dict[int, str]:
    found = {letter: fold(chr(letter)) for letter in range(0x590)}
    return {letter: text for letter, text in found.items() if len(text) == 1}


def fold_letters(text: str) -> str:
    """As `fold`, letter by letter, so that every place in the text stays where it is."""
    return text.translate(_letters())


FILED_ELSEWHERE: Final[dict[Language, dict[str, str]]] = {
    "en": {"people": "person", "felt": "feel", "left": "leave", "broke": "break"},
    "ru": {},
    "cs": {"lidem": "člověk"},
}
"""Everyday forms that simplemma's dictionaries do not lead to their word, with the word."""


@lru_cache(maxsize=100_000)
def word_key(word: str, language: Language) -> str:
    """What all forms of a word share; words of the same key count as the same word.

    The dictionaries stay packed in memory (45 MB instead of 230), which costs no measurable time for these words.
    """
    form = word.lower()
    lemma = FILED_ELSEWHERE[language].get(form) or simplemma.lemmatize(form, lang=language, low_memory=True)
    return lemma_key(lemma, language)


def lemma_key(lemma: str, language: Language) -> str:
    """The key of a word whose dictionary form is known."""
    return fold(_stemmer(language).stemWord(lemma.lower()))


def phrase_key(phrase: str, language: Language) -> tuple[str, ...]:
    """The keys of a phrase's words, in order."""
    return tuple(word_key(word, language) for word in WORD.findall(phrase))
