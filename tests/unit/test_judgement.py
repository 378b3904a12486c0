"""What is computed of a case: overall stars, outcome, the turn."""

import dataclasses

import pytest

from rulebook.model.judgement import outcome, overall, turn
from rulebook.model.records import Case, Moment, Review, Stars, Verdicts

MISERY, MEDIOCRE, MAGIC = "misery", "mediocre", "magic"


def moments(*values: str) -> tuple[Moment, ...]:
    return tuple(Moment("cashier", "Something.", value) for value in values)


def case(*values: str, kind: str = "incident", **verdicts: str) -> Case:
    ours = {field.name: "" for field in dataclasses.fields(Case) if field.default is dataclasses.MISSING}
    ours |= {"kind": kind, "moments": moments(*values), "rules": (), "reviewed": Review}
    return Case(**ours, verdicts=Verdicts(**verdicts) if verdicts else None)


@pytest.mark.parametrize(("service", "recovery", "lower"), [(5, 3, 3), (3, 5, 3), (4, 4, 4), (1, 5, 1)])
def test_the_overall_rating_is_the_lower_of_the_two(service: int, recovery: int, lower: int) -> None:
    assert overall(Stars(service, recovery)) == lower


@pytest.mark.parametrize(
    ("values", "verdicts", "expected"),
    [
        ((MAGIC,), {}, "magic"),
        ((MEDIOCRE, MAGIC), {}, "magic"),
        ((MISERY, MAGIC), {}, "recovered"),
        ((MISERY, MAGIC, MEDIOCRE), {}, "partly-recovered"),
        ((MAGIC, MISERY), {}, "misery"),
        ((MISERY,), {"trust": "lost"}, "misery"),
        ((MISERY, MAGIC), {"trust": "lost", "promise": "broken"}, "recovered"),
        ((MISERY,), {"error": "corrected", "relationship": "repaired"}, "recovered"),
        ((MISERY,), {"error": "corrected"}, "recovered"),
        ((MISERY,), {"relationship": "repaired"}, "recovered"),
        ((MISERY, MAGIC), {"error": "corrected", "relationship": "strained"}, "partly-recovered"),
        ((MISERY, MAGIC), {"error": "uncorrected", "relationship": "repaired"}, "partly-recovered"),
        ((MISERY, MAGIC), {"error": "partly-corrected", "relationship": "strained"}, "partly-recovered"),
        ((MISERY, MAGIC), {"error": "partly-corrected", "relationship": "lost"}, "misery"),
        ((MISERY, MAGIC), {"error": "uncorrected", "relationship": "strained"}, "misery"),
        ((MISERY, MAGIC), {"relationship": "strained"}, "partly-recovered"),
        ((MISERY, MAGIC), {"error": "uncorrected", "relationship": "lost"}, "misery"),
        ((MISERY, MAGIC), {"error": "uncorrected"}, "misery"),
    ],
)
def test_outcome(values: tuple[str, ...], verdicts: dict[str, str], expected: str) -> None:
    assert outcome(case(*values, **verdicts)) == expected


def test_a_near_miss_is_one_whatever_its_moments() -> None:
    assert outcome(case(MISERY, kind="near-miss")) == "near-miss"
    assert outcome(case(MAGIC, kind="near-miss")) == "near-miss"


@pytest.mark.parametrize(
    ("values", "index"),
    [
        ((MISERY, MAGIC), 1),
        ((MAGIC, MISERY, MEDIOCRE, MAGIC, MAGIC), 3),
        ((MAGIC, MISERY), None),
        ((MAGIC, MAGIC), None),
        ((), None),
    ],
)
def test_the_turn_is_the_first_magic_after_misery(values: tuple[str, ...], index: int | None) -> None:
    assert turn(values) == index
