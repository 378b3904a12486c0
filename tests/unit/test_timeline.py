"""The moment timeline as numbers."""

from rulebook.rendering.timeline import HEIGHT, STEP, timeline


def test_magic_stands_above_the_line_and_misery_below() -> None:
    magic, mediocre, misery = timeline(("magic", "mediocre", "misery")).points
    assert magic.y < mediocre.y == HEIGHT // 2 < misery.y
    assert mediocre.y - magic.y == misery.y - mediocre.y


def test_moments_stand_side_by_side_and_are_numbered_from_one() -> None:
    drawing = timeline(("magic", "magic", "magic"))
    assert [(point.number, point.x) for point in drawing.points] == [(1, 32), (2, 96), (3, 160)]
    assert drawing.width == 3 * STEP


def test_the_turn_is_marked_and_has_a_rise() -> None:
    drawing = timeline(("misery", "mediocre", "magic", "magic"))
    assert [point.turns for point in drawing.points] == [False, False, True, False]
    assert drawing.rise == "M96 80 L160 34"


def test_without_a_turn_there_is_no_rise() -> None:
    assert timeline(("magic", "misery")).rise is None


def test_the_path_leads_through_all_points() -> None:
    assert timeline(("misery", "magic")).path == "M32 126 L96 34"
