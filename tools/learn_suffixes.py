"""Learn from the dictionaries how the ends of words change, for clients that have no dictionary.

    python tools/learn_suffixes.py

Writes hooks/rulebook/search/suffixes/*.txt. To be run again when simplemma or snowballstemmer is renewed; a test
compares the versions in the files' heads. The method is a decision list over suffixes: a longer suffix gets a rule
of its own where that puts at least GAIN forms more right than the next shorter one does.
"""

from collections import Counter, defaultdict
from importlib.metadata import version
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from rulebook.model.languages import LANGUAGES, Language
from rulebook.morphology import fold, lemma_key
from rulebook.search.words import LONGEST_SUFFIX, WORD, Change

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


def main() -> None:
    """Write the rules of all languages."""
    SUFFIXES.mkdir(exist_ok=True)
    made_of = ", ".join(f"{name} {version(name)}" for name in ("simplemma", "snowballstemmer"))
    head = f"# {made_of}; made by tools/learn_suffixes.py\n"
    for language in LANGUAGES:
        examples = pairs(language)
        rules = learned(examples)
        lines = (f"{suffix}\t{change}\n" for suffix, change in sorted(rules.items()))
        (SUFFIXES / f"{language}.txt").write_text(head + "".join(lines), encoding="utf-8")
        print(language, len(rules), len(examples))


if __name__ == "__main__":
    main()
