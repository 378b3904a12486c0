"""Talk about competitors: their names beside words that judge them, or in a comparison.

Phase: wording.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from re import Pattern
from typing import NamedTuple

from rulebook.model.house import House
from rulebook.model.languages import Language
from rulebook.morphology import WORD
from rulebook.wording.lexicon import Lexicon, compiled, lexicon, word_list
from rulebook.wording.proper import names_pattern
from rulebook.wording.sentences import Span, sentence_at

COMPARED_APART = 2
"""How many words may stand between “than” and the name: “than at the Northwind shop”."""


class Talk(NamedTuple):
    """A competitor's name in a text, and the words that judge or compare it."""

    name: Span
    words: str
    is_bad: bool


@dataclass(frozen=True)
class Competitors:
    """The competitors of a house, ready to be found in texts of one language."""

    house: House
    language: Language

    @cached_property
    def names(self) -> Pattern[str] | None:
        """What finds them; None if there are none."""
        return names_pattern(self._all_names(), self.language)

    @cached_property
    def _anywhere(self) -> Pattern[str] | None:
        return names_pattern(self._all_names(), self.language, edge="")

    def _all_names(self) -> Iterator[str]:
        return (name for names in self.house.competitors.values() for name in names)

    def may_be_named(self, text: str) -> bool:
        """Whether one of them can be named in a text, or in what stands in it."""
        return bool(self._anywhere and self._anywhere.search(text))

    @cached_property
    def bad(self) -> Lexicon:
        """What nobody may say of them."""
        words = (*word_list(self.language, "bad"), *self.house.bad_words.of(self.language))
        return compiled(self.language, words, self.house.fine_words.of(self.language))

    @cached_property
    def _judging(self) -> Lexicon:
        return compiled(self.language, word_list(self.language, "judging"), self.house.fine_words.of(self.language))

    def talk(self, text: str) -> Iterator[Talk]:
        """Each mention of a competitor that a word of its sentence judges; a bad word goes before a mild one."""
        for found in self.names.finditer(text) if self.names else ():
            name = Span(*found.span())
            if bad := self._beside(self.bad, text, name):
                yield Talk(name, bad, is_bad=True)
            elif mild := self._beside(self._judging, text, name) or self._compared(text, name):
                yield Talk(name, mild, is_bad=False)

    def _beside(self, words: Lexicon, text: str, name: Span) -> str | None:
        """The first of these words in the sentence of a name; the name itself is no judgement."""
        sentence = sentence_at(text, name.start)
        blank = text[sentence.start : name.start] + "," * (name.end - name.start) + text[name.end : sentence.end]
        return next((blank[start:end] for start, end in words.mentions(blank)), None)

    def _compared(self, text: str, name: Span) -> str | None:
        before = text[sentence_at(text, name.start).start : name.start]
        no_comparison = [end for _, end in lexicon(self.language, "no_comparison").mentions(before)]
        for group, apart in (("comparing", COMPARED_APART), ("outdoing", 0)):
            for start, end in lexicon(self.language, group).mentions(before):
                if end not in no_comparison and len(WORD.findall(before, end)) <= apart:
                    return before[start:end]
        return None
