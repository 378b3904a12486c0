"""What a case has beyond other records, as values for a layout: facts, moments and their drawing, ratings, recovery.

Phase: printing. `sheets` puts it together.
"""

from collections.abc import Iterator
from typing import Any

from rulebook.model.judgement import overall
from rulebook.model.records import Case
from rulebook.rendering.pages import PageRenderer
from rulebook.rendering.timeline import RISE, timeline
from rulebook.rendering.typography import bind

Values = dict[str, Any]


def facts(view: PageRenderer, case: Case) -> Iterator[tuple[str, str | None]]:
    """Names and values of the strip of facts; a value that is not known is None or empty."""
    words, ui = view.interface.words, view.interface
    yield words("Industry"), case.industry and _label(view, case.industry, "industries")
    yield words("Touchpoint"), case.touchpoint and _label(view, case.touchpoint, "touchpoints")
    yield words("Incident type"), _label(view, case.incident, "incidents")
    yield words("Causes"), ", ".join(_label(view, cause, "causes") for cause in case.causes)
    yield words("When"), case.occurred and ui.period(case.occurred)
    yield words("Country"), case.country and ui.country(case.country)
    if case.basis != "constructed":
        yield words("Confidence"), _label(view, case.confidence, "confidences")
    yield words("Noticed by"), case.detected_by and _label(view, case.detected_by, "detectors")


def moments(view: PageRenderer, case: Case) -> list[Values]:
    """The rows of the table beside the drawing."""
    at = view.interface.at
    return [
        {
            "at": at(moment.at) if moment.at else "",
            "who": _label(view, moment.who, "roles", "actors"),
            "what": _bind(view, moment.what),
            "value": moment.value,
            "value_label": _label(view, moment.value, "values"),
        }
        for moment in case.moments
    ]


def stars(view: PageRenderer, case: Case) -> list[Values]:
    """Each side and the overall rating with its count of stars; nothing for a case that is not rated."""
    if not case.stars:
        return []
    words, stars = view.interface.words, case.stars
    return [
        {"label": _label(view, "service", "sides"), "count": stars.service},
        {"label": _label(view, "recovery", "sides"), "count": stars.recovery},
        {"label": words("Overall: the lower of the two"), "count": overall(stars)},
    ]


def recovery(view: PageRenderer, case: Case) -> Iterator[tuple[str, str | None]]:
    """Names and values of what was done; nothing without a recovery."""
    words, ui, recovery = view.interface.words, view.interface, case.recovery
    if recovery:
        yield words("First response after"), recovery.first_response and ui.elapsed(recovery.first_response)
        yield words("Put right"), recovery.put_right and _bind(view, recovery.put_right)
        yield words("Extra"), recovery.extra and _bind(view, recovery.extra)
        if recovery.follow_up:
            by = _label(view, recovery.follow_up.by, "roles", "actors")
            after = recovery.follow_up.after
            yield words("Came back to check"), f"{by}, {ui.later(after)}" if after else by
        yield words("Authority"), recovery.authority and _bind(view, recovery.authority)


def review(view: PageRenderer, case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Titles and items of the look back; a title without items is left out by who asks."""
    words = view.interface.words
    prevents = (case.recovery.prevents,) if case.recovery and case.recovery.prevents else ()
    yield words("What went well"), case.went_well
    yield words("What was missing"), case.missing
    yield words("Where luck helped"), case.lucky
    yield words("What prevents it now"), (*prevents, *(action.what for action in case.actions))


def drawn(case: Case) -> Values:
    """The timeline as on the site: width, height, base line, rise between values, points."""
    drawing = timeline(tuple(moment.value for moment in case.moments))
    points = [{"x": point.x, "y": point.y, "value": point.value, "turns": point.turns} for point in drawing.points]
    return {"width": drawing.width, "height": drawing.height, "base": drawing.base, "rise": RISE, "points": points}


def _label(view: PageRenderer, key: str, *groups: str) -> str:
    return view.label(key, *groups).label


def _bind(view: PageRenderer, text: str) -> str:
    return bind(text, view.language)
