"""The discussion sheet: a case cut at its pauses, one stretch a page, and a page for whoever leads.

Phase: printing.
"""

from rulebook.printing.faults import PrintingError
from rulebook.printing.frame import Edition, Ink, framed, with_code
from rulebook.printing.sheets import Sheets, Values
from rulebook.printing.stretches import AFTER_THE_STORY, stretches
from rulebook.printing.words import discussion_words


class NoPauseError(PrintingError):
    """A case without a pause, of which no discussion sheet can be made."""


def has_pause(sheets: Sheets, id: str) -> bool:
    """Whether a case is cut by a pause in the language in which it is shown."""
    record = sheets.view.site.library.cases[id]
    return "<!-- pause:" in record.text(sheets.language).body


def discussion(sheets: Sheets, id: str, edition: Edition, ink: Ink, paper: str = "a4") -> Values:
    """Everything that the layout ``discussion`` draws; NoPauseError for a case without a pause."""
    if not has_pause(sheets, id):
        raise NoPauseError(f"{id} has no pause, so there is no discussion sheet of it")
    case = with_code(sheets.case(id))
    frame = framed(sheets, edition, paper, ink)
    return frame | {
        "case": {name: case[name] for name in _CASE if name in case},
        "known": _known(sheets, id),
        "stretches": [{"text": list(cut.text), "question": list(cut.question)} for cut in stretches(case)],
        "after": [section for section in case["sections"] if section["id"] in AFTER_THE_STORY],
        "words": frame["words"] | discussion_words(sheets.view.interface),
    }


_CASE = (
    *("id", "language", "title", "summary", "basis", "basis_label", "outcome_label"),
    *("moments", "timeline", "levels", "rules", "address", "code"),
)


def _known(sheets: Sheets, id: str) -> list[str]:
    """What may be said of a case beforehand: nothing that tells how it ends."""
    case = sheets.view.site.library.cases[id].text(sheets.language)
    interface, label = sheets.view.interface, sheets.view.label
    found = (
        case.industry and label(case.industry, "industries").label,
        case.country and interface.country(case.country),
        case.occurred and interface.period(case.occurred),
        label(case.basis, "bases").label,
    )
    return [text for text in found if text]
