"""Samples of what cases tell, kept from one start of the program to the next."""

import pytest

from builders import Project
from rulebook.checks import check
from rulebook.model.library import Library
from rulebook.wording import samples
from rulebook.wording.samples import Sampled, sample, sampled

STORY = (
    "The soup came after forty minutes, and it was cold. The guest had a train to catch and said so twice. Nobody at"
    " the counter knew where the order had gone, until the cook found the slip behind the bread."
)


@pytest.fixture
def library(project: Project) -> Library:
    """Two cases, one of them in two languages."""
    project.case("soup", text=STORY)
    project.translate("soup", "cs", text=STORY)
    project.case("bread", text="The bread was warm.")
    return project.library()


def origins(library: Library, **others: str) -> dict[str, str]:
    return {id: f"files of {id}" for id in library.records} | others


def test_what_is_kept_is_what_would_be_taken(library: Library) -> None:
    known = sampled(library, origins(library), {})
    assert {id: set(one.stories) for id, one in known.items()} == {"soup": {"en", "cs"}, "bread": {"en"}}
    for record in library.cases.values():
        for language in record.texts:
            assert sample(record, language, known) == sample(record, language, {})
    assert len(sample(library.cases["soup"], "en", known)) > 5


def test_a_sample_is_taken_again_of_a_case_from_elsewhere_alone(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = sampled(library, origins(library), {})
    taken: list[str] = []
    monkeypatch.setattr(samples, "_packed", lambda case: taken.append(case.id) or b"")
    assert sampled(library, origins(library), known) == known
    assert taken == []
    assert sampled(library, origins(library, bread="other"), known)["bread"].stories == {"en": ""}
    assert sampled(library, origins(library, bread=""), {**known, "bread": Sampled("", {"en": "0" * 8})})["bread"] == (
        Sampled("", {"en": ""})
    )
    assert taken == ["bread", "bread"]


def test_samples_of_other_languages_are_not_used(library: Library) -> None:
    known = sampled(library, origins(library), {})
    other = {**known, "soup": Sampled(known["soup"].origin, {"en": known["soup"].stories["en"]})}
    assert sampled(library, origins(library), other) == known


@pytest.mark.parametrize("story", ["x" * 8, "12345", "AB" * 4])
def test_what_is_no_sample_is_refused(story: str) -> None:
    with pytest.raises(ValueError, match=story):
        Sampled("files", {"en": story})


def test_the_check_says_the_same_with_kept_samples(project: Project) -> None:
    project.case("soup", text=STORY)
    project.case("copy", text=STORY, reviewed={"on": "2026-11-22", "finding": "Read."})
    library = project.library()
    known = sampled(library, origins(library), {})
    said = [str(one) for one in check(library) if one.code == "RB074"]
    assert len(said) == 1
    assert [str(one) for one in check(library, samples=known) if one.code == "RB074"] == said
    none = {id: Sampled(one.origin, dict.fromkeys(one.stories, "")) for id, one in known.items()}
    assert not [one for one in check(library, samples=none) if one.code == "RB074"]
