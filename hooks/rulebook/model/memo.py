"""A cache for functions of a type.

`functools.cache` asks for hashable arguments, and mypy does not believe that a class is one
(python/mypy#11470), so the decorator is given the function's own signature back.

Phase: model. Anyone may import it.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])


def memoised(function: F) -> F:
    """Remember every result of a function; for functions of few and lasting arguments."""
    return cast(F, cache(function))
