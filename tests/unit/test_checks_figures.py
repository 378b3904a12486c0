"""Figures: what a rule or guide states as counted or measured, it cites."""

import pytest

from builders import Project

FIGURE = "Nine out of ten come back."


def test_a_figure_without_a_claim_is_reported_at_its_place(project: Project) -> None:
    path = project.guide("recovery", text=f"One.\n\n{FIGURE}")
    how = "cite it as [Nine out of ten][claim:…] or leave the figure out"
    message = f"RB077 the text: 'Nine out of ten' states a figure without its claim; {how}"
    assert project.faults("RB077") == [project.fault(path, "Nine", message)]


def test_the_claim_with_the_same_number_is_named(project: Project) -> None:
    text = {"claim": "90 % come back", "safe": "Many do."}
    project.claim("return", en=text)
    project.guide("recovery", text="So 90 % come back.")
    assert "[claim:return]" in project.faults("RB077")[0]


def test_a_claim_in_the_paragraph_is_enough(project: Project) -> None:
    project.claim("return")
    project.guide("recovery", text=f"{FIGURE} See [the claim][claim:return].", claims=["return"])
    assert project.faults("RB077") == []


def test_a_claim_in_another_paragraph_is_not(project: Project) -> None:
    project.claim("return")
    project.guide("recovery", text=f"{FIGURE}\n\nSee [the claim][claim:return].", claims=["return"])
    assert len(project.faults("RB077")) == 1


@pytest.mark.parametrize(("claims", "faults"), [(["return"], 0), ([], 1)])
def test_a_field_has_the_claims_of_its_text(project: Project, claims: list[str], faults: int) -> None:
    project.claim("return")
    project.rule("R29", summary=FIGURE, claims=claims)
    assert len(project.faults("RB077")) == faults


def test_the_facts_of_a_case_have_their_sources(project: Project) -> None:
    project.case("ham", text=FIGURE)
    assert project.faults("RB077") == []
