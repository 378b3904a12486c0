"""Writes hooks/rulebook/wording/words/*.forms: inflected forms of the listed words that the stemmers do not join.

The dictionaries of simplemma know them, and take too long to load in a check. Run it after a change of the lists:

    PYTHONPATH=hooks python tools/learn_wording.py
"""

from collections import defaultdict

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from rulebook.model.languages import LANGUAGES, Language
from rulebook.morphology.folding import fold
from rulebook.wording.lexicon import WORDS, key, word_list

GROUPS = ("bad", "judging", "outdoing", "blame", "people", "everyday")
"""Lists of words that stand alone and inflect."""


def missed(language: Language) -> dict[str, list[str]]:
    """For each listed word its forms that have another key, in alphabetical order."""
    listed = {word for group in GROUPS for word in word_list(language, group) if word.isalpha()}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for form, lemma in DefaultDictionaryFactory().get_dictionary(language).items():
        word, name = _text(lemma), _text(form)
        if word in listed and name.isalpha() and key(name, language) != key(word, language):
            found[word].add(fold(name))
    return {word: sorted(forms) for word, forms in sorted(found.items())}


def _text(word: str | bytes) -> str:
    return word.decode() if isinstance(word, bytes) else word


def lines(language: Language) -> str:
    """The file of a language: a word and its forms, one word a line."""
    return "".join(f"{word}\t{' '.join(forms)}\n" for word, forms in missed(language).items())


if __name__ == "__main__":
    for code in LANGUAGES:
        (WORDS / f"{code}.forms").write_text(lines(code), encoding="utf-8")
