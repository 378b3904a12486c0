"""The registry of products: each with its papers, and an error that says what can be made where one cannot."""

from typing import get_args

import pytest

from builders import Project
from printed import DAY, EDITION
from rulebook.printing.handcards import ON_THE_POCKET_CARD
from rulebook.printing.products import (
    PAPERS,
    Product,
    ProductError,
    edition_of,
    jobs,
    latest,
    renamed,
    selection_of,
)
from rulebook.printing.selection import Selection, SelectionError
from rulebook.printing.sheets import Sheets
from rulebook.printing.typesetting import LAYOUTS

PAUSED = "One.\n\n<!-- pause: And now? -->\n\nTwo."
EVERYTHING = Selection(("R05", "R29"), ("recovery",), ("ham", "late"))


@pytest.fixture
def found(project: Project) -> Sheets:
    """The rules of the pocket card, a guide, a case with a pause and one without, and a handbook."""
    for id in ON_THE_POCKET_CARD:
        project.rule(id)
    project.guide("recovery")
    project.case("ham", text=PAUSED)
    project.case("late")
    project.handbook("whole", edition="2026.2", text="A preface.")
    project.handbook("older", edition="2026.1")
    return Sheets(project.renderer(), "")


@pytest.mark.parametrize("product", get_args(Product))
def test_every_product_has_papers_a_layout_and_jobs(found: Sheets, product: Product) -> None:
    made = jobs(found, product, EDITION, EVERYTHING)
    assert PAPERS[product]
    assert all((LAYOUTS / f"{job.layout}.typ").is_file() for job in made)
    assert {job.day for job in made} == {DAY}
    assert {job.is_booklet for job in made} == {product == "booklet"}


def test_each_sheet_is_a_job_and_a_book_is_one(found: Sheets) -> None:
    counts = {product: len(jobs(found, product, EDITION, EVERYTHING)) for product in get_args(Product)}
    assert counts == dict.fromkeys(get_args(Product), 1) | {"huddle": 2, "discussion": 1}


@pytest.mark.parametrize("product", get_args(Product))
def test_values_are_made_for_the_paper_and_the_ink_that_were_asked_for(project: Project, product: Product) -> None:
    project.rule("R29")
    project.case("ham", text=PAUSED, rules=[{"rule": "R29", "how": "kept", "why": "It was."}])
    found = Sheets(project.renderer(), "")
    for paper in ("", *PAPERS[product]):
        if product == "pocket-card":  # asks for rules of the project's own
            continue
        (job, *_) = jobs(found, product, EDITION, Selection(("R29",), (), ("ham",)), paper, "gray")
        values = job.values()
        assert (values["paper"], values["ink"]) == (paper or PAPERS[product][0], "gray")


@pytest.mark.parametrize(
    ("product", "paper", "valid"),
    [
        ("handbook", "a3", "a5, a4, letter"),
        ("booklet", "a4", "a5"),
        ("deck", "a4", "poker, a6"),
        ("huddle", "a5", "a4, letter"),
        ("pocket-card", "poker", "a4"),
    ],
)
def test_a_wrong_paper_is_an_error_that_names_the_right_ones(
    found: Sheets, product: Product, paper: str, valid: str
) -> None:
    with pytest.raises(ProductError, match=rf"^paper: {product} is not made on {paper} \(valid: {valid}\)$"):
        jobs(found, product, EDITION, EVERYTHING, paper)


@pytest.mark.parametrize(
    ("product", "selection", "words"),
    [
        ("deck", Selection((), ("recovery",), ("ham",)), "the selection has no rule"),
        ("huddle", Selection((), ("recovery",), ("ham",)), "the selection has no rule"),
        ("discussion", Selection(("R29",), (), ("late",)), "no case with a pause"),
    ],
)
def test_what_there_is_nothing_of_is_said(found: Sheets, product: Product, selection: Selection, words: str) -> None:
    with pytest.raises(ProductError, match=rf"^{product}: .*{words}"):
        jobs(found, product, EDITION, selection)


def test_an_edition_is_what_its_record_says(found: Sheets) -> None:
    edition = edition_of(found, found.view.site.library.handbooks["whole"])
    assert (edition.title, edition.number, edition.summary) == ("Handbook whole", "2026.2", "One line.")
    assert edition.preface == [{"id": "", "title": [], "body": [{"e": "p", "c": ["A\u00a0preface."]}]}]


def test_a_handbook_selects_what_its_record_says(found: Sheets) -> None:
    assert selection_of(found, found.view.site.library.handbooks["whole"]).rules == tuple(sorted(ON_THE_POCKET_CARD))


def test_a_handbook_of_nothing_is_an_error_with_its_name(project: Project) -> None:
    project.handbook("empty", select={"rules": {"tags": ["apology"]}})
    found = Sheets(project.renderer(), "")
    with pytest.raises(SelectionError, match="empty chooses no record"):
        selection_of(found, found.view.site.library.handbooks["empty"])


def test_what_is_in_no_handbook_has_the_newest_edition(found: Sheets) -> None:
    assert (latest(found).title, latest(found).number) == ("Service Rulebook", "2026.2")


def test_the_tenth_edition_is_newer_than_the_second(project: Project) -> None:
    project.handbook("a", edition="2026.2")
    project.handbook("b", edition="2026.10")
    assert latest(Sheets(project.renderer(), "")).number == "2026.10"


def test_without_handbooks_there_is_an_edition_all_the_same(project: Project) -> None:
    edition = latest(Sheets(project.renderer(), ""))
    assert (edition.title, edition.number) == ("Service Rulebook", "")


def test_a_choice_by_hand_keeps_number_and_day_and_has_no_preface(found: Sheets) -> None:
    edition = renamed(edition_of(found, found.view.site.library.handbooks["whole"]), "Mine", "R29")
    assert (edition.title, edition.summary, edition.number, edition.preface) == ("Mine", "R29", "2026.2", [])
