"""Terms, claims and the taxonomy as values."""

import pytest

from builders import Project
from rulebook.model.vocabulary import Taxonomy


def test_the_taxonomy_knows_a_word_in_any_of_its_groups(project: Project) -> None:
    taxonomy = project.library().taxonomy
    assert taxonomy.knows("cashier", "roles", "actors")
    assert not taxonomy.knows("cashier", "roles")
    assert not taxonomy.knows("cashier", "no-such-group")


def test_words_keep_the_order_of_the_file(project: Project) -> None:
    assert list(project.library().taxonomy.keys("values", "hows")) == [
        *("misery", "mediocre", "magic"),
        *("kept", "broken", "bent"),
    ]


def test_a_label_is_in_the_language_asked_for(project: Project) -> None:
    taxonomy = project.library().taxonomy
    assert [taxonomy.label("kept", language, "hows").label for language in ("en", "ru", "cs")] == [
        *("Kept", "Kept ru", "Kept cs")
    ]


def test_the_first_group_that_has_the_word_gives_the_label(project: Project) -> None:
    assert project.library().taxonomy.label("cashier", "en", "roles", "actors").label == "Cashier"


def test_a_label_of_an_unknown_word_is_an_error() -> None:
    with pytest.raises(KeyError, match="nobody"):
        Taxonomy().label("nobody", "en", "roles")


def test_terms_and_claims_have_a_text_in_each_language(project: Project) -> None:
    project.term("promise", "promise", "обещание", "slib")
    project.claim("paradox")
    library = project.library()
    assert library.terms["promise"].text("ru").term == "обещание"
    assert library.claims["paradox"].text("cs").safe == "Safe paradox cs."
