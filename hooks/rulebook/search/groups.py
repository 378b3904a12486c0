"""The sorts of files that have a line for each document: what is shown of it, and its texts.

Phase: search.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from rulebook.search import shards
from rulebook.search.documents import Document
from rulebook.search.shards import Shard, Sorts, Texts

HEADS: Final = 24
"""Documents whose titles and headings stand in one file."""

TEXTS: Final = 2
"""Documents whose texts stand in one file."""

GROUPS: Final = ("h", "t")
"""The names of the sorts."""


def renewed(
    before: Sorts, earlier: Sequence[str], names: Sequence[str], document: Callable[[int], Document], texts: Texts
) -> Sorts:
    """The shards after a change of documents, whose names tell which of them are the same as in the earlier index.

    Only the others are asked for, by their numbers.
    """
    heads = _Lines(before.get("h", ()), earlier, HEADS, lambda number: _head(document(number)), texts)
    bodies = _Lines(before.get("t", ()), earlier, TEXTS, lambda number: _texts(document(number)), texts)
    return {"h": tuple(heads.shards(names)), "t": tuple(bodies.shards(names))}


class _Lines:
    """The lines of one sort: those of an earlier index, by the names of their documents, and new ones by number."""

    def __init__(
        self, before: Sequence[Shard], earlier: Sequence[str], size: int, line: Callable[[int], str], texts: Texts
    ) -> None:
        self._before, self._earlier, self._size, self._line, self._texts = before, earlier, size, line, texts
        self._places = {name: place for place, name in enumerate(earlier)}
        self._open, self._lines = -1, list[str]()

    def shards(self, names: Sequence[str]) -> Iterator[Shard]:
        """So many lines in each."""
        for start in range(0, len(names), self._size):
            group = names[start : start + self._size]
            if group == self._earlier[start : start + self._size]:
                yield self._before[start // self._size]
            else:
                lines = (self._of(name, number) for number, name in enumerate(group, start))
                yield shards.kept("", "\n".join(lines), self._texts)

    def _of(self, name: str, number: int) -> str:
        return self._kept(name) if name in self._places else self._line(number)

    def _kept(self, name: str) -> str:
        """The line of a document that the earlier index has; neighbours mostly ask one after the other."""
        shard, place = divmod(self._places[name], self._size)
        if shard != self._open:
            self._open, self._lines = shard, json.loads(self._texts[self._before[shard].digest]).split("\n")
        return self._lines[place]


def _head(document: Document) -> str:
    """Id, kind, address, title, then anchor and heading of every section but the lead."""
    sections = [text for section in document.sections if section.anchor for text in (section.anchor, section.heading)]
    return "\t".join(map(_flat, (document.id, document.kind, document.url, document.title, *sections)))


def _texts(document: Document) -> str:
    """The lead's text, then that of every other section."""
    lead = " ".join((document.summary, *(section.text for section in document.sections if not section.anchor)))
    return "\t".join(map(_flat, (lead, *(section.text for section in document.sections if section.anchor))))


def _flat(text: str) -> str:
    return " ".join(text.split())
