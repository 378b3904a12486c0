"""Markers: what a field's annotation says about its text."""

from dataclasses import dataclass
from typing import Annotated

import pytest

from rulebook.model.markers import (
    Form,
    KeyMarker,
    Prose,
    ProseMarker,
    Ref,
    Word,
    fields_of,
    fields_with,
    marked_fields,
    marked_values,
    texts_with,
    values_with,
)


@dataclass(frozen=True)
class Inner:
    rule: Annotated[str, Ref(("rule",)), KeyMarker()]
    why: Prose


@dataclass(frozen=True)
class Outer:
    title: Prose
    from_: tuple[str, ...] = ()
    who: Annotated[str, Word(("roles", "actors"))] | None = None
    links: tuple[Inner, ...] = ()
    at: Annotated[str, Form(int, "a number")] | None = None
    note: str = ""


def test_fields_tell_key_list_nested_record_and_markers() -> None:
    title, from_, who, links, _, _ = fields_of(Outer)
    assert (title.key, title.many, title.has(ProseMarker)) == ("title", False, True)
    assert (from_.name, from_.key, from_.many, from_.markers) == ("from_", "from", True, ())
    assert (who.markers, who.has(ProseMarker)) == ((Word(("roles", "actors")),), False)
    assert (links.many, links.record) == (True, Inner)


def test_only_fields_with_a_marker_or_a_record_are_worth_a_visit() -> None:
    assert [field.name for field in marked_fields(Outer)] == ["title", "who", "links", "at"]


def test_marked_values_come_with_their_place_and_nested_ones_too() -> None:
    value = Outer("T", ("A1",), "cashier", (Inner("R29", "because"), Inner("R30", "so")))
    found = [(path, text, type(marker).__name__) for path, text, marker in marked_values(value)]
    assert found == [
        (("title",), "T", "ProseMarker"),
        (("who",), "cashier", "Word"),
        (("links", 0, "rule"), "R29", "Ref"),
        (("links", 0, "rule"), "R29", "KeyMarker"),
        (("links", 0, "why"), "because", "ProseMarker"),
        (("links", 1, "rule"), "R30", "Ref"),
        (("links", 1, "rule"), "R30", "KeyMarker"),
        (("links", 1, "why"), "so", "ProseMarker"),
    ]


def test_what_is_not_written_has_no_values() -> None:
    assert [path for path, _, _ in marked_values(Outer("T"))] == [("title",)]


def test_values_with_a_marker_of_one_kind_are_found_without_looking_into_anything_else() -> None:
    value = Outer("T", ("A1",), "cashier", (Inner("R29", "because"), Inner("R30", "so")))
    assert [field.name for field in fields_with(Ref, Outer)] == ["links"]
    assert [(path, text) for path, text, _ in values_with(Ref, value, ("x",))] == [
        (("x", "links", 0, "rule"), "R29"),
        (("x", "links", 1, "rule"), "R30"),
    ]
    assert [text for _, text, _ in values_with(ProseMarker, value)] == ["T", "because", "so"]
    assert not list(values_with(Form, value))


@pytest.mark.parametrize("kind", [ProseMarker, Word, Ref, KeyMarker, Form])
@pytest.mark.parametrize(
    "value",
    [
        Outer("T", ("A1",), "cashier", (Inner("R29", "because"), Inner("R30", "so")), "7"),
        Outer("T"),
    ],
)
def test_texts_without_their_places_are_the_same(kind: type, value: Outer) -> None:
    assert texts_with(kind, value) == [(text, marker) for _, text, marker in values_with(kind, value)]
