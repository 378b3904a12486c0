"""An index as files, and files as an index.

Every file is a classic script of one call, ``rulebookSearch(name, text)``, so that it loads from a server and from a
disk alike; its name carries a hash of its text. ``index.js`` of a language has a fixed name and lists the others.
The texts are lines of tab-separated fields; what they mean is written down in docs/engineering/search.md.

Phase: search.
"""

import json
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Final

from rulebook.model.languages import Language
from rulebook.morphology.endings import rules
from rulebook.search import groups, layouts, shards, tables
from rulebook.search.cards import Card
from rulebook.search.documents import FACETS
from rulebook.search.index import Index
from rulebook.search.shards import Shard, Sorts, Texts
from rulebook.search.tables import TABLES, base36

FORMAT: Final = 2
"""The number of the format; a reader of another number does not try."""

_CALL = "rulebookSearch("


def written(index: Index, labels: Mapping[str, object] | None = None) -> dict[str, str]:
    """The files of an index by their names below the folder of their language; `labels` are for who shows results."""
    texts: dict[str, bytes] = {}
    cards = list(map(Card.of, index.documents))
    lines = groups.renewed({}, (), [card.name for card in cards], index.documents.__getitem__, texts)
    made = {**tables.renewed({}, index.entries, index.exceptions, texts), **lines}
    return {name: script.decode() for name, script in scripts(cards, index.language, made, texts, labels or {})}


def scripts(
    cards: Sequence[Card],
    language: Language,
    sorts: Sorts,
    texts: Texts,
    labels: Mapping[str, object],
    there: Container[str] = (),
) -> Iterator[tuple[str, bytes]]:
    """The name and content of every file; no content of what is `there`, since a name says what its file holds.

    The one that lists the others comes last.
    """
    for name, shard in named(sorts):
        yield f"{name}.js", b"" if f"{name}.js" in there else _script(name, texts[shard.digest])
    yield "index.js", _script("index", shards.quoted(_json(_manifest(cards, language, sorts, labels))))


def named(sorts: Sorts) -> Iterator[tuple[str, Shard]]:
    """The shards of which there are files, each with its file's name but for the ending."""
    for sort in (*TABLES, *groups.GROUPS):
        for number, shard in enumerate(sorts[sort]):
            yield f"{sort}{number}.{shard.hash}", shard


def _manifest(
    cards: Sequence[Card], language: Language, sorts: Sorts, labels: Mapping[str, object]
) -> dict[str, object]:
    return {
        "format": FORMAT,
        "language": language,
        "documents": len(cards),
        "sections": _base36s(card.sections for card in cards),
        "rules": "\n".join(f"{suffix}\t{change}" for suffix, change in rules(language).items()),
        "layouts": layouts.written(language),
        "facets": _facets(cards),
        "heads": groups.HEADS,
        "texts": groups.TEXTS,
        "files": {
            sort: {
                "first": [shard.first for shard in sorts[sort]] if sort in TABLES else [],
                "hash": [shard.hash for shard in sorts[sort]],
            }
            for sort in (*TABLES, *groups.GROUPS)
        },
        "labels": labels,
    }


def _facets(cards: Sequence[Card]) -> dict[str, dict[str, str]]:
    """For each facet and value the documents that have it, as distances."""
    members: defaultdict[str, list[int]] = defaultdict(list)
    for number, card in enumerate(cards):
        for facet in card.facets:
            members[facet].append(number)
    found: dict[str, dict[str, str]] = {facet: {} for facet in FACETS}
    for both, numbers in sorted(members.items()):
        facet, _, value = both.partition(" ")
        if facet in found:
            found[facet][value] = _base36s(_distances(numbers))
    return found


def _distances(numbers: Iterable[int]) -> Iterator[int]:
    last = -1
    for number in numbers:
        yield number - last
        last = number


def _base36s(numbers: Iterable[int]) -> str:
    return " ".join(map(base36, numbers))


def content_hash(text: str) -> str:
    """The part of a file's name that says what its text is."""
    return Shard("", shards.digest(text)).hash


def _script(name: str, quoted: bytes) -> bytes:
    return f"{_CALL}{json.dumps(name)},".encode() + quoted + b")\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def read(script: str) -> tuple[str, str]:
    """Name and text of a file; ValueError if it is not one."""
    if not script.startswith(_CALL) or not script.endswith(")\n"):
        raise ValueError("not a file of the index")
    name, text = json.loads(f"[{script[len(_CALL) : -2]}]")
    if not (isinstance(name, str) and isinstance(text, str)):
        raise ValueError("not a file of the index")
    return name, text
