"""The normal form: what is written is read back, and looks like the files that editors know."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulebook.authoring.writer import INNER, ORDER, scalar, written
from rulebook.loader.records import RECORD_TYPES
from rulebook.model.markers import Kind, fields_of
from rulebook.model.vocabulary import Claim, Term
from rulebook.schema.bounds import HIDDEN
from rulebook.schema.frontmatter import read_front_matter
from rulebook.schema.records import FILE_FIELDS
from rulebook.schema.yaml_reader import Node

TRAPS = [
    "a: b", "a #b", "#", "- a", "? a", "no", "NO", "07", "010", "12:30", "1.10", "2013", "2013-05", "~", "null",
    "true", "True", "y", "'", '"', "\\", "\\n", "a\nb", "a\n\n  b\n", "\t", "a\tb", " a", "a ", "%", "@", "`",
    "&a", "*a", "!a", "|", ">", "[", "]", "{", "}", "a, b", "---", "...", "—", "ё", "Ветчина", "„a“", "🥪",
    "\u00a0", "5 min", "a:", ":", "https://a.example/b?c=d#e",
    "https://a.example/[b]", "https://a.example:", "<<", "=", ".inf", "0x1f", "1e5", "None",
]  # fmt: skip

texts = (st.sampled_from(TRAPS) | st.text(max_size=40)).filter(lambda text: text.strip() and not HIDDEN.search(text))
words = st.from_regex(r"[a-z]{1,8}(-[a-z]{1,8})?", fullmatch=True)
nodes = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts | words, inner, max_size=4), max_leaves=12
)
bodies = st.text(max_size=200).filter(lambda text: "\r" not in text)


@pytest.mark.whole
@given(
    st.sampled_from(sorted(ORDER)),
    st.dictionaries(st.sampled_from(ORDER["case"]) | texts, nodes, min_size=1, max_size=8),
    bodies,
)
def test_what_is_written_is_read_back(kind: Kind, fields: dict[str, Node], body: str) -> None:
    matter = read_front_matter(written(kind, fields, body))
    assert matter.fields == fields
    assert matter.body == body.strip()


@pytest.mark.parametrize("trap", TRAPS)
def test_every_trap_is_read_back_in_every_place(trap: str) -> None:
    if trap.strip():
        fields: dict[str, Node] = {
            "title": trap,
            "moments": [{"what": trap, "who": trap}],
            "rules": [{"rule": trap}],
            "recovery": {"extra": trap, "apology": {"by": trap}},
            "tags": [trap, "b"],
            trap: "c",
        }
        assert read_front_matter(written("case", fields, "b")).fields == fields


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("front-line", "who", "front-line"),
        ("failure/wrong-item", "incident", "failure/wrong-item"),
        ("R29", "rule", "R29"),
        ("NO", "country", '"NO"'),
        ("true", "made", "true"),
        ("2026-11-21", "on", "2026-11-21"),
        ("2026-11-21", "at", '"2026-11-21"'),
        ("14:05", "at", '"14:05"'),
        ("5 min", "at", "5 min"),
        ("4", "service", "4"),
        ("07", "service", '"07"'),
        ("a4979e12", "of", '"a4979e12"'),
        ("She said: “no”", "what", '"She said: “no”"'),
        ('a "b" \\ c', "what", '"a \\"b\\" \\\\ c"'),
        ("a\nb", "what", '"a\\nb"'),
    ],
)
def test_what_is_bare_and_what_is_quoted(text: str, name: str, expected: str) -> None:
    assert scalar(text, name) == expected


def test_the_order_knows_every_field_of_every_record() -> None:
    types: dict[Kind, Any] = {**RECORD_TYPES, "term": Term, "claim": Claim}
    for kind, record in types.items():
        assert {field.key for field in fields_of(record)} - set(FILE_FIELDS) == set(ORDER[kind]), kind


@pytest.mark.parametrize("kind", sorted(RECORD_TYPES))
def test_the_order_knows_every_field_within_a_field(kind: Kind) -> None:
    pending: list[type[Any]] = [RECORD_TYPES[kind]]
    while pending:
        for field in fields_of(pending.pop()):
            if field.record:
                pending.append(field.record)
                assert {inner.key for inner in fields_of(field.record)} <= set(INNER[field.key]), field.key
