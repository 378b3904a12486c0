"""Glossary terms in running text, found in any inflected form.

Phase: links. Rendering marks what is found here.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from rulebook.model.languages import Language
from rulebook.model.library import Library
from rulebook.morphology import WORD, phrase_key, word_key
from rulebook.morphology.folding import fold, fold_letters

_CLAUSE_END = re.compile(r"[.,:;!?…|()]")


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

    @cached_property
    def _start(self) -> re.Pattern[str]:
        """Where a term may begin: at a word with the first three letters of a key, or of a form as written.

        Reducing every word of every text to its key took a tenth of a build. A form that begins otherwise than its
        dictionary form stands in the term's `forms`, and is found as it is written there.
        """
        texts = (term.text(self.language) for term in self.library.terms.values())
        forms = (fold(form) for text in texts for form in (text.term, *text.forms))
        by_letter: defaultdict[str, set[str]] = defaultdict(set)
        for key in (*self._phrases, *forms):
            by_letter[key[:1]].add(re.escape(key[1:3]))
        words = "|".join(f"{re.escape(first)}(?:{'|'.join(sorted(by_letter[first]))})" for first in sorted(by_letter))
        return re.compile(rf"(?<!\w)(?<!\w[-’'])(?:{words or '(?!)'})")

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every term in a text, from left to right, the longest where several begin at one word."""
        end = 0
        for found in self._start.finditer(fold_letters(text)):
            if found.start() >= end and (mention := self._at(text, found.start())):
                end = mention.end
                yield mention

    def _at(self, text: str, start: int) -> Mention | None:
        first = WORD.match(text, start)
        if not first:  # a form may begin with a sign, a word does not
            return None
        ends, keys = [first.end()], [word_key(first[0], self.language)]
        words = _phrase_words(text, first.end())
        for phrase, term in self._phrases.get(keys[0], ()):
            for word in islice(words, max(0, len(phrase) - len(keys))):
                ends.append(word.end())
                keys.append(word_key(word[0], self.language))
            if tuple(keys[: len(phrase)]) == phrase:
                return Mention(term, start, ends[len(phrase) - 1])
        return None


def _phrase_words(text: str, start: int) -> Iterator[re.Match[str]]:
    """The words behind a place that can belong to the phrase before it: up to the end of a clause or a cell."""
    end = start
    for word in WORD.finditer(text, start):
        if _CLAUSE_END.search(text, end, word.start()):
            return
        yield word
        end = word.end()


def _longest_first(entry: tuple[tuple[str, ...], str]) -> tuple[int, str]:
    return -len(entry[0]), entry[1]
