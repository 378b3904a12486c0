"""A query answered from an index: the same steps as in search-engine.js, which a test compares with this.

Documents are ranked by what their words count and by how much of the query they have.

Phase: search.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from typing import Final

from rulebook.morphology.endings import derived_key
from rulebook.search.meanings import Meaning, understood
from rulebook.search.reader import Head, Reader
from rulebook.search.words import folded, words

MOST_LETTERS: Final = 200
"""A longer query is cut: nobody types it, and it must be answered in bounded time."""

LEAST_SHARE: Final = 0.08
"""A document that counts less than this share of the best one has only the query's smallest words."""

PHRASES_AMONG: Final = 40
"""How many documents, best first, are read to see whether a phrase stands in them."""

_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")


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
    meanings, retyped_as = understood(reader, query, as_typed)
    phrases = _phrases(retyped_as or query)
    ranked = _ranked(reader, meanings, chosen or {})
    if phrases:
        ranked = [hit for hit in ranked[:PHRASES_AMONG] if _has_phrases(reader, hit[0], phrases)]
    found = tuple(
        Found(document, reader.head(document), score, sections) for document, score, sections in ranked[:limit]
    )
    return Answer(meanings, found, _shown(meanings, retyped_as))


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
    places = [[derived_key(folded(word), reader.language) for word in words(text)] for text in texts]
    wanted = [[{derived_key(word, reader.language), *reader.keys(word)} for word in phrase] for phrase in phrases]
    return all(any(_stands_in(phrase, text) for text in places) for phrase in wanted)


def _stands_in(phrase: list[set[str]], text: list[str]) -> bool:
    starts = range(len(text) - len(phrase) + 1)
    return any(all(text[start + place] in keys for place, keys in enumerate(phrase)) for start in starts)


def _shown(meanings: tuple[Meaning, ...], retyped_as: str | None) -> str | None:
    if retyped_as:
        return " ".join(words(retyped_as)).lower()
    if not any(meaning.shown for meaning in meanings):
        return None
    return " ".join(meaning.shown or meaning.word for meaning in meanings)
