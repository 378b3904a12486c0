"""Titles that a link shows, and references without a list of all ids."""

import pytest

from builders import Project
from rulebook.rendering.markdown import Targets, title_of


def test_every_id_of_the_library_is_a_target(project: Project) -> None:
    project.rule("R29")
    targets = Targets(project.library())
    assert targets.get("R29") == {"href": "id:R29", "title": ""}
    assert targets.get("R30") is None


def test_a_title_falls_back_to_the_source(project: Project) -> None:
    project.case("ham", "cs", title="Šunka")
    assert title_of(project.library(), "ham", "en") == "Šunka"


def test_an_unknown_id_has_no_title(project: Project) -> None:
    with pytest.raises(KeyError, match="R99"):
        title_of(project.library(), "R99", "en")
