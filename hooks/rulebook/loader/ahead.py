"""Files read by several processes: what each has made of them goes to the store, where whoever loads finds it.

So there is one way from a file to a record, whether an earlier start has read it, another process, or this one. What
has faults, or follows from the project's history, does not come back: it is read again, and told of in its turn.

Phase: load.
"""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from functools import partial
from typing import Any, Final, NamedTuple

from rulebook.loader.forms import Form
from rulebook.loader.history import History
from rulebook.loader.kept import Kept
from rulebook.loader.reader import Reader
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
    """The tasks in their order; when one comes, it has been done, as far as another process was able to."""
    kept = reader.kept
    new = _new(reader, kept, tasks) if kept and jobs > 1 and CAN_FORK else set()
    if not kept or not kept.store or len(new) < FEWEST:
        yield from tasks
        return
    batches = [tasks[start : start + TOGETHER] for start in range(0, len(tasks), TOGETHER)]
    for batch, done in zip(batches, spread(partial(_done, reader, kept, new), batches, jobs), strict=True):
        for name, written in done:
            kept.store.put(name, written)
        yield from batch


def _new(reader: Reader, kept: Kept, tasks: Sequence[Task]) -> set[tuple[str, ...]]:
    """The keys of tasks that nobody has done; where the digests of files are not known, nobody can tell."""
    there = kept.store.keys() if kept.store else set()
    return {
        task.key for task in tasks if (name := kept.name(task.key, task.paths, reader.digests)) and name not in there
    }


def _done(reader: Reader, kept: Kept, new: set[tuple[str, ...]], batch: Sequence[Task]) -> Written:
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
