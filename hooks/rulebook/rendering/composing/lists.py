"""The lists of words with which the composer judges texts, in a file of their own for each language.

Phase: rendering. Keys of words and all limits are worked out here; compose-lexicon.js and compose-judges.js are the
mechanism alone. A case is for colleagues, so that what only customers must not read is left out.
"""

from typing import Any, Final

from rulebook.model.languages import Language
from rulebook.model.library import Library
from rulebook.rendering.composing.patterns import written
from rulebook.wording.blame import REACH, blaming
from rulebook.wording.competitors import Competitors
from rulebook.wording.lexicon import lexicon, word_list
from rulebook.wording.people import alone, names
from rulebook.wording.proper import ENDINGS, FLEETING, LAST, SOFTENED, names_pattern

Json = dict[str, Any]

_HEARD: Final = ("negations", "reporting")
"""Groups of words beside which nobody is blamed."""

_NAMES: Final = ("first_names", "names_and_words")


def lists(library: Library, language: Language) -> Json:
    """All that is looked for in texts of a language."""
    blamed, competitors = blaming(library, language), Competitors(library.house, language)
    words = {**blamed.groups, "people": blamed.people, "bad": competitors.bad}
    words |= {group: lexicon(language, group) for group in _HEARD}
    by_name = {"competitors": competitors.names, "allowed": names_pattern(library.house.allowed_names, language)}
    people = alone(language)
    return {
        "words": {group: found.phrases() for group, found in words.items()},
        "reach": {group: reach._asdict() for group, reach in REACH.items()},
        "patterns": written({name: one for name, one in (by_name | people).items() if one}),
        "titled": list(people),
        "names": {group: names(language, group) for group in _NAMES} | _endings(language),
        "no_surnames": word_list(language, "no_surnames"),
    }


def _endings(language: Language) -> Json:
    """How a name changes with the cases of a language."""
    return {
        "endings": ENDINGS[language],
        "last": LAST[language],
        "fleeting": "" if language == "en" else written({"fleeting": FLEETING})["fleeting"][0],
        "softened": SOFTENED if language == "cs" else {},
    }
