"""Translations: which are stale, and which are missing.

Phase: check.
"""

from collections.abc import Iterator

from rulebook.model.diagnostic import Diagnostic
from rulebook.model.languages import ENDONYMS, LANGUAGES
from rulebook.model.library import Library


def check_stale(library: Library) -> Iterator[Diagnostic]:
    """A translation was made from the source as it is now."""
    for record in library.records.values():
        for language in sorted(record.stale):
            path, fields = record.documents[language].path, ", ".join(record.stale[language])
            what = f" (changed: {fields})" if fields else ""
            message = (
                f"translation.of: {record.document.path} has changed since{what};"
                f" bring the translation up to date, then run: rulebook translated {path}"
            )
            yield record.documents[language].fault(("translation", "of"), "RB042", message)


def check_claim_sources(library: Library) -> Iterator[Diagnostic]:
    """Where a claim's sources are described in a language, all of them are."""
    for id, claim in library.claims.items():
        for language in LANGUAGES:
            texts = claim.text(language).sources
            if texts and len(texts) != len(claim.sources):
                message = f"{id}.{language}.sources: the claim has {len(claim.sources)} sources, this list {len(texts)}"
                yield library.documents["claim"].fault((id, language, "sources"), "RB041", message)


def check_missing(library: Library) -> Iterator[Diagnostic]:
    """Every record exists in every language."""
    for record in library.records.values():
        missing = [ENDONYMS[language] for language in LANGUAGES if language not in record.texts]
        if missing:
            yield record.document.fault((), "RB043", f"not yet in {', '.join(missing)}; shown in the source's language")
