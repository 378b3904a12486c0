"""The press: prints once, reads afterwards, prints anew what has changed, and joins and folds what it printed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PIL import Image

from builders import Project
from printed import DAY, EDITION, coloured, pages, sheets, solid
from rulebook.printing import imposition, press
from rulebook.printing.frame import Ink
from rulebook.printing.press import Press, joined
from rulebook.printing.products import Job, edition_of, jobs, selection_of
from rulebook.printing.selection import Selection
from rulebook.printing.sheets import Sheets

pytestmark = pytest.mark.whole


@pytest.fixture
def printer(tmp_path: Path) -> Press:
    """A press with an empty cache."""
    return Press(tmp_path / "cache")


@pytest.fixture
def typeset(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The layouts that were typeset, in order."""
    found: list[str] = []

    def noted(real: Callable[..., Any]) -> Callable[..., Any]:
        def run(layout: str, *rest: object) -> Any:
            found.append(layout)
            return real(layout, *rest)

        return run

    monkeypatch.setattr(press, "pdf", noted(press.pdf))
    monkeypatch.setattr(press, "pictures", noted(press.pictures))
    return found


def job(project: Project, ink: Ink = "colour", paper: str = "a5", product: str = "handbook") -> Job:
    found = Sheets(project.renderer(), "")
    (one,) = jobs(found, product, EDITION, Selection(("R29",)), paper, ink)  # type: ignore[arg-type]
    return one


def test_a_second_print_reads_and_does_not_typeset(project: Project, printer: Press, typeset: list[str]) -> None:
    project.rule()
    first, second = printer.print(job(project)), printer.print(job(project))
    assert first == second
    assert typeset == ["handbook"]
    (one,) = first
    assert (one.pages, one.size) == (len(pypdf.PdfReader(one.path).pages), one.path.stat().st_size)


def test_another_press_on_the_same_cache_reads(project: Project, printer: Press, typeset: list[str]) -> None:
    project.rule()
    assert printer.print(job(project)) == Press(printer.folder).print(job(project))
    assert len(typeset) == 1


@pytest.mark.parametrize("change", [{"title": "Other"}, {"text": "Other."}, {"do": ["Other."]}, {"tags": ["speed"]}])
def test_a_changed_text_is_a_new_file(project: Project, printer: Press, change: dict[str, Any]) -> None:
    project.rule()
    (before,) = printer.print(job(project))
    project.rule(**change)
    (after,) = printer.print(job(project))
    assert after.path != before.path
    assert after.path.read_bytes() != before.path.read_bytes()


def test_a_change_that_is_not_printed_is_none(project: Project, printer: Press, typeset: list[str]) -> None:
    project.rule()
    printer.print(job(project))
    project.rule(aliases=["another word"], owner="quality")
    printer.print(job(project))
    assert len(typeset) == 1


def test_ink_paper_and_day_are_files_of_their_own(project: Project, printer: Press) -> None:
    project.rule()
    asked = [job(project), job(project, "gray"), job(project, paper="a4"), replace(job(project), day=date(2027, 1, 1))]
    assert len({one.path for found in asked for one in printer.print(found)}) == 4


