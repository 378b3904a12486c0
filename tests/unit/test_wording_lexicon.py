"""Lists of words: all forms found, the same groups in every language, and files that are up to date."""

import sys
from pathlib import Path

import pytest
import yaml

from rulebook.model.languages import LANGUAGES, Language
from rulebook.wording import lexicon
from rulebook.wording.lexicon import WORDS, Lexicon, word_list

sys.path.append(str(Path(__file__).parents[2] / "tools"))

from learn_wording import GROUPS, lines


def lists(language: Language) -> dict[str, list[str]]:
    found: dict[str, list[str]] = yaml.safe_load((WORDS / f"{language}.yml").read_text(encoding="utf-8"))
    return found


def test_every_language_has_the_same_groups_but_for_what_its_grammar_needs() -> None:
    assert set(lists("ru")) - set(lists("en")) == {"changed"}
    assert set(lists("en")) == set(lists("cs"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_twice_in_a_list(language: Language) -> None:
    for group, words in lists(language).items():
        assert sorted({word for word in words if words.count(word) > 1}) == [], group


@pytest.mark.parametrize("group", ["bad", "judging", "blame"])
def test_the_languages_are_equally_deep(group: str) -> None:
    sizes = sorted(len(word_list(language, group)) for language in LANGUAGES)
    assert sizes[-1] <= 1.5 * sizes[0]


@pytest.mark.whole
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_forms_are_those_of_the_dictionaries(language: Language) -> None:
    assert (WORDS / f"{language}.forms").read_text(encoding="utf-8") == lines(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_listed_word_is_found_itself(language: Language) -> None:
    for group in GROUPS:
        lexicon = Lexicon(language, word_list(language, group))
        words = [word.removeprefix("=") for word in word_list(language, group)]
        assert [word for word in words if not list(lexicon.mentions(word))] == []


@pytest.mark.parametrize(
    ("language", "word", "text"),
    [
        ("en", "lazy", "the laziest of all"),
        ("en", "rip off", "they were ripped off"),
        ("ru", "обман", "занимался обманом"),
        ("ru", "врать", "он врал"),
        ("cs", "líný", "nejlínější ze všech"),
        ("cs", "krást", "kradl"),
    ],
)
def test_a_word_is_found_in_another_form(language: Language, word: str, text: str) -> None:
    assert len(list(Lexicon(language, [word]).mentions(text))) == 1


def test_a_word_after_an_equals_sign_counts_in_that_form_alone() -> None:
    lexicon = Lexicon("en", ["=ignorant"])
    assert [list(lexicon.mentions(text)) for text in ("ignorant", "ignore")] == [[(0, 8)], []]


def test_a_phrase_does_not_reach_over_a_sign() -> None:
    lexicon = Lexicon("en", ["by the fault of"])
    assert [len(list(lexicon.mentions(text))) for text in ("by the *fault* of", "by the fault, of")] == [1, 0]


def test_words_that_are_taken_away_go_with_their_forms() -> None:
    assert list(Lexicon("cs", ["líný"], without=["líný"]).mentions("nejlínější lína")) == []


def test_the_longest_phrase_counts() -> None:
    assert list(Lexicon("en", ["rip", "rip off"]).mentions("a rip off")) == [(2, 9)]


def test_what_a_lexicon_remembers_of_texts_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "MET", 10)
    careless = Lexicon("en", ["careless"])
    words = " ".join(f"w{number}" for number in range(35))
    assert [mention.start for mention in careless.mentions(f"careless {words} careless")] == [0, len(words) + 10]
    assert len(careless._begun) <= 10


def test_pieces_of_texts_are_remembered_within_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "PIECES", 10)
    careless = Lexicon("en", ["careless"])
    for number in range(30):
        assert not careless.may_be_in(f"w{number} (w{number + 1})")
        assert len(careless._empty) <= 12
        assert careless.may_be_in(f"w{number} (CARELESS)")


@pytest.mark.parametrize("text", ["careless", "(careless,", "un-careless careless", "a\ncareless\tb", "“Careless”"])
def test_a_word_may_be_wherever_it_is_mentioned(text: str) -> None:
    careless = Lexicon("en", ["careless"])
    assert not careless.may_be_in("un-careless")
    assert careless.may_be_in(text)
    assert any(careless.mentions(text))


def test_what_a_check_has_met_can_be_forgotten() -> None:
    words = lexicon.lexicon("en", "everyday")
    list(words.mentions("All the words of a text."))
    assert words is lexicon.lexicon("en", "everyday")
    lexicon.forget()
    assert words is not lexicon.lexicon("en", "everyday")
