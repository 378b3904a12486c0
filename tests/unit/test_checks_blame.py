"""Blame: what happened is told, and nobody is blamed."""

import pytest

from builders import Project


def test_blame_is_reported_at_its_word(project: Project) -> None:
    path = project.case("ham", text="The careless cashier forgot it.")
    message = "RB073 the text: 'careless' blames a person; say what happened and what was missing"
    assert project.faults("RB073") == [project.fault(path, "careless", message)]


def test_roles_of_the_taxonomy_can_be_blamed_in_each_language(project: Project) -> None:
    project.case("ham")
    path = project.translate("ham", "cs", moments=["Neschopný Manager cs zapomněl.", "Napravil to."])
    assert project.faults("RB073")[0].startswith(f"{project.at(path, 'Neschopný')}: RB073 moments.0.what: 'Neschopný'")


@pytest.mark.parametrize("field", ["dont", "instead_of"])
def test_examples_of_what_not_to_say_may_blame(project: Project, field: str) -> None:
    blame = "The stupid cashier did it."
    fields = {"dont": [blame]} if field == "dont" else {"say": [{"instead_of": blame, "say": "I am sorry."}]}
    project.rule("R29", **fields)
    assert project.faults("RB073") == []


def test_a_house_adds_its_words(project: Project) -> None:
    project.house(blame_words={"en": ["grumpy"]})
    project.case("ham", text="The grumpy cashier forgot it.")
    assert len(project.faults("RB073")) == 1
