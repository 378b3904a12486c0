"""A Library of which a check sees a few records alone, while all others can be looked up.

Phase: check. After an edit, a check that looks at each record by itself has to look at those that were edited.
"""

from collections.abc import Collection, ItemsView, Iterator, Mapping, ValuesView
from dataclasses import replace
from typing import Any

from rulebook.model.library import AnyRecord, Library


class _Focused(Mapping[str, AnyRecord]):
    """All records by their ids; who walks through the records themselves meets a few."""

    def __init__(self, whole: Mapping[str, AnyRecord], ids: Collection[str]) -> None:
        self._whole = whole
        self._few = {id: whole[id] for id in ids if id in whole}

    def __getitem__(self, id: str) -> AnyRecord:
        return self._whole[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole)

    def __len__(self) -> int:
        return len(self._whole)

    def values(self) -> ValuesView[AnyRecord]:
        return self._few.values()

    def items(self) -> ItemsView[str, Any]:
        return self._few.items()


def concerned(library: Library, paths: Collection[str]) -> frozenset[str]:
    """The records to which one of these files belongs."""
    records = library.records.items() if paths else ()
    return frozenset(id for id, one in records if any(document.path in paths for document in one.documents.values()))


def focused(library: Library, ids: Collection[str]) -> Library:
    """The Library for a check of these records."""
    return replace(library, records=_Focused(library.records, ids))
