"""Spaces that must not break: after one-letter words, inside numbers and dates, before dashes; and code in prose.

Phase: rendering.
"""

import re

from markupsafe import Markup

from rulebook.model.languages import Language

_NO_BREAK = "\u00a0"
_SHORT_WORDS: dict[Language, tuple[str, ...]] = {
    "en": ("[aAI]",),
    "ru": ("[вкосуияаВКОСУИЯА]", "(?:[Нн][еиа]|[Пп]о|[Зз]а|[Оо][тб]|[Дд]о|[Ии]з)"),
    "cs": ("[ksvzouaiKSVZOUAI]",),
}
"""Words that do not end a line, as patterns of one length each, because they are looked back at."""

_ELSEWHERE = (
    r"(?<=\d )(?=\d{3}\b)",  # thousands
    r"(?<=\d )(?=%|[a-zа-яё])",  # a number and what it counts
    r"(?<=\d\. )(?=[a-zá-ž])",  # a Czech date
)


def _bound_space(words: tuple[str, ...]) -> re.Pattern[str]:
    """A space before a dash, or behind what may bind it; most stand behind a letter that ends no short word."""
    letters = "".join(sorted({letter for word in words for letter in word if letter.isalpha()}))
    behind = "|".join([*(rf"(?<=(?<![\w’]){word} )(?=\S)" for word in words), *_ELSEWHERE])
    return re.compile(rf" (?:(?=[—–] )|(?<=[\d.{letters}] )(?:{behind}))")


_BOUND_SPACE = {language: _bound_space(words) for language, words in _SHORT_WORDS.items()}


def bind(text: str, language: Language) -> str:
    """The text with no-break spaces where a typesetter of the language would put them."""
    return _BOUND_SPACE[language].sub(_NO_BREAK, text)


def with_code(text: str, language: Language) -> Markup:
    """A plain text in which `backticks` set off code; spaces are bound in the prose alone, for code may be copied."""
    prose_and_code = enumerate(bind(text, language).split("`"))
    return Markup().join(
        Markup("<code>{}</code>").format(part.replace(_NO_BREAK, " ")) if number % 2 else part
        for number, part in prose_and_code
    )
