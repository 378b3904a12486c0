"""Figures of research in running text: a percentage, “x times more”, “N out of M”, “one in four”.

Small numbers of everyday scenes are none: minutes, steps, prices, discounts, and what people say in quotation marks.

Phase: wording.
"""

import re
from collections.abc import Iterator
from typing import Final

from rulebook.model.languages import Language
from rulebook.wording.lexicon import lexicon
from rulebook.wording.sentences import Span, clause_at, is_quoted

_DIGITS: Final = r"\d+(?:[.,]\d+)?"

_NUMBER: Final[dict[Language, str]] = {
    "en": rf"(?:{_DIGITS}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|a hundred)",
    "ru": rf"(?:{_DIGITS}|один|одна|одного|два|две|двое|двух|три|трое|трёх|четыре|четверо|четырёх|пять|пятеро|пяти|шесть|семь|восемь|"
    r"девять|девяти|десять|десяти|двадцать|двадцати|сто|ста)",
    "cs": rf"(?:{_DIGITS}|jeden|jedna|jednoho|dva|dvě|dvou|tři|tří|čtyři|čtyř|pět|pěti|šest|šesti|sedm|osm|devět|devíti|deset|deseti|"
    r"dvacet|dvaceti|sto|sta)",
}
_MANY: Final[dict[Language, str]] = {
    "en": r"(?:customers?|clients?|people|guests?|users?|callers?|buyers?|shoppers?|consumers?|employees|workers|companies|firms|"
    r"complaints|patients|passengers|respondents|visitors|Americans|adults|managers)",
    "ru": r"(?:клиент|покупател|люд|человек|гост|посетител|потребител|сотрудник|работник|компани|фирм|жалоб|пациент|пассажир|опрошенн|"
    r"респондент|пользовател|россиян|абонент|руководител)\w*",
    "cs": r"(?:zákazní[kc]|kupující|lid[íé]|host|návštěvní[kc]|spotřebitel|zaměstnan|pracovní[kc]|firem|firmy|společností|stížnost|pacient|"
    r"cestující|dotázan|respondent|uživatel|Čech|manažer|volající)\w*",
}
_MORE: Final[dict[Language, str]] = {
    "en": r"(?:(?:as|more|less|fewer|better|worse|higher|lower|larger|bigger|greater|stronger|longer|faster|likelier|cheaper|dearer|costlier)\b|"
    r"the (?:cost|number|rate|value|profit|sales|effect))",
    "ru": r"(?:больше|меньше|чаще|реже|выше|ниже|дороже|дешевле|сильнее|слабее|быстрее|медленнее|охотнее|вероятнее|лучше|хуже|лояльнее|эффективнее|"
    r"прибыльнее|более|менее|дольше|короче|важнее)",
    "cs": r"(?:víc(?:e|krát)?|méně|míň|častěji|vyšší|nižší|větší|menší|dražší|levnější|silnější|slabší|rychlejší|rychleji|pomalejší|lepší|lépe|horší|"
    r"delší|kratší|pravděpodobnější|ochotnější|věrnější|výš|účinnější|důležitější|tolik)",
}
_TIME: Final[dict[Language, str]] = {
    "en": r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|steps?|mornings?|evenings?)",
    "ru": r"(?:секунд|минут|час|день|дня|дне|недел|месяц|год|раз|вечер|утро|шаг|понедельник|вторник|сред|четверг|пятниц|суббот|воскресень)\w*",
    "cs": r"(?:vteřin|sekund|minut|hodin|den|dne|dn[íůy]|týd|měsíc|rok|let|krok|večer|ráno|pondělí|úter|střed|čtvrt[eě]k|pátek|sobot|neděl)\w*",
}

