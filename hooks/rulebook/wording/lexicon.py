"""Lists of words and phrases, found in running text in any inflected form.

The lists are data of the engine: words/en.yml, ru.yml, cs.yml, with the same groups. A word is reduced by its
language's stemmer alone: dictionaries join more than a judgement may, such as „nemohou“ with „mohou“. The forms of
listed words that a stemmer does not join stand in files beside the lists, which tools/learn_wording.py makes.

Phase: wording.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import filterfalse, pairwise
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from rulebook.model.languages import Language
from rulebook.morphology import WORD
from rulebook.morphology.folding import fold
from rulebook.morphology.stems import stem

WORDS: Final = Path(__file__).parent / "words"

Phrase = tuple[str, ...]

START: Final = 3
"""So many letters a stemmer leaves as they are: a word that begins otherwise need not be reduced."""

SIGN: Final = re.compile(r"[^\s*_]")
"""What ends a phrase between two words of it."""


class Mention(NamedTuple):
    """A phrase of a list in a text, from `start` up to `end`."""

    start: int
    end: int


@cache
def word_list(language: Language, group: str) -> tuple[str, ...]:
    """A group of words of the engine, as it is written."""
    return tuple(_lists(language)[group])


@cache
def _lists(language: Language) -> Mapping[str, list[str]]:
    text = (WORDS / f"{language}.yml").read_text(encoding="utf-8")
    found: Mapping[str, list[str]] = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 (every scalar stays text)
    return found


@cache
def _forms(language: Language) -> Mapping[str, list[str]]:
    """By word the forms that its key does not cover: what tools/learn_wording.py wrote."""
    rows = (WORDS / f"{language}.forms").read_text(encoding="utf-8").splitlines()
    return {word: forms.split() for word, _, forms in (row.partition("\t") for row in rows)}


@cache
def lexicon(language: Language, *groups: str) -> "Lexicon":
    """The lists of the engine in these groups, together."""
    return compiled(language, tuple(word for group in groups for word in word_list(language, group)))


@lru_cache(maxsize=64)
def compiled(language: Language, phrases: Phrase, without: Phrase = ()) -> "Lexicon":
    """Phrases made ready to be found, once for all checks of a run."""
    return Lexicon(language, phrases, without)


MET: Final = 20_000
"""So many words a lexicon remembers to have met: the frequent ones are met again soon after it has forgotten all."""

PIECES: Final = 150_000
"""The same of what stands between two spaces: a word with the signs around it."""


class _Begun(dict[str, tuple[str, ...]]):
    """What is kept under each word, worked out when the word is first met; most words are met often."""

    def __init__(self, begins: Callable[[str], tuple[str, ...]]) -> None:
        self._begins = begins

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) >= MET:
            self.clear()
        self[word] = found = self._begins(word)
        return found


def forget() -> None:
    """Let go of all lexicons: in a whole check each has met most words, and none is asked again."""
    lexicon.cache_clear()
    compiled.cache_clear()
    key.cache_clear()


class Lexicon:
    """Phrases of one language; a word after `=` counts in that form alone."""

    def __init__(self, language: Language, phrases: Iterable[str], without: Iterable[str] = ()) -> None:
        self.language = language
        self._begun = _Begun(self._begins)
        self._empty: set[str] = set()
        self._phrases: defaultdict[str, set[tuple[int, Phrase]]] = defaultdict(set)
        taken_away = {self._keys(phrase) for phrase in without}
        for phrase in phrases:
            if (keys := self._keys(phrase)) not in taken_away:
                self._add(keys)
                for form in _forms(language).get(phrase, ()):
                    self._add((f"={form}",))
        self._starts = frozenset(first.removeprefix("=")[:START] for first in self._phrases)

    def _add(self, phrase: Phrase) -> None:
        """Keep a phrase under its longest word, which is the rarest: no “the fault of” is looked for at every “the”."""
        anchor = max(range(len(phrase)), key=lambda place: len(phrase[place]))
        self._phrases[phrase[anchor]].add((anchor, phrase))

    def phrases(self) -> list[str]:
        """Everything that is looked for, in order: the keys of words, with `=` before those that count in one form."""
        return sorted({" ".join(phrase) for kept in self._phrases.values() for _, phrase in kept})

    def _keys(self, phrase: str) -> Phrase:
        return tuple(self._key(word) for word in phrase.split())

    def _key(self, word: str) -> str:
        return f"={fold(word[1:])}" if word.startswith("=") else key(word, self.language)

    def may_be_in(self, text: str) -> bool:
        """Whether a word of a phrase stands in a text; most of what a text consists of is known to have none."""
        unknown = list(filterfalse(self._empty.__contains__, text.split()))
        if any(map(self._begun.__getitem__, WORD.findall(" ".join(unknown)))):
            return True
        if len(self._empty) >= PIECES:
            self._empty.clear()
        self._empty.update(unknown)
        return False

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every phrase in a text, from left to right; of several around one word the longest."""
        if not self.may_be_in(text):
            return
        words = list(WORD.finditer(text))
        for index, word in enumerate(words):
            if anchors := self._begun[word[0]]:
                found = (self._fit(one, words, index, text) for anchor in anchors for one in self._phrases[anchor])
                if span := max(filter(None, found), key=len, default=None):
                    yield Mention(words[span.start].start(), words[span.stop - 1].end())

    def _begins(self, word: str) -> tuple[str, ...]:
        """The keys of a word under which phrases are kept."""
        form = fold(word)
        if self._starts.isdisjoint((form[:1], form[:2], form[:START])):
            return ()
        return tuple(one for one in (key(word, self.language), f"={form}") if one in self._phrases)

    def _fit(self, kept: tuple[int, Phrase], words: list[re.Match[str]], index: int, text: str) -> range | None:
        """Which words of a text are the phrase; None if another phrase, or a sign, stands there."""
        anchor, phrase = kept
        here = words[max(0, index - anchor) : index - anchor + len(phrase)]
        if len(here) < len(phrase) or not all(map(self._is, here, phrase)):
            return None
        gaps = (text[one.end() : other.start()] for one, other in pairwise(here))
        return None if any(map(SIGN.search, gaps)) else range(index - anchor, index - anchor + len(phrase))

    def _is(self, word: re.Match[str], part: str) -> bool:
        return part == (f"={fold(word[0])}" if part.startswith("=") else key(word[0], self.language))


@lru_cache(maxsize=20_000)
def key(word: str, language: Language) -> str:
    """What the forms of a word share."""
    return stem(word.replace("’", "'"), language)
