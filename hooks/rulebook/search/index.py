"""Documents -> index: which section has which words, and how much each word counts there.

A section is the unit that is found. How much a word counts in it is an impact from 1 to 25, computed here so that
a client only adds up: BM25 (Robertson, Zaragoza 2009; k1 1.2, b 0.75) for running text, and a share for each of
title, aliases, summary and heading. Rarity is the inverse document frequency over documents.

Phase: search.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rulebook.model.languages import Language
from rulebook.morphology import word_key
from rulebook.search.documents import Document
from rulebook.search.forms import irregular_forms
from rulebook.search.words import Change, derived_key, folded, words

TOP_IMPACT: Final = 25
K1: Final = 1.2
B: Final = 0.75
USUAL_LENGTH: Final = 70
"""Words of a section: the mean of the project's own content, rounded. A constant, and not the mean of the documents at
hand, so that what a record adds to the index depends on the record alone."""

SHARES: Final = {"title": 9.0, "alias": 3.5, "summary": 2.0, "heading": 2.5}
"""What one mention counts beside running text, in which a word reaches 2.2 at most; a long title's words count less,
and those of an alias share what it counts: who types the whole alias means this document."""

WORTH: Final = {"rule": 1.1, "guide": 1.05}
"""Rules say what to do, and guides why: where a case tells of the same, they come first."""

STATEMENTS: Final = frozenset({"claim"})
"""Kinds whose title is a sentence: its words count as those of a summary."""

_UNIT = 0.5
"""How much of a score makes one step of impact."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a key: the word that shows it to a reader, and (section, impact) in ascending order."""

    shown: str
    postings: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one document adds: by key (section within the document, impact), and by key its words with their counts."""

    impacts: dict[str, list[tuple[int, int]]]
    forms: dict[str, dict[str, int]]


Analyser = Callable[[Document], Analysis]


@dataclass(frozen=True, slots=True)
class Index:
    """All that is written of one language. Sections are numbered over all documents; a document's first is its lead."""

    language: Language
    documents: tuple[Document, ...]
    entries: Mapping[str, Entry]
    exceptions: Mapping[str, tuple[Change, ...]]
    """Folded forms whose key the suffix rules miss, and how each becomes its keys."""


def build(documents: Iterable[Document], language: Language, analyse: Analyser | None = None) -> Index:
    """The index of the documents of one language; `analyse` may know what an earlier build found."""
    found = tuple(documents)
    known = analyse or (lambda document: analysed(document, language))
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    postings: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    first = 0
    for document in found:
        analysis = known(document)
        for key, impacts in analysis.impacts.items():
            postings[key] += [(first + section, impact) for section, impact in impacts]
        for key, counts in analysis.forms.items():
            forms[key].update(counts)
        first += 1 + sum(1 for section in document.sections if section.anchor)
    entries = {key: Entry(_shown(forms[key]), tuple(postings[key])) for key in sorted(postings)}
    return Index(language, found, entries, _exceptions(forms, language))


def analysed(document: Document, language: Language) -> Analysis:
    """What a document adds to the index of its language, whatever else is in it."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    impacts: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for section, places in enumerate(_sections(document)):
        length = max(1, sum(found.total() for place, found in places if place == "text")) / USUAL_LENGTH
        scores: defaultdict[str, float] = defaultdict(float)
        for place, mentioned in places:
            of_keys: Counter[str] = Counter()
            for word, count in mentioned.items():
                if key := word_key(word, language):
                    of_keys[key] += count
                    forms[key][word] += count
            for key, count in of_keys.items():
                scores[key] += _score(place, count, mentioned.total(), length)
        for key, score in scores.items():
            step = round(score * WORTH.get(document.kind, 1) / _UNIT)
            impacts[key].append((section, max(1, min(TOP_IMPACT, step))))
    return Analysis(dict(impacts), {key: dict(counts) for key, counts in forms.items()})


def _sections(document: Document) -> Iterator[list[tuple[str, Counter[str]]]]:
    """The words of each section, place by place; the first is the lead, with title, summary and aliases."""
    lead = " ".join(section.text for section in document.sections if not section.anchor)
    title, summary = document.title, document.summary
    if document.kind in STATEMENTS:
        title, summary = "", f"{title} {summary}"
    aliases = (("alias", _counted(alias)) for alias in document.aliases)
    yield [("title", _counted(title)), *aliases, ("summary", _counted(summary)), ("text", _counted(lead))]
    for section in document.sections:
        if section.anchor:
            yield [("heading", _counted(section.heading)), ("text", _counted(section.text))]


def _counted(text: str) -> Counter[str]:
    return Counter(words(text.lower()))


def _score(place: str, count: int, total: int, length: float) -> float:
    if place == "text":
        return count * (K1 + 1) / (count + K1 * (1 - B + B * length))
    if place == "title":
        return SHARES[place] / (1 + 0.05 * total)
    if place == "alias":
        return SHARES[place] / total
    return SHARES[place]


def _shown(forms: Counter[str]) -> str:
    """The most frequent form, the shortest of those, the first of those."""
    return min(forms, key=lambda form: (-forms[form], len(form), form))


def _exceptions(forms: Mapping[str, Counter[str]], language: Language) -> dict[str, tuple[Change, ...]]:
    """Forms of the keys, in the texts and beyond, of which the rules make another key, with all keys that they have.

    The rules' own key is one of them if the index has it: the dictionaries may know another word of the same form.
    """
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for key in forms:
        for word in forms[key]:
            keys[folded(word)].add(key)
    for form, key in irregular_forms(forms, language):
        keys[form].add(key)
    derived = {form: {derived_key(form, language)} for form in keys}
    return {
        form: tuple(Change.between(form, key) for key in sorted(found | (derived[form] & forms.keys())))
        for form, found in sorted(keys.items())
        if found != derived[form]
    }
