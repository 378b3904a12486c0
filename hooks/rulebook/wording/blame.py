"""Words that blame a person, where they are said of somebody who acts in the text.

What is quoted or reported is another one's judgement, and “nobody was careless” blames nobody.

Phase: wording.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from rulebook.model.house import House
from rulebook.model.languages import Language
from rulebook.model.library import Library
from rulebook.morphology import WORD
from rulebook.wording.lexicon import Lexicon, Mention, compiled, lexicon, word_list
from rulebook.wording.sentences import Span, clause_at, is_quoted, sentence_at


class Reach(NamedTuple):
    """How many words may stand between a person and the word of blame after it, and the other way round."""

    before: int
    after: int


REACH: Final = {"blame": Reach(4, 4), "fault": Reach(-1, 3), "guilty": Reach(2, 2)}
"""By group of words: “by the fault of” has the person after it, “is to blame” close by."""


@dataclass(frozen=True)
class Blaming:
    """The lists of one language, and who may be blamed."""

    language: Language
    people: Lexicon
    house: House

    @cached_property
    def groups(self) -> Mapping[str, Lexicon]:
        """By group the words that blame."""
        fine = self.house.fine_words.of(self.language)
        more = {"blame": self.house.blame_words.of(self.language)}
        return {
            group: compiled(self.language, (*word_list(self.language, group), *more.get(group, ())), fine)
            for group in REACH
        }

    @cached_property
    def _any(self) -> Lexicon:
        """All lists as one, since nearly every text has none of their words."""
        words = (word for group in REACH for word in word_list(self.language, group))
        return compiled(self.language, (*words, *self.house.blame_words.of(self.language)))

    def is_likely_in(self, text: str) -> bool:
        """Whether one of the words stands in a text."""
        return self._any.may_be_in(text)

    def found(self, text: str) -> Iterator[Mention]:
        """Every word of blame that is said of a person."""
        if any(self._any.mentions(text)):
            for group, words in self.groups.items():
                yield from (one for one in words.mentions(text) if self._is_meant(text, one, REACH[group]))

    def _is_meant(self, text: str, mention: Mention, reach: Reach) -> bool:
        clause = clause_at(text, mention.start)
        here = Mention(mention.start - clause.start, mention.end - clause.start)
        return (
            self._is_near(clause.of(text), here, reach)
            and not self._is_reported(text, mention.start)
            and not is_quoted(text, mention.start)
        )

    def _is_near(self, clause: str, here: Mention, reach: Reach) -> bool:
        """Whether a person stands near enough, and nothing denies it."""
        denied = lexicon(self.language, "negations").mentions
        if any(denied(clause[: here.start])):
            return False
        for person in self.people.mentions(clause):
            between = Span(*((person.end, here.start) if person.end <= here.start else (here.end, person.start)))
            most = reach.before if person.end <= here.start else reach.after
            if len(WORD.findall(between.of(clause))) <= most and not any(denied(between.of(clause))):
                return True
        return False

    def _is_reported(self, text: str, index: int) -> bool:
        sentence = sentence_at(text, index)
        return any(lexicon(self.language, "reporting").mentions(Span(sentence.start, index).of(text)))


def blaming(library: Library, language: Language) -> Blaming:
    """The lists of a language, with the roles and actors that the taxonomy knows."""
    groups = (library.taxonomy.groups.get(group, {}) for group in ("roles", "actors"))
    roles = (concept.label(language).label for group in groups for concept in group.values())
    people = compiled(language, (*word_list(language, "people"), *roles), word_list(language, "organisations"))
    return Blaming(language, people, library.house)
