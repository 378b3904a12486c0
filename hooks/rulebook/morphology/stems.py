"""Words without their endings, as Snowball's stemmers cut them: what a dictionary would join stays apart.

Phase: below links; anyone above the model may import it.
"""

from functools import cache
from typing import Final

import snowballstemmer

from rulebook.model.languages import Language
from rulebook.morphology.folding import fold

STEMMERS: Final[dict[Language, str]] = {"en": "english", "ru": "russian", "cs": "czech"}


@cache
def _stemmer(language: Language) -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer(STEMMERS[language])


def stem(word: str, language: Language) -> str:
    """The folded stem of a word."""
    return fold(_stemmer(language).stemWord(word.lower()))
