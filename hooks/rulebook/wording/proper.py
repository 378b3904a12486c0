"""Proper names in running text, in every case of their language.

Stemmers and dictionaries know common words; a name follows regular endings, and begins with a capital letter.

Phase: wording.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from rulebook.model.languages import Language

ENDINGS: Final[dict[Language, str]] = {
    "en": r"['’]s|['’]|s",
    "ru": r"['’]?(?:[аяуюеиыоьй]|ом|ем|ём|ой|ей|ою|ею|ов|ев|ам|ям|ами|ями|ах|ях)",
    "cs": r"['’]?(?:[aeěiouyáéíů]|em|ovi|ou|ům|ech|ích|ám|ách|ami|emi|ého|ému|ým|ím)",
}
"""What may follow the stem of a name, by the cases of the language."""

POSSESSIVES: Final[dict[Language, str]] = {
    "en": "",
    "ru": "|ин[аыоу]?|иной|[ое]вск(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их)",
    "cs": "|ův|ov[aouyěé]|ovým|ovou|in[aouyě]?|iným|ovsk[ýáéu]|ovského|ovském",
}
"""What makes an adjective of it: Northwindova. A first name with it is mostly a place: Karlovy Vary."""

LAST: Final[dict[Language, str]] = {"en": "", "ru": "аяоеёийьы", "cs": "aáeéěoiíyý"}
"""Letters that a name loses before an ending."""

FLEETING: Final = re.compile(r"(?<=\w)[еёоeě](?=[лкцнlkcn]$)")
"""A vowel that a name loses before an ending: Pavel, Pavla."""

_LETTERS: Final = re.compile(r"\[[^\W\d_]+\]|[^\W\d_]")
"""A letter of a pattern, or a class of letters."""

SOFTENED: Final = {"k": "c", "h": "z", "g": "z", "r": "ř"}
"""How Czech changes the last letter of a stem before -e: Monika, Monice."""


@cache
def stems(name: str, language: Language) -> frozenset[str]:
    """What a name may be cut to before an ending."""
    stem = name[:-1] if len(name) > 2 and name[-1] in LAST[language] else name
    found = {stem}
    if language != "en":
        found.add(FLEETING.sub("", stem))
    if language == "cs" and stem != name and stem[-1] in SOFTENED:
        found.add(stem[:-1] + SOFTENED[stem[-1]])
    return frozenset(found)


@cache
def _ending(language: Language) -> re.Pattern[str]:
    return re.compile(ENDINGS[language])


@dataclass(frozen=True, slots=True)
class ProperNames:
    """Names of one language, in any case."""

    names: frozenset[str]
    stems: frozenset[str]
    language: Language

    def has(self, word: str) -> bool:
        """Whether a word is a form of one of the names."""
        ending, shortest = _ending(self.language), max(2, len(word) - 5)
        return word in self.names or any(
            word[:end] in self.stems and ending.fullmatch(word, end) for end in range(shortest, len(word))
        )


def proper_names(names: Iterable[str], language: Language) -> ProperNames:
    """Names ready to be compared with words."""
    known = frozenset(names)
    return ProperNames(known, frozenset(stem for name in known for stem in stems(name, language)), language)


def names_pattern(names: Iterable[str], language: Language, edge: str = r"(?<!\w)") -> re.Pattern[str] | None:
    """What finds any of these names in any case; None if there are none.

    Without an `edge` also one with which another word ends, and sooner: a search passes over all that begins no name.
    """
    written = [r"[\s-]+".join(_word(word, language) for word in name.split()) for name in names]
    return re.compile(rf"{edge}(?:{'|'.join(written)})(?!\w)") if written else None


def _word(word: str, language: Language) -> str:
    """A word of a name as a pattern: its first letter as it is written, the others also as capitals."""
    alternatives = "|".join(map(re.escape, sorted((stem[1:] for stem in stems(word, language)), reverse=True)))
    rest = rf"(?:{re.escape(word[1:])}|(?:{alternatives})(?:{ENDINGS[language]}{POSSESSIVES[language]})?)"
    return re.escape(word[0]) + _LETTERS.sub(_in_both_cases, rest)


def _in_both_cases(found: re.Match[str]) -> str:
    """Letters as small and as capital ones; a class of them stays one."""
    letters = found[0].strip("[]")
    return f"[{letters}{letters.swapcase()}]"
