"""check_letters: whatever can be printed, in every kind of record and in the vocabulary, with its place."""

import pytest

from builders import Project, concept
from rulebook.checks.letters import check_letters


def found(project: Project) -> list[str]:
    return sorted(str(one) for one in check_letters(project.library()))


def places(project: Project) -> set[str]:
    """The lines of the faults up to the code, and the fields."""
    return {line.split(": print has")[0].split(" RB005 ")[1] for line in found(project)}


def test_a_letter_is_named_with_its_line_and_column(project: Project) -> None:
    path = project.guide("late-dish", title='"Late 🙂"', text="One.\n\nTwo 漢.")
    lines = (project.root / path).read_text(encoding="utf-8").split("\n")
    title, text = sorted(check_letters(project.library()))
    assert lines[title.position.line - 1][title.position.column - 1] == "🙂"
    assert lines[text.position.line - 1][text.position.column - 1] == "漢"
    assert str(text.message) == (
        "the text: print has no letter '漢' (U+6F22 CJK UNIFIED IDEOGRAPH-6F22); say it in words or leave it out"
    )


def test_a_letter_of_private_use_is_named_by_its_number(project: Project) -> None:
    project.guide("late-dish", text="One \uf6c3.")
    (fault,) = found(project)
    assert "print has no letter '\\uf6c3' (U+F6C3); say it in words or leave it out" in fault


@pytest.mark.parametrize("language", ["ru", "cs"])
def test_a_translation_is_read_and_its_source_not_blamed(project: Project, language: str) -> None:
    project.case("ham")
    path = project.translate("ham", language, summary="Ham 🥪.")  # type: ignore[arg-type]
    assert [line.partition(":")[0] for line in found(project)] == [path]


def test_names_of_sources_are_read_once(project: Project) -> None:
    sources = [{"title": "T 漢", "url": "https://漢.example", "supports": "S."}]
    project.case("ham", basis="retold", sources=sources)
    project.translate("ham", "ru")
    assert len(found(project)) == 2
    assert places(project) == {"sources.0.title", "sources.0.url"}


def test_the_vocabulary_is_read(project: Project) -> None:
    project.term("promise", "promise 🤝", "обещание", "slib")
    project.claim("paradox", figure="about ⅔ 漢")
    project.taxonomy(tags={"odd": concept("odd", cs={"label": "Divné ☎"})})
    assert {"promise.en.term", "promise.en.definition", "paradox.figure", "tags.odd.cs.label"} <= places(project)


def test_what_only_editors_read_is_theirs(project: Project) -> None:
    project.guide("late-dish", reviewed={"on": "2026-11-21", "finding": "Asked 漢."}, aliases=["🍜"])
    assert found(project) == []


def test_a_letter_that_is_written_by_its_name_is_found(project: Project) -> None:
    path = project.guide("late-dish", text="One &hearts; two.")
    (fault,) = found(project)
    assert fault.startswith(f"{project.at(path, '&hearts;')}: RB005")
