"""The longest files of tests begin; a name that no file has any more would lose its place unnoticed."""

from pathlib import Path

from order import FOLDER, LONGEST, place


def test_every_file_that_begins_exists() -> None:
    assert [name for name in LONGEST if not (FOLDER / name).is_file()] == []


def test_the_longest_begin_and_all_others_are_equal() -> None:
    first, second, *_ = (FOLDER / name for name in LONGEST)
    assert place(first) < place(second) < place(Path(__file__)) == place(FOLDER / "unit/test_site.py")
