"""Documents -> index: which section has which words, and how much each word counts there.

A section is the unit that is found. How much a word counts in it is an impact from 1 to 25, computed here so that
a client only adds up: BM25 (Robertson, Zaragoza 2009; k1 1.2, b 0.75) for running text, and a share for each of
title, aliases, summary and heading. Rarity is the inverse document frequency over documents.

An index is made by editing an earlier one; that of no documents makes the first.

Phase: search.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, chain, zip_longest
from typing import Final, Protocol

from rulebook.model.languages import Language
from rulebook.morphology import word_key
from rulebook.search.documents import Document
from rulebook.search.forms import irregular_forms
from rulebook.search.words import Change, derived_key, folded, longest_added, words

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
    """What is known of a key: the word that shows it to a reader, its impacts by section in ascending order, and how
    often each of its words stands in the texts."""

    shown: str
    postings: Mapping[int, int]
    words: Mapping[str, int] = field(default_factory=dict)


NO_ENTRY: Final = Entry("", {})


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one document adds: the impacts by key of each of its sections, and how often each word stands in it."""

    impacts: tuple[dict[str, int], ...]
    words: dict[str, int]


NOTHING: Final = Analysis((), {})
_NO_IMPACTS: Final[dict[str, int]] = {}


@dataclass(frozen=True, slots=True)
class Edit:
    """A document that was another, or none: the number of its first section, what it added before and adds now."""

    first: int
    before: Analysis
    now: Analysis


class Earlier(Protocol):
    """What an earlier index says."""

    def entry(self, key: str) -> Entry:
        """Of a key; NO_ENTRY if it has none."""

    def exception(self, form: str) -> Collection[Change]:
        """Of a folded form; none if it is no exception."""

    def excepted(self, start: str) -> Iterable[str]:
        """Of the exceptions those that begin with some letters."""


class _Empty:
    """The index of no documents."""

    def entry(self, key: str) -> Entry:
        return NO_ENTRY

    def exception(self, form: str) -> Collection[Change]:
        return ()

    def excepted(self, start: str) -> Iterable[str]:
        return ()


EMPTY: Final = _Empty()


