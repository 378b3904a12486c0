"""Similar cases, by what few others share, and contrast cases: the same start, another end."""

from math import isclose, log
from typing import Any

import pytest

from builders import Project
from rulebook.links.similarity import CANDIDATES, Similarity, features, same_start

MISERY = {"who": "cashier", "what": "Forgets.", "value": "misery"}
MAGIC = {"who": "cashier", "what": "Smiles.", "value": "magic"}
GOOD: dict[str, Any] = {"moments": [MISERY, MAGIC]}
BAD: dict[str, Any] = {"moments": [MAGIC, MISERY]}
OTHER = {"incident": "request/preference"}


def similar(project: Project, case: str) -> list[str]:
    return [near.case for near in Similarity(project.library()).similar(case)]


def test_features_are_rules_tags_causes_incident_and_touchpoint(project: Project) -> None:
    link = {"rule": "R29", "how": "kept", "why": "x"}
    project.case("ham", rules=[link], tags=["speed"], causes=["hand-over"], touchpoint="counter", industry="retail")
    assert features(project.library().cases["ham"].entry) == {
        *("rule:R29", "tag:speed", "cause:hand-over", "incident:failure/slow", "touchpoint:counter")
    }


def test_what_few_cases_share_weighs_more_than_what_many_do(project: Project) -> None:
    project.case("here", tags=["apology", "speed"], **OTHER)
    project.case("common-1", tags=["apology"])
    project.case("common-2", tags=["apology"], incident="failure/wrong-item")
    project.case("rare", tags=["speed"], incident="failure")
    assert similar(project, "here") == ["rare", "common-1", "common-2"]


def test_the_weight_is_that_of_the_shared_features_rarest_first(project: Project) -> None:
    project.case("a", tags=["apology", "speed"])
    project.case("b", tags=["apology", "speed"], **OTHER)
    project.case("c", tags=["apology"], incident="failure")
    project.case("d", incident="failure")
    first, second = Similarity(project.library()).similar("a")
    assert (first.case, first.shared) == ("b", ("tag:speed", "tag:apology"))
    assert isclose(first.weight, log(4 / 2) + log(4 / 3))
    assert (second.case, second.shared) == ("c", ("tag:apology",))


def test_what_all_cases_share_makes_none_similar(project: Project) -> None:
    project.case("a", tags=["apology"])
    project.case("b", tags=["apology"])
    assert similar(project, "a") == []


def test_a_case_is_not_similar_to_itself(project: Project) -> None:
    for id in "abc":
        project.case(id, tags=["apology"] if id != "c" else [], touchpoint="counter")
    assert similar(project, "a") == ["b"]


def test_equal_cases_come_in_the_order_of_their_ids(project: Project) -> None:
    for id in "cabd":
        project.case(id, tags=["apology"])
    project.case("z", **OTHER)
    assert similar(project, "d") == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"incident": "failure/slow"}, {"incident": "failure/slow"}, True),
        (
            {"incident": "failure/slow", "touchpoint": "phone"},
            {"incident": "failure/slow", "touchpoint": "counter"},
            True,
        ),
        ({"incident": "failure/slow", "touchpoint": "phone"}, {"incident": "failure", "touchpoint": "phone"}, True),
        ({"incident": "failure/slow", "touchpoint": "phone"}, {"incident": "failure", "touchpoint": "counter"}, False),
        ({"incident": "failure", "touchpoint": "phone"}, {"incident": "request", "touchpoint": "phone"}, False),
    ],
)
def test_two_cases_began_alike_by_incident_or_by_its_group_at_one_touchpoint(
    project: Project, one: dict[str, Any], other: dict[str, Any], alike: bool
) -> None:
    project.case("one", **one)
    project.case("other", **other)
    cases = project.library().cases
    assert same_start(cases["one"].entry, cases["other"].entry) is alike


def test_a_contrast_began_alike_and_ended_on_the_other_side(project: Project) -> None:
    project.case("good", tags=["speed"], **GOOD)
    project.case("bad", tags=["speed"], **BAD)
    project.case("also-good", tags=["speed"], **GOOD)
    project.case("elsewhere", tags=["speed"], **BAD, **OTHER)
    project.case("unlike", tags=["returns"], **OTHER)
    similarity = Similarity(project.library())
    assert [near.case for near in similarity.contrast("good")] == ["bad"]
    assert [near.case for near in similarity.contrast("bad")] == ["also-good", "good"]


def test_a_partly_recovered_case_is_no_good_end(project: Project) -> None:
    project.case("good", **GOOD)
    project.case("half", **GOOD, verdicts={"error": "corrected", "relationship": "strained"})
    project.case("unlike", **OTHER)
    assert [near.case for near in Similarity(project.library()).contrast("good")] == ["half"]


def test_what_stands_in_contrast_is_not_shown_as_alike_too(project: Project) -> None:
    project.case("good", **GOOD)
    project.case("bad", **BAD)
    project.case("also-good", **GOOD)
    project.case("unlike", **OTHER)
    similarity = Similarity(project.library())
    assert [near.case for near in similarity.contrast("good")] == ["bad"]
    assert [near.case for near in similarity.alike("good")] == ["also-good"]


def test_the_work_for_one_case_is_bounded(project: Project) -> None:
    for number in range(CANDIDATES + 20):
        project.case(f"case-{number:03}", tags=["apology"], causes=["supply"] if number in (0, 79) else [])
    project.case("unlike", **OTHER)
    ranked = Similarity(project.library())._ranked("case-000")
    assert ranked[0] == "case-079"
    assert len(ranked) == CANDIDATES


def test_one_case_alone_has_no_neighbours(project: Project) -> None:
    project.case("ham")
    similarity = Similarity(project.library())
    assert similarity.alike("ham") == similarity.contrast("ham") == ()
