"""What a company says of itself to the checks: its competitors, and the names and words that it allows or adds.

Phase: model. Anyone may import it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from rulebook.model.languages import Language
from rulebook.model.records import Strict


@dataclass(frozen=True, slots=True)
class WordLists(Strict):
    """Words and phrases of each language; their inflected forms count as well."""

    en: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    cs: tuple[str, ...] = ()

    def of(self, language: Language) -> tuple[str, ...]:
        """The words of a language."""
        words: tuple[str, ...] = getattr(self, language)
        return words


@dataclass(frozen=True, slots=True)
class House(Strict):
    """The file of a company, every field of it optional.

    `competitors` holds the spellings of each name; `allowed_names` what looks like a person's name and is a brand, a
    place or a document; `bad_words` and `blame_words` add to the lists of the engine, `fine_words` takes from them.
    """

    competitors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    allowed_names: tuple[str, ...] = ()
    bad_words: WordLists = field(default_factory=WordLists)
    blame_words: WordLists = field(default_factory=WordLists)
    fine_words: WordLists = field(default_factory=WordLists)


JUDGED_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "competitors": ("RB070",),
    "allowed_names": ("RB072",),
    "bad_words": ("RB070",),
    "blame_words": ("RB073",),
    "fine_words": ("RB070", "RB073"),
}
"""By field the codes of the checks that ask for it: what they say without it may only follow from its absence."""
