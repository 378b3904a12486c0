"""What the words of a query may mean: the same steps as in search-engine.js, which a test compares with this.

A word is looked for as it is, as the beginning of a word, as half of one that was typed apart, and at a distance of a
letter or two. A query that means nothing may have been typed in another keyboard layout, and a word may be two.

Phase: search.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from rulebook.morphology.endings import derived_key
from rulebook.search.layouts import retyped
from rulebook.search.reader import Known, Reader
from rulebook.search.words import FAR, distance, folded, words

MOST_WORDS: Final = 12
"""Of a query. Nobody types more, and every query must be answered in bounded time."""

LEAST_PREFIX: Final = 2
LEAST_HALF: Final = 3
LEAST_TYPO: Final = 4
TWO_TYPOS: Final = 6
"""From so many letters on a word may be a beginning, one of two that run together, may have one typing error, two."""

MOST_BEGINNINGS: Final = 24
MOST_CORRECTIONS: Final = 3
LEAST_FAMILY: Final = 5
"""From so many letters on a key that begins with another is taken for a word of its family (complain, complaint)."""

EXACT, BEGINNING, FAMILY, CORRECTED = 1.0, 0.8, 0.5, 0.5
"""What a match counts: as typed, as a beginning or half of a word, as a word of the family, with one error (another one
halves it)."""


@dataclass(frozen=True, slots=True)
class Match:
    """A key that a word of the query may mean, and how much it counts."""

    known: Known
    weight: float


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word of the query with what it may mean, best first; `shown` in its place if the index has it not as typed."""

    word: str
    matches: tuple[Match, ...]
    shown: str = ""


class _Near(NamedTuple):
    """A key with how many errors it is away from what was typed, and the word that shows it."""

    known: Known
    away: int
    as_shown: int


def understood(reader: Reader, query: str, as_typed: bool) -> tuple[tuple[Meaning, ...], str | None]:
    """What the words mean, and the query in another layout if that is what was meant."""
    plain = _meanings(reader, query)
    if as_typed or not plain or all(meaning.matches for meaning in plain):
        return plain, None
    for other in retyped(query, reader.language):
        meanings = _meanings(reader, other)
        if meanings and all(meaning.matches for meaning in meanings):
            return meanings, other
    return tuple(other for meaning in plain for other in _mended(reader, meaning)), None


def _meanings(reader: Reader, query: str) -> tuple[Meaning, ...]:
    found = list(dict.fromkeys(map(folded, words(query))))[:MOST_WORDS]
    pairs: list[list[Known]] = [[], *(_exact(reader, one + other) for one, other in pairwise(found)), []]
    halves = [before + after for before, after in pairwise(pairs)]
    return tuple(_meaning(reader, word, word == found[-1], half) for word, half in zip(found, halves, strict=False))


def _meaning(reader: Reader, word: str, last: bool, half: list[Known]) -> Meaning:
    """What a word may mean, that of which it is a half among it."""
    matches = list(_matches(reader, word, last))
    known = {match.known.key for match in matches}
    more = (Match(one, BEGINNING) for one in dict.fromkeys(half) if one.key not in known)
    return Meaning(word, (*matches, *more))


def _exact(reader: Reader, word: str) -> list[Known]:
    """The keys of a word that are in the index."""
    return [known for key in reader.keys(word) if (known := reader.known(key))]


def _matches(reader: Reader, word: str, last: bool) -> Iterator[Match]:
    """The word itself; and words that begin with it, if it is the last and perhaps not finished, or unknown."""
    exact = _exact(reader, word)
    yield from (Match(known, EXACT) for known in exact)
    starts = {word: BEGINNING} if len(word) >= LEAST_PREFIX and (last or not exact) else {}
    starts |= {known.key: FAMILY for known in exact if len(known.key) >= LEAST_FAMILY and known.key not in starts}
    if starts:
        keys = {known.key for known in exact}
        longer = [
            Match(known, max(weights))
            for known in reader.beginning(word[:3])
            if known.key not in keys and (weights := [starts[start] for start in starts if _begins(known, start)])
        ]
        longer.sort(key=lambda match: (-match.weight, -match.known.sections, match.known.key))
        yield from longer[:MOST_BEGINNINGS]


def _begins(known: Known, start: str) -> bool:
    return known.key.startswith(start) or folded(known.shown).startswith(start)


def _mended(reader: Reader, meaning: Meaning) -> tuple[Meaning, ...]:
    """A word that means nothing as the nearest words of the index, if they are near enough, or as two words."""
    word = meaning.word
    if meaning.matches or not _errors(word):
        return (meaning,)
    near = _near(reader, word)
    if not near:
        return _parts(reader, word) or (meaning,)
    best = [Match(one.known, CORRECTED / one.away) for one in near if one.away == near[0].away]
    return (Meaning(word, tuple(best[:MOST_CORRECTIONS]), near[0].known.shown),)


def _near(reader: Reader, word: str) -> list[_Near]:
    """The words of the index that are a few errors away, nearest first; with any first letter if none is like it."""
    first, key = word[:2], derived_key(word, reader.language)
    alike = (known for letter in dict.fromkeys(first) for known in reader.beginning(letter))
    found = list(_compared(alike, word, key))
    if not any(one.as_shown == 1 for one in found):
        others = (known for start in dict.fromkeys((word[1:3], first)) for known in reader.continuing(start))
        found += _compared((known for known in others if known.key[0] not in first), word, key)
    return sorted(found, key=lambda one: (one.away, one.as_shown, -one.known.sections, one.known.key))


def _compared(some: Iterable[Known], word: str, key: str) -> Iterator[_Near]:
    for known in some:
        as_shown = distance(word, folded(known.shown), _errors(word))
        away = min(as_shown, distance(key, known.key, _errors(key)))
        if 0 < away < FAR:
            yield _Near(known, away, as_shown)


def _parts(reader: Reader, word: str) -> tuple[Meaning, ...]:
    """Two words of the index that run together."""
    for cut in range(len(word) - LEAST_HALF, LEAST_HALF - 1, -1):
        parts = word[:cut], word[cut:]
        exact = [[known for known in _exact(reader, part) if len(known.key) >= LEAST_HALF] for part in parts]
        if all(exact):
            matches = [tuple(Match(known, EXACT) for known in found) for found in exact]
            return tuple(Meaning(part, found, part) for part, found in zip(parts, matches, strict=True))
    return ()


def _errors(word: str) -> int:
    """How many errors a word of its length may have; a short key is near to everything."""
    return 0 if len(word) < LEAST_TYPO else 1 if len(word) < TWO_TYPOS else 2
