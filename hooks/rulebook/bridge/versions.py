"""Which versions of MkDocs the engine knows from inside.

Phase: bridge. `mkdocs_private` is imported only where this says so.
"""

from typing import Final

import mkdocs

KNOWN: Final = frozenset({"1.6.1"})
"""The versions with which `mkdocs_private` has been tested."""


def is_known() -> bool:
    """Whether this is one of them."""
    return mkdocs.__version__ in KNOWN
