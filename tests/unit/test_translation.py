"""Translations: their shape follows the source's, and their hash its prose."""

from dataclasses import replace
from typing import Any

import pytest

from builders import CASE, EVERY_RECORD, RULE
from rulebook.model.fingerprint import fingerprint
from rulebook.model.markers import dotted
from rulebook.model.records import Apology, Case, Recovery, Rule
from rulebook.schema.records import build
from rulebook.schema.translation import localise, prose_fields

OWN = {"id": "x", "language": "en", "body": "Text.", "title": "Title"}
TEXTS: dict[str, Any] = {"title": "Т", "summary": "С.", "moments": ["Раз.", "Два."]}


def rule(**fields: object) -> Rule:
    return build(Rule, {**OWN, **RULE, **EVERY_RECORD, **fields})


def case(**fields: object) -> Case:
    return build(Case, {**OWN, **CASE, **EVERY_RECORD, **fields})


def complaints(source: Rule | Case, **texts: Any) -> list[tuple[str, str]]:
    _, found = localise(source, {**TEXTS, **texts})
    assert {code for _, code, _ in found} <= {"RB041"}
    return [(dotted(path), str(message)) for path, _, message in found]


def link(rule: str) -> dict[str, str]:
    return {"rule": rule, "how": "kept", "why": f"Why {rule}."}


def test_a_translation_is_the_source_in_other_words() -> None:
    text, found = localise(case(country="US", stars={"service": "4", "recovery": "5"}), TEXTS)
    assert found == []
    assert (text.title, text.summary, [moment.what for moment in text.moments]) == ("Т", "С.", ["Раз.", "Два."])
    assert (text.country, text.moments[0].value, text.moments[0].who) == ("US", "misery", "cashier")


def test_items_with_an_id_are_written_by_it_in_any_order() -> None:
    source = case(rules=[link("R29"), link("R27")])
    text, found = localise(source, {**TEXTS, "rules": {"R27": "Б.", "R29": "А."}})
    assert found == []
    assert [(one.rule, one.why) for one in text.rules] == [("R29", "А."), ("R27", "Б.")]


def test_items_with_one_text_are_written_as_that_text_or_in_full() -> None:
    source = case(sources=[{"title": "Paper", "supports": "All."}])
    for written in (["Всё."], [{"supports": "Всё."}]):
        text, found = localise(source, {**TEXTS, "sources": written})
        assert (found, text.sources[0].title, text.sources[0].supports) == ([], "Paper", "Всё.")


def test_items_with_two_texts_are_written_in_full() -> None:
    source = rule(say=[{"instead_of": "But", "say": "Sorry"}])
    texts = {"title": "Т", "summary": "С.", "do": ["А."], "dont": ["Б."], "bend": {"when": "В.", "limit": "Г."}}
    text, found = localise(source, {**texts, "say": [{"instead_of": "Но", "say": "Извините"}]})
    assert found == []
    assert (text.say[0].instead_of, text.bend.when, text.bend.who) == ("Но", "В.", "front-line")


def test_a_record_within_a_record_keeps_what_is_not_prose() -> None:
    source = case(recovery={"put_right": "New one.", "first_response": "1 min", "apology": {"made": "true"}})
    text, found = localise(source, {**TEXTS, "recovery": {"put_right": "Новый."}})
    assert found == []
    assert text.recovery == Recovery(first_response="1 min", apology=Apology(made=True), put_right="Новый.")


def test_the_translations_own_fields_are_no_part_of_its_shape() -> None:
    assert complaints(case(), translation={"of": "x", "status": "reviewed"}, aliases=["а"]) == []


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"moments": ["Раз."]}, ("moments", "moments: items in the source: 2, in the translation: 1")),
        (
            {"moments": "Раз."},
            ("moments", "moments: found 'Раз.'; expected a list, one item a line, each after a hyphen"),
        ),
        ({"title": ["Т"]}, ("title", "title: found ['Т']; expected one text")),
        ({"rules": {"R29": "А."}}, ("rules", "rules: the source has these, the translation does not: R27")),
        ({"rules": ["А."]}, ("rules", "rules: items in the source: 2, in the translation: 1")),
        (
            {"severity": "low"},
            (
                "severity",
                "severity: a translation carries only the source's texts (valid: title, summary, moments, rules)",
            ),
        ),
        (
            {"sumary": "С."},
            (
                "sumary",
                "sumary: a translation carries only the source's texts – did you mean summary?"
                " (valid: title, summary, moments, rules)",
            ),
        ),
    ],
)
def test_what_does_not_match_is_named(texts: dict[str, Any], expected: tuple[str, str]) -> None:
    rules = {"rules": {"R29": "А.", "R27": "Б."}}
    assert complaints(case(rules=[link("R29"), link("R27")]), **{**rules, **texts}) == [expected]


def test_a_text_that_is_missing_is_named() -> None:
    _, found = localise(case(), {"title": "Т", "moments": ["Раз.", "Два."]})
    assert [str(message) for _, _, message in found] == ["summary: the source has this text, the translation does not"]


def test_a_rule_that_the_source_does_not_link_is_named() -> None:
    found = complaints(case(rules=[link("R29")]), rules={"R29": "А.", "R99": "Я."})
    expected = "rules.R99: a translation carries only the source's texts – did you mean R29? (valid: R29)"
    assert found == [("rules.R99", expected)]


def test_a_word_of_the_taxonomy_within_a_record_cannot_be_translated() -> None:
    found = complaints(
        case(recovery={"put_right": "x", "first_response": "1 min"}), recovery={"first_response": "1 мин"}
    )
    assert [path for path, _ in found] == ["recovery.first_response", "recovery.put_right"]


def test_where_a_text_does_not_match_the_source_is_shown() -> None:
    text, _ = localise(case(), {**TEXTS, "moments": ["Раз."]})
    assert [moment.what for moment in text.moments] == ["Forgets the order.", "Puts it right."]


def test_the_hash_follows_the_prose_and_nothing_else() -> None:
    source = case()
    now = fingerprint(source)
    assert len(now) == 8
    assert fingerprint(replace(source, country="US", tags=("apology",), aliases=("x",))) == now
    for changed in (replace(source, title="x"), replace(source, body="x"), replace(source, went_well=("x",))):
        assert fingerprint(changed) != now


def test_moving_a_text_to_another_place_changes_the_hash() -> None:
    assert fingerprint(case(went_well=["x"])) != fingerprint(case(missing=["x"]))


def test_the_hash_is_the_same_on_every_machine() -> None:
    assert fingerprint(case()) == "905d12b0"
    assert fingerprint(case(title="Ёлка")) == "72c4e393"


def test_prose_fields_are_found_at_any_depth() -> None:
    assert [field.key for field in prose_fields(Rule)] == ["body", "title", "summary", "do", "dont", "say", "bend"]
    assert {"moments", "rules", "sources", "recovery", "actions"} < {field.key for field in prose_fields(Case)}
    assert not {"tags", "stars", "feeling", "reviewed"} & {field.key for field in prose_fields(Case)}
