"""The blank case form, drawn from the schema: what is asked by hand is what a case's file asks.

Phase: printing. A field is shown by its annotation: few words of the taxonomy as boxes to tick, a list of records as
a table, all else as lines to write on.
"""

from dataclasses import dataclass
from typing import Any, Final, get_type_hints

from rulebook.model.markers import Field, Word, fields_of
from rulebook.model.records import Case, Stars
from rulebook.printing.formwords import form_words
from rulebook.printing.frame import Edition, Ink, framed
from rulebook.printing.sheets import Sheets, Values
from rulebook.rendering.fieldnames import field_names

MOST_BOXES: Final = 6
"""More words than these are written by hand, not ticked."""

FRONT: Final = (
    *("title", "summary", "kind", "basis", "sources", "occurred", "country", "industry", "touchpoint", "customer"),
    *("relationship", "incident", "severity", "first_failure", "feeling", "detected_by", "moments"),
)
BACK: Final = (
    *("rules", "recovery", "verdicts", "roi", "stars", "causes", "went_well", "missing", "lucky", "actions"),
)
"""The fields of both pages, in the order in which editors write them."""

LEFT_TO_EDITORS: Final = frozenset(
    (
        *("id", "language", "body", "owner", "reviewed", "review_every", "tags", "related", "aliases", "claims"),
        *("from_", "status", "superseded_by", "redirect_from", "confidence", "actions.state"),
    )
)
"""What nobody who was there need answer."""

ROWS: Final = {"moments": 8, "rules": 3, "actions": 2}
"""Empty rows of each table; a list of records without rows here gets a line."""

LINES: Final = {"summary": 2, "went_well": 2, "missing": 2}
"""Lines of a text, where it is more than one."""

_LITERALS: Final = {"value": "values", "how": "hows"}
"""Groups of the taxonomy whose words the model spells out itself."""

_WHOLE: Final = frozenset(
    (
        *("title", "summary", "kind", "basis", "sources", "causes", "went_well", "missing", "lucky"),
        *(f"recovery.{act}" for act in ("put_right", "extra", "authority", "prevents")),
    )
)
"""Items that take the whole width."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A field with its place in the record: ``recovery.apology.made``."""

    path: str
    field: Field
    record: type[Any]


def case_form(sheets: Sheets, edition: Edition, paper: str, ink: Ink) -> Values:
    """Everything that the layout ``caseform`` draws: two pages of items."""
    frame = framed(sheets, edition, paper, ink)
    asked = {field.name: field for field in fields_of(Case) if field.name not in LEFT_TO_EDITORS}
    later = [name for name in asked if name not in (*FRONT, *BACK)]  # a new field stands last until it has its place
    return frame | {
        "pages": [_page(sheets, [asked[name] for name in names]) for names in (FRONT, (*BACK, *later))],
        "words": frame["words"] | form_words(sheets.view.interface),
        "values": [sheets.view.label(value, "values").label for value in ("misery", "mediocre", "magic")],
    }


def _page(sheets: Sheets, fields: list[Field]) -> list[Values]:
    return [item for field in fields for item in _items(sheets, _Asked(field.name, field, Case))]


def _items(sheets: Sheets, asked: _Asked) -> list[Values]:
    """What a field becomes on paper: one item, or those of its record below a heading."""
    field = asked.field
    if field.record is Stars:
        return [_stars(sheets, asked.path, inner) for inner in fields_of(Stars)]
    if field.many and asked.path in ROWS:
        return [_table(sheets, asked)]
    if field.record and not field.many:
        inner = [item for one in _inside(asked) for item in _items(sheets, one)]
        title = field_names(sheets.view.interface).get(asked.path, "")
        return [{"kind": "heading", "label": title, "whole": True}, *inner] if title else inner
    return [_item(sheets, asked)]


def _inside(asked: _Asked) -> list[_Asked]:
    """The fields of a nested record that are asked; of a moment, the time first."""
    assert asked.field.record
    found = [_Asked(f"{asked.path}.{inner.name}", inner, asked.field.record) for inner in fields_of(asked.field.record)]
    return sorted((one for one in found if one.path not in LEFT_TO_EDITORS), key=lambda one: one.field.name != "at")


def _item(sheets: Sheets, asked: _Asked) -> Values:
    options = _options(sheets, asked)
    return {
        "kind": "ticks" if options else "line",
        "label": _label(sheets, asked.path),
        "options": options,
        "lines": LINES.get(asked.path, 1),
        "whole": asked.path in _WHOLE,
    }


def _options(sheets: Sheets, asked: _Asked) -> list[str]:
    """The words to tick; none where there are too many or where anything may stand."""
    view = sheets.view
    if get_type_hints(asked.record)[asked.field.name] is bool:
        return [view.interface.words("Yes"), view.interface.words("No")]
    groups = _groups(asked.field)
    keys = list(view.site.library.taxonomy.keys(*groups))
    return [view.label(key, *groups).label for key in keys] if len(keys) <= MOST_BOXES else []


def _groups(field: Field) -> tuple[str, ...]:
    if field.name in _LITERALS:
        return (_LITERALS[field.name],)
    return next((marker.groups for marker in field.markers if isinstance(marker, Word)), ())


def _table(sheets: Sheets, asked: _Asked) -> Values:
    """An empty table; a column of `marks` shows the three values of a moment."""
    columns = [
        {
            "name": one.field.name,
            "label": _label(sheets, one.path),
            "options": _options(sheets, one),
            "marks": one.field.name == "value",
        }
        for one in _inside(asked)
    ]
    label = _label(sheets, asked.path)
    return {"kind": "table", "label": label, "columns": columns, "rows": ROWS[asked.path], "whole": True}


def _stars(sheets: Sheets, path: str, side: Field) -> Values:
    label = f"{_label(sheets, path)}: {sheets.view.label(side.name, 'sides').label}"
    return {"kind": "stars", "label": label, "whole": False}


def _label(sheets: Sheets, path: str) -> str:
    return field_names(sheets.view.interface)[path]
