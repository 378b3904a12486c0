"""Glossary terms in running text, found in any inflected form.

Phase: links. Rendering marks what is found here.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rulebook.model.languages import Language
from rulebook.model.library import Library
from rulebook.morphology import WORD, phrase_key, word_key


@dataclass(frozen=True, slots=True)
class Mention:
    """A term in a text, from `start` to `end`."""

    term: str
    start: int
    end: int


@dataclass(frozen=True)
class Glossary:
    """The terms of one language, ready to be found."""

    library: Library
    language: Language

    @cached_property
    def _phrases(self) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
        """Terms as phrases of word keys, by their first key, the longest first."""
        found: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for id, term in self.library.terms.items():
            text = term.text(self.language)
            for form in (text.term, *text.forms):
                if phrase := phrase_key(form, self.language):
                    found[phrase[0]].append((phrase, id))
        return {key: tuple(sorted(set(phrases), key=_longest_first)) for key, phrases in found.items()}

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every term in a text, from left to right, the longest where several begin at one word."""
        words = list(WORD.finditer(text))
        keys = [word_key(word[0], self.language) for word in words]
        index = 0
        while index < len(words):
            length, term = self._at(keys, index)
            if term:
                yield Mention(term, words[index].start(), words[index + length - 1].end())
            index += length

    def _at(self, keys: list[str], index: int) -> tuple[int, str | None]:
        for phrase, term in self._phrases.get(keys[index], ()):
            if tuple(keys[index : index + len(phrase)]) == phrase:
                return len(phrase), term
        return 1, None


def _longest_first(entry: tuple[tuple[str, ...], str]) -> tuple[int, str]:
    return -len(entry[0]), entry[1]
