"""Glossary terms in running text, in any inflected form."""

import pytest

from builders import Project
from rulebook.links.glossary import Glossary
from rulebook.model.languages import Language

TERMS = {
    "moment-of-truth": ("moment of truth", "момент истины", "okamžik pravdy"),
    "moment-of-magic": ("moment of magic", "волшебный момент", "kouzelný okamžik"),
    "recovery": ("service recovery", "исправление ошибок", "náprava"),
    "regular": ("regular", "постоянный клиент", "stálý zákazník"),
    "moment": ("moment", "момент", "okamžik"),
}


@pytest.fixture
def glossaries(project: Project) -> dict[Language, Glossary]:
    for id, words in TERMS.items():
        project.term(id, *words)
    library = project.library()
    return {language: Glossary(library, language) for language in ("en", "ru", "cs")}


def mentions(glossary: Glossary, text: str) -> list[tuple[str, str]]:
    return [(found.term, text[found.start : found.end]) for found in glossary.mentions(text)]


@pytest.mark.parametrize(
    ("language", "text", "term", "words"),
    [
        ("en", "Two moments of truth a day.", "moment-of-truth", "moments of truth"),
        ("en", "MOMENT OF MAGIC!", "moment-of-magic", "MOMENT OF MAGIC"),
        ("en", "Our regulars know.", "regular", "regulars"),
        ("ru", "После волшебного момента гость вернулся.", "moment-of-magic", "волшебного момента"),
        ("ru", "Таких моментов истины немало.", "moment-of-truth", "моментов истины"),
        ("ru", "Мы помним постоянных клиентов.", "regular", "постоянных клиентов"),
        ("ru", "Дело в исправлении ошибок.", "recovery", "исправлении ошибок"),
        ("cs", "Je to o okamžiku pravdy.", "moment-of-truth", "okamžiku pravdy"),
        ("cs", "Bez kouzelných okamžiků to nejde.", "moment-of-magic", "kouzelných okamžiků"),
        ("cs", "Stálých zákazníků si vážíme.", "regular", "Stálých zákazníků"),
        ("cs", "Bez nápravy odejde.", "recovery", "nápravy"),
    ],
)
def test_a_term_is_found_in_its_inflected_forms(
    glossaries: dict[Language, Glossary], language: Language, text: str, term: str, words: str
) -> None:
    assert mentions(glossaries[language], text) == [(term, words)]


def test_the_longest_term_wins(glossaries: dict[Language, Glossary]) -> None:
    assert mentions(glossaries["en"], "A moment, then a moment of truth.") == [
        ("moment", "moment"),
        ("moment-of-truth", "moment of truth"),
    ]


@pytest.mark.parametrize("text", ["A moment. Of truth!", "The moment, of truth", "moment | of | truth"])
def test_a_term_does_not_reach_over_the_end_of_a_clause(glossaries: dict[Language, Glossary], text: str) -> None:
    assert [term for term, _ in mentions(glossaries["en"], text)] == ["moment"]


def test_words_that_only_begin_alike_are_no_mention(glossaries: dict[Language, Glossary]) -> None:
    assert mentions(glossaries["en"], "The truth of momentum, irregular as ever.") == []
    assert mentions(glossaries["ru"], "Моментально и по-волшебному.") == []


def test_forms_help_where_nothing_can_be_derived(project: Project) -> None:
    project.term("wow", "wow", "восторг", "údiv", forms=["wow effect", "вау-эффект"])
    library = project.library()
    assert mentions(Glossary(library, "ru"), "Это был вау-эффект.") == [("wow", "вау-эффект")]
    assert mentions(Glossary(library, "en"), "No wow effects here.") == [("wow", "wow effects")]


def test_a_text_without_terms_has_no_mentions(glossaries: dict[Language, Glossary]) -> None:
    assert mentions(glossaries["cs"], "") == mentions(glossaries["cs"], "Dobrý den!") == []


def test_a_form_that_begins_with_a_sign_is_found_nowhere(project: Project) -> None:
    """It may be anything that somebody wrote; a text with the same sign at its end has no word there."""
    project.term("hostile", '"><b>promise')
    assert list(Glossary(project.library(), "en").mentions('Text with ">< and "><')) == []
