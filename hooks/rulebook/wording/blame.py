"""Words that blame a person, where they are said of somebody who acts in the text.

What is quoted or reported is another one's judgement, and “nobody was careless” blames nobody.

Phase: wording.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from typing import Final, NamedTuple

from rulebook.model.languages import Language
from rulebook.morphology import WORD
from rulebook.wording.lexicon import Lexicon, Mention, lexicon
from rulebook.wording.sentences import Span, clause_at, is_quoted, sentence_at


class Reach(NamedTuple):
    """How many words may stand between a person and the word of blame after it, and the other way round."""

    before: int
    after: int


_REACH: Final = {"blame": Reach(4, 4), "fault": Reach(-1, 3), "guilty": Reach(2, 2)}
"""By group of words: “by the fault of” has the person after it, “is to blame” close by."""


@dataclass(frozen=True, slots=True)
class Blaming:
    """The lists of one language, and who may be blamed."""

    language: Language
    people: Lexicon

    def found(self, text: str) -> Iterator[Mention]:
        """Every word of blame that is said of a person."""
        if any(lexicon(self.language, *_REACH).mentions(text)):
            for group, reach in _REACH.items():
                yield from (one for one in lexicon(self.language, group).mentions(text) if self._is_meant(text, one, reach))

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
