"""Letters as they are compared: in lower case, without diacritics.

Phase: below links; anyone above the model may import it.
"""

import unicodedata
from functools import cache
from typing import Final


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
