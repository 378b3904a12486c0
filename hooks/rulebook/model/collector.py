"""Work without the collector of cycles, which would look again and again through what is all needed.

Phase: model. Anyone may import it.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """For work that makes many values, none of which refers to itself: looking for that takes a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def settle() -> None:
    """Look once for what nobody needs any more; from now on the collector is spared all the rest, since it stays."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def rest() -> None:
    """Spare a process that is about to end a last look through all that it holds."""
    gc.freeze()
