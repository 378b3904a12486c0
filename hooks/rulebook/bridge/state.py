"""What a renewed site remembers from one start to the next, in a file of the cache.

A page whose frame is empty is being written or taken away: whatever happens then, the next start makes it anew. What
is not in the file is made anew as well, so that it may be deleted at any time.

Phase: bridge. It writes its own file and no other.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import cast

from rulebook.bridge.numbered import Listed, listed, numbered, read, written
from rulebook.model.collector import without_collector
from rulebook.model.languages import Language
from rulebook.model.watching import Question
from rulebook.rendering.renewal import Made, Memory
from rulebook.rendering.succession import Outline
from rulebook.search.cards import Card
from rulebook.wording.samples import Sampled

_SCHEMA = """
CREATE TABLE IF NOT EXISTS site (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS pages (url TEXT PRIMARY KEY, frame TEXT, asked TEXT, found TEXT);
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS answers (number INTEGER PRIMARY KEY, language TEXT, question TEXT, digest TEXT);
CREATE TABLE IF NOT EXISTS pieces (number INTEGER PRIMARY KEY, asked TEXT);
CREATE TABLE IF NOT EXISTS records (id TEXT PRIMARY KEY, origin TEXT, front TEXT, bearing TEXT);
CREATE TABLE IF NOT EXISTS samples (id TEXT PRIMARY KEY, origin TEXT, stories TEXT);
"""


@dataclass(slots=True)
class Remembered:
    """A site as it lies in its folder: what it follows from, its pages, its other files, what can be found,
    the outlines of the records, the day on which it was made, and the samples of the cases.

    It is not `finished` where a build began to change it and came to no end: its search may be older than its pages.
    """

    made_of: str = ""
    finished: bool = True
    memory: Memory = field(default_factory=Memory)
    files: frozenset[str] = frozenset()
    documents: dict[str, Card] = field(default_factory=dict)
    outlines: dict[str, Outline] = field(default_factory=dict)
    day: str = ""
    samples: dict[str, Sampled] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Signature:
    """What tells whether a site is still what was built, and of what, both empty where nobody can say; and of which
    files something was said, which is said again each time."""

    site: str = ""
    sources: str = ""
    told: frozenset[str] = frozenset()


class State:
    """The file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._numbers = numbered(0)
        self._outlines: dict[str, Outline] = {}
        self._samples: dict[str, Sampled] = {}

    @without_collector()
    def load(self) -> Remembered:
        """What is remembered; nothing if the file is not there or cannot be read."""
        try:
            with closing(self._opened()) as base:
                return self._load(base)
        except (sqlite3.DatabaseError, ValueError, KeyError, TypeError, AttributeError):
            self.forget()
            return Remembered()

    def forget(self) -> None:
        """Remember nothing: before the whole site is replaced."""
        self._numbers = numbered(0)
        self._outlines, self._samples = {}, {}
        self._path.unlink(missing_ok=True)

    def mark(self, pages: Iterable[str], files: Iterable[str]) -> None:
        """Note what is about to be written or taken away."""
        with closing(self._opened()) as base, base:
            base.execute("INSERT OR REPLACE INTO site VALUES ('unfinished', '')")
            base.executemany("INSERT OR REPLACE INTO pages VALUES (?, '', '', '')", ((url,) for url in pages))
            base.executemany("INSERT OR REPLACE INTO files VALUES (?)", ((path,) for path in files))

    def save(self, now: Remembered, pages: Iterable[str], answers: Mapping[Language, Iterable[Question]]) -> None:
        """Note what is written: these pages, these answers, all other files; what is not in `now` is gone."""
        with closing(self._opened()) as base, base:
            base.execute("DELETE FROM site")
            rows = [("made_of", now.made_of), ("day", now.day)]
            base.executemany("INSERT INTO site VALUES (?, ?)", rows)
            self._save_answers(base, now.memory, answers)
            self._save_pages(base, now, pages)
            self._save_outlines(base, now.outlines)
            self._save_samples(base, now.samples)
            self._save_files(base, now.files)

    def signature(self) -> Signature | None:
        """What the last build that came to its end has signed with."""
        if not self._path.is_file():
            return None
        try:
            with closing(self._opened()) as base:
                site = dict(base.execute("SELECT key, value FROM site"))
        except sqlite3.DatabaseError:
            return None
        if not {"stamp", "sources", "told"} <= site.keys():
            return None
        return Signature(site["stamp"], site["sources"], frozenset(site["told"].split("\0")) - {""})

    def sign(self, signature: Signature) -> None:
        """Note that a build has come to its end."""
        told = "\0".join(sorted(signature.told))
        rows = [("stamp", signature.site), ("sources", signature.sources), ("told", told)]
        with closing(self._opened()) as base, base:
            base.executemany("INSERT OR REPLACE INTO site VALUES (?, ?)", rows)

    def _opened(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(self._path)
        base.executescript(f"PRAGMA synchronous = OFF;{_SCHEMA}")
        return base

    def _load(self, base: sqlite3.Connection) -> Remembered:
        site = dict(base.execute("SELECT key, value FROM site"))
        found = Remembered(site.get("made_of", ""), "unfinished" not in site, day=site.get("day", ""))
        self._load_answers(base, found.memory)
        for url, frame, asked, document in base.execute("SELECT * FROM pages"):
            found.memory.pages[url] = Made(frame, Listed(asked, self._numbers[_language(url)]))
            if document:
                found.documents[url] = Card.parse(document)
        self._outlines = {id: Outline(*one) for id, *one in base.execute("SELECT * FROM records")}
        self._samples = {
            id: Sampled(origin, json.loads(text)) for id, origin, text in base.execute("SELECT * FROM samples")
        }
        found.outlines, found.samples = self._outlines, self._samples
        found.files = frozenset(path for (path,) in base.execute("SELECT * FROM files"))
        return found

    def _load_answers(self, base: sqlite3.Connection, memory: Memory) -> None:
        ((first,),) = base.execute("SELECT ifnull(max(number), -1) + 1 FROM answers")
        self._numbers = numbered(first)
        for language, asked in memory.asked.items():
            found = base.execute("SELECT question, number, digest FROM answers WHERE language = ?", (language,))
            rows = [(read(text), number, digest) for text, number, digest in found]
            numbers = self._numbers[language]
            numbers.update((question, number) for question, number, _ in rows)
            asked.note((question, digest) for question, _, digest in rows)
            sql = "SELECT question, asked FROM pieces JOIN answers USING (number) WHERE language = ?"
            pieces = base.execute(sql, (language,))
            asked.pieces.update((read(text), Listed(line, numbers)) for text, line in pieces)

    def _save_answers(
        self, base: sqlite3.Connection, memory: Memory, answers: Mapping[Language, Iterable[Question]]
    ) -> None:
        for language, questions in answers.items():
            asked, numbers = memory.asked[language], self._numbers[language]
            rows = ((numbers[one], language, written(one), asked.answer(one)) for one in questions)
            base.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", rows)
            pieces = ((numbers[one], listed(asked.pieces[one], numbers)) for one in questions if one in asked.pieces)
            base.executemany("INSERT OR REPLACE INTO pieces VALUES (?, ?)", pieces)

    def _save_pages(self, base: sqlite3.Connection, now: Remembered, urls: Iterable[str]) -> None:
        made = {url: now.memory.pages.get(url) for url in urls}
        rows = (
            (url, page.frame, listed(page.asked, self._numbers[_language(url)]), str(now.documents.get(url) or ""))
            for url, page in made.items()
            if page
        )
        base.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)", rows)
        base.executemany("DELETE FROM pages WHERE url = ?", ((url,) for url, page in made.items() if not page))

    def _save_outlines(self, base: sqlite3.Connection, now: dict[str, Outline]) -> None:
        """Those that are not in the file already."""
        new = ((id, *astuple(one)) for id, one in now.items() if self._outlines.get(id) is not one)
        base.executemany("INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?)", new)
        base.executemany("DELETE FROM records WHERE id = ?", ((id,) for id in self._outlines.keys() - now.keys()))
        self._outlines = now

    def _save_samples(self, base: sqlite3.Connection, now: dict[str, Sampled]) -> None:
        """Those that are not in the file already."""
        new = ((id, one.origin, json.dumps(one.stories)) for id, one in now.items() if self._samples.get(id) is not one)
        base.executemany("INSERT OR REPLACE INTO samples VALUES (?, ?, ?)", new)
        base.executemany("DELETE FROM samples WHERE id = ?", ((id,) for id in self._samples.keys() - now.keys()))
        self._samples = now

    def _save_files(self, base: sqlite3.Connection, now: frozenset[str]) -> None:
        """Those that are not in the file already."""
        known = {path for (path,) in base.execute("SELECT path FROM files")}
        base.executemany("INSERT INTO files VALUES (?)", ((path,) for path in now - known))
        base.executemany("DELETE FROM files WHERE path = ?", ((path,) for path in known - now))


def _language(url: str) -> Language:
    return cast(Language, url.partition("/")[0])
