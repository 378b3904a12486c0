"""The files of an index, asked: what a client in a browser does, in Python.

Phase: search.
"""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any

from rulebook.morphology.endings import Change, derived_key
from rulebook.search.files import FORMAT, content_hash, read
from rulebook.search.shards import lines
from rulebook.search.tables import postings, turned_back


class CorruptIndexError(Exception):
    """A file of the index is missing, or is not what its name says."""


@dataclass(frozen=True, slots=True)
class Known:
    """A key of the vocabulary: the word that shows it, and in how many sections it stands."""

    key: str
    shown: str
    sections: int


@dataclass(frozen=True, slots=True)
class Head:
    """What is shown of a document: sections as (anchor, heading), without the lead."""

    id: str
    kind: str
    url: str
    title: str
    sections: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Reader:
    """The index of one language; `fetch` gives a file's content by its name, or raises OSError."""

    fetch: Callable[[str], str]
    _texts: dict[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """The list of all files; CorruptIndexError if there is none of this format."""
        try:
            found: dict[str, Any] = dict(json.loads(self._text("index")))
        except (TypeError, ValueError) as error:
            raise CorruptIndexError(f"index.js: {error}") from error
        if found.get("format") != FORMAT:
            raise CorruptIndexError(f"index.js has format {found.get('format')}, this reader knows {FORMAT}")
        return found

    @property
    def language(self) -> Any:
        return self.manifest["language"]

    @cached_property
    def starts(self) -> list[int]:
        """The number of each document's first section, and of the one after the last."""
        return list(accumulate((int(count, 36) for count in self.manifest["sections"].split()), initial=0))

    @property
    def sections(self) -> int:
        return self.starts[-1]

    def document_of(self, section: int) -> int:
        """The number of the document that a section belongs to."""
        return bisect_right(self.starts, section) - 1

    def keys(self, form: str) -> list[str]:
        """The keys of a folded form, whether the index has them or not."""
        changes = self._look_up("x", form)
        return (
            [Change.parse(change).apply(form) for change in changes] if changes else [derived_key(form, self.language)]
        )

    def known(self, key: str) -> Known | None:
        """What the vocabulary says of a key."""
        found = self._look_up("v", key)
        return _known(key, found) if found else None

    def beginning(self, start: str) -> Iterator[Known]:
        """The keys of the vocabulary that begin with some letters."""
        yield from (_known(key, rest) for key, rest in self._starting("v", start))

    def continuing(self, start: str) -> Iterator[Known]:
        """Those whose letters from the second on begin so, whatever the first is."""
        yield from (_known(turned_back(word), rest) for word, rest in self._starting("r", start))

    def _starting(self, sort: str, start: str) -> Iterator[tuple[str, list[str]]]:
        """The lines of words with this start, of every file that may hold such words."""
        firsts = self.manifest["files"][sort]["first"]
        first = max(0, bisect_right(firsts, start) - 1)
        for number in range(first, len(firsts)):
            if number > first and firsts[number] > start and not firsts[number].startswith(start):
                return
            yield from (line for line in self._lines(sort, number) if line[0].startswith(start))

    def postings(self, key: str) -> Iterator[tuple[int, int]]:
        """The sections that have a key, with its impact in each."""
        return postings((self._look_up("p", key) or [""])[0])

    def facet(self, facet: str) -> dict[str, set[int]]:
        """The documents of each value of a facet."""
        return {
            value: set(accumulate((int(step, 36) for step in steps.split()), initial=-1)) - {-1}
            for value, steps in self.manifest["facets"].get(facet, {}).items()
        }

    def head(self, document: int) -> Head:
        """What is shown of a document."""
        id, kind, url, title, *rest = self._line("h", document, self.manifest["heads"])
        return Head(id, kind, url, title, tuple(zip(rest[::2], rest[1::2], strict=True)))

    def texts(self, document: int) -> list[str]:
        """The texts of a document's sections, the lead's first."""
        return self._line("t", document, self.manifest["texts"])

    def _line(self, sort: str, document: int, size: int) -> list[str]:
        number, place = divmod(document, size)
        return self._shard(sort, number).split("\n")[place].split("\t")

    def _look_up(self, sort: str, word: str) -> list[str] | None:
        number = bisect_right(self.manifest["files"][sort]["first"], word) - 1
        if number < 0:
            return None
        return next((rest for found, rest in self._lines(sort, number) if found == word), None)

    def _lines(self, sort: str, number: int) -> Iterator[tuple[str, list[str]]]:
        return ((word, rest.split("\t")) for word, rest in lines(self._shard(sort, number)))

    def _shard(self, sort: str, number: int) -> str:
        return self._text(f"{sort}{number}.{self.manifest['files'][sort]['hash'][number]}")

    def _text(self, name: str) -> str:
        if name not in self._texts:
            try:
                found, text = read(self.fetch(f"{name}.js"))
            except (OSError, ValueError) as error:
                raise CorruptIndexError(f"{name}.js: {error}") from error
            if found != name:
                raise CorruptIndexError(f"{name}.js says that it is {found}")
            if name != "index" and not name.endswith(f".{content_hash(text)}"):
                raise CorruptIndexError(f"{name}.js has another text than its name says")
            self._texts[name] = text
        return self._texts[name]


def _known(key: str, rest: list[str]) -> Known:
    return Known(key, Change.parse(rest[0]).apply(key), int(rest[1], 36))