def test_a_changed_layout_is_a_new_file(
    project: Project, printer: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.rule()
    (before,) = printer.print(job(project))
    folder = tmp_path / "layout"
    folder.mkdir()
    for file in press.LAYOUTS.glob("*.typ"):
        (folder / file.name).write_bytes(file.read_bytes() + b"// changed\n")
    monkeypatch.setattr(press, "LAYOUTS", folder)
    press._tools.cache_clear()
    try:
        (after,) = printer.print(job(project))
    finally:
        press._tools.cache_clear()
    assert after.path != before.path


@pytest.mark.parametrize("package", ["typst", "pypdf"])
def test_another_version_of_a_tool_is_a_new_file(
    project: Project, printer: Press, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    project.rule()
    (before,) = printer.print(job(project))
    real = press.version
    monkeypatch.setattr(press, "version", lambda name: "99" if name == package else real(name))
    press._tools.cache_clear()
    try:
        (after,) = printer.print(job(project))
    finally:
        press._tools.cache_clear()
    assert after.path != before.path


def test_nothing_unfinished_is_left_or_read(
    project: Project, printer: Press, monkeypatch: pytest.MonkeyPatch, typeset: list[str]
) -> None:
    """A build that is stopped while it writes leaves no file that a later one takes for a book."""
    project.rule()

    def stopped(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stopped)
        with pytest.raises(KeyboardInterrupt):
            printer.print(job(project))
    assert list(printer.folder.glob("*.pdf")) == []
    (one,) = printer.print(job(project))
    assert len(typeset) == 2
    assert one.pages > 2
    assert sorted(path.suffix for path in printer.folder.iterdir()) == [".pages", ".pdf"]


def test_gray_is_without_colour(project: Project, printer: Press) -> None:
    project.rule()
    found = {ink: printer.print(job(project, ink))[0].path.read_bytes() for ink in ("colour", "gray")}  # type: ignore[arg-type]
    assert coloured(found["colour"])
    assert coloured(found["gray"]) == []


def test_a_cover_is_a_picture_that_is_made_once(project: Project, printer: Press, typeset: list[str]) -> None:
    project.rule()
    cover = printer.cover(job(project))
    assert Image.open(cover).size == pytest.approx(
        (148 / 25.4 * press.COVER_DOTS, 210 / 25.4 * press.COVER_DOTS), abs=1
    )
    assert printer.cover(job(project)) == cover
    project.rule(part="culture")
    assert printer.cover(job(project)) != cover
    assert typeset == ["cover", "cover"]


def test_a_small_book_is_one_booklet(project: Project, printer: Press) -> None:
    project.rule()
    (book,) = printer.print(job(project))
    (one,) = printer.print(job(project, product="booklet"))
    assert one.pages == -(-book.pages // 4) * 2
    assert one.path != book.path


def test_a_long_book_is_several_booklets_that_begin_where_something_begins(printer: Press, typeset: list[str]) -> None:
    found = sheets("en")
    record = found.view.site.library.handbooks["part-culture"]
    arguments = (edition_of(found, record), selection_of(found, record))
    (book,) = printer.print(*jobs(found, "handbook", *arguments))
    booklets = printer.print(*jobs(found, "booklet", *arguments))
    assert book.pages > imposition.MOST_PAGES
    assert len(booklets) == 2
    assert all(one.pages * 2 <= imposition.MOST_PAGES for one in booklets)
    assert typeset == ["handbook"], "the book is there already"
    written = [solid(text) for text in pages(book.path.read_bytes())]
    folded = "".join(text for one in booklets for text in pages(one.path.read_bytes()))
    assert [number for number, text in enumerate(written, 1) if text not in folded] == []
    assert printer.print(*jobs(found, "booklet", *arguments)) == booklets


def test_one_file_alone_stays_as_it_is(project: Project, printer: Press) -> None:
    project.rule()
    (one,) = printer.print(job(project))
    assert joined([one.path]) == one.path.read_bytes()


def test_joined_files_follow_one_another(project: Project, printer: Press) -> None:
    project.rule("R05", title="First")
    project.rule("R29", title="Second")
    found = Sheets(project.renderer(), "")
    printed = [
        one
        for rule in ("R05", "R29")
        for each in jobs(found, "handbook", EDITION, Selection((rule,)), "a5")
        for one in printer.print(each)
    ]
    together = joined([one.path for one in printed])
    assert pages(together) == [text for one in printed for text in pages(one.path.read_bytes())]
    assert together == joined([one.path for one in printed])
    metadata = pypdf.PdfReader(BytesIO(together)).metadata
    assert metadata is not None
    assert metadata.title == f"{EDITION.title} – {EDITION.number}"
    assert metadata["/CreationDate"] == f"D:{DAY:%Y%m%d}000000Z"


def test_a_text_that_is_not_on_the_cover_leaves_it_alone(project: Project, printer: Press, typeset: list[str]) -> None:
    project.rule(summary="One.")
    before = printer.cover(job(project))
    project.rule(summary="Another.")
    assert printer.cover(job(project)) == before
    assert typeset == ["cover"]
