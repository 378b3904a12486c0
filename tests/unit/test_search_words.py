"""Texts cut into words, and words compared."""

import pytest

from rulebook.search.words import FAR, distance, folded, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A chat-bot can’t: R29!", ["A", "chat", "bot", "can", "t", "R29"]),
        ("снижена на 10 %", ["снижена", "на", "10"]),
        ("snake_case\tnext\u00a0one", ["snake", "case", "next", "one"]),
        ("– … « »", []),
        ("", []),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_an_accent_typed_after_its_letter_belongs_to_it() -> None:
    assert words("stiz\u030cnost") == ["stižnost"]
    assert words("и\u0306од") == ["йод"]


@pytest.mark.parametrize(
    ("word", "as_compared"), [("Ещё", "еще"), ("СЧЁТ", "счет"), ("йод", "йод"), ("Žádost", "zadost"), ("café", "cafe")]
)
def test_words_are_compared_without_case_and_diacritics(word: str, as_compared: str) -> None:
    assert folded(word) == as_compared


@pytest.mark.parametrize(
    ("one", "other", "away"),
    [
        ("complaint", "complaint", 0),
        ("complant", "complaint", 1),
        ("complainnt", "complaint", 1),
        ("camplaint", "complaint", 1),
        ("complaitn", "complaint", 1),
        ("ocmplaint", "complaint", 1),
        ("camplait", "complaint", 2),
        ("ocmplaitn", "complaint", 2),
        ("", "ab", 2),
        ("abc", "abcabc", FAR),
        ("abcdef", "ghijkl", FAR),
        ("camplaitt", "complaint", 2),
        ("camplaitk", "complaint", 3),
    ],
)
def test_distance_counts_letters_changed_added_left_out_and_swapped(one: str, other: str, away: int) -> None:
    assert distance(one, other, 3 if away == 3 else 2) == away
    assert distance(other, one, 3 if away == 3 else 2) == away


@pytest.mark.parametrize("most", [0, 1, 2])
def test_more_errors_than_are_allowed_are_far(most: int) -> None:
    assert distance("complaint", "compliant", most) == (1 if most else FAR)
    assert distance("camplaitk", "complaint", most) == FAR
