"""Translations: which are stale, and which are missing.

Phase: check.
"""

from collections.abc import Iterator

from rulebook.model.diagnostic import Diagnostic, finishing
from rulebook.model.languages import ENDONYMS, LANGUAGES, Language
from rulebook.model.library import AnyRecord, Library
from rulebook.model.message import Message, say


def check_stale(library: Library) -> Iterator[Diagnostic]:
    """A translation was made from the source as it is now."""
    for record in library.records.values():
        for language in sorted(record.stale):
            yield record.documents[language].fault(("translation", "of"), "RB042", _stale(record, language))


def _stale(record: AnyRecord, language: Language) -> Message:
    fields = record.stale[language]
    return say(
        "translation.of: {source} has changed since{what}; bring the translation up to date, then run: {command}",
        source=record.document.path,
        what=say(" (changed: {fields})", fields=fields) if fields else "",
        command=finishing(record.documents[language].path),
    )


def check_claim_sources(library: Library) -> Iterator[Diagnostic]:
    """Where a claim's sources are described in a language, all of them are."""
    for id, claim in library.claims.items():
        for language in LANGUAGES:
            texts = claim.text(language).sources
            if texts and len(texts) != len(claim.sources):
                message = _other_length(f"{id}.{language}.sources", len(claim.sources), len(texts))
                yield library.documents["claim"].fault((id, language, "sources"), "RB041", message)


def _other_length(field: str, sources: int, texts: int) -> Message:
    return say("{field}: sources of the claim: {ours}, in this list: {theirs}", field=field, ours=sources, theirs=texts)


def check_missing(library: Library) -> Iterator[Diagnostic]:
    """Every record exists in every language."""
    for record in library.records.values():
        missing = tuple(ENDONYMS[language] for language in LANGUAGES if language not in record.texts)
        if missing:
            message = say("not yet in {languages}; shown in the source's language", languages=missing)
            yield record.document.fault((), "RB043", message)
