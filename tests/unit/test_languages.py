"""The languages of the product."""

from typing import get_args

from rulebook.model.languages import ENDONYMS, LANGUAGES, Language


def test_every_language_has_its_own_name_for_itself() -> None:
    assert get_args(Language) == LANGUAGES == tuple(ENDONYMS)
    assert list(ENDONYMS.values()) == ["English", "Русский", "Čeština"]
