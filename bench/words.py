"""Words for texts that mean nothing but count like real ones.

Words are drawn by Zipf's law from simplemma's dictionaries, so that the number of different words grows with
the number of texts as it does in a language: a cache of words would look too good on a few repeated sentences.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from random import Random

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from rulebook.model.languages import Language
from rulebook.wording.lexicon import lexicon

TYPES = 100_000
"""Different words of a language besides the commonest (as many as its dictionary has, if fewer)."""

BEND = 5_000
"""The rank from which on words become rare faster."""

COMMON: dict[Language, str] = {
    "en": "the a of to and in is it that was for on with he she they at by not from but had have this are be"
    " said who what when as or one there all customer no out so up",
    "ru": "и в не на он она что с по это а как к но они из у же за то от для о так его её было был когда или"
    " только уже если бы нет до ещё клиент чтобы",
    "cs": "a se na v je že to s z do o i k ale za jako by po pro jeho její které který už tak od jen nebo když"
    " ve si není byl byla mu co podle zákazník protože",
}
"""The commonest words, commonest first; the dictionaries know no frequencies."""

_PLAIN_WORD: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"[a-z]{3,12}"),
    "ru": re.compile(r"[а-яё]{3,13}"),
    "cs": re.compile(r"[a-záčďéěíňóřšťúůýž]{3,13}"),
}


def _blameless(words: list[str], language: Language) -> Iterator[str]:
    """The words that no check advises against: a build with advice reads everything again, to give it again."""
    blame = lexicon(language, "blame", "fault", "guilty")
    return (word for word in words if not any(blame.mentions(word)))


@dataclass(frozen=True)
class Skew:
    """A choice in which the k-th of the words has the weight 1 / (k + 1) ** steepness, in a mixed order."""

    words: tuple[str, ...]
    steepness: float = 0.7

    @cached_property
    def _mixed(self) -> tuple[str, ...]:
        return tuple(Random(" ".join(self.words)).sample(self.words, len(self.words)))

    @cached_property
    def _sums(self) -> list[float]:
        return list(accumulate((rank + 1) ** -self.steepness for rank in range(len(self.words))))

    def one(self, random: Random) -> str:
        return random.choices(self._mixed, cum_weights=self._sums)[0]

    def some(self, random: Random, least: int, most: int) -> list[str]:
        """From `least` to `most` different words (fewer where the same are drawn again and again)."""
        drawn = random.choices(self._mixed, cum_weights=self._sums, k=4 * most)
        return list(dict.fromkeys(drawn))[: random.randint(least, most)]


@dataclass(frozen=True)
class Prose:
    """Texts of one language, word by word: the weight falls with the rank, and from BEND on with its square.

    These are the two regimes of Zipf's law in large texts (Ferrer i Cancho and Solé 2001). With them 450,000
    words, as many as 1,000 cases have, hold about 26,000 different ones, and five times as many 51,000.
    """

    language: Language

    @cached_property
    def _words(self) -> list[str]:
        found = sorted(
            filter(_PLAIN_WORD[self.language].fullmatch, DefaultDictionaryFactory().get_dictionary(self.language))
        )
        sample = Random(self.language).sample(found, min(TYPES, len(found)))
        return [*COMMON[self.language].split(), *_blameless(sample, self.language)]

    @cached_property
    def _sums(self) -> list[float]:
        return list(accumulate(min(1.0, BEND / (rank + 1)) / (rank + 2.7) for rank in range(len(self._words))))

    def words(self, random: Random, count: int) -> str:
        return " ".join(random.choices(self._words, cum_weights=self._sums, k=count))

    def sentence(self, random: Random, least: int = 7, most: int = 16) -> str:
        return f"{self.words(random, random.randint(least, most)).capitalize()}."

    def text(self, random: Random, count: int) -> str:
        """Sentences of about `count` words together."""
        sentences: list[str] = []
        while (left := count - sum(sentence.count(" ") + 1 for sentence in sentences)) > 4:
            sentences.append(self.sentence(random, min(7, left), min(16, left)))
        return " ".join(sentences)
