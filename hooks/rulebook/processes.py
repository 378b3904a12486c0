"""Work on many things of one kind, spread over the processors of the machine.

Phase: anyone. It knows nothing of what is worked on.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from threading import Thread
from typing import Any, Final, TypeVar

CAN_FORK: Final = sys.platform == "linux"
"""Elsewhere a process that has forked may die in a library of the system, and one that starts afresh knows nothing."""

T = TypeVar("T")
R = TypeVar("R")

_work: Callable[[Any], Any]
_parts: Sequence[Any]


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if CAN_FORK else os.cpu_count() or 1


def spread(work: Callable[[T], R], parts: Sequence[T], jobs: int) -> Iterator[R]:
    """What is made of each part, in the order of the parts, by as many processes as there are `jobs`.

    A process is a fork of this one: it has all that there is here, and only what it makes is pickled. With one job, and
    where nothing can be forked, the work is done here. Raises what it raises, and BrokenProcessPool if a process dies.
    """
    if jobs < 2 or len(parts) < 2 or not CAN_FORK:
        yield from map(work, parts)
        return
    from concurrent.futures import ProcessPoolExecutor  # takes time to load, and a small edit needs no process
    from multiprocessing import get_context

    gc.collect()
    gc.freeze()  # what is there already is not looked over, and so not copied, by each process
    try:
        with ProcessPoolExecutor(min(jobs, len(parts)), get_context("fork"), _begin, (work, parts)) as pool:
            yield from pool.map(_do, range(len(parts)))
    finally:
        gc.unfreeze()


def _begin(work: Callable[[Any], Any], parts: Sequence[Any]) -> None:
    from multiprocessing import parent_process

    global _work, _parts
    _work, _parts = work, parts
    Thread(target=_end_with, args=(parent_process(),), daemon=True).start()


def _end_with(parent: Any) -> None:
    """Nobody waits for what this process makes when the one is gone that has forked it."""
    parent.join()
    os._exit(1)


def _do(number: int) -> Any:
    return _work(_parts[number])
