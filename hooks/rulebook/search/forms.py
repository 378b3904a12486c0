"""Inflected forms whose key the suffix rules miss, from simplemma's dictionaries.

A dictionary leads from a form to its lemma. Turned round, by the key of the lemma, it is kept in a file of the cache,
made once for each version of simplemma and of the rules: turning all three takes seconds, asking takes none.

Phase: search.
"""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from rulebook.model.languages import Language
from rulebook.morphology import FILED_ELSEWHERE, lemma_key, unpacked
from rulebook.search.words import WORD, derived_key, folded, rules

CACHE = Path(os.environ.get("RULEBOOK_CACHE", ".cache"))
"""The same for all projects on a machine, and worth a few seconds: RULEBOOK_CACHE lets them share it."""

_AT_ONCE = 10_000
"""Forms that are folded together."""


def irregular_forms(keys: Iterable[str], language: Language) -> Iterator[tuple[str, str]]:
    """(folded form, key) for every form in the dictionary of which the rules make another key."""
    with prepared(language), closing(sqlite3.connect(_path(language))) as base:
        for key in keys:
            for (forms,) in base.execute("SELECT forms FROM forms WHERE key = ?", (key,)):
                yield from ((form, key) for form in forms.split())


@contextmanager
def prepared(language: Language) -> Iterator[None]:
    """The file is there. If it must be made, words are looked up meanwhile in the dictionary that this takes anyway."""
    path = _path(language)
    if path.exists():
        yield
        return
    with unpacked(language) as dictionary:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}")
        with closing(sqlite3.connect(unfinished)) as base, base:
            base.execute("CREATE TABLE forms (key TEXT PRIMARY KEY, forms TEXT) WITHOUT ROWID")
            base.executemany("INSERT INTO forms VALUES (?, ?)", _irregular(dictionary, language))
        unfinished.replace(path)
        yield


def _path(language: Language) -> Path:
    """The file that leads from a key to its irregular forms."""
    return CACHE / f"forms-{language}-{_version(language)}.sqlite"


@cache
def _version(language: Language) -> str:
    learned = sorted((suffix, str(change)) for suffix, change in rules(language).items())
    made_of = sha256(repr((learned, FILED_ELSEWHERE[language])).encode()).hexdigest()[:8]
    return f"{version('simplemma')}-{made_of}"


def _irregular(dictionary: Mapping[str, str], language: Language) -> Iterator[tuple[str, str]]:
    forms: defaultdict[str, set[str]] = defaultdict(set)
    keys, elsewhere = _LemmaKeys(language), FILED_ELSEWHERE[language]
    for word, lemma in _folded_forms(dictionary):
        key = keys[elsewhere.get(word, lemma)]
        if derived_key(word, language) != key and WORD.fullmatch(word):
            forms[key].add(word)
    return ((key, " ".join(sorted(found))) for key, found in sorted(forms.items()))


def _folded_forms(dictionary: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Every folded form with its lemma."""
    forms = iter(dictionary)
    while some := list(islice(forms, _AT_ONCE)):
        yield from zip(_folded(some), map(dictionary.__getitem__, some), strict=True)


def _folded(forms: list[str]) -> list[str]:
    """Forms folded together: of two million every letter by itself would take a second more."""
    text = "\n".join(forms).lower()
    for letter in set(text):
        if (other := folded(letter)) != letter:
            text = text.replace(letter, other)
    return text.split("\n")


class _LemmaKeys(dict[str, str]):
    """The keys of lemmas; many forms have the same."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __missing__(self, lemma: str) -> str:
        self[lemma] = key = lemma_key(lemma, self.language)
        return key
