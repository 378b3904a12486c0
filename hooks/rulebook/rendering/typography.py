"""Spaces that must not break: after one-letter words, inside numbers and dates, before dashes.

Phase: rendering.
"""

import re

from rulebook.model.languages import Language

_NO_BREAK = "\u00a0"
_SHORT_WORDS: dict[Language, str] = {
    "en": "[aAI]",
    "ru": "[вкосуияаВКОСУИЯА]|[Нн]е|[Нн]и|[Нн]а|[Пп]о|[Зз]а|[Оо]т|[Дд]о|[Ии]з|[Оо]б",
    "cs": "[ksvzouaiKSVZOUAI]",
}
_AFTER_SHORT_WORD = {language: re.compile(rf"(?<![\w’])({words}) (?=\S)") for language, words in _SHORT_WORDS.items()}
_ELSEWHERE = re.compile(
    r" (?=[—–] )"  # a dash does not begin a line
    r"|(?<=\d) (?=\d{3}\b)"  # thousands
    r"|(?<=\d) (?=%|[a-zа-яё])"  # a number and what it counts
    r"|(?<=\d\.) (?=[a-zá-ž])"  # a Czech date
)


def bind(text: str, language: Language) -> str:
    """The text with no-break spaces where a typesetter of the language would put them."""
    return _ELSEWHERE.sub(_NO_BREAK, _AFTER_SHORT_WORD[language].sub(rf"\1{_NO_BREAK}", text))
