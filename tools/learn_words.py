"""Learn from the dictionaries how the ends of words change, for clients that have no dictionary.

    python tools/learn_words.py

Writes hooks/rulebook/search/suffixes/*.txt, rules for the regular words, and irregular/*.xz, the forms that the rules
miss. To be run again when simplemma, snowballstemmer or FILED_ELSEWHERE is renewed, which takes a minute; tests compare
the versions in the heads of the files. The method is a decision list over suffixes: a longer suffix gets a rule of its
own where that puts at least GAIN forms more right than the next shorter one does.
"""

import lzma
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from rulebook.model.languages import LANGUAGES, Language
from rulebook.morphology import FILED_ELSEWHERE, fold, lemma_key
from rulebook.search.forms import IRREGULAR
from rulebook.search.words import LONGEST_SUFFIX, WORD, Change, derived_by

SUFFIXES = Path(__file__).parent.parent / "hooks/rulebook/search/suffixes"
GAIN = 0.0001
"""Share of all forms of a language that a rule must put right to be worth its place."""


def pairs(language: Language) -> list[tuple[str, Change]]:
    """Every folded form of the dictionary, and how it becomes its key."""
    keys: dict[str, str] = {}
    found = set()
    for form, lemma in DefaultDictionaryFactory().get_dictionary(language).items():
        word, base = _text(form), _text(lemma)
        if not WORD.fullmatch(word) or len(word) < 3:
            continue
        if base not in keys:
            keys[base] = lemma_key(base, language)
        found.add((fold(word), keys[base]))
    return [(word, Change.between(word, key)) for word, key in sorted(found)]


def _text(word: str | bytes) -> str:
    return word.decode() if isinstance(word, bytes) else word


def learned(examples: list[tuple[str, Change]]) -> dict[str, Change]:
    """The decision list: for a suffix the change that is right most often, where it is worth a rule."""
    counts: defaultdict[str, Counter[Change]] = defaultdict(Counter)
    for word, change in examples:
        for length in range(min(LONGEST_SUFFIX, len(word) - 1) + 1):
            counts[word[len(word) - length :]][change] += 1
    least = max(2, round(GAIN * len(examples)))
    rules: dict[str, Change] = {}
    for suffix in sorted(counts, key=lambda suffix: (len(suffix), suffix)):
        best, right = min(counts[suffix].items(), key=lambda item: (-item[1], str(item[0])))
        shorter = _rule(rules, suffix)
        if shorter is None or right - counts[suffix][shorter] >= least:
            rules[suffix] = best
    return rules


def _rule(rules: dict[str, Change], suffix: str) -> Change | None:
    for start in range(1, len(suffix) + 1):
        if suffix[start:] in rules:
            return rules[suffix[start:]]
    return None


def irregular(language: Language, rules: Mapping[str, Change]) -> Iterator[tuple[str, str]]:
    """(key, its folded forms of which the rules make another key, with spaces between), by keys."""
    forms: defaultdict[str, set[str]] = defaultdict(set)
    keys: dict[str, str] = {}
    for form, lemma in DefaultDictionaryFactory().get_dictionary(language).items():
        word = fold(_text(form))
        base = FILED_ELSEWHERE[language].get(word) or _text(lemma)
        if base not in keys:
            keys[base] = lemma_key(base, language)
        if WORD.fullmatch(word) and derived_by(rules, word) != keys[base]:
            forms[keys[base]].add(word)
    return ((key, " ".join(sorted(found))) for key, found in sorted(forms.items()))


def main() -> None:
    """Write the rules and the irregular forms of all languages."""
    made_of = ", ".join(f"{name} {version(name)}" for name in ("simplemma", "snowballstemmer"))
    head = f"# {made_of}; made by tools/learn_words.py\n"
    for folder in (SUFFIXES, IRREGULAR):
        folder.mkdir(exist_ok=True)
    for language in LANGUAGES:
        examples = pairs(language)
        rules = learned(examples)
        lines = (f"{suffix}\t{change}\n" for suffix, change in sorted(rules.items()))
        (SUFFIXES / f"{language}.txt").write_text(head + "".join(lines), encoding="utf-8")
        text = head + "".join(f"{key}\t{forms}\n" for key, forms in irregular(language, rules))
        (IRREGULAR / f"{language}.xz").write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
        print(language, len(rules), len(examples), len(text))


if __name__ == "__main__":
    main()
