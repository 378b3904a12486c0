"""Silencings: lines of a file with which an editor takes back one message of the check, and says why.

Phase: model. Anyone may import it.
"""

import re
from dataclasses import dataclass
from typing import Final

from rulebook.model.diagnostic import CODES, Diagnostic, Position

SILENCEABLE: Final = frozenset(code for code in CODES if code.startswith("RB07")) | {"RB053", "RB061"}
"""Codes of the checks that judge, and may be wrong; what is plainly a fault cannot be silenced."""

MOST: Final = 50
"""How many of them a file may have: more are no exceptions, and reading them would take a build's time."""

FEWEST_WORDS: Final = 3

_SAYING_NOTHING: Final = """
    a all and are as at be been before change changed changes check checked correct done everything fine found good has
    here in is it issues n needed no none not nothing of ok okay order problem problems report required reviewed right
    same see still text the there this to up valid was well with yes
    актуально без был была было в все всё да еще ещё замечаний замечания здесь и изменений изменения изменилось как не
    нет ничего норм норма нормально нужно нужны ок окей по порядке правильно пока проблем проблемы проверено
    прежнему сделано так текст тут хорошо это этот
    ano bez beze být bylo chyb chyba dobrý dobře hotovo i je jako jsou kontrola nebylo není nic nového nový nových nutné
    platí pořád pořádku potřeba problém problémy problémů se správně stále tady v vše všechno zkontrolováno změn změna
    změny
"""
"""Words that say nothing of what was found, however many stand together."""

_HOLLOW: Final = frozenset(_SAYING_NOTHING.split())

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Silencing:
    """One such line: its place, the code as it was typed, the reason, and the lines of the file that it covers."""

    position: Position
    code: str
    reason: str
    covered: range

    @property
    def counts(self) -> bool:
        """Whether it is made as it must be; one that is not silences nothing."""
        return self.code in SILENCEABLE and says_something(self.reason)

    def silences(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic of the same file is taken back by it."""
        return self.counts and diagnostic.code == self.code and diagnostic.position.line in self.covered


def says_something(text: str) -> bool:
    """Whether a reason or a finding tells more than that somebody was here: a few words, not all of them hollow."""
    words = [word for word in _WORD.findall(text.lower()) if not word.isdecimal()]
    return len(words) >= FEWEST_WORDS and not _HOLLOW.issuperset(words)
