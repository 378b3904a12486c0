"""Spaces that must not break: after one-letter words in Czech and Russian, between a number and its unit.

Phase: rendering.
"""

import re

from rulebook.model.languages import Language

_NO_BREAK = "\u00a0"
_SHORT_WORDS: dict[Language, re.Pattern[str]] = {
    "cs": re.compile(r"(?<![\w’])([ksvzouaiKSVZOUAI]) (?=\S)"),
    "ru": re.compile(r"(?<![\w’])([вкосуияаВКОСУИЯА]|не|ни|на|по|за|от|до|из|об) (?=\S)"),
    "en": re.compile(r"(?<![\w’])([aAI]) (?=\S)"),
}
_DASH = re.compile(r" (?=[—–] )")
_UNIT = re.compile(r"(?<=\d) (?=%)")


def bind(text: str, language: Language) -> str:
    """The text with no-break spaces where a typesetter of the language would put them."""
    bound = _SHORT_WORDS[language].sub(rf"\1{_NO_BREAK}", text)
    return _UNIT.sub(_NO_BREAK, _DASH.sub(_NO_BREAK, bound))
