"""Sorted lines in files of about one size, of which a change renews those that it touches and few others.

Where a shard ends follows from its own lines alone: after the first line from LEAST bytes on whose word says so, at
MOST bytes in any case. So the same lines make the same shards, whether they were written at once or one by one.

Phase: search.
"""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Protocol
from zlib import crc32

from rulebook.morphology.endings import DIGITS, shared_start

LEAST: Final = 2_000
"""Bytes of a shard, but for the last of a table."""

MOST: Final = 5_000
"""Bytes from which on a shard ends after the next line."""

SPREAD: Final = 1_500
"""Between the two a shard ends after each byte with a chance of one to so many."""


class Texts(Protocol):
    """By digest the text of each shard as a JSON string in UTF-8, which is how it stands in its file."""

    def __getitem__(self, digest: str, /) -> bytes: ...

    def __setitem__(self, digest: str, text: bytes, /) -> None: ...


@dataclass(frozen=True, slots=True)
class Shard:
    """A file's text: the first word of its table (none if its lines are no table), and SHA-256 in hexadecimal."""

    first: str
    digest: str

    @property
    def hash(self) -> str:
        """The part of a file's name that says what its text is."""
        return self.digest[:8]


Sorts = Mapping[str, tuple[Shard, ...]]
"""The shards of each sort of files."""


def kept(first: str, text: str, texts: Texts) -> Shard:
    """A text, put among the others."""
    shard = Shard(first, digest(text))
    texts[shard.digest] = quoted(text)
    return shard


def digest(text: str) -> str:
    """What tells a text from all others."""
    return sha256(text.encode()).hexdigest()


def quoted(text: str) -> bytes:
    """A text as a JSON string in UTF-8."""
    return json.dumps(text, ensure_ascii=False).encode()


def lines(text: str) -> Iterator[tuple[str, str]]:
    """The words of a table, each with the fields after it."""
    word = ""
    for line in text.split("\n"):
        coded, _, rest = line.partition("\t")
        word = word[: int(coded[0], 36)] + coded[1:]
        yield word, rest


def read(shard: Shard, texts: Texts) -> Iterator[tuple[str, str]]:
    """The same of a shard."""
    return lines(json.loads(texts[shard.digest]))


def place_of(word: str, firsts: Sequence[str]) -> int:
    """The number of the shard in which a word stands, if it stands anywhere."""
    return max(0, bisect_right(firsts, word) - 1)


def renewed(before: Sequence[Shard], changes: Mapping[str, str | None], texts: Texts) -> tuple[Shard, ...]:
    """The shards after changes: by word the fields after it, None if it is gone. They need not be sorted."""
    firsts = [shard.first for shard in before]
    touched: defaultdict[int, dict[str, str | None]] = defaultdict(dict)
    for word, rest in changes.items():
        touched[place_of(word, firsts)][word] = rest
    found: list[Shard] = []
    open: list[tuple[str, str]] = []
    for place in range(max(1, len(before))):
        if not open and place not in touched:
            found += before[place : place + 1]
            continue
        known: dict[str, str | None] = dict(read(before[place], texts)) if before else {}
        known |= touched.pop(place, {})
        open += sorted((word, rest) for word, rest in known.items() if rest is not None)
        ended, open = _cut(open)
        found += (kept(first, text, texts) for first, text in ended)
    if open:
        found.append(kept(open[0][0], "\n".join(_coded(open)), texts))
    return tuple(found)


def _cut(table: list[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The shards that end within a table, as (first word, text), and the lines after them."""
    ended: list[tuple[str, str]] = []
    start, size, last, current = 0, 0, "", []
    for place, (word, rest) in enumerate(table):
        line = _line(last, word, rest)
        length = len(line.encode()) + 1
        current.append(line)
        size, last = size + length, word
        if size >= MOST or (size >= LEAST and crc32(word.encode()) % SPREAD < length):
            ended.append((table[start][0], "\n".join(current)))
            start, size, last, current = place + 1, 0, "", []
    return ended, table[start:]


def _coded(table: Iterable[tuple[str, str]]) -> Iterator[str]:
    last = ""
    for word, rest in table:
        yield _line(last, word, rest)
        last = word


def _line(last: str, word: str, rest: str) -> str:
    """A word by what is new in it after the one before, with its fields."""
    same = min(35, shared_start(last, word))
    return f"{DIGITS[same]}{word[same:]}\t{rest}"
