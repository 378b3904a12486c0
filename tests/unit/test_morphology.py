"""Words reduced to what their inflected forms share."""

import pytest

from rulebook.model.languages import Language
from rulebook.morphology import WORD, phrase_key, word_key
from rulebook.morphology.folding import fold


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "customer customers Customer"),
        ("en", "apologise apologises apologised"),
        ("ru", "клиент клиента клиенту клиентов клиентами Клиенты"),
        ("ru", "обещание обещания обещанием обещаний"),
        ("ru", "ошибка ошибки ошибку ошибок"),
        ("cs", "zákazník zákazníka zákazníci zákazníků zákazníkům"),
        ("cs", "okamžik okamžiku okamžiky okamžiků"),
        ("cs", "omluva omluvy omluvu omluvou"),
    ],
)
def test_the_forms_of_a_word_share_one_key(language: Language, forms: str) -> None:
    assert len({word_key(form, language) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("en", "moment", "momentum"), ("ru", "клиент", "клей"), ("cs", "zákazník", "zákaz"), ("ru", "мой", "мои-то")],
)
def test_different_words_keep_different_keys(language: Language, one: str, other: str) -> None:
    assert word_key(one, language) != word_key(other, language)


@pytest.mark.parametrize(
    ("text", "folded"), [("Žluťoučký KŮŇ", "zlutoucky kun"), ("Ёлка", "елка"), ("йод", "йод"), ("Ich", "ich")]
)
def test_folding_drops_case_and_diacritics_but_keeps_a_letter_of_its_own(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_phrase_is_the_keys_of_its_words() -> None:
    assert phrase_key("волшебного момента", "ru") == phrase_key("Волшебный момент!", "ru")
    assert len(phrase_key("okamžik pravdy", "cs")) == 2
    assert phrase_key("… – !", "en") == ()


def test_words_keep_their_hyphens_and_apostrophes() -> None:
    assert WORD.findall("Don’t re-open the ‘one-on-one’, it's вау-эффект.") == [
        *("Don’t", "re-open", "the", "one-on-one", "it's", "вау-эффект")
    ]
