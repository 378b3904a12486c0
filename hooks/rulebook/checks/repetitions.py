"""Repetitions: no case tells again what another case tells.

Phase: check.
"""

from collections.abc import Iterator, Mapping

from rulebook.model.diagnostic import Diagnostic
from rulebook.model.languages import LANGUAGES
from rulebook.model.library import Library
from rulebook.model.message import say
from rulebook.wording.likeness import repetitions
from rulebook.wording.samples import Sampled, sample
from rulebook.wording.stories import told


def check_repetitions(library: Library, kept: Mapping[str, Sampled] | None = None) -> Iterator[Diagnostic]:
    """No case nearly repeats another one of the same language; the one that was reviewed later is the copy."""
    cases = told(library)
    known: set[str] = set()
    for language in LANGUAGES:
        texts = ((record.id, sample(record, language, kept or {})) for record in cases if language in record.texts)
        for copy, earlier, share in repetitions(texts):
            if copy not in known:
                known.add(copy)
                message = say(
                    "text: story and moments nearly repeat {earlier}: of 100 phrases {percent} are the same;"
                    " add to that case, or tell what is different here",
                    earlier=library.cases[earlier].documents[language].path,
                    percent=round(share * 100),
                )
                yield library.cases[copy].documents[language].body_fault(1, 1, "RB074", message)
