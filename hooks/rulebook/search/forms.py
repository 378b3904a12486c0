"""The other inflected forms of the words that a text uses, from simplemma's dictionaries.

The dictionaries lead from a form to its lemma. Turned round, they are kept in a file of the cache, made once for
each version of simplemma: turning them takes seconds, asking takes none.

Phase: search.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from importlib.metadata import version
from pathlib import Path

import simplemma
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from rulebook.model.languages import LANGUAGES, Language
from rulebook.morphology import lemma_key
from rulebook.search.words import WORD, folded

CACHE = Path(os.environ.get("RULEBOOK_CACHE", ".cache"))


def dictionary_forms(words: Iterable[Iterable[str]], language: Language) -> Iterator[tuple[str, str]]:
    """Every folded form of the words' lemmas with its key; `words` come grouped as an index has them."""
    lemmas = {_lemma(word, language) for group in words for word in group}
    with closing(sqlite3.connect(_turned_round())) as base:
        for lemma in sorted(lemmas):
            key = lemma_key(lemma, language)
            for (forms,) in base.execute(f"SELECT forms FROM {language} WHERE lemma = ?", (lemma,)):  # noqa: S608
                yield from ((form, key) for form in forms.split())


@cache
def _lemma(word: str, language: Language) -> str:
    return simplemma.lemmatize(word, lang=language, low_memory=True).lower()


def _turned_round() -> Path:
    """The file that leads from a lemma to its folded forms; made if it is not there."""
    path = CACHE / f"forms-{version('simplemma')}.sqlite"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}")
        with closing(sqlite3.connect(unfinished)) as base, base:
            for language in LANGUAGES:
                base.execute(f"CREATE TABLE {language} (lemma TEXT PRIMARY KEY, forms TEXT) WITHOUT ROWID")
                base.executemany(f"INSERT INTO {language} VALUES (?, ?)", _inflections(language))  # noqa: S608
        unfinished.replace(path)
    return path


def _inflections(language: Language) -> Iterator[tuple[str, str]]:
    forms: dict[str, set[str]] = {}
    for form, lemma in DefaultDictionaryFactory().get_dictionary(language).items():
        word, base = _text(form), _text(lemma).lower()
        if WORD.fullmatch(word):
            forms.setdefault(base, {folded(base)}).add(folded(word))
    return ((lemma, " ".join(sorted(found))) for lemma, found in sorted(forms.items()))


def _text(word: str | bytes) -> str:
    return word.decode() if isinstance(word, bytes) else word
