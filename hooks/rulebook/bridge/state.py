"""What a renewed site remembers from one start to the next, in a file of the cache.

A page whose frame is empty is being written or taken away: whatever happens then, the next start makes it anew. What
is not in the file is made anew as well, so that it may be deleted at any time.

Phase: bridge. It writes its own file and no other.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import closing
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import cast

from rulebook.model.collector import without_collector
from rulebook.model.languages import LANGUAGES, Language
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
    """What tells whether a site is still what was built, and of what: both empty where nobody can say."""

    site: str = ""
    sources: str = ""


Numbers = dict[tuple[Language, Question], int]


class State:
    """The file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._numbers: Numbers = {}
        self._next = 0
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
        self._numbers.clear()
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
            for url in pages:
                self._save_page(base, now, url)
            self._save_outlines(base, now.outlines)
            self._save_samples(base, now.samples)
            base.execute("DELETE FROM files")
            base.executemany("INSERT INTO files VALUES (?)", ((path,) for path in now.files))

    def signature(self) -> Signature | None:
        """What the last build that came to its end has signed with."""
        if not self._path.is_file():
            return None
        try:
            with closing(self._opened()) as base:
                site = dict(base.execute("SELECT key, value FROM site"))
        except sqlite3.DatabaseError:
            return None
        return Signature(site["stamp"], site["sources"]) if {"stamp", "sources"} <= site.keys() else None

    def sign(self, signature: Signature) -> None:
        """Note that a build has come to its end."""
        rows = [("stamp", signature.site), ("sources", signature.sources)]
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
        questions: dict[int, tuple[Language, Question]] = {}
        for number, language, text, digest in base.execute("SELECT * FROM answers"):
            questions[number] = key = language, _question(text)
            self._numbers[key] = number
            self._next = max(self._next, number + 1)
            found.memory.asked[language].answers[key[1]] = digest
        for number, asked in base.execute("SELECT * FROM pieces"):
            language, piece = questions[number]
            found.memory.asked[language].pieces[piece] = _Listed(asked, language, self._numbers)
        for url, frame, asked, document in base.execute("SELECT * FROM pages"):
            found.memory.pages[url] = Made(frame, _Listed(asked, _language(url), self._numbers))
            if document:
                found.documents[url] = Card.parse(document)
        self._outlines = {id: Outline(*one) for id, *one in base.execute("SELECT * FROM records")}
        self._samples = {
            id: Sampled(origin, json.loads(text)) for id, origin, text in base.execute("SELECT * FROM samples")
        }
        found.outlines, found.samples = self._outlines, self._samples
        found.files = frozenset(path for (path,) in base.execute("SELECT * FROM files"))
        return found

    def _save_answers(
        self, base: sqlite3.Connection, memory: Memory, answers: Mapping[Language, Iterable[Question]]
    ) -> None:
        for language, questions in answers.items():
            asked = memory.asked[language]
            rows = [(self._number(language, one), language, _written(one), asked.answers[one]) for one in questions]
            base.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", rows)
            pieces = [
                (self._number(language, one), self._list(language, asked.pieces[one]))
                for one in questions
                if one in asked.pieces
            ]
            base.executemany("INSERT OR REPLACE INTO pieces VALUES (?, ?)", pieces)

    def _save_page(self, base: sqlite3.Connection, now: Remembered, url: str) -> None:
        if made := now.memory.pages.get(url):
            card = now.documents.get(url)
            text = str(card) if card else ""
            row = (url, made.frame, self._list(_language(url), made.asked), text)
            base.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)", row)
        else:
            base.execute("DELETE FROM pages WHERE url = ?", (url,))

    def _save_outlines(self, base: sqlite3.Connection, now: dict[str, Outline]) -> None:
        """Those that are not in the file already."""
        new = ((id, *astuple(one)) for id, one in now.items() if self._outlines.get(id) != one)
        base.executemany("INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?)", new)
        base.executemany("DELETE FROM records WHERE id = ?", ((id,) for id in self._outlines.keys() - now.keys()))
        self._outlines = now

    def _save_samples(self, base: sqlite3.Connection, now: dict[str, Sampled]) -> None:
        """Those that are not in the file already."""
        new = ((id, one.origin, json.dumps(one.stories)) for id, one in now.items() if self._samples.get(id) != one)
        base.executemany("INSERT OR REPLACE INTO samples VALUES (?, ?, ?)", new)
        base.executemany("DELETE FROM samples WHERE id = ?", ((id,) for id in self._samples.keys() - now.keys()))
        self._samples = now

    def _number(self, language: Language, question: Question) -> int:
        key = (language, question)
        if key not in self._numbers:
            self._numbers[key] = self._next
            self._next += 1
        return self._numbers[key]

    def _list(self, language: Language, questions: Iterable[Question]) -> str:
        return " ".join(str(self._number(language, one)) for one in questions)


class _Listed(Set[Question]):
    """Questions as they are listed in the file: whether one is among them can be told without taking the list apart."""

    def __init__(self, listed: str, language: Language, numbers: Numbers) -> None:
        self._listed, self._language, self._numbers = f" {listed} ", language, numbers

    def __contains__(self, question: object) -> bool:
        number = self._numbers.get((self._language, cast(Question, question)))
        return number is not None and f" {number} " in self._listed

    def __iter__(self) -> Iterator[Question]:
        mine = set(map(int, self._listed.split()))
        return (question for (_, question), number in self._numbers.items() if number in mine)

    def __len__(self) -> int:
        return len(self._listed.split())


def _written(question: Question) -> str:
    """A question on lines; as JSON, which is read far more slowly, where a word has lines itself."""
    text = "\n".join(question)
    return text if _question(text) == question else json.dumps(question)


def _question(text: str) -> Question:
    return tuple(json.loads(text)) if text.startswith("[") else tuple(text.split("\n"))


def _language(url: str) -> Language:
    return next(language for language in LANGUAGES if url.startswith(f"{language}/"))
