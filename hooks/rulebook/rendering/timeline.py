"""The moment timeline as geometry: where each moment stands in a drawing of fixed size.

Height says the value: magic above the line, mediocre on it, misery below. The site draws it as SVG and print
as vectors, both from these numbers.

Phase: rendering.
"""

from dataclasses import dataclass

from rulebook.model.judgement import LEVEL, turn
from rulebook.model.records import Value

STEP = 64
"""Horizontal units between two moments."""

HEIGHT = 160
RISE = 46
"""Vertical units between two values."""


@dataclass(frozen=True, slots=True)
class Point:
    """A moment in the drawing; `turns` marks the first magic after misery."""

    number: int
    x: int
    y: int
    value: Value
    turns: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing of `width` by `height` units with the base line at `base`."""

    points: tuple[Point, ...]
    width: int
    height: int
    base: int

    @property
    def path(self) -> str:
        """The line through all points, as SVG path data."""
        return "M" + " L".join(f"{point.x} {point.y}" for point in self.points)

    @property
    def rise(self) -> str | None:
        """The stretch that leads up to the turn, as SVG path data."""
        for before, point in zip(self.points, self.points[1:], strict=False):
            if point.turns:
                return f"M{before.x} {before.y} L{point.x} {point.y}"
        return None


def timeline(values: tuple[Value, ...]) -> Timeline:
    """Lay out the moments of a case from left to right, by their values."""
    base, turning = HEIGHT // 2, turn(values)
    points = tuple(
        Point(index + 1, STEP // 2 + index * STEP, base - LEVEL[value] * RISE, value, index == turning)
        for index, value in enumerate(values)
    )
    return Timeline(points, STEP * len(values), HEIGHT, base)
