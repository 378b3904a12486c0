"""Discussion sheets: a stretch a page, no answer before its question, a page for whoever leads."""

from collections.abc import Iterator

import pytest

from builders import Project
from printed import DAY, EDITION, coloured, pages, pieces, plain, sheets, site, sizes, solid
from rulebook.model.languages import LANGUAGES, Language
from rulebook.printing.discussion import NoPauseError, discussion, has_pause
from rulebook.printing.sheets import Sheets, Values
from rulebook.printing.stretches import stretches
from rulebook.printing.typesetting import TypesettingError, pdf

pytestmark = pytest.mark.whole

SOME = ("corner-bakery-ham", "dodo-pizza-blanket-2026", "chewy-flowers")
"""Two pauses, the longest page for whoever leads, a case without misery."""


def check(values: Values) -> None:
    """A page for each stretch and one for whoever leads; each piece once, on its page."""
    found = pages(pdf("discussion", values, DAY))
    assert len(found) == len(values["stretches"]) + 1, values["case"]["id"]
    for text, page in expected(values):
        assert [place.count(text) for place in found] == [int(page == index) for index in range(len(found))], text


def expected(values: Values) -> Iterator[tuple[str, int]]:
    """Each piece of the text with the page on which it stands."""
    cuts = values["stretches"]
    for index, cut in enumerate(cuts):
        yield from ((text, index) for text in pieces(cut["text"]))
        if cut["question"]:
            yield solid(plain(cut["question"])), index
    for section in values["after"]:
        yield from ((text, len(cuts) - (section["id"] == "discuss")) for text in pieces(section["body"]))
    yield solid(values["case"]["summary"]), len(cuts)
    yield from ((solid(rule["why"]), len(cuts)) for rule in values["case"]["rules"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_with_pauses_has_a_sheet(language: Language) -> None:
    told = [id for id in sorted(site().library.cases) if has_pause(sheets(language), id)]
    assert len(told) >= 62
    for id in told:
        check(discussion(sheets(language), id, EDITION, "colour"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_some_sheets_are_whole(language: Language) -> None:
    for id in SOME:
        check(discussion(sheets(language), id, EDITION, "colour"))


def test_no_letter_is_too_small() -> None:
    longest = discussion(sheets("ru"), SOME[1], EDITION, "colour")
    assert min(sizes(pdf("discussion", longest, DAY))) >= 9.5


def test_gray_has_no_colour() -> None:
    printed = {
        ink: pdf("discussion", discussion(sheets("en"), SOME[0], EDITION, ink), DAY) for ink in ("colour", "gray")
    }  # type: ignore[arg-type]
    assert coloured(printed["colour"])
    assert coloured(printed["gray"]) == []


def test_the_same_sheet_has_the_same_bytes() -> None:
    one, other = (pdf("discussion", discussion(sheets("cs"), SOME[0], EDITION, "colour"), DAY) for _ in range(2))
    assert one == other


def test_nothing_that_tells_the_end_stands_before_it() -> None:
    values = discussion(sheets("en"), "corner-bakery-ham", EDITION, "colour")
    assert values["known"] == ["Restaurants and cafés", "United States", "Retold"]
    assert solid(values["case"]["outcome_label"]) not in pages(pdf("discussion", values, DAY))[0]


def test_a_case_without_a_pause_has_no_sheet(project: Project) -> None:
    project.case("ham")
    found = Sheets(project.renderer(), "")
    assert not has_pause(found, "ham")
    with pytest.raises(NoPauseError, match="ham has no pause"):
        discussion(found, "ham", EDITION, "colour")


def test_a_story_is_cut_at_its_pauses(project: Project) -> None:
    project.case("ham", text="One.\n\n<!-- pause: The *first*? -->\n\nTwo.\n\n<!-- pause: The second? -->\n\nThree.")
    cuts = stretches(Sheets(project.renderer(), "").case("ham"))
    found = [(list(pieces(list(cut.text))), plain(list(cut.question))) for cut in cuts]
    assert found == [(["One."], "The first?"), (["Two."], "The second?"), (["Three."], "")]


def test_a_story_without_a_pause_is_one_stretch(project: Project) -> None:
    project.case("ham", text="One.\n\nTwo.")
    (cut,) = stretches(Sheets(project.renderer(), "").case("ham"))
    assert list(pieces(list(cut.text))) == ["One.", "Two."]


def test_a_stretch_that_cannot_fit_is_an_error_that_names_the_case(project: Project) -> None:
    project.case("ham", text="One.\n\n<!-- pause: And now? -->\n\n" + "A guest waits at the counter. " * 400)
    with pytest.raises(TypesettingError, match="ham: a stretch does not fit its page"):
        pdf("discussion", discussion(Sheets(project.renderer(), ""), "ham", EDITION, "colour"), DAY)
