"""A whole project folder -> Library and diagnostics."""

from pathlib import Path

from builders import Project
from rulebook.loader import load


def test_an_empty_folder_is_an_empty_library(tmp_path: Path) -> None:
    reading = load(tmp_path)
    assert (dict(reading.library.records), reading.diagnostics) == ({}, ())


def test_records_terms_claims_and_taxonomy_make_one_library(project: Project) -> None:
    project.rule("R29")
    project.guide("recovery")
    project.case("ham")
    project.term("promise", "promise")
    project.claim("paradox")
    library = project.library()
    assert [(record.kind, record.id) for record in library.records.values()] == [
        ("rule", "R29"),
        ("guide", "recovery"),
        ("case", "ham"),
    ]
    assert (list(library.terms), list(library.claims)) == (["promise"], ["paradox"])
    assert library.taxonomy.knows("culture", "parts")


def test_one_run_tells_the_faults_of_every_file(project: Project) -> None:
    project.rule("R29", part=[])
    project.case("ham", stars=[])
    project.write("docs/guides/x.en.md", "no front matter")
    assert sorted(one.path for one in project.reading().diagnostics) == [
        "cases/ham.en.md",
        "docs/guides/x.en.md",
        "docs/rules/R29-slug.en.md",
    ]


def test_a_file_is_read_without_touching_it(project: Project) -> None:
    path = project.root / project.rule("R29")
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    project.reading()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
