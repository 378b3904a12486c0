"""What can be chosen, found by any part of what a person types: an id, a word of a label, without its accents.

Phase: authoring. Pure.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rulebook.model.languages import Language
from rulebook.model.library import Library, Record
from rulebook.model.records import Entry
from rulebook.morphology.folding import fold
from rulebook.rendering.interface import Interface

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: what is written into the file, what a person reads, a line that explains it, other words for it."""

    key: str
    label: str
    hint: str = ""
    aliases: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.label


def matching(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """The choices of which every word that was typed is a part; an exact one stands alone.

    A label goes before explanations and other words for it. An id is in no list that a person sees: only a whole one
    is known, for options and scripts.
    """
    wanted = fold(typed.strip())
    exact = [choice for choice in choices if wanted in (fold(choice.key), fold(choice.label))]
    if exact:
        return exact[:1]
    labelled = [choice for choice in choices if _holds(choice.label, wanted)]
    return labelled or [one for one in choices if _holds(" ".join((one.label, one.hint, *one.aliases)), wanted)]


def _holds(text: str, wanted: str) -> bool:
    return all(word in fold(text) for word in wanted.split())


def words_of(library: Library, language: Language, *groups: str) -> tuple[Choice, ...]:
    """The words of groups of the taxonomy in their order, with their labels in a language."""
    labels = ((key, library.taxonomy.label(key, language, *groups)) for key in library.taxonomy.keys(*groups))
    return tuple(Choice(key, label.label, label.description or "") for key, label in labels)


def rules_of(library: Library, language: Language) -> tuple[Choice, ...]:
    """All rules that a case may name, as ``R29 Apologise with three no’s``."""
    return tuple(
        Choice(id, f"{id} {text.title}", text.summary, text.aliases) for id, text in _active(library.rules, language)
    )


def cases_of(library: Library, language: Language) -> tuple[Choice, ...]:
    """All cases to which a text may point, by their titles."""
    return tuple(Choice(id, text.title, text.summary, text.aliases) for id, text in _active(library.cases, language))


def _active(records: Mapping[str, Record[E]], language: Language) -> Iterator[tuple[str, E]]:
    return ((id, one.text(language)) for id, one in records.items() if one.entry.status == "active")


def countries_of(language: Language) -> tuple[Choice, ...]:
    """All countries by their ISO 3166 codes, in the order of their names."""
    names = Interface(language).locale.territories
    found = (Choice(code, f"{name} ({code})") for code, name in names.items() if len(code) == 2 and code.isalpha())
    return tuple(sorted(found, key=lambda choice: fold(choice.label)))
