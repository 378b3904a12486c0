"""What a command that builds tells on the terminal, as MkDocs' own commands do.

Phase: bridge.
"""

import logging


def tell() -> None:
    """Write what MkDocs and the engine log to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)-7s - %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
