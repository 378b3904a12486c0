"""Cards without a record of their own: the pocket card for recovery and who may say yes, the end-of-shift card.

Phase: printing.
"""

from itertools import pairwise
from typing import Final

from rulebook.printing.frame import Edition, Ink, framed
from rulebook.printing.sheets import Sheets, Values
from rulebook.printing.words import pocket_words, shift_words, steps_of_recovery
from rulebook.rendering.typography import bind

STEPS: Final = ("R27", "R29", "R30", "R31", "R32")
"""The rules behind the five steps: notice, apologise, put right, add, check back."""

ONE_YES: Final = "R05"
"""The rule that says how many it takes to say yes or no."""

ON_THE_POCKET_CARD: Final = (*STEPS, ONE_YES)

LADDER: Final = ("front-line", "shift-lead", "manager", "head-office")
"""Who says yes alone; for a no, each asks the next."""


def pocket_card(sheets: Sheets, edition: Edition, paper: str, ink: Ink) -> Values:
    """Everything that the layout ``pocket`` draws; KeyError where the Library lacks one of its rules."""
    frame = framed(sheets, edition, paper, ink)
    named = zip(steps_of_recovery(sheets.view.interface), STEPS, strict=True)
    return frame | {
        "steps": [{"word": word, **_rule(sheets, id)} for word, id in named],
        "one_yes": _rule(sheets, ONE_YES),
        "roles": [[_role(sheets, role), _role(sheets, above)] for role, above in pairwise(LADDER)],
        "address": sheets.address.rstrip("/"),
        "words": frame["words"] | _bound(sheets, pocket_words(sheets.view.interface)),
    }


def shift_card(sheets: Sheets, edition: Edition, paper: str, ink: Ink) -> Values:
    """Everything that the layout ``shift`` draws: two counts and an example for each day of a week."""
    frame = framed(sheets, edition, paper, ink)
    days = sheets.view.interface.locale.days["stand-alone"]["abbreviated"]
    return frame | {
        "days": [days[day] for day in range(7)],
        "address": sheets.address.rstrip("/"),
        "words": frame["words"] | _bound(sheets, shift_words(sheets.view.interface)),
    }


def _bound(sheets: Sheets, words: dict[str, str]) -> dict[str, str]:
    return {name: bind(text, sheets.language) for name, text in words.items()}


def _rule(sheets: Sheets, id: str) -> Values:
    record = sheets.view.site.library.rules[id]
    return {"id": id, "title": bind(record.text(sheets.language).title, sheets.language)}


def _role(sheets: Sheets, role: str) -> str:
    return sheets.view.label(role, "roles").label
