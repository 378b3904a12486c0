"""Lists of words and phrases, found in running text in any inflected form.

The lists are data of the engine: words/en.yml, ru.yml, cs.yml, with the same groups. A word is reduced by its
language's stemmer alone: the dictionaries would take longer to load than all checks together, so the forms that a
stemmer does not join stand in files beside the lists, which tools/learn_wording.py makes of the dictionaries.

Phase: wording.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from rulebook.model.languages import Language
from rulebook.morphology import WORD, fold, lemma_key

WORDS: Final = Path(__file__).parent / "words"

Phrase = tuple[str, ...]

_START: Final = 3
"""So many letters a stemmer leaves as they are: a word that begins otherwise need not be reduced."""

_SIGN: Final = re.compile(r"[^\s*_]")
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


class _Begun(dict[str, tuple[str, ...]]):
    """What begins with each word, worked out when the word is first met; most words are met often."""

    def __init__(self, begins: Callable[[str], tuple[str, ...]]) -> None:
        self._begins = begins

    def __missing__(self, word: str) -> tuple[str, ...]:
        self[word] = found = self._begins(word)
        return found


class Lexicon:
    """Phrases of one language by the key of their first word; a word after `=` counts in that form alone."""

    def __init__(self, language: Language, phrases: Iterable[str], without: Iterable[str] = ()) -> None:
        self.language = language
        self._begun = _Begun(self._begins)
        self._phrases: defaultdict[str, set[Phrase]] = defaultdict(set)
        taken_away = {self._keys(phrase) for phrase in without}
        for phrase in phrases:
            if (keys := self._keys(phrase)) not in taken_away:
                self._phrases[keys[0]].add(keys)
                for form in _forms(language).get(phrase, ()):
                    self._phrases[f"={form}"].add((f"={form}",))
        self._starts = frozenset(first.removeprefix("=")[:_START] for first in self._phrases)

    def _keys(self, phrase: str) -> Phrase:
        return tuple(self._key(word) for word in phrase.split())

    def _key(self, word: str) -> str:
        return f"={fold(word[1:])}" if word.startswith("=") else key(word, self.language)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every phrase in a text, from left to right, the longest where several begin at one word."""
        if not any(map(self._begun.__getitem__, WORD.findall(text))):
            return
        words = list(WORD.finditer(text))
        for index, word in enumerate(words):
            phrases = (phrase for first in self._begun[word[0]] for phrase in self._phrases[first])
            longest = max((self._fit(phrase, words, index, text) for phrase in phrases), default=0)
            if longest:
                yield Mention(word.start(), words[index + longest - 1].end())

    def _begins(self, word: str) -> tuple[str, ...]:
        """The keys of a word with which phrases begin."""
        form = fold(word)
        likely = any(form[:letters] in self._starts for letters in range(1, _START + 1))
        forms = (key(word, self.language), f"={form}") if likely else ()
        return tuple(one for one in forms if one in self._phrases)

    def _fit(self, phrase: Phrase, words: list[re.Match[str]], index: int, text: str) -> int:
        """How many words of a text a phrase has there; none if another phrase, or a sign, stands there."""
        here = words[index : index + len(phrase)]
        gaps = (text[one.end() : other.start()] for one, other in pairwise(here))
        same = len(here) == len(phrase) and all(map(self._is, here, phrase))
        return len(phrase) if same and not any(map(_SIGN.search, gaps)) else 0

    def _is(self, word: re.Match[str], part: str) -> bool:
        return part == (f"={fold(word[0])}" if part.startswith("=") else key(word[0], self.language))


@lru_cache(maxsize=20_000)
def key(word: str, language: Language) -> str:
    """What the forms of a word share."""
    return lemma_key(word.replace("’", "'"), language)
