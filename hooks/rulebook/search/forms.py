"""Inflected forms whose key the suffix rules miss, from simplemma's dictionaries.

The dictionaries lead from a form to its lemma. Turned round, by the key of the lemma, they are kept in a file of the
cache, made once for each version of simplemma and of the rules: turning them takes seconds, asking takes none.

Phase: search.
"""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from rulebook.model.languages import LANGUAGES, Language
from rulebook.morphology import FILED_ELSEWHERE, lemma_key
from rulebook.search.words import WORD, derived_key, folded, rules

CACHE = Path(os.environ.get("RULEBOOK_CACHE", ".cache"))
"""The same for all projects on a machine, and worth a few seconds: RULEBOOK_CACHE lets them share it."""

_AT_ONCE = 10_000
"""Forms that are folded together."""


def irregular_forms(keys: Iterable[str], language: Language) -> Iterator[tuple[str, str]]:
    """(folded form, key) for every form in the dictionaries of which the rules make another key."""
    with closing(sqlite3.connect(_turned_round())) as base:
        for key in keys:
            for (forms,) in base.execute(f"SELECT forms FROM {language} WHERE key = ?", (key,)):  # noqa: S608
                yield from ((form, key) for form in forms.split())


def _turned_round() -> Path:
    """The file that leads from a key to its irregular forms; made if it is not there."""
    path = CACHE / f"forms-{_version()}.sqlite"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}")
        with closing(sqlite3.connect(unfinished)) as base, base:
            for language in LANGUAGES:
                base.execute(f"CREATE TABLE {language} (key TEXT PRIMARY KEY, forms TEXT) WITHOUT ROWID")
                base.executemany(f"INSERT INTO {language} VALUES (?, ?)", _irregular(language))  # noqa: S608
        unfinished.replace(path)
    return path


@cache
def _version() -> str:
    learned = [sorted((suffix, str(change)) for suffix, change in rules(language).items()) for language in LANGUAGES]
    return f"{version('simplemma')}-{sha256(repr((learned, FILED_ELSEWHERE)).encode()).hexdigest()[:8]}"


def _irregular(language: Language) -> Iterator[tuple[str, str]]:
    forms: defaultdict[str, set[str]] = defaultdict(set)
    keys, elsewhere = _LemmaKeys(language), FILED_ELSEWHERE[language]
    for word, lemma in _dictionary(language):
        key = keys[elsewhere.get(word, lemma)]
        if derived_key(word, language) != key and WORD.fullmatch(word):
            forms[key].add(word)
    return ((key, " ".join(sorted(found))) for key, found in sorted(forms.items()))


def _dictionary(language: Language) -> Iterator[tuple[str, str]]:
    """Every folded form with its lemma."""
    dictionary = DefaultDictionaryFactory().get_dictionary(language)
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
