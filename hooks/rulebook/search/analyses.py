"""Analyses of documents, kept from one build to the next: a document that has not changed is not analysed again.

Phase: search.
"""

import marshal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from rulebook.model.languages import Language
from rulebook.search import index
from rulebook.search.documents import Document
from rulebook.search.index import Analyser, Analysis, analysed

CACHE = Path(".cache")
"""In the project's own folder, whose documents these are."""

_MEANING = (version("simplemma"), version("snowballstemmer"), sys.version, Path(index.__file__).read_bytes())
"""What an analysis follows from besides its document."""


@contextmanager
def remembered(language: Language) -> Iterator[Analyser]:
    """An analyser that asks the cache first, and leaves in it what this build has asked for and no more."""
    path = CACHE / f"analyses-{language}.sqlite"
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("CREATE TABLE IF NOT EXISTS analyses (name BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID")
        before: dict[bytes, bytes] = dict(base.execute("SELECT name, value FROM analyses"))
        asked: dict[bytes, bytes] = {}

        def analyse(document: Document) -> Analysis:
            name = _name(document, language)
            if (value := before.get(name)) is not None:
                asked[name] = value
                return Analysis(*marshal.loads(value))  # noqa: S302  our own file, made by this very version
            analysis = analysed(document, language)
            asked[name] = marshal.dumps([analysis.impacts, analysis.forms])
            return analysis

        yield analyse
        base.executemany("DELETE FROM analyses WHERE name = ?", ((name,) for name in before.keys() - asked.keys()))
        new = ((name, asked[name]) for name in asked.keys() - before.keys())
        base.executemany("INSERT OR REPLACE INTO analyses VALUES (?, ?)", new)


def _name(document: Document, language: Language) -> bytes:
    sections = [(section.anchor, section.heading, section.text) for section in document.sections]
    texts = (document.title, document.summary, document.aliases, sections)
    return blake2b(marshal.dumps((language, _MEANING, texts)), digest_size=16).digest()
