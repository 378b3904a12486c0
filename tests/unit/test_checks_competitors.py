"""Competitor talk: strict where customers read or hear it, softer among ourselves."""

import pytest

from builders import Project

MILD = "Northwind is slow."
BAD = "Northwind is a scam."


@pytest.fixture
def house(project: Project) -> Project:
    project.house(competitors={"northwind": ["Northwind"]})
    return project


@pytest.mark.parametrize(
    "fields",
    [
        {"say": [{"instead_of": "Bad.", "say": MILD}], "audience": "employee"},
        {"do": [MILD], "audience": "customer"},
        {"text": MILD, "audience": "customer"},
        {"text": f"Say ‘{MILD}’ now.", "audience": "employee"},
    ],
)
def test_words_for_customers_judge_no_competitor(house: Project, fields: dict[str, object]) -> None:
    path = house.rule("R29", **fields)
    message = (
        "Northwind stands beside 'slow' in words for customers; say something true and good of a competitor, or nothing"
    )
    (fault,) = house.faults("RB070")
    assert fault.startswith(house.at(path, "Northwind"))
    assert fault.endswith(message)


@pytest.mark.parametrize(
    "fields",
    [
        {"say": [{"instead_of": MILD, "say": "They know their trade."}]},
        {"dont": [MILD], "audience": "customer"},
        {"text": MILD, "audience": "employee"},
        {"do": [MILD], "audience": "both"},
    ],
)
def test_among_ourselves_and_as_an_example_a_mild_word_is_left_alone(house: Project, fields: dict[str, object]) -> None:
    house.rule("R29", **{"audience": "employee", **fields})
    assert house.faults("RB070") == []


def test_badly_nobody_speaks(house: Project) -> None:
    case = house.case("ham", text=BAD)
    house.guide("recovery", text="‘Northwind knows its trade,’ and nothing more.")
    words = "Northwind stands beside 'scam'; tell what happened and leave the judgement out"
    assert house.faults("RB070") == [house.fault(case, "Northwind", f"RB070 the text: {words}")]


def test_a_translation_is_read_in_its_language(house: Project) -> None:
    house.rule("R29", say=[{"instead_of": "Bad.", "say": "They know their trade."}])
    fields = {"say": [{"instead_of": "Špatně.", "say": "V Northwindu je draho."}]}
    path = house.translate("R29", "cs", **fields)
    (fault,) = house.faults("RB070")
    assert fault.startswith(f"{house.at(path, 'Northwindu')}: RB070 say.0.say: Northwindu stands beside 'draho'")


def test_without_competitors_nothing_is_judged(project: Project) -> None:
    project.case("ham", text=BAD)
    assert project.faults("RB070") == []
