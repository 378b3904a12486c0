"""A query answered from an index: the same steps as in search.js, which a test compares with this.

A word is looked for as it is, as the beginning of a word, and at a distance of a letter or two; a query that finds
nothing may have been typed in another keyboard layout. Documents are ranked by what their words count and by how much
of the query they have.

Phase: search.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log
from typing import Final

from rulebook.morphology.endings import derived_key
from rulebook.search.layouts import retyped
from rulebook.search.reader import Head, Known, Reader
from rulebook.search.words import FAR, distance, folded, words

MOST_WORDS: Final = 12
MOST_LETTERS: Final = 200
"""A longer query is cut: nobody types it, and it must be answered in bounded time."""

LEAST_PREFIX: Final = 2
LEAST_TYPO: Final = 4
TWO_TYPOS: Final = 6
"""From so many letters on a word may be a beginning, may have one typing error, may have two."""

MOST_BEGINNINGS: Final = 24
MOST_CORRECTIONS: Final = 3
LEAST_FAMILY: Final = 5
"""From so many letters on a key that begins with another is taken for a word of its family (complain, complaint)."""

EXACT, BEGINNING, FAMILY, CORRECTED = 1.0, 0.8, 0.5, 0.5
"""What a match counts: as typed, as a beginning, as a word of the family, with one error (another one halves it)."""

LEAST_SHARE: Final = 0.08
"""A document that counts less than this share of the best one has only the query's smallest words."""

PHRASES_AMONG: Final = 40
"""How many documents, best first, are read to see whether a phrase stands in them."""

_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")


