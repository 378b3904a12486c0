"""Cases: what a case says agrees with itself, and what it reports has a source."""

import pytest

from builders import Project

MISERY = {"who": "cashier", "what": "Forgets.", "value": "misery"}
MEDIOCRE = {"who": "cashier", "what": "Shrugs.", "value": "mediocre"}
MAGIC = {"who": "cashier", "what": "Smiles.", "value": "magic"}
LINK = {"rule": "R29", "how": "kept", "why": "Said sorry."}
SOURCE = {"title": "Paper", "supports": "All of it."}


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"moments": [MEDIOCRE]},
            "moments: at least one moment must be magic or misery; otherwise there is no case to tell",
        ),
        ({"moments": []}, "moments: at least one moment must be magic or misery; otherwise there is no case to tell"),
        ({"rules": [LINK, {**LINK, "how": "bent"}]}, "rules: a rule is linked twice; join the reasons in one link"),
        (
            {"moments": [MAGIC], "verdicts": {"error": "corrected"}},
            "verdicts: a recovery is judged, but no moment is misery",
        ),
        (
            {"moments": [MAGIC], "verdicts": {"relationship": "repaired"}},
            "verdicts: a recovery is judged, but no moment is misery",
        ),
        (
            {"basis": "constructed", "sources": [SOURCE]},
            "sources: a constructed case is made up and has no sources; is its basis `retold`?",
        ),
    ],
)
def test_a_contradiction_is_reported_at_its_field(project: Project, fields: dict[str, object], message: str) -> None:
    project.rule("R29")
    path = project.case("ham", **fields)
    assert project.faults() == [project.fault(path, message.split(":")[0] + ":", f"RB060 {message}")]


@pytest.mark.parametrize(
    "fields",
    [
        {"moments": [MAGIC], "verdicts": {"trust": "won", "promise": "kept"}},
        {"moments": [MISERY], "verdicts": {"error": "uncorrected"}},
        {"moments": [MEDIOCRE, MISERY]},
        {"basis": "constructed"},
        {"basis": "retold", "sources": [SOURCE]},
    ],
)
def test_what_fits_together_is_left_alone(project: Project, fields: dict[str, object]) -> None:
    project.case("ham", **fields)
    assert project.faults() == []


@pytest.mark.parametrize("sources", [[], [SOURCE]])
def test_a_documented_case_needs_a_source_with_an_address(project: Project, sources: list[object]) -> None:
    path = project.case("ham", basis="documented", sources=sources)
    words = "sources: a documented case needs a source with a url; otherwise its basis is `retold`"
    assert project.faults() == [project.fault(path, "sources", f"RB061 {words}")]


def test_one_address_among_the_sources_is_enough(project: Project) -> None:
    project.case("ham", basis="documented", sources=[SOURCE, {**SOURCE, "url": "https://example.org"}])
    assert project.faults() == []
