"""The order of the files of tests: the longest begin, so that no process has one left when the others are done."""

from pathlib import Path

FOLDER = Path(__file__).parent

LONGEST = (
    "content/test_content_print.py",
    "browser/test_browser_pages.py",
    "sites/test_mini_incremental.py",
    "browser/test_browser_compose.py",
    "browser/test_browser_still.py",
    "browser/test_browser_search_loading.py",
    "browser/test_browser_search_access.py",
    "sites/test_mini_rebuilt.py",
    "terminal/test_wizard.py",
    "browser/test_browser_search.py",
    "browser/test_browser_attacks.py",
)
"""The files that take half a minute or more, the longest first."""


def place(file: Path) -> int:
    """The place of a file in the order; all that are short have the last one."""
    names = [FOLDER / name for name in LONGEST]
    return names.index(file) if file in names else len(names)
