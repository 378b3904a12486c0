"""What a case tells, as it is compared with other cases.

Phase: wording.
"""

import re
from typing import Final

from rulebook.model.code import mask_code
from rulebook.model.library import Library, Record
from rulebook.model.records import Case
from rulebook.wording.passages import readable

_HEADING: Final = re.compile(r"^## .*$", re.M)


def story(case: Case) -> str:
    """The first section of the text and the moments: what happened, without what is concluded from it."""
    parts = _HEADING.split(mask_code(case.body), 2)
    return " ".join((readable(parts[min(1, len(parts) - 1)]), *(moment.what for moment in case.moments)))


def told(library: Library) -> list[Record[Case]]:
    """The cases that can be repeated; what was reviewed first comes first, and is no copy of what comes later."""
    cases = (record for record in library.cases.values() if record.entry.status != "superseded")
    return sorted(cases, key=lambda record: (record.entry.reviewed.on, record.id))
