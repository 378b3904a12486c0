"""After an edit: what is said of a few records, and of those of which there was something to say, is all there is."""

from collections.abc import Callable, Collection

import pytest

from builders import Project
from rulebook.checks import check
from rulebook.checks.focus import concerned
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.library import Library

STORY = (
    "The soup came after forty minutes, and it was cold. The guest had a train to catch and said so twice. Nobody at"
    " the counter knew where the order had gone, until the cook found the slip behind the bread."
)
ALLOWED = "<!-- allow RB074: told by another guest of the same evening -->\n\n"
LATER = {"on": "2026-11-22", "finding": "Read."}

Edit = Callable[[Project], str]

EDITS: dict[str, Edit] = {
    "of another case": lambda project: project.case("bread", text="It was warm."),
    "of what was copied": lambda project: project.case("soup", text="It was a sunny day."),
    "of a copy": lambda project: project.case("copy", text="It was a rainy day.", reviewed=LATER),
    "that repeats": lambda project: project.case(
        "bread", text=STORY, reviewed={"on": "2026-11-23", "finding": "Read."}
    ),
    "that blames": lambda project: project.case("bread", text="The careless cashier forgot it."),
    "that heals": lambda project: project.rule("R29", text="The clerk was tired."),
    "that makes a translation stale": lambda project: project.rule("R28", text="All is new."),
}


@pytest.fixture
def shop(project: Project) -> Project:
    """Records of which there is something to say, and a copy of which it is silenced."""
    project.rule("R28")
    project.translate("R28", "cs")
    project.rule("R29", text="The clerk was lazy.")
    project.case("bread", text="The bread was warm.")
    project.case("soup", text=STORY)
    path = project.root / project.case("copy", text=STORY, reviewed=LATER)
    path.write_text(path.read_text(encoding="utf-8").replace("\n---\n\n", f"\n---\n\n{ALLOWED}"), encoding="utf-8")
    return project


def said(library: Library, edited: Collection[str] | None = None) -> set[Diagnostic]:
    """All but what is said of every record here: that a language is missing."""
    return {fault for fault in check(library, edited) if fault.code != "RB043"}


def told(library: Library) -> frozenset[str]:
    """The records of which there is something to say."""
    return concerned(library, {fault.path for fault in said(library)})


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_what_is_said_of_edited_and_told_records_is_all_there_is(shop: Project, edit: Edit) -> None:
    known = told(shop.library())
    assert known == {"R29"}
    path = edit(shop)
    after = shop.library()
    edited = {id for id, one in after.records.items() if one.document.path == path}
    assert len(edited) == 1
    assert said(after, edited | known) == said(after)


def test_nothing_is_left_to_silence_in_a_copy_once_the_other_case_tells_something_else(shop: Project) -> None:
    assert "RB083" not in {fault.code for fault in check(shop.library())}
    shop.case("soup", text="It was a sunny day.")
    assert [fault.path for fault in check(shop.library(), {"soup"}) if fault.code == "RB083"] == ["cases/copy.en.md"]


def test_what_is_silenced_elsewhere_is_not_told_after_an_edit(shop: Project) -> None:
    assert "RB074" not in {fault.code for fault in check(shop.library(), {"bread"})}