@dataclass(frozen=True, slots=True)
class Match:
    """A key that a word of the query may mean, and how much it counts."""

    known: Known
    weight: float


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word of the query with what it may mean, best first; `corrected` if it is not in the index as typed."""

    word: str
    matches: tuple[Match, ...]
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A document that was found: its best sections by number within the document (0 is the lead), best first."""

    document: int
    head: Head
    score: float
    sections: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, and for which words: `shown` is the query as understood, if that is not as typed."""

    meanings: tuple[Meaning, ...]
    found: tuple[Found, ...]
    shown: str | None


def answer(
    reader: Reader, query: str, chosen: Mapping[str, str] | None = None, as_typed: bool = False, limit: int = 20
) -> Answer:
    """The best documents for a query, narrowed by values of facets; `as_typed` corrects nothing."""
    query = query[:MOST_LETTERS]
    meanings, retyped_as = _understood(reader, query, as_typed)
    phrases = _phrases(retyped_as or query)
    ranked = _ranked(reader, meanings, chosen or {})
    if phrases:
        ranked = [hit for hit in ranked[:PHRASES_AMONG] if _has_phrases(reader, hit[0], phrases)]
    found = tuple(
        Found(document, reader.head(document), score, sections) for document, score, sections in ranked[:limit]
    )
    return Answer(meanings, found, _shown(meanings, retyped_as))


def _understood(reader: Reader, query: str, as_typed: bool) -> tuple[tuple[Meaning, ...], str | None]:
    """What the words mean, and the query in another layout if that is what was meant."""
    plain = _meanings(reader, query)
    if as_typed or not plain or all(meaning.matches for meaning in plain):
        return plain, None
    for other in retyped(query, reader.language):
        meanings = _meanings(reader, other)
        if meanings and all(meaning.matches for meaning in meanings):
            return meanings, other
    return tuple(meaning if meaning.matches else _corrected(reader, meaning.word) for meaning in plain), None


def _meanings(reader: Reader, query: str) -> tuple[Meaning, ...]:
    found = list(dict.fromkeys(map(folded, words(query))))[:MOST_WORDS]
    return tuple(Meaning(word, tuple(_matches(reader, word, word == found[-1]))) for word in found)


def _matches(reader: Reader, word: str, last: bool) -> Iterator[Match]:
    """The word itself; and words that begin with it, if it is the last and perhaps not finished, or unknown."""
    exact = [known for key in reader.keys(word) if (known := reader.known(key))]
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


def _corrected(reader: Reader, word: str) -> Meaning:
    """The nearest words of the index, if they are near enough."""
    if not _errors(word):
        return Meaning(word, ())
    key = derived_key(word, reader.language)
    near: list[tuple[int, int, int, str, Known]] = []
    for letter in dict.fromkeys(word[:2]):
        for known in reader.beginning(letter):
            as_shown = distance(word, folded(known.shown), _errors(word))
            away = min(as_shown, distance(key, known.key, _errors(key)))
            if 0 < away < FAR:
                near.append((away, as_shown, -known.sections, known.key, known))
    near.sort(key=lambda item: item[:4])
    best = [(away, known) for away, *_, known in near if away == near[0][0]][:MOST_CORRECTIONS]
    return Meaning(word, tuple(Match(known, CORRECTED / away) for away, known in best), corrected=bool(best))


def _errors(word: str) -> int:
    """How many errors a word of its length may have; a short key is near to everything."""
    return 0 if len(word) < LEAST_TYPO else 1 if len(word) < TWO_TYPOS else 2


def _ranked(
    reader: Reader, meanings: tuple[Meaning, ...], chosen: Mapping[str, str]
) -> list[tuple[int, float, tuple[int, ...]]]:
    """(document, score, its best sections) in order."""
    wanted = sum(_rarity(reader, meaning) for meaning in meanings)
    sections: defaultdict[int, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    scores: defaultdict[int, float] = defaultdict(float)
    covered: defaultdict[int, float] = defaultdict(float)
    for meaning in meanings:
        best: defaultdict[int, float] = defaultdict(float)
        here: defaultdict[int, float] = defaultdict(float)
        for match in meaning.matches:
            value = match.weight * _inverse_frequency(reader, match.known.sections)
            for section, impact in reader.postings(match.known.key):
                here[section] = max(here[section], value * impact)
        for section, score in here.items():
            document = reader.document_of(section)
            sections[document][section - reader.starts[document]] += score
            best[document] = max(best[document], score)
        for document, score in best.items():
            scores[document] += score
            covered[document] += _rarity(reader, meaning)
    final = {document: score * (covered[document] / wanted) ** 2 for document, score in scores.items()}
    least = LEAST_SHARE * max(final.values(), default=0.0)  # of all, so that a facet has as many as its count says
    allowed = _allowed(reader, chosen)
    kept = (document for document in final if final[document] >= least and (allowed is None or document in allowed))
    order = sorted(kept, key=lambda document: (-round(final[document], 6), document))
    return [(document, final[document], _best_sections(sections[document])) for document in order]


def _allowed(reader: Reader, chosen: Mapping[str, str]) -> set[int] | None:
    sets = [reader.facet(facet).get(value, set()) for facet, value in sorted(chosen.items())]
    return set.intersection(*sets) if sets else None


def _best_sections(scores: Mapping[int, float]) -> tuple[int, ...]:
    return tuple(sorted(scores, key=lambda section: (-round(scores[section], 6), section)))


def _inverse_frequency(reader: Reader, sections: int) -> float:
    return log(1 + (reader.sections - sections + 0.5) / (sections + 0.5))


def _rarity(reader: Reader, meaning: Meaning) -> float:
    """How much of the query a word is: a rare word is more of it, and one that nobody wrote the most."""
    return _inverse_frequency(reader, meaning.matches[0].known.sections if meaning.matches else 0)


def _phrases(query: str) -> list[list[str]]:
    return [found for quoted in _QUOTED.findall(query) if len(found := list(map(folded, words(quoted)))) > 1]


def _has_phrases(reader: Reader, document: int, phrases: list[list[str]]) -> bool:
    texts = [reader.head(document).title, *reader.texts(document)]
    places = [[_same_word(word, reader) for word in map(folded, words(text))] for text in texts]
    wanted = [[_same_word(word, reader) for word in phrase] for phrase in phrases]
    return all(any(_stands_in(phrase, text) for text in places) for phrase in wanted)


def _same_word(word: str, reader: Reader) -> str:
    return derived_key(word, reader.language)


def _stands_in(phrase: list[str], text: list[str]) -> bool:
    return any(text[start : start + len(phrase)] == phrase for start in range(len(text) - len(phrase) + 1))


def _shown(meanings: tuple[Meaning, ...], retyped_as: str | None) -> str | None:
    if retyped_as:
        return " ".join(words(retyped_as)).lower()
    if not any(meaning.corrected for meaning in meanings):
        return None
    return " ".join(m.matches[0].known.shown if m.corrected else m.word for m in meanings)