class Keys(dict[str, str]):
    """The keys of the words of a language, asked for once; those that are known from before may be given."""

    def __init__(self, language: Language, known: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(known)
        self.language = language
        self.new: list[str] = []

    def __missing__(self, word: str) -> str:
        self[word] = key = word_key(word, self.language)
        self.new.append(word)
        return key


@dataclass(frozen=True, slots=True)
class Index:
    """All that is written of one language. Sections are numbered over all documents; a document's first is its lead.

    Of an index that was made by editing another, entries and exceptions are only those that differ from it.
    """

    language: Language
    documents: tuple[Document, ...]
    changed: Collection[int]
    """The numbers of the documents that the earlier index has not got, or has with other texts."""

    entries: Mapping[str, Entry | None]
    """By key; None if it stands nowhere any more."""

    exceptions: Mapping[str, Collection[Change]]
    """Folded forms whose key the suffix rules miss, and how each becomes its keys; none if it is no exception now."""


def build(documents: Iterable[Document], language: Language) -> Index:
    """The index of the documents of one language."""
    found, keys = tuple(documents), Keys(language)
    first = starts(map(sections_of, found))
    edits = (Edit(number, NOTHING, analysed(one, keys)) for number, one in zip(first, found, strict=False))
    entries, exceptions = edited(edits, keys)
    return Index(language, found, range(len(found)), entries, exceptions)


def starts(sections: Iterable[int]) -> Iterator[int]:
    """The number of each document's first section, and of the one after the last."""
    return accumulate(sections, initial=0)


def sections_of(document: Document) -> int:
    """How many sections a document has, the lead among them."""
    return 1 + len([section for section in document.sections if section.anchor])


# What a document adds.


def analysed(document: Document, keys: Mapping[str, str]) -> Analysis:
    """What a document adds to the index of its language, whatever else is in it."""
    worth = WORTH.get(document.kind, 1)
    sections = list(_sections(document))
    counted = Counter(chain.from_iterable(found for places in sections for _, found in places))
    return Analysis(tuple(_impacts(places, keys, worth) for places in sections), dict(counted))


def _sections(document: Document) -> Iterator[list[tuple[str, list[str]]]]:
    """The words of each section, place by place; the first is the lead, with title, summary and aliases."""
    lead = " ".join(section.text for section in document.sections if not section.anchor)
    title, summary = document.title, document.summary
    if document.kind in STATEMENTS:
        title, summary = "", f"{title} {summary}"
    aliases = (("alias", _lower(alias)) for alias in document.aliases)
    yield [("title", _lower(title)), *aliases, ("summary", _lower(summary)), ("text", _lower(lead))]
    for section in document.sections:
        if section.anchor:
            yield [("heading", _lower(section.heading)), ("text", _lower(section.text))]


def _lower(text: str) -> list[str]:
    return words(text.lower())


def _impacts(places: list[tuple[str, list[str]]], keys: Mapping[str, str], worth: float) -> dict[str, int]:
    """How much each key counts in a section. Few scores are different ones: each is worked out once."""
    length = max(1, sum(len(found) for place, found in places if place == "text")) / USUAL_LENGTH
    scores: defaultdict[str, float] = defaultdict(float)
    for place, found in places:
        counts = Counter(map(keys.__getitem__, found))
        score = {count: _score(place, count, len(found), length) for count in set(counts.values())}
        for key, count in counts.items():
            scores[key] += score[count]
    scores.pop("", None)
    steps = {score: max(1, min(TOP_IMPACT, round(score * worth / _UNIT))) for score in set(scores.values())}
    return {key: steps[score] for key, score in scores.items()}


def _score(place: str, count: int, total: int, length: float) -> float:
    if place == "text":
        return count * (K1 + 1) / (count + K1 * (1 - B + B * length))
    if place == "title":
        return SHARES[place] / (1 + 0.05 * total)
    if place == "alias":
        return SHARES[place] / total
    return SHARES[place]


# What an edit changes.


def edited(
    edits: Iterable[Edit], keys: Keys, earlier: Earlier = EMPTY
) -> tuple[dict[str, Entry | None], dict[str, Collection[Change]]]:
    """The entries and exceptions, in ascending order, that differ from an earlier index after edits to it."""
    entries = _entries(edits, keys, earlier)
    return entries, _exceptions(entries, earlier, keys.language)


def _entries(edits: Iterable[Edit], keys: Mapping[str, str], earlier: Earlier) -> dict[str, Entry | None]:
    postings, words = _differences(edits, keys)
    found: dict[str, Entry | None] = {}
    for key in sorted({*postings, *words}):
        before = earlier.entry(key)
        now = _summed(before.words, words.get(key, {}))
        places = sorted({**before.postings, **postings.pop(key, {})}.items())
        entry = Entry(_shown(now), {section: impact for section, impact in places if impact}, now)
        found[key] = entry if now else None
    return found


def _differences(
    edits: Iterable[Edit], keys: Mapping[str, str]
) -> tuple[dict[str, dict[int, int]], dict[str, dict[str, int]]]:
    """By key the impacts that are others than before, 0 where it is gone; and how much more often its words stand."""
    postings: defaultdict[str, dict[int, int]] = defaultdict(dict)
    counts: Counter[str] = Counter()
    for edit in edits:
        sections = zip_longest(edit.before.impacts, edit.now.impacts, fillvalue=_NO_IMPACTS)
        for section, (was, now) in enumerate(sections, edit.first):
            for key in was.keys() - now.keys():
                postings[key][section] = 0
            for key, impact in now.items():
                if was.get(key) != impact:
                    postings[key][section] = impact
        counts.update(edit.now.words)
        counts.subtract(edit.before.words)
    words: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for word, count in counts.items():
        if count and (key := keys[word]):
            words[key][word] = count
    return postings, words


def _summed(before: Mapping[str, int], more: Mapping[str, int]) -> dict[str, int]:
    """Words with both counts together, in ascending order; those that are left."""
    counts = {word: before.get(word, 0) + more.get(word, 0) for word in sorted({**before, **more})}
    return {word: count for word, count in counts.items() if count}


def _shown(counts: Mapping[str, int]) -> str:
    """The most frequent word, the shortest of those, the first of those."""
    return min(counts, key=lambda word: (-counts[word], len(word), word), default="")


def _exceptions(
    entries: Mapping[str, Entry | None], earlier: Earlier, language: Language
) -> dict[str, Collection[Change]]:
    """Forms of the keys, in the texts and beyond, of which the rules make another key, with all keys that they have.

    The rules' own key is one of them if the index has it: the dictionaries may know another word of the same form.
    """
    added, lost = _forms(entries, earlier, language)
    came_or_went = [key for key, entry in entries.items() if bool(entry) != bool(earlier.entry(key).postings)]
    found: dict[str, Collection[Change]] = {}
    for form in sorted({*added, *lost, *_with_rules_key(came_or_went, earlier, language)}):
        by_rule = derived_key(form, language)
        own = Change.between(form, by_rule)
        changes = {*earlier.exception(form)} - {own} - lost.get(form, set()) | added.get(form, set())
        is_known = bool(entries[by_rule] if by_rule in entries else earlier.entry(by_rule).postings)
        known = changes | {own} if changes and is_known else changes
        found[form] = tuple(sorted(known, key=lambda change: change.apply(form)))
    return found


def _forms(
    entries: Mapping[str, Entry | None], earlier: Earlier, language: Language
) -> tuple[dict[str, set[Change]], dict[str, set[Change]]]:
    """Changes that make keys of forms, where the rules make another: those that are new, and those that are gone."""
    words = {
        key: (earlier.entry(key).words.keys(), entry.words.keys() if entry else ()) for key, entry in entries.items()
    }
    beyond: defaultdict[str, set[str]] = defaultdict(set)
    for form, key in irregular_forms((key for key, (was, now) in words.items() if was != now), language):
        beyond[key].add(form)
    added: defaultdict[str, set[Change]] = defaultdict(set)
    lost: defaultdict[str, set[Change]] = defaultdict(set)
    for key, (was, now) in words.items():
        before, after = (_irregular(key, found, beyond.get(key, set()), language) for found in (was, now))
        for form in after.keys() - before.keys():
            added[form].add(after[form])
        for form in before.keys() - after.keys():
            lost[form].add(before[form])
    return added, lost


def _irregular(key: str, found: Collection[str], beyond: set[str], language: Language) -> dict[str, Change]:
    """A key's folded forms of which the rules make another, and what makes the key of them, if one change can."""
    if not found:
        return {}
    forms = {form for form in map(folded, found) if derived_key(form, language) != key} | beyond
    changes = {form: Change.between(form, key) for form in forms}
    return {form: change for form, change in changes.items() if change.apply(form) == key}


def _with_rules_key(keys: Iterable[str], earlier: Earlier, language: Language) -> Iterator[str]:
    """The exceptions for which the rules make one of the keys; they leave at least a form's first letter."""
    longest = longest_added(language)
    for key in keys:
        for form in earlier.excepted(key[: max(1, len(key) - longest)]):
            if derived_key(form, language) == key:
                yield form
