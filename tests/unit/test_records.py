"""Front matter -> records: what an editor may write, and what is said about the rest."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from builders import CASE, EVERY_RECORD, RULE
from rulebook.loader.records import Translation
from rulebook.model.handbooks import Handbook
from rulebook.model.markers import dotted, fields_of
from rulebook.model.records import Action, Apology, Case, Guide, Moment, Review, Rule, Stars, Wording
from rulebook.model.vocabulary import Claim, Concept, Term
from rulebook.schema.records import EXPECTED, InvalidRecordError, adapter, build, field_names
from rulebook.schema.yaml_reader import Node

OWN = {"id": "x", "language": "en", "body": "Text.", "title": "Title"}


def case(**fields: object) -> Case:
    return build(Case, {**OWN, **CASE, **EVERY_RECORD, **fields})


def complaint(**fields: object) -> tuple[str, str, str]:
    with pytest.raises(InvalidRecordError) as caught:
        case(**fields)
    ((path, code, message),) = caught.value.complaints
    return dotted(path), code, str(message)


def test_front_matter_becomes_a_frozen_record() -> None:
    rule = build(Rule, {**OWN, **RULE, **EVERY_RECORD, "say": [{"instead_of": "But", "say": "Sorry"}], "from": ["D17"]})
    assert rule.say == (Wording("But", "Sorry"),)
    assert rule.from_ == ("D17",)
    assert rule.reviewed == Review(date(2026, 11, 21), "None.")
    with pytest.raises(AttributeError):
        rule.title = "Another"


def test_what_an_editor_leaves_out_is_empty_or_none() -> None:
    found = case()
    assert (found.tags, found.status, found.stars, found.country, found.review_every) == (
        (),
        "active",
        None,
        None,
        "12 months",
    )


@pytest.mark.parametrize(("written", "read"), [("no", False), ("false", False), ("yes", True), ("true", True)])
def test_no_is_false_where_a_truth_is_asked_for(written: str, read: bool) -> None:
    recovery = case(recovery={"apology": {"made": written}}).recovery
    assert [recovery and recovery.apology] == [Apology(read)]


def test_no_is_norway_and_1_10_an_edition_where_a_text_is_asked_for() -> None:
    assert case(country="NO").country == "NO"
    assert case(title="1.10").title == "1.10"
    assert case(title="07").title == "07"


def test_07_is_seven_where_a_number_is_asked_for() -> None:
    assert case(stars={"service": "04", "recovery": "5"}).stars == Stars(4, 5)


def test_12_30_is_a_clock_time_and_not_750() -> None:
    moment = {"at": "12:30", "who": "cashier", "what": "x", "value": "magic"}
    assert case(moments=[moment]).moments == (Moment("cashier", "x", "magic", "12:30"),)


def test_dates_are_dates() -> None:
    action = {"what": "Train.", "owner": "manager", "state": "open", "due": "2026-12-01"}
    assert case(actions=[action]).actions == (Action("Train.", "manager", "open", date(2026, 12, 1)),)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": ["x"]}, ("title", "RB022", "title: found ['x']; expected one text")),
        (
            {"tags": "apology"},
            ("tags", "RB022", "tags: found 'apology'; expected a list, one item a line, each after a hyphen"),
        ),
        ({"severity": "low"}, ("severity", "RB022", "severity: found 'low'; expected fields, each as `name: value`")),
        ({"status": "gone"}, ("status", "RB022", "status: found 'gone'; valid: active, draft, superseded")),
        (
            {"status": "drafty"},
            ("status", "RB022", "status: found 'drafty'; valid: active, draft, superseded – did you mean draft?"),
        ),
        (
            {"stars": {"service": "6", "recovery": "5"}},
            ("stars.service", "RB022", "stars.service: found '6'; expected at most 5"),
        ),
        (
            {"stars": {"service": "0", "recovery": "5"}},
            ("stars.service", "RB022", "stars.service: found '0'; expected at least 1"),
        ),
        (
            {"stars": {"service": "four", "recovery": "5"}},
            ("stars.service", "RB022", "stars.service: found 'four'; expected a whole number"),
        ),
        (
            {"recovery": {"apology": {"made": "maybe"}}},
            ("recovery.apology.made", "RB022", "recovery.apology.made: found 'maybe'; expected true or false"),
        ),
        (
            {"stars": {"service": "4"}},
            ("stars.recovery", "RB021", "stars.recovery: the field is missing"),
        ),
        (
            {"moments": [{"who": "cashier", "what": "x", "value": "magic", "whn": "5 min"}]},
            (
                "moments.0.whn",
                "RB020",
                "moments.0.whn: there is no such field – did you mean who? (valid: who, what, value, at)",
            ),
        ),
    ],
)
def test_a_wrong_value_is_named_with_what_is_valid(fields: dict[str, object], expected: tuple[str, str, str]) -> None:
    assert complaint(**fields) == expected


@pytest.mark.parametrize("day", ["2026", "20261121", "21.11.2026", "yesterday", "2026-13-01", "2026-02-30"])
def test_a_wrong_date_is_answered_with_a_right_one(day: str) -> None:
    path, code, message = complaint(reviewed={"on": day, "finding": "x"})
    assert (path, code) == ("reviewed.on", "RB022")
    assert message == f"reviewed.on: found {day!r}; expected a date such as 2026-11-21"


@pytest.mark.parametrize(
    ("fields", "name", "valid"),
    [
        ({"occurred": "last year"}, "occurred", "EDTF"),
        ({"recovery": {"first_response": "soon"}}, "recovery.first_response", "5 min"),
        ({"moments": [{"who": "a", "what": "b", "value": "magic", "at": "24:00"}]}, "moments.0.at", "14:05"),
    ],
)
def test_a_text_of_the_wrong_form_is_answered_with_examples(fields: dict[str, object], name: str, valid: str) -> None:
    path, code, message = complaint(**fields)
    assert (path, code) == (name, "RB022")
    assert valid in message


def test_an_unknown_field_is_named_with_the_nearest_and_the_valid_ones() -> None:
    path, code, message = complaint(summery="x")
    assert (path, code) == ("summery", "RB020")
    assert message.startswith("summery: there is no such field – did you mean summary? (valid: title, summary, owner,")
    assert "body" not in message


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(InvalidRecordError) as caught:
        build(Rule, OWN)
    missing = {dotted(path) for path, _, _ in caught.value.complaints}
    assert missing == {*RULE, *EVERY_RECORD}


def test_a_long_wrong_value_is_shortened() -> None:
    assert len(complaint(status="x" * 500)[2]) < 150


def test_the_fields_of_a_place_are_those_that_an_editor_can_write() -> None:
    assert list(field_names(Case, ("moments", 0))) == ["who", "what", "value", "at"]
    assert {"title", "from"} <= set(field_names(Rule, ()))
    assert not {"id", "language", "body", "from_"} & set(field_names(Rule, ()))


WRONG: tuple[Node, ...] = (
    "x",
    "",
    "0",
    "99",
    "1.5",
    "9" * 5000,
    "nan",
    "2026-13-01",
    "2026-01-01T12:00",
    [],
    ["x"],
    {},
    {"x": "y"},
)
"""What an editor can write in the place of anything else: a text, a list or fields."""


def record_types(record: type[Any]) -> Iterator[type[Any]]:
    yield record
    for field in fields_of(record):
        if field.record:
            yield from record_types(field.record)


@pytest.mark.parametrize("record", [Rule, Guide, Case, Handbook, Term, Claim, Concept, Translation])
def test_whatever_is_wrong_is_said_in_our_own_words(record: type[Any]) -> None:
    told = {"missing", "unexpected_keyword_argument", "literal_error", "greater_than_equal", "less_than_equal"}
    assert {kind for one in record_types(record) for kind in kinds_of_fault(one)} <= {*told, *EXPECTED}


def kinds_of_fault(record: type[Any]) -> Iterator[str]:
    """What pydantic calls the faults of a record with a wrong value in every field."""
    for value in WRONG:
        try:
            adapter(record).validate_python({"unknown": value, **{field.key: value for field in fields_of(record)}})
        except ValidationError as error:
            yield from (detail["type"] for detail in error.errors())
