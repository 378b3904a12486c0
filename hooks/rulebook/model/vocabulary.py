"""The values that stand in one file with all their languages: terms, claims, and the taxonomy.

Phase: model. Anyone may import it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Literal

from rulebook.model.languages import Language
from rulebook.model.markers import Ref, Shown
from rulebook.model.records import Source, Strict

ClaimStatus = Literal["supported", "partly", "contested", "unsupported"]


@dataclass(frozen=True, slots=True)
class TermText(Strict):
    """A term in one language; `forms` are inflections that the lemmatiser does not know."""

    term: Shown
    definition: Shown
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term(Strict):
    """A glossary entry."""

    id: str
    en: TermText
    ru: TermText
    cs: TermText
    see: tuple[Annotated[str, Ref(("rule",))], ...] = ()
    from_: tuple[str, ...] = ()

    def text(self, language: Language) -> TermText:
        """The term's text in a language."""
        text: TermText = getattr(self, language)
        return text


@dataclass(frozen=True, slots=True)
class ClaimText(Strict):
    """A claim as it circulates, and what may safely be said; `sources` are the supports-texts."""

    claim: Shown
    safe: Shown
    sources: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim(Strict):
    """A figure or a statement of the trade, with what the evidence says of it."""

    id: str
    en: ClaimText
    ru: ClaimText
    cs: ClaimText
    kind: Literal["measured", "opinion", "anecdote"]
    status: ClaimStatus
    checked: date
    figure: Shown | None = None
    sources: tuple[Source, ...] = ()
    from_: tuple[str, ...] = ()

    def text(self, language: Language) -> ClaimText:
        """The claim's text in a language."""
        text: ClaimText = getattr(self, language)
        return text

    def sources_in(self, language: Language) -> list[Source]:
        """The sources with their supports-texts in a language."""
        texts = self.text(language).sources or tuple(source.supports for source in self.sources)
        return [replace(source, supports=text) for source, text in zip(self.sources, texts, strict=True)]


@dataclass(frozen=True, slots=True)
class Label(Strict):
    """What a reader sees for a controlled word."""

    label: Shown
    description: Shown | None = None


@dataclass(frozen=True, slots=True)
class Concept(Strict):
    """One controlled word in all languages."""

    en: Label
    ru: Label
    cs: Label

    def label(self, language: Language) -> Label:
        """The word's label in a language."""
        label: Label = getattr(self, language)
        return label


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """Every controlled word, by group and key, in the order of the file."""

    groups: Mapping[str, Mapping[str, Concept]] = field(default_factory=dict)

    def keys(self, *groups: str) -> Iterator[str]:
        """The words of these groups, in the order of the file."""
        for group in groups:
            yield from self.groups.get(group, ())

    def knows(self, key: str, *groups: str) -> bool:
        """Whether one of the groups has the word."""
        return any(key in self.groups.get(group, ()) for group in groups)

    def label(self, key: str, language: Language, *groups: str) -> Label:
        """The word's label; KeyError if no group has it."""
        for group in groups:
            if concept := self.groups.get(group, {}).get(key):
                return concept.label(language)
        raise KeyError(key)
