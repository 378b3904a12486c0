"""Every form of a report by the name that the command knows it by.

Phase: reporting.
"""

from collections.abc import Callable
from typing import Final

from rulebook.reporting.documents import gitlab, own, sarif
from rulebook.reporting.github import github
from rulebook.reporting.report import Report
from rulebook.reporting.text import text

FORMATS: Final[dict[str, Callable[[Report], str]]] = {
    "text": text,
    "json": own,
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
}


def encoded(text: str) -> bytes:
    """A report for a file or a pipe: UTF-8 on every system.

    What is no character (part of a file name of another encoding) becomes an escape, which JSON reads back.
    """
    return text.encode("utf-8", "backslashreplace")
