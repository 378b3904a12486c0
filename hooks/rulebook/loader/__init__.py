"""Files -> Library: the only reader of content.

A file is read once. What cannot be read becomes a diagnostic, never an exception, so that one run tells
every fault; the rest of the Library is built all the same.

Phase: load. Only bridge and cli import it.
"""

from dataclasses import dataclass
from pathlib import Path

from rulebook.loader.files import content_files
from rulebook.loader.reader import Kept, Reader
from rulebook.loader.records import records
from rulebook.loader.vocabulary import CLAIMS, GLOSSARY, HOUSE, TAXONOMY, entries, house, taxonomy, vocabulary_document
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.library import Library
from rulebook.model.vocabulary import Claim, Term

__all__ = ["Kept", "Reading", "load"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a load gives: the Library, and the faults of the files that are not in it."""

    library: Library
    diagnostics: tuple[Diagnostic, ...]


def load(root: Path, kept: Kept | None = None) -> Reading:
    """Read all content below a project folder: docs/ and cases/.

    With `kept`, an empty dictionary at first, only what has changed since is read again.
    """
    reader = Reader(root, kept=kept)
    found = records(reader, content_files(reader))
    terms = reader.once(GLOSSARY, reader.stamp(GLOSSARY), lambda reader: entries(reader, GLOSSARY, Term))
    claims = reader.once(CLAIMS, reader.stamp(CLAIMS), lambda reader: entries(reader, CLAIMS, Claim))
    words = reader.once(TAXONOMY, reader.stamp(TAXONOMY), taxonomy)
    own = reader.once(HOUSE, reader.stamp(HOUSE), house)
    library = Library(
        records=found,
        terms=terms,
        claims=claims,
        taxonomy=words,
        house=own,
        documents={
            "term": vocabulary_document(reader, GLOSSARY),
            "claim": vocabulary_document(reader, CLAIMS),
            "taxonomy": vocabulary_document(reader, TAXONOMY),
            "house": vocabulary_document(reader, HOUSE),
        },
        unread=frozenset(reader.unread),
    )
    return Reading(library, tuple(reader.diagnostics))
