"""Figures of research in running text: a percentage, “x times more”, “N out of M”, “one in four”.

Small numbers of everyday scenes are none: minutes, steps, prices, discounts, and what people say in quotation marks.

Phase: wording.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from rulebook.model.languages import Language
from rulebook.wording.lexicon import lexicon, word_list
from rulebook.wording.sentences import Span, clause_at, is_quoted

_DIGITS: Final = r"\d{1,9}(?:[.,]\d{1,9})?"

_FORMS: Final[dict[Language, tuple[str, ...]]] = {
    "en": (
        r"DIGITS\s?%|\b(?:NUMBER )?(?:per ?cent|percentage points?)\b",
        r"\bNUMBER(?: and a half)? times (?:(?:much|far) )?(?:COMPARED\b|the )",
        r"\b(?:twice|half) as (?:big|expensive|good|high|large|likely|long|loyal|many|much|often|strong)\b",
        r"\b(?:two|three|four|five|six|ten|\d{1,9})-?fold\b",
        r"\bNUMBER (?:in|out of) (?:every )?NUMBER\b(?! TIMES\b)",
        r"\bevery (?:second|third|fourth|fifth|tenth) COUNTED\b",
        r"\b(?:half|a third|a quarter|a fifth|two[- ]thirds|three[- ]quarters) of (?:all |the |our )?COUNTED\b",
    ),
    "ru": (
        r"DIGITS\s?%|\b(?:NUMBER )?процент(?:а|ов|ных пункт\w*)?\b",
        r"\bв NUMBER (?:с половиной )?раза?\b(?=\sCOMPARED\b)",
        r"\bCHANGED\b(?:\s\w+){0,3} (?:в NUMBER раза?|вдвое|втрое|вчетверо)\b",
        r"\b(?:вдвое|втрое|вчетверо|впятеро|в разы) (?:COMPARED\b|CHANGED)",
        r"\b(?:дву|трёх|четырёх|пяти|десяти)кратн\w+",
        r"\bNUMBER (?:\w+ )?из (?:каждых )?(?:NUMBER (?:\w+ )?COUNTED|(?:10|100|1000|десяти|ста)\b(?! TIMES))",
        r"\bкажд(?:ый|ая|ого|ому|ым|ой|ую|ом) (?:втор|трет|четв[её]рт|пят|десят)\w+ COUNTED",
        r"\b(?:половин|трет|четверт)\w+ (?:всех |наших )?COUNTED|\b(?:две трети|три четверти|пятая часть)\b",
    ),
    "cs": (
        r"DIGITS\s?%|\b(?:NUMBER )?(?:procent[aůu]?|procentních bodů|procentní body)\b",
        r"\b(?:dva|tři|čtyři|pět|šest|deset|několika|\d{1,9})krát (?:COMPARED)\b",
        r"\b(?:dvoj|troj|čtyř|pěti|deseti)násob\w+",
        r"\bNUMBER (?:\w+ )?ze? (?:každých )?(?:NUMBER (?:\w+ )?COUNTED|(?:10|100|1000|deseti|sta)\b(?! TIMES))",
        r"\bkažd(?:ý|á|é|ého|ému|ém|ým|ou) (?:druh|třet|čtvrt|pát|desát)\w+ COUNTED",
        r"\b(?:polovin|třetin|čtvrtin|pětin)\w+ (?:všech |našich )?COUNTED|\b(?:dvě třetiny|tři čtvrtiny)\b",
    ),
}
"""How figures are said; words in capitals are groups of the lists of words."""


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    groups = {"NUMBER": rf"(?:{_DIGITS}|{_any(language, 'numbers')})"}
    groups |= {name: f"(?:{_any(language, name.lower())})" for name in ("COMPARED", "COUNTED", "TIMES")}
    groups |= {"CHANGED": f"(?:{_any(language, 'changed')})"} if language == "ru" else {}
    whole = "|".join(_FORMS[language]).replace("DIGITS", _DIGITS).replace(" ", r"\s")
    return re.compile(re.sub("|".join(groups), lambda found: groups[found[0]], whole), re.I)


def _any(language: Language, group: str) -> str:
    return "|".join(word.replace("*", r"\w*") for word in word_list(language, group))


def figures(text: str, language: Language) -> Iterator[Span]:
    """Every figure in a text that states what has been counted or measured."""
    for found in _pattern(language).finditer(text):
        in_heading = text.startswith("#", text.rfind("\n", 0, found.start()) + 1)
        if not in_heading and not is_quoted(text, found.start()) and not _is_everyday(text, found, language):
            yield Span(*found.span())


def _is_everyday(text: str, found: re.Match[str], language: Language) -> bool:
    return any(lexicon(language, "everyday").mentions(clause_at(text, found.start()).of(text)))
