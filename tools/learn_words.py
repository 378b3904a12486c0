"""Learn from dictionaries how the ends of words change, so that neither a build nor a browser needs one.

    python tools/learn_words.py

Writes below hooks/rulebook/morphology/learned: *.txt, rules for the regular words, and *.xz, the forms that the rules
miss. To be run again when simplemma, snowballstemmer or FILED_ELSEWHERE is renewed, which takes a minute; tests compare
the versions in the heads of the files. The method is a decision list over suffixes: a longer suffix gets a rule of its
own where that puts at least GAIN forms more right than the next shorter one does.
"""

import lzma
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import Final

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from rulebook.model.languages import LANGUAGES, Language
from rulebook.morphology.endings import LEARNED, LONGEST_SUFFIX, Change, derived_by
from rulebook.morphology.folding import fold
from rulebook.morphology.forms import SHORT
from rulebook.morphology.stems import stem
from rulebook.search.words import WORD

GAIN = 0.0001
"""Share of all forms of a language that a rule must put right to be worth its place."""


def _comparative(stem: str) -> str:
    """The forms of a Czech comparative, and of its superlative."""
    forms = [stem + ending for ending in ("", "ho", "mu", "m", "ch", "mi")]
    return " ".join([*forms, *("nej" + form for form in forms)])


def _adjective(stem: str) -> str:
    """The forms of a Russian adjective whose stem ends in a hushing sound."""
    endings = ("ий", "ая", "ее", "ие", "его", "ей", "ему", "ую", "им", "ем", "их", "ими")
    return " ".join(stem + ending for ending in endings)


_OF_WORDS: Final[dict[Language, dict[str, str]]] = {
    "en": {
        "bad": "worse worst",
        "bend": "bent",
        "break": "broke",
        "drink": "drunk",
        "feel": "felt",
        "go": "gone",
        "half": "halves",
        "lay": "laid",
        "leave": "left",
        "person": "people",
        "ring": "rung",
        "shake": "shook",
        "shelf": "shelves",
        "shoot": "shot",
        "thief": "thieves",
        "think": "thought",
        "wife": "wives",
        "win": "won",
    },
    "ru": {
        "купить": "куплю",
        "открыть": "открою откроет откроют откроем откроете откройте открой",
        "плохой": _adjective("худш"),
        "принять": "приму примет примут примем примете примите прими",
        "хороший": _adjective("лучш"),
    },
    "cs": {
        "dobrý": _comparative("lepší"),
        "pomoc": "pomohl pomohla pomohli pomohlo pomohly pomohu pomohou "
        "pomůžu pomůže pomůžeš pomůžeme pomůžete pomůžou",
        "říci": "řeknu řekneš řekne řekneme řeknete řeknou řekněte řekni",
        "člověk": "lidem",
        "špatně": "hůř hůře",
        "špatný": _comparative("horší"),
    },
}
FILED_ELSEWHERE: Final[dict[Language, dict[str, str]]] = {
    language: {form: word for word, forms in found.items() for form in forms.split()}
    for language, found in _OF_WORDS.items()
}
"""Everyday forms that simplemma's dictionaries do not lead to their word, with the word: what has no regular form
(better, worse), and stems that change."""


def pairs(language: Language) -> list[tuple[str, Change]]:
    """Every folded form of the dictionary, and how it becomes its key."""
    keys: dict[str, str] = {}
    found = set()
    for form, lemma in DefaultDictionaryFactory().get_dictionary(language).items():
        word, base = _text(form), _text(lemma)
        if not WORD.fullmatch(word) or len(word) < 3:
            continue
        if base not in keys:
            keys[base] = stem(base, language)
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
    """(key, its forms that are short or of which the rules make another key, with spaces between), by keys."""
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for form, key in _keys(language).items():
        if len(form) <= SHORT or derived_by(rules, fold(form)) != key:
            forms[key].add(form)
    return ((key, " ".join(sorted(found))) for key, found in sorted(forms.items()))


def _keys(language: Language) -> dict[str, str]:
    """Every form of the dictionary in lower case, with its key; what is written small counts more than a name."""
    known = {_text(form): _text(lemma) for form, lemma in DefaultDictionaryFactory().get_dictionary(language).items()}
    forms = {form: known[form] for form in sorted(known, key=str.islower)}
    lemmas = {form.lower(): lemma for form, lemma in forms.items()} | FILED_ELSEWHERE[language]
    if language == "ru":
        lemmas = {form.replace("ё", "е"): lemma for form, lemma in lemmas.items()} | lemmas
    keys = {lemma: stem(lemma, language) for lemma in set(lemmas.values())}
    return {form: keys[lemma] for form, lemma in lemmas.items() if WORD.fullmatch(form)}


def main() -> None:
    """Write the rules and the irregular forms of all languages."""
    made_of = ", ".join(f"{name} {version(name)}" for name in ("simplemma", "snowballstemmer"))
    head = f"# {made_of}; made by tools/learn_words.py\n"
    for language in LANGUAGES:
        examples = pairs(language)
        rules = learned(examples)
        lines = (f"{suffix}\t{change}\n" for suffix, change in sorted(rules.items()))
        (LEARNED / f"{language}.txt").write_text(head + "".join(lines), encoding="utf-8")
        text = head + "".join(f"{key}\t{forms}\n" for key, forms in irregular(language, rules))
        (LEARNED / f"{language}.xz").write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
        print(language, len(rules), len(examples), len(text))


if __name__ == "__main__":
    main()
