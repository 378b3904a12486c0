"""Blame: a text says what happened and what was missing, and leaves the person alone.

Phase: check.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from rulebook.model.diagnostic import Diagnostic
from rulebook.model.languages import LANGUAGES
from rulebook.model.library import Library
from rulebook.model.message import say
from rulebook.wording.blame import blaming
from rulebook.wording.passages import MOST, Judge, Passage, Whole

EXAMPLES: Final = frozenset({"instead_of", "dont"})
"""Fields that show what not to say."""


def judge_blame(library: Library) -> Judge:
    """No text of a record blames the people of whom it tells."""
    known = {language: blaming(library, language) for language in LANGUAGES}

    def suspects(whole: Whole) -> bool:
        return whole.record is not None and known[whole.language].is_likely_in(whole.text)

    def faults(passage: Passage) -> Iterator[Diagnostic]:
        if passage.record and EXAMPLES.isdisjoint(passage.where):
            for start, end in islice(known[passage.language].found(passage.text), MOST):
                message = say(
                    "{field}: {found} blames a person; say what happened and what was missing",
                    field=passage.name,
                    found=repr(passage.text[start:end]),
                )
                yield passage.fault(start, "RB073", message)

    return Judge(suspects, faults)
