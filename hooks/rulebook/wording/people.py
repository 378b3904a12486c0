"""Names of people in running text: a title or a first name before a capitalised word, a patronymic, initials.

Precise rather than greedy: a capitalised word alone is nobody's name.

Phase: wording.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from rulebook.model.languages import Language
from rulebook.wording.lexicon import word_list
from rulebook.wording.proper import ProperNames, proper_names
from rulebook.wording.sentences import Span

_UPPER: Final = "A-ZÁÄČĎÉĚÍĽŇÓÖŘŠŤÚŮÜÝŽА-ЯЁ"
_LOWER: Final = "a-záäčďéěíľňóöřšťúůüýžа-яё"
_NAME: Final = rf"(?:[{_UPPER}]’)?[{_UPPER}][{_LOWER}]+(?:[-’'][{_UPPER}][{_LOWER}]+)?"
_GAP: Final = r"(?:[ \u00a0]+|\n)"
_INITIALS: Final = rf"(?:[{_UPPER}]\.[ \u00a0]?){{0,2}}"

_PAIR: Final = re.compile(rf"({_NAME})(?={_GAP}({_INITIALS}{_NAME})(?!\w))")
"""Two capitalised words, the second perhaps after an initial; in three words, both pairs."""

_PATRONYMIC: Final = re.compile(
    rf"{_NAME}{_GAP}[А-ЯЁ][а-яё]+"
    r"(?:[ое]вич(?:а|у|ем|е|и|ей|ам|ами|ах)?|[ое]вн(?:а|ы|е|у|ой|ою)|[иь]ич(?:а|у|ом|ем|е)?|иничн(?:а|ы|е|у|ой))(?!\w)"
)
_RUSSIAN_INITIALS: Final = re.compile(
    r"[А-ЯЁ]\.[ \u00a0]?[А-ЯЁ]\.[ \u00a0]?[А-ЯЁ][а-яё]+|"
    r"[А-ЯЁ][а-яё]{2,}[ \u00a0][А-ЯЁ]\.[ \u00a0]?[А-ЯЁ]\.(?!\s?[А-ЯЁ][а-яё])"
)
_OVA: Final = re.compile(
    rf"({_NAME})(?<!Ulice)(?<!Třída)(?<!Náměstí)(?<!Nová)(?<!Stará){_GAP}[{_UPPER}][{_LOWER}]+ov(?:á|é|ou)(?!\w)"
)
"""A Czech surname of a woman after another capitalised word, which is not that of a street."""

_TWO: Final = re.compile(rf"[{_LOWER}]{_GAP}[{_UPPER}]")
"""What stands in every pair of names; most texts have none, and one search is cheaper than three."""

_AFTER_A_GAP: Final = re.compile(rf"[{_UPPER}](?:(?<=[{_LOWER}][ \u00a0\n].)|(?<=[ \u00a0][ \u00a0].))")
"""The end of all of these, and of what follows a wide gap; found sooner, since it begins with a rare letter."""

_WIDEST: Final = 100

_OTHER_NAMES: Final[dict[Language, tuple[Language, ...]]] = {"en": ("en", "cs"), "ru": ("ru",), "cs": ("cs", "en")}


_INSIDE: Final = re.compile(r"[\w,;:–—-]\s(?=\n?$)")
"""What stands before a word within a sentence."""

PATTERNS: Final[Mapping[str, re.Pattern[str]]] = {"two": _TWO, "pair": _PAIR, "inside": _INSIDE}
"""What the composer looks for as well, whatever the language."""


def may_name_people(text: str, language: Language) -> bool:
    """Whether a name can stand in a text, or in what stands in it."""
    return any(_may_follow(text, found.start()) for found in _AFTER_A_GAP.finditer(text)) or any(
        one.search(text) for one in alone(language, has_two=False).values()
    )


def _may_follow(text: str, start: int) -> bool:
    """Whether a small letter stands before a gap, or may stand there: nobody looks over the widest."""
    before = text[max(0, start - _WIDEST) : start].rstrip()
    return not before or before[-1].islower()


def people(text: str, language: Language) -> Iterator[Span]:
    """Names of people in a text; one name may be found in more than one way."""
    has_two = bool(_TWO.search(text))
    for pattern in alone(language, has_two).values():
        for found in pattern.finditer(text):
            if _begins_word(text, found.start()):
                yield Span(*found.span())
    for found in _PAIR.finditer(text) if has_two else ():
        if _begins_word(text, found.start()) and _is_named(text, found, language):
            yield Span(found.start(1), found.end(2))


def alone(language: Language, has_two: bool = True) -> dict[str, re.Pattern[str]]:
    """What a name looks like that needs no list of names."""
    found = {"titled": _titled(language)}
    if language == "ru":
        found["initials"] = _RUSSIAN_INITIALS
    if has_two:
        found |= {"patronymic": _PATRONYMIC} if language == "ru" else {"ova": _OVA}
    return found


def _begins_word(text: str, start: int) -> bool:
    """Whether no word goes on here; asked afterwards, since a pattern that begins with a letter is found faster."""
    return not (start and (text[start - 1].isalnum() or text[start - 1] in "_’'-."))


@cache
def _titled(language: Language) -> re.Pattern[str]:
    titles = "|".join(map(re.escape, sorted(word_list(language, "titles"), key=len, reverse=True)))
    return re.compile(rf"(?:{titles}){_GAP}{_INITIALS}{_NAME}(?!\w)")


def _is_named(text: str, found: re.Match[str], language: Language) -> bool:
    if found[2] in word_list(language, "no_surnames"):
        return False
    if _proper(language, "first_names").has(found[1]):
        return True
    inside = _INSIDE.search(text[max(0, found.start() - 3) : found.start()])
    return bool(inside) and _proper(language, "names_and_words").has(found[1])


@cache
def _proper(language: Language, group: str) -> ProperNames:
    return proper_names(names(language, group), language)


def names(language: Language, group: str) -> list[str]:
    """The names of a group that texts of a language may hold."""
    return [name for known in _OTHER_NAMES[language] for name in word_list(known, group)]
