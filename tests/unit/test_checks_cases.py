"""Cases: what a case says agrees with itself, and what it reports has a source."""

import pytest

from builders import Project

MISERY = {"who": "cashier", "what": "Forgets.", "value": "misery"}
MEDIOCRE = {"who": "cashier", "what": "Shrugs.", "value": "mediocre"}
MAGIC = {"who": "cashier", "what": "Smiles.", "value": "magic"}
LINK = {"rule": "R29", "how": "kept", "why": "Said sorry."}
SOURCE = {"title": "Paper", "supports": "All of it."}
DATED = {**SOURCE, "url": "https://example.org", "seen": "2026-11-21"}


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
    path = project.case("ham", basis="documented", occurred="2013", sources=sources)
    words = "sources: a documented case needs a source with a url; otherwise its basis is `retold`"
    assert project.faults() == [project.fault(path, "sources", f"RB061 {words}")]


def test_one_address_among_the_sources_is_enough(project: Project) -> None:
    project.case("ham", basis="documented", occurred="2013", sources=[SOURCE, DATED])
    assert project.faults() == []


@pytest.mark.parametrize(("basis", "faults"), [("documented", 1), ("retold", 0)])
def test_a_documented_case_says_when_it_happened(project: Project, basis: str, faults: int) -> None:
    project.case("ham", basis=basis, sources=[DATED])
    assert len(project.faults("RB075")) == faults
    project.case("ham", basis=basis, sources=[DATED], occurred="2013~")
    assert project.faults("RB075") == []


def test_a_source_with_an_address_says_when_it_was_read(project: Project) -> None:
    unseen = {name: value for name, value in DATED.items() if name != "seen"}
    path = project.case("ham", sources=[DATED, SOURCE, unseen])
    claims = project.claim("paradox", sources=[unseen])
    message = "seen: the field is missing; on which day was the source read?"
    line = project.at(path, "sources:").rsplit(":", 2)[1]
    case, claim = project.faults("RB076")
    assert case.startswith(f"{path}:{line}:")
    assert case.endswith(f"RB076 sources.2.{message}")
    assert claim.startswith(claims)
    assert claim.endswith(f"paradox.sources.0.{message}")
