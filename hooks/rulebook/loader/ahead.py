"""Files read by several processes: what each has made of them goes to the store, where whoever loads finds it.

So there is one way from a file to a record, whether an earlier start has read it, another process, or this one. What
has faults, or follows from the project's history, does not come back: it is read again, and told of in its turn.

Phase: load.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from copy import copy
from functools import partial
from itertools import repeat
from typing import Any, Final, NamedTuple

from rulebook.loader.forms import Form
from rulebook.loader.history import History
from rulebook.loader.kept import Kept
from rulebook.loader.reader import Reader
from rulebook.loader.store import Store
from rulebook.processes import CAN_FORK, spread

TOGETHER: Final = 50
"""How many things a process makes at once."""

FEWEST: Final = 4 * TOGETHER
"""For fewer that are new no process is begun."""


class Task(NamedTuple):
    """Something to make of files, as `Reader.once` is asked for it."""

    key: tuple[str, ...]
    paths: Sequence[str]
    make: Callable[[Reader], Any]
    form: Form[Any]


Written = list[tuple[str, bytes]]
"""What was made, as the store keeps it, by its name there."""


def read_ahead(reader: Reader, tasks: Sequence[Task], jobs: int) -> Iterator[Task]:
    """The tasks in their order; when one comes, it has been done, as far as another process was able to, and looked up.

    Where the digests of files are not known, nobody can tell beforehand what there is.
    """
    kept = reader.kept
    reader.expected = _expected(reader, kept, tasks) if kept and reader.digests else {}
    if not kept or not kept.store or not reader.expected:
        yield from tasks
        return
    new = _new(reader.expected, kept.store) if jobs > 1 and CAN_FORK else set()
    batches = [tasks[start : start + TOGETHER] for start in range(0, len(tasks), TOGETHER)]
    nothing = repeat(list[Any](), len(batches))
    many = spread(partial(_done, reader, kept, new), batches, jobs) if len(new) >= FEWEST else nothing
    for batch, done in zip(batches, many, strict=True):
        for name, written in done:
            kept.store.put(name, written)
        kept.store.look_up([reader.expected[task.key] for task in batch if task.key in reader.expected])
        yield from batch


def _expected(reader: Reader, kept: Kept, tasks: Sequence[Task]) -> dict[Hashable, str]:
    """What the store calls that which is made of files with the digests that are known, by the keys of the tasks."""
    named = ((task.key, kept.name(task.key, task.paths, reader.digests)) for task in tasks)
    return {key: name for key, name in named if name}


def _new(expected: Mapping[Hashable, str], store: Store) -> set[Hashable]:
    """The keys of tasks that nobody has done."""
    there = store.keys()
    return {key for key, name in expected.items() if name not in there}


def _done(reader: Reader, kept: Kept, new: set[Hashable], batch: Sequence[Task]) -> Written:
    """Of some tasks, in another process: what is new."""
    apart = copy(reader)
    apart.history = _NoHistory(reader.root)
    return [written for task in batch if task.key in new and (written := _written(apart, kept, task))]


def _written(reader: Reader, kept: Kept, task: Task) -> tuple[str, bytes] | None:
    try:
        name, written = reader.to_keep(kept, *task)
    except _HistoryNeededError:
        return None
    return (name, written) if written else None


class _HistoryNeededError(Exception):
    """One `git log` is enough for all files, and it is read where the records are."""


class _NoHistory(History):
    def versions(self, path: str) -> Iterator[str]:
        raise _HistoryNeededError(path)
