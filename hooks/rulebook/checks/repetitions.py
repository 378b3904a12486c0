"""Repetitions: no case tells again what another case tells.

Phase: check.
"""

import re
from collections.abc import Iterator

from rulebook.model.diagnostic import Diagnostic
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import Library, Record
from rulebook.model.message import say
from rulebook.model.records import Case
from rulebook.wording.likeness import repetitions
from rulebook.wording.passages import readable

_HEADING = re.compile(r"^## .*$", re.M)


def check_repetitions(library: Library) -> Iterator[Diagnostic]:
    """No case nearly repeats another one of the same language; the one that was reviewed later is the copy."""
    cases = sorted(
        (record for record in library.cases.values() if record.entry.status != "superseded"),
        key=lambda record: (record.entry.reviewed.on, record.id),
    )
    told: set[str] = set()
    for language in LANGUAGES:
        texts = ((record.id, _story(record, language)) for record in cases if language in record.texts)
        for copy, earlier, share in repetitions(texts):
            if copy not in told:
                told.add(copy)
                message = say(
                    "text: story and moments nearly repeat {earlier}: of 100 phrases {percent} are the same;"
                    " add to that case, or tell what is different here",
                    earlier=library.cases[earlier].documents[language].path,
                    percent=round(share * 100),
                )
                yield library.cases[copy].documents[language].body_fault(1, 1, "RB074", message)


def _story(record: Record[Case], language: Language) -> str:
    """The first section of the text and the moments: what happened, without what is concluded from it."""
    case = record.texts[language]
    parts = _HEADING.split(readable(case.body), 2)
    return " ".join((parts[min(1, len(parts) - 1)], *(moment.what for moment in case.moments)))
