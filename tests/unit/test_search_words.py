"""Texts cut into words, and words reduced to keys by rules alone."""

from importlib.metadata import version

import pytest

from rulebook.model.languages import LANGUAGES, Language
from rulebook.search import words as module
from rulebook.search.words import FAR, LONGEST_SUFFIX, Change, derived_key, distance, folded, rules, words


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
    ("word", "other", "text"),
    [
        ("customers", "custom", "3"),
        ("people", "person", "4rson"),
        ("a", "a", "0"),
        ("", "new", "0new"),
        ("gone", "", "4"),
        ("x" * 35, "y", "zy"),
        ("стажёр", "стажер", "2ер"),
    ],
)
def test_a_change_makes_one_word_of_another(word: str, other: str, text: str) -> None:
    change = Change.between(word, other)
    assert str(change) == text
    assert Change.parse(text) == change
    assert change.apply(word) == other


def test_a_change_cuts_35_letters_at_most() -> None:
    assert Change.between("x" * 40, "y" * 40) == Change(35, "y" * 35)


@pytest.fixture
def few_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    few = {"": Change(0, ""), "s": Change(1, ""), "ies": Change(3, "y"), "ness": Change(4, ""), "am": Change(1, "")}
    monkeypatch.setattr(module, "rules", lambda language: few)
    monkeypatch.setattr(module, "_endings", module._Endings)


@pytest.mark.usefixtures("few_rules")
@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("replies", "reply"),
        ("promises", "promise"),
        ("promise", "promise"),
        ("ies", "ie"),
        ("ness", "nes"),
        ("s", "s"),
        ("ham", "ha"),
        ("am", "am"),
    ],
)
def test_the_longest_suffix_rules_but_never_the_whole_word(word: str, key: str) -> None:
    assert derived_key(word, "en") == key


@pytest.mark.usefixtures("few_rules")
def test_nothing_has_no_key() -> None:
    assert derived_key("", "en") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_of_a_language_are_whole(language: Language) -> None:
    known = rules(language)
    assert "" in known
    assert max(map(len, known)) <= LONGEST_SUFFIX
    assert [suffix for suffix in known if suffix != folded(suffix)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_were_learned_from_the_dictionaries_that_are_installed(language: Language) -> None:
    head = (module._RULES / f"{language}.txt").read_text(encoding="utf-8").partition("\n")[0]
    installed = [f"{name} {version(name)}" for name in ("simplemma", "snowballstemmer")]
    assert head == f"# {', '.join(installed)}; made by tools/learn_suffixes.py"


@pytest.mark.parametrize(
    ("language", "forms", "key"),
    [
        ("en", "complaint complaints", "complaint"),
        ("ru", "жалоба жалобы жалобами жалобах", "жалоб"),
        ("cs", "zasilka zasilky zasilkou zasilkami", "zasilk"),
    ],
)
def test_regular_forms_need_no_dictionary(language: Language, forms: str, key: str) -> None:
    assert {derived_key(form, language) for form in forms.split()} == {key}


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
