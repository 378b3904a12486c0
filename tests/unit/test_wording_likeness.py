"""Texts that nearly repeat each other."""

from collections.abc import Iterable
from random import Random

from rulebook.wording.likeness import ALIKE, Repetition, repetitions, share, shingles

WORDS = [f"word{number}" for number in range(400)]


def text(seed: int, length: int = 200) -> str:
    return " ".join(Random(seed).choices(WORDS, k=length))  # noqa: S311 (the same in every run)


def changed(words: str, part: float) -> str:
    random, found = Random(1), words.split()  # noqa: S311
    for place in random.sample(range(len(found)), int(len(found) * part)):
        found[place] = "other"
    return " ".join(found)


def found_in(texts: Iterable[tuple[str, str]]) -> list[Repetition]:
    return list(repetitions((name, shingles(words)) for name, words in texts))


def test_a_copy_with_a_fifth_of_the_words_changed_is_found() -> None:
    texts = [(str(seed), text(seed)) for seed in range(20)]
    copies = [(f"copy of {name}", changed(words, 0.2)) for name, words in texts]
    found = found_in([*texts, *copies])
    assert [(one.text, one.earlier) for one in found] == [(f"copy of {seed}", str(seed)) for seed in range(20)]
    assert all(ALIKE <= one.share < 0.6 for one in found)


def test_other_texts_of_the_same_words_are_not() -> None:
    assert found_in((str(seed), text(seed)) for seed in range(100)) == []


def test_every_copy_names_the_first() -> None:
    found = found_in((name, text(1)) for name in "abc")
    assert [(one.text, one.earlier, one.share) for one in found] == [("b", "a", 1.0), ("c", "a", 1.0)]


def test_a_phrase_that_all_have_makes_nobody_a_copy() -> None:
    phrase = text(0, 12)
    assert found_in((str(seed), f"{phrase} {text(seed)}") for seed in range(1, 50)) == []


def test_short_texts_repeat_nothing() -> None:
    assert found_in([("a", "It was put right."), ("b", "It was put right.")]) == []


def test_diacritics_and_capitals_make_no_difference() -> None:
    assert shingles("Žluťoučký kůň pěl ďábelské ódy") == shingles("zlutoucky kun pel dabelske ody")


def test_the_share_of_two_sets() -> None:
    assert share(frozenset({1, 2}), frozenset({2, 3})) == 1 / 3
    assert share(frozenset(), frozenset()) == 0
