"""Translations: stale ones, missing ones, and the descriptions of a claim's sources."""

from builders import Project

SOURCE = {"title": "Paper", "supports": "All of it."}


def test_a_stale_translation_says_what_to_do(project: Project) -> None:
    project.rule("R29")
    path = project.translate("R29", "ru", translation={"of": "00000000", "status": "reviewed"})
    assert project.faults() == [
        project.fault(
            path,
            '"of',
            f"RB042 translation.of: docs/rules/R29-slug.en.md has changed since;"
            f" bring the translation up to date, then run: .venv/bin/rulebook translated {path}",
        )
    ]


def test_a_translation_of_the_source_as_it_is_is_right(project: Project) -> None:
    project.rule("R29")
    project.translate("R29", "ru")
    project.translate("R29", "cs")
    assert project.diagnostics() == []


def test_missing_translations_are_named_once_for_each_record(project: Project) -> None:
    project.rule("R29", "cs")
    project.translate("R29", "ru")
    assert project.faults("RB043") == [
        "docs/rules/R29-slug.cs.md:2:1: RB043 not yet in English; shown in the source's language"
    ]


def test_a_translation_that_cannot_be_read_is_not_also_missing_its_source(project: Project) -> None:
    project.rule("R29")
    project.write("docs/rules/R29-slug.ru.md", "---\ntranslation: {of: x, status: reviewed}\ntitle: a: b\n---\nx\n")
    assert project.codes() == ["RB011"]


def test_a_claims_sources_are_described_all_or_none(project: Project) -> None:
    texts = {"claim": "a", "safe": "b", "sources": ["раз", "два"]}
    path = project.claim("paradox", sources=[SOURCE], ru=texts)
    assert project.faults() == [
        project.fault(path, '"sources', "RB041 paradox.ru.sources: sources of the claim: 1, in this list: 2")
    ]
    project.write(path, "")
    project.claim("paradox", sources=[SOURCE, SOURCE], ru=texts)
    assert project.faults() == []
