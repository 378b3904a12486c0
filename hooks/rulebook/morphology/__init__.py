"""Words of three languages reduced to a key that all their inflected forms share.

The key of a word follows from its ending (`endings`), or from a list where the rules of the endings miss it (`forms`).
Both were learned from dictionaries once, by tools/learn_words.py, where a key is ``fold(stem(lemma(word)))``:
simplemma's dictionaries know irregular forms, Snowball's stemmers the regular rest (measured together they join 26 of
30 Czech and 24 of 30 Russian everyday pairs, Snowball alone 19 and 11). Neither is asked when a site is built: the same
rules make the key here and in a reader's browser, and the dictionaries alone took a tenth of a build.

Phase: below links; anyone above the model may import it.
"""

import re
from functools import lru_cache
from typing import Final

from rulebook.model.languages import Language
from rulebook.morphology.endings import derived_key
from rulebook.morphology.folding import fold
from rulebook.morphology.forms import SHORT, irregular

WORD: Final = re.compile(r"\w+(?:[-’']\w+)*")
"""A word in running text, with the hyphens and apostrophes inside it."""

_POSSESSIVE: Final = re.compile("[’']s$")


@lru_cache(maxsize=40_000)
def word_key(word: str, language: Language) -> str:
    """What all forms of a word share; words of the same key count as the same word."""
    form = word.lower()
    if language == "en":
        form = _POSSESSIVE.sub("", form)
    return irregular(language).key(form) or (fold(form) if len(form) <= SHORT else derived_key(fold(form), language))


def phrase_key(phrase: str, language: Language) -> tuple[str, ...]:
    """The keys of a phrase's words, in order."""
    return tuple(word_key(word, language) for word in WORD.findall(phrase))
