"""Rules for the endings of words."""

import lzma
from importlib.metadata import version

import pytest

from rulebook.model.languages import LANGUAGES, Language
from rulebook.morphology import endings as module
from rulebook.morphology.endings import LONGEST_SUFFIX, Change, derived_key, rules
from rulebook.morphology.folding import fold


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
    assert [suffix for suffix in known if suffix != fold(suffix)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_were_learned_from_the_dictionaries_that_are_installed(language: Language) -> None:
    heads = {
        (module.LEARNED / f"{language}.txt").read_text(encoding="utf-8").partition("\n")[0],
        lzma.decompress((module.LEARNED / f"{language}.xz").read_bytes()).decode().partition("\n")[0],
    }
    installed = [f"{name} {version(name)}" for name in ("simplemma", "snowballstemmer")]
    assert heads == {f"# {', '.join(installed)}; made by tools/learn_words.py"}


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
