"""Suggestions: what shares rare words with a text comes first, in any inflected form, the same each time."""

from builders import Project
from rulebook.authoring.suggestions import Suggester
from rulebook.model.languages import Language


def suggester(project: Project, language: Language = "en") -> Suggester:
    return Suggester(project.library(), language)


def test_a_rule_is_proposed_by_its_words_in_other_forms(project: Project) -> None:
    project.rule("R01", title="Apologise at once", aliases=["sorry"])
    project.rule("R02", title="Answer the phone", aliases=["calls"])
    assert suggester(project).rules("The guest was calling and nobody answered the phones.")[0] == "R02"
    assert suggester(project).rules("He apologised.")[0] == "R01"


def test_a_rule_is_proposed_by_the_reasons_and_the_cases_that_name_it(project: Project) -> None:
    project.rule("R01", title="First")
    project.rule("R02", title="Second")
    link = {"rule": "R02", "how": "kept", "why": "The parcel was replaced."}
    project.case("parcel", title="A parcel lost at Christmas", rules=[link])
    project.case("other", title="Other")
    assert suggester(project).rules("A parcel was lost.")[0] == "R02"


def test_tags_come_from_the_nearest_cases(project: Project) -> None:
    project.case("parcel", title="A parcel lost at Christmas", tags=["speed"])
    project.case("sorry", title="An apology on the phone", tags=["apology"])
    assert suggester(project).tags("Parcels lost again") == ["speed"]


def test_the_cases_that_are_most_alike_come_first(project: Project) -> None:
    project.case("parcel", title="A parcel lost at Christmas")
    project.case("cake", title="A cake at Christmas")
    assert suggester(project).cases("Lost parcels at Christmas") == ["parcel", "cake"]


def test_words_of_the_language_of_the_text_are_compared(project: Project) -> None:
    project.case("balik", "cs", title="Ztracené balíky")
    project.case("dort", "cs", title="Dort k narozeninám")
    assert suggester(project, "cs").cases("Balík se ztratil")[0] == "balik"


def test_nothing_in_common_is_no_suggestion(project: Project) -> None:
    project.rule("R01", title="Apologise")
    found = suggester(project)
    assert (found.rules("xyzzy"), found.tags("xyzzy"), found.cases("xyzzy")) == ([], [], [])


def test_drafts_are_not_proposed(project: Project) -> None:
    project.rule("R01", title="Apologise", status="draft")
    assert suggester(project).rules("Apologise") == []
