"""The words around results: facets, their values, and sentences in every plural form."""

from typing import Any

import pytest
from babel import Locale

from builders import Project, label
from rulebook.model.languages import LANGUAGES, Language
from rulebook.rendering.interface import Interface
from rulebook.search.documents import FACETS, GROUP_OF_FACET, documents
from rulebook.search.labels import labels


@pytest.fixture
def shown(project: Project) -> dict[Language, dict[str, Any]]:
    return {language: labels(project.library().taxonomy, Interface(language)) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_facet_has_a_name_of_its_own(shown: dict[Language, dict[str, Any]], language: Language) -> None:
    facets = shown[language]["facets"]
    assert list(facets) == list(FACETS)
    assert len({facet["name"] for facet in facets.values()}) == len(FACETS)
    assert all(facet["name"] for facet in facets.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_are_called_as_the_taxonomy_calls_them(
    project: Project, shown: dict[Language, dict[str, Any]], language: Language
) -> None:
    taxonomy = project.library().taxonomy
    for facet, group in GROUP_OF_FACET.items():
        values = shown[language]["facets"][facet]["values"]
        assert values == {key: label(key, language) for key in taxonomy.keys(group)}
        assert values


def test_every_value_of_a_document_has_a_label(project: Project, shown: dict[Language, dict[str, Any]]) -> None:
    project.rule("R29", touchpoints=["counter"], tags=["apology"])
    project.case("ham", industry="retail", touchpoint="phone")
    project.guide("recovery", roles=["manager"])
    project.term("promise", "promise")
    project.claim("paradox")
    for document in documents(project.site(), "en"):
        for facet, values in document.facets.items():
            assert set(values) <= set(shown["en"]["facets"][facet]["values"])


def test_kinds_are_called_by_the_interface(shown: dict[Language, dict[str, Any]]) -> None:
    kinds = {language: shown[language]["facets"]["kind"]["values"] for language in LANGUAGES}
    assert kinds["en"] == {
        "rule": "Rule",
        "guide": "Guide",
        "case": "Case",
        "handbook": "Handbook",
        "term": "Term",
        "claim": "Claim",
    }
    assert (kinds["ru"]["case"], kinds["cs"]["case"]) == ("Случай", "Případ")


@pytest.mark.parametrize(
    ("language", "categories"),
    [("en", {"one", "other"}), ("ru", {"one", "few", "many", "other"}), ("cs", {"one", "few", "other"})],
)
def test_the_number_of_results_is_told_in_every_plural_form(
    shown: dict[Language, dict[str, Any]], language: Language, categories: set[str]
) -> None:
    results = shown[language]["words"]["results"]
    assert set(results) == categories
    assert all("{count}" in sentence for sentence in results.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_finds_a_sentence_for_every_number(shown: dict[Language, dict[str, Any]], language: Language) -> None:
    category = Locale.parse(language).plural_form
    assert {category(count) for count in range(2000)} <= set(shown[language]["words"]["results"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_keep_the_place_of_the_query(shown: dict[Language, dict[str, Any]], language: Language) -> None:
    words = shown[language]["words"]
    for key in ("none", "instead", "insist"):
        assert words[key].count("{query}") == 1
    assert all(words.values())
    assert set(words) == set(shown["en"]["words"])
