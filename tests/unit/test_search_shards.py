"""Sorted lines are cut into shards by what stands in them, and an edit renews few."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rulebook.search import shards
from rulebook.search.shards import LEAST, MOST, Shard, lines, read, renewed

LONGEST_LINE = 200
WORDS = {f"{letter}{number:03}": "слова" * (number % 7) for letter in "abcž" for number in range(0, 1000, 3)}


def cut(table: dict[str, str], texts: dict[str, bytes]) -> tuple[Shard, ...]:
    return renewed((), dict(table), texts)


def sizes(found: tuple[Shard, ...], texts: dict[str, bytes]) -> list[int]:
    return [len(json.loads(texts[shard.digest]).encode()) for shard in found]


def test_shards_have_about_one_size_in_bytes() -> None:
    texts: dict[str, bytes] = {}
    found = sizes(cut(WORDS, texts), texts)
    assert len(found) > 10
    assert max(found) < MOST + LONGEST_LINE
    assert min(found[:-1]) >= LEAST - 1  # the line feed of the last line is not written
    assert len(set(found)) > len(found) / 2  # few end because they must


def test_a_line_that_is_larger_than_a_shard_is_not_cut() -> None:
    texts: dict[str, bytes] = {}
    found = cut({"a": "x", "b": "y" * 3 * MOST, "c": "z"}, texts)
    assert [dict(read(shard, texts)) for shard in found] == [{"a": "x", "b": "y" * 3 * MOST}, {"c": "z"}]


@pytest.mark.parametrize(
    "change", [{"b0001": "new"}, {"b300": None}, {"b300": "other"}, {"a000": None}, {"žžž": "new"}]
)
def test_an_edit_renews_the_shard_that_it_touches_and_few_others(change: dict[str, str | None]) -> None:
    texts: dict[str, bytes] = {}
    before = cut(WORDS, texts)
    after = renewed(before, change, texts)
    assert 1 <= len(set(after) - set(before)) <= 3
    assert after != before


def test_shards_that_a_change_does_not_touch_are_not_read() -> None:
    texts: dict[str, bytes] = {}
    before = cut(WORDS, texts)
    (touched,) = (shard for shard in before if "b300" in dict(read(shard, texts)))
    assert renewed(before, {"b300": WORDS["b300"]}, {touched.digest: texts[touched.digest]}) == before


def test_what_is_written_is_read() -> None:
    texts: dict[str, bytes] = {}
    assert {word: rest for shard in cut(WORDS, texts) for word, rest in read(shard, texts)} == WORDS


def test_words_are_written_by_what_is_new_in_them() -> None:
    texts: dict[str, bytes] = {}
    (shard,) = cut({"custom": "1\ta", "customs": "2", "custard": ""}, texts)
    text = json.loads(texts[shard.digest])
    assert text == "0custard\t\n4om\t1\ta\n6s\t2"
    assert list(lines(text)) == [("custard", ""), ("custom", "1\ta"), ("customs", "2")]


def test_no_lines_make_no_shards() -> None:
    assert cut({}, {}) == ()
    texts: dict[str, bytes] = {}
    assert renewed(cut({"a": "x"}, texts), {"a": None}, texts) == ()


words = st.text("abcž", min_size=1, max_size=3)
fields = st.text("xyя\t", max_size=12)


@settings(deadline=None, derandomize=True, database=None, max_examples=300)
@given(st.lists(st.dictionaries(words, st.none() | fields, max_size=40), max_size=5))
def test_any_changes_make_the_shards_of_all_lines_at_once(changes: list[dict[str, str | None]]) -> None:
    with pytest.MonkeyPatch.context() as small:
        small.setattr(shards, "LEAST", 30)
        small.setattr(shards, "MOST", 90)
        small.setattr(shards, "SPREAD", 30)
        texts: dict[str, bytes] = {}
        table: dict[str, str] = {}
        found: tuple[Shard, ...] = ()
        for change in changes:
            table = {word: rest for word, rest in {**table, **change}.items() if rest is not None}
            found = renewed(found, change, texts)
            assert found == cut(table, texts)