_PATTERNS: Final[dict[Language, re.Pattern[str]]] = {
    "en": re.compile(
        rf"{_NUMBER['en']}\s?%|(?:\w+[- ])?\w+ (?:per ?cent|percentage points?)\b"
        rf"|\b{_NUMBER['en']}(?: and a half)? times (?:(?:much|far) )?{_MORE['en']}"
        rf"|\b(?:twice|half) as (?:many|much|often|likely|high|large|long|loyal|big|good|strong|expensive)\b"
        rf"|\b(?:two|three|four|five|six|ten|\d+)-?fold\b"
        rf"|\b{_NUMBER['en']} (?:in|out of) (?:every )?{_NUMBER['en']}\b(?! (?:{_TIME['en']}|o’clock)\b)"
        rf"|\bevery (?:second|third|fourth|fifth|tenth) {_MANY['en']}\b"
        rf"|\b(?:a third|a quarter|two[- ]thirds|three[- ]quarters|half|a fifth|the majority) of (?:all |the |our )?{_MANY['en']}\b",
        re.I,
    ),
    "ru": re.compile(
        rf"{_DIGITS}\s?%|(?:\w+\s)?\w+ процент(?:а|ов|ных пункт\w*)?\b"
        rf"|\bв {_NUMBER['ru']} (?:с половиной )?раза?\b(?=\s{_MORE['ru']}\b)"
        rf"|\b(?:вырос|вырас|увелич|сниз|сокра|упа|подня|умень|возра|рас)\w*(?:\s\w+){{0,3}} в {_NUMBER['ru']} раза?\b"
        rf"|\b(?:вдвое|втрое|вчетверо|впятеро|в разы) {_MORE['ru']}\b|\bв(?:двое|трое|четверо) (?:вырос|увелич|сниз|сокра|упа)\w*"
        rf"|\b(?:двукратн|трёхкратн|четырёхкратн|пятикратн|десятикратн)\w*"
        rf"|\b{_NUMBER['ru']} (?:\w+ )?из (?:каждых )?{_NUMBER['ru']}\b(?! {_TIME['ru']})"
        rf"|\bкажд(?:ый|ая|ого|ому|ым|ой|ую|ом) (?:втор|трет|четв[её]рт|пят|десят)\w+ {_MANY['ru']}"
        rf"|\b(?:треть|четверть|половина|большинство|две трети|три четверти|пятая часть) (?:всех |наших )?{_MANY['ru']}",
        re.I,
    ),
    "cs": re.compile(
        rf"{_DIGITS}\s?%|(?:\w+\s)?\w+ (?:procent|procenta|procentních bodů|procentní body)\b"
        rf"|\b(?:dva|tři|čtyři|pět|šest|deset|několika|\d+)krát {_MORE['cs']}\b"
        rf"|\b(?:dvoj|troj|čtyř|pěti|deseti)násob\w+"
        rf"|\b{_NUMBER['cs']} (?:\w+ )?ze? (?:každých )?{_NUMBER['cs']}\b(?! {_TIME['cs']})"
        rf"|\bkažd(?:ý|á|é|ého|ému|ém|ým|ou) (?:druh|třet|čtvrt|pát|desát)\w+ {_MANY['cs']}"
        rf"|\b(?:třetina|čtvrtina|polovina|většina|pětina|dvě třetiny|tři čtvrtiny) (?:všech |našich )?{_MANY['cs']}",
        re.I,
    ),
}

_HEADING: Final = re.compile(r"^#+ .*$", re.M)


def figures(text: str, language: Language) -> Iterator[Span]:
    """Every figure in a text that states what has been counted or measured."""
    headings = [found.span() for found in _HEADING.finditer(text)]
    for found in _PATTERNS[language].finditer(text):
        in_heading = any(start <= found.start() < end for start, end in headings)
        if not in_heading and not is_quoted(text, found.start()) and not _is_everyday(text, found, language):
            yield Span(*found.span())


def _is_everyday(text: str, found: re.Match[str], language: Language) -> bool:
    return any(lexicon(language, "everyday").mentions(clause_at(text, found.start()).of(text)))
