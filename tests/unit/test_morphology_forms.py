"""Forms of words that no rule makes a key of, and short words."""

import lzma
from collections.abc import Iterator

import pytest
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from rulebook.model.languages import LANGUAGES, Language
from rulebook.morphology import word_key
from rulebook.morphology.endings import LEARNED, derived_key
from rulebook.morphology.folding import fold
from rulebook.morphology.forms import SHORT, irregular, irregular_forms


def dictionary(language: Language) -> Iterator[tuple[str, str]]:
    """Forms that are written small, each with the word to which it belongs, unless that word belongs to another."""
    found = DefaultDictionaryFactory().get_dictionary(language).items()
    known = {text(form): text(lemma) for form, lemma in found}
    for form, lemma in known.items():
        if form.islower() and form.isalpha() and known.get(lemma, lemma) == lemma:
            yield form, lemma


def text(word: str | bytes) -> str:
    return word.decode() if isinstance(word, bytes) else word


@pytest.mark.whole
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_has_the_key_of_its_word(language: Language) -> None:
    pairs = [pair for number, pair in enumerate(dictionary(language)) if number % 50 == 0]
    wrong = [(form, lemma) for form, lemma in pairs if word_key(form, language) != word_key(lemma, language)]
    assert len(pairs) > 3_000
    assert wrong == []


@pytest.mark.parametrize(
    ("form", "lemma", "language"),
    [
        ("people", "person", "en"),
        ("felt", "feel", "en"),
        ("left", "leave", "en"),
        ("broke", "break", "en"),
        ("children’s", "child", "en"),
        ("lidem", "člověk", "cs"),
        ("людьми", "человек", "ru"),
        ("жжёт", "жечь", "ru"),
        ("жжет", "жечь", "ru"),
    ],
)
def test_everyday_words_with_other_stems_are_known(form: str, lemma: str, language: Language) -> None:
    assert word_key(form, language) == word_key(lemma, language)


@pytest.mark.parametrize(("word", "language"), [("KFC", "en"), ("sms", "en"), ("РЖД", "ru"), ("ČSOB", "cs")])
def test_a_short_word_that_no_dictionary_knows_is_its_own_key(word: str, language: Language) -> None:
    assert len(word) <= SHORT
    assert word_key(word, language) == fold(word)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_listed_form_is_among_the_forms_of_its_key(language: Language) -> None:
    """So it is enough to ask for the forms of a key, whichever of them the texts have."""
    listed = irregular(language)
    forms = [form for key in sorted(listed.keys())[::40] for form in listed.forms(key)]
    assert len(forms) > 500
    assert [form for form in forms if form not in listed.forms(str(listed.key(form)))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_for_a_browser_are_those_that_its_rules_miss(language: Language) -> None:
    listed = irregular(language)
    keys = {key for number, key in enumerate(listed.keys()) if number % 100 == 0}
    found = set(irregular_forms(keys, language))
    assert {key for _, key in found} <= keys
    assert [form for form, key in found if derived_key(form, language) == key] == []
    pairs = {(form, key) for key in keys for form in listed.forms(key)}
    assert len(pairs) > len(keys) > 100
    assert {listed.key(form) for form, _ in pairs} == keys
    assert found == {(fold(form), key) for form, key in pairs if derived_key(fold(form), language) != key}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_listed_form_leads_to_its_key(language: Language) -> None:
    with lzma.open(LEARNED / f"{language}.xz", "rt", encoding="utf-8") as lines:
        written = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    listed = irregular(language)
    assert set(listed.keys()) == {key for key, _ in written}
    assert [key for key, forms in written if listed.forms(key) != forms.split()] == []
    assert [form for key, forms in written for form in forms.split() if listed.key(form) != key] == []


def test_what_is_not_listed_has_no_key_and_no_forms() -> None:
    listed = irregular("en")
    assert [listed.key(word) for word in ("qqq", "", "eet", "fee t", "feet\t")] == [None] * 5
    assert [listed.forms(word) for word in ("qqq", "", "fee t", "feet")] == [[]] * 4
