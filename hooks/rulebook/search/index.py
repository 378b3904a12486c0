"""Documents -> index: which section has which words, and which forms of them a client cannot know.

An index is made by editing an earlier one; that of no documents makes the first.

Phase: search.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat, zip_longest
from typing import Final, Protocol

from rulebook.model.languages import Language
from rulebook.morphology.endings import Change, derived_key, longest_added
from rulebook.morphology.forms import SHORT, irregular_forms
from rulebook.search.analysis import NOTHING, Analysis, Keys, analysed, sections_of, starts
from rulebook.search.documents import Document
from rulebook.search.words import folded

_NO_IMPACTS: Final[Mapping[str, int]] = {}

_STEP: Final = 32
"""More than the top impact."""


def posting(section: int, impact: int) -> int:
    """How much a key counts in a section, as one number: a large index has millions of them."""
    return section * _STEP + impact


def parts(postings: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The section and the impact of each again."""
    return map(divmod, postings, repeat(_STEP))


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a key: the word that shows it to a reader, its postings in ascending order, and how often each
    of its words stands in the texts."""

    shown: str
    postings: Sequence[int]
    words: Mapping[str, int] = field(default_factory=dict)


NO_ENTRY: Final = Entry("", ())


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


Entries = Mapping[str, Entry | None]
"""By key, in ascending order; None if it stands nowhere any more."""

Exceptions = Mapping[str, Collection[Change]]
"""Folded forms whose key the suffix rules miss, and how each becomes its keys; none if it is no exception now."""


@dataclass(frozen=True, slots=True)
class Index:
    """All that is written of one language. Sections are numbered over all documents; a document's first is its lead."""

    language: Language
    documents: tuple[Document, ...]
    entries: Entries
    exceptions: Exceptions


def build(documents: Iterable[Document], language: Language) -> Index:
    """The index of the documents of one language."""
    found, keys = tuple(documents), Keys(language)
    first = starts(map(sections_of, found))
    edits = (Edit(number, NOTHING, analysed(one, keys)) for number, one in zip(first, found, strict=False))
    entries, exceptions = edited(edits, keys)
    return Index(language, found, entries, exceptions)


def edited(edits: Iterable[Edit], keys: Keys, earlier: Earlier = EMPTY) -> tuple[Entries, Exceptions]:
    """The entries and exceptions, in ascending order, that differ from an earlier index after edits to it."""
    entries = _entries(edits, keys, earlier)
    return entries, _exceptions(entries, earlier, keys.language)


def _entries(edits: Iterable[Edit], keys: Mapping[str, str], earlier: Earlier) -> dict[str, Entry | None]:
    postings, words = _differences(edits, keys)
    found: dict[str, Entry | None] = {}
    for key in sorted({*postings, *words}):
        before = earlier.entry(key)
        now = _summed(before.words, words.pop(key, {}))
        found[key] = Entry(_shown(now), _merged(before.postings, postings.pop(key, ())), now) if now else None
    return found


def _merged(before: Sequence[int], others: Sequence[int]) -> Sequence[int]:
    """Postings after others have taken the place of those of the same sections, or have taken them away."""
    if not before:
        return others
    impacts = dict(parts((*before, *others)))
    return array("I", sorted(posting(section, impact) for section, impact in impacts.items() if impact))


def _differences(
    edits: Iterable[Edit], keys: Mapping[str, str]
) -> tuple[dict[str, Sequence[int]], dict[str, dict[str, int]]]:
    """By key the postings that are others than before, of impact 0 where it is gone; and how much more often its words
    stand."""
    postings: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    counts: Counter[str] = Counter()
    for edit in edits:
        sections = zip_longest(edit.before.impacts, edit.now.impacts, fillvalue=_NO_IMPACTS)
        for section, (was, now) in enumerate(sections, edit.first):
            nothing = posting(section, 0)
            for key in was.keys() - now.keys():
                postings[key].append(nothing)
            for key, impact in now.items() - was.items() if was else now.items():
                postings[key].append(nothing + impact)
        counts.update(edit.now.words)
        counts.subtract(edit.before.words)
    words: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for word, count in counts.items():
        if count and (key := keys[word]):
            words[key][word] = count
    return {**postings}, words


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
        changes = ({*earlier.exception(form)} - {own, *lost.get(form, ())}) | {*added.get(form, ())}
        is_known = bool(entries[by_rule] if by_rule in entries else earlier.entry(by_rule).postings)
        known = changes | {own} if changes and is_known else changes
        found[form] = tuple(sorted(known, key=lambda change: change.apply(form)))
    return found


def _forms(
    entries: Mapping[str, Entry | None], earlier: Earlier, language: Language
) -> tuple[dict[str, tuple[Change, ...]], dict[str, tuple[Change, ...]]]:
    """Changes that make keys of forms, where the rules make another: those that are new, and those that are gone."""
    added: dict[str, tuple[Change, ...]] = {}
    lost: dict[str, tuple[Change, ...]] = {}
    for key, entry in entries.items():
        was, now = earlier.entry(key).words.keys(), entry.words.keys() if entry else ()
        before, after = (_irregular(key, found, language) if was != now else {} for found in (was, now))
        for form in after.keys() - before.keys():
            added[form] = (*added.get(form, ()), after[form])
        for form in before.keys() - after.keys():
            lost[form] = (*lost.get(form, ()), before[form])
    return added, lost


def _irregular(key: str, found: Collection[str], language: Language) -> dict[str, Change]:
    """A key's folded forms, in the texts and beyond, of which the rules make another, and what makes the key of them,
    if one change can."""
    if not found:
        return {}
    short = (folded(word) for word in found if len(word) <= SHORT)  # longer ones follow the rules, or are listed
    forms = {form for form in short if derived_key(form, language) != key}
    forms.update(form for form, _ in irregular_forms((key,), language))
    changes = {form: Change.between(form, key) for form in forms}
    return {form: change for form, change in changes.items() if change.apply(form) == key}


def _with_rules_key(keys: Iterable[str], earlier: Earlier, language: Language) -> Iterator[str]:
    """The exceptions for which the rules make one of the keys; they leave at least a form's first letter."""
    longest = longest_added(language)
    for key in keys:
        for form in earlier.excepted(key[: max(1, len(key) - longest)]):
            if derived_key(form, language) == key:
                yield form
