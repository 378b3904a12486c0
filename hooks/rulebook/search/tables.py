"""The tables of words of an index as lines, and lines as an index.

Phase: search.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from operator import sub
from typing import Final

from rulebook.morphology.endings import DIGITS, Change
from rulebook.search import shards
from rulebook.search.index import NO_ENTRY, Entries, Entry, Exceptions, parts, posting
from rulebook.search.shards import Sorts, Texts

TABLES: Final = ("v", "r", "p", "x")
"""Keys with the word that shows each, the same from their second letter on, their postings, forms with their keys."""

WORDS: Final = "w"
"""A table that has no files: keys, and the words of the texts that have each. The next edit asks for it."""


def renewed(before: Sorts, entries: Entries, exceptions: Exceptions, texts: Texts) -> Sorts:
    """The shards of each table after a change of these entries and exceptions."""
    changes = _lines(entries, exceptions)
    return {sort: shards.renewed(before.get(sort, ()), lines, texts) for sort, lines in changes}


def _lines(entries: Entries, exceptions: Exceptions) -> Iterator[tuple[str, Mapping[str, str | None]]]:
    """Each table, with the fields after each word, or None if the word is gone."""
    known = {key: _known(key, entry) if entry else None for key, entry in entries.items()}
    yield "v", known
    yield "r", {turned(key): rest for key, rest in known.items()}
    yield "p", {key: _postings(entry.postings) if entry else None for key, entry in entries.items()}
    yield "x", {form: "\t".join(map(str, found)) or None for form, found in exceptions.items()}
    yield WORDS, {key: _counts(entry.words) if entry else None for key, entry in entries.items()}


def turned(key: str) -> str:
    """A key with its first letter at the end, where an error in it is in nobody's way."""
    return key[1:] + key[:1]


def turned_back(word: str) -> str:
    """The key again."""
    return word[-1:] + word[:-1]


def _known(key: str, entry: Entry) -> str:
    return f"{Change.between(key, entry.shown)}\t{base36(len(entry.postings))}"


def _postings(postings: Iterable[int]) -> str:
    """Sections as distances from the one before, each with its impact as a capital letter."""
    before = map(posting(-1, 0).__and__, postings)  # the section of each, with no impact
    distances = map(sub, postings, chain((posting(-1, 0),), before))
    return "".join(map(_CODES.__getitem__, distances))


class _Codes(dict[int, str]):
    """Distances with impacts, as numbers, and how they are written; the small ones come again and again."""

    def __missing__(self, number: int) -> str:
        ((distance, impact),) = parts((number,))
        code = f"{base36(distance)}{chr(64 + impact)}"
        if distance < _OFTEN:
            self[number] = code
        return code


_OFTEN: Final = 1_000
_CODES: Final = _Codes()


def postings(text: str) -> Iterator[tuple[int, int]]:
    """(section, impact), read from the same."""
    section = -1
    for step, impact in _POSTING.findall(text):
        section += int(step, 36)
        yield section, ord(impact) - 64


_POSTING = re.compile("([0-9a-z]+)([A-Z])")


def _counts(words: Mapping[str, int]) -> str:
    return " ".join(f"{word} {base36(count)}" for word, count in words.items())


def _counted(text: str) -> dict[str, int]:
    found = text.split(" ")
    return {word: int(count, 36) for word, count in zip(found[::2], found[1::2], strict=True)}


@cache
def base36(number: int) -> str:
    """A number as JavaScript's ``toString(36)`` writes it."""
    return (base36(number // 36) if number >= 36 else "") + DIGITS[number % 36]


class Kept:
    """What the tables of an earlier index say, each shard read when it is first asked for."""

    def __init__(self, sorts: Sorts, texts: Texts) -> None:
        self._sorts = sorts
        self._texts = texts
        self._firsts = {sort: [shard.first for shard in found] for sort, found in sorts.items()}
        self._read: dict[tuple[str, int], dict[str, str]] = {}
        self._entries: dict[str, Entry] = {}

    def entry(self, key: str) -> Entry:
        """Of a key; NO_ENTRY if it has none."""
        if key not in self._entries:
            self._entries[key] = self._entry(key)
        return self._entries[key]

    def _entry(self, key: str) -> Entry:
        found = {sort: self._rest(sort, key) for sort in ("v", "p", WORDS)}
        if found["p"] is None:
            return NO_ENTRY
        shown = Change.parse(str(found["v"]).partition("\t")[0]).apply(key)
        return Entry(shown, [posting(*one) for one in postings(found["p"])], _counted(str(found[WORDS])))

    def exception(self, form: str) -> Collection[Change]:
        """Of a folded form; none if it is no exception."""
        rest = self._rest("x", form)
        return [Change.parse(change) for change in rest.split("\t")] if rest else ()

    def excepted(self, start: str) -> Iterator[str]:
        """Of the exceptions those that begin with some letters."""
        firsts = self._firsts["x"]
        for place in range(shards.place_of(start, firsts), len(firsts)):
            if firsts[place] > start and not firsts[place].startswith(start):
                return
            yield from (form for form in self._lines("x", place) if form.startswith(start))

    def _rest(self, sort: str, word: str) -> str | None:
        firsts = self._firsts[sort]
        return self._lines(sort, shards.place_of(word, firsts)).get(word) if firsts else None

    def _lines(self, sort: str, place: int) -> dict[str, str]:
        if (sort, place) not in self._read:
            self._read[sort, place] = dict(shards.read(self._sorts[sort][place], self._texts))
        return self._read[sort, place]
