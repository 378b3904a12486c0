"""The order of the files of tests: the longest begin, so that no process has one left when the others are done."""

from pathlib import Path

FOLDER = Path(__file__).parent

LONGEST = (
    "browser/test_browser_still.py",
    "content/test_content_print.py",
    "browser/test_browser_pages.py",
    "browser/test_browser_compose.py",
    "browser/test_browser_search_access.py",
    "browser/test_browser_search.py",
    "browser/test_browser_search_loading.py",
    "sites/test_mini_incremental.py",
    "terminal/test_wizard.py",
    "browser/test_browser_attacks.py",
    "browser/test_browser_plain.py",
    "browser/test_browser_search_page.py",
)
"""The files that take about a minute or more, the longest first."""


def place(file: Path) -> int:
    """The place of a file in the order; all that are short have the last one."""
    names = [FOLDER / name for name in LONGEST]
    return names.index(file) if file in names else len(names)
