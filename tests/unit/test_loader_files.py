"""Which files are content, and which do not belong."""

import pytest

from builders import Project
from rulebook.loader.files import content_files
from rulebook.loader.reader import Reader

MATTER = "---\ntitle: x\n---\n"


@pytest.mark.parametrize(
    ("path", "kind", "id", "slug", "language"),
    [
        ("docs/rules/R29-three-nos.en.md", "rule", "R29", "R29-three-nos", "en"),
        ("docs/rules/R01-a.ru.md", "rule", "R01", "R01-a", "ru"),
        ("docs/guides/competitors.cs.md", "guide", "competitors", "competitors", "cs"),
        ("cases/corner-bakery-ham.en.md", "case", "corner-bakery-ham", "corner-bakery-ham", "en"),
        ("docs/handbooks/front-line.ru.md", "handbook", "front-line", "front-line", "ru"),
        ("cases/2013/us/7-eleven.en.md", "case", "7-eleven", "7-eleven", "en"),
    ],
)
def test_kind_id_and_language_come_from_the_path(
    project: Project, path: str, kind: str, id: str, slug: str, language: str
) -> None:
    project.write(path, MATTER)
    (file,) = content_files(Reader(project.root)).files
    assert (file.kind, file.id, file.slug, file.language) == (kind, id, slug, language)


@pytest.mark.parametrize(
    "path",
    [
        "docs/rules/R29.en.md",
        "docs/rules/R53-x.en.md",
        "docs/rules/R00-x.en.md",
        "docs/rules/R9-x.en.md",
        "docs/rules/r29-x.en.md",
        "docs/rules/R29-Three.en.md",
        "docs/rules/R29-x.md",
        "docs/rules/R29-x.de.md",
        "docs/guides/two--hyphens.en.md",
        "docs/handbooks/2026.en.md",
        "cases/Ham.en.md",
        "cases/ham_and_eggs.en.md",
        "cases/-ham.en.md",
        "cases/2.en.md",
        "cases/2013-05.en.md",
    ],
)
def test_a_wrong_name_is_answered_with_a_right_one(project: Project, path: str) -> None:
    project.write(path, MATTER)
    (fault,) = project.faults()
    assert fault.startswith(f"{path}:1:1: RB002")
    assert fault.endswith("and a language (valid: en, ru, cs)")


@pytest.mark.parametrize(
    "path",
    [
        "docs/index.md",
        "docs/rules/2013/R29-x.en.md",
        "docs/handbooks/parts/culture.en.md",
        "docs/rules/R29-x.en.txt",
        "docs/vocabulary/more.yml",
        "docs/logo.svg",
        "docs/evil.js",
        "docs/evil.html",
        "docs/engineering/logo.svg",
        "docs/engineering/Architecture.md",
        "docs/editions/next.yml",
        "cases/facts/ham.md",
        "cases/ham.en.md.orig",
        "cases/photo.jpg",
    ],
)
def test_what_is_no_record_does_not_belong(project: Project, path: str) -> None:
    project.write(path, "x")
    assert project.faults() == [
        f"{path}:1:1: RB001 only records lie here, as .md files"
        " (valid: cases, docs/guides, docs/handbooks, docs/rules, docs/vocabulary);"
        f" move {path.rsplit('/', 1)[-1]} or delete it"
    ]


def test_pages_about_the_engine_are_left_alone(project: Project) -> None:
    project.write("docs/engineering/architecture.md", "# Anything, as long as it is good")
    assert project.faults() == []


def test_files_are_read_in_the_order_of_their_paths(project: Project) -> None:
    for path in ("docs/rules/R30-b.en.md", "cases/z.en.md", "docs/guides/c.en.md", "cases/a/b.en.md"):
        project.write(path, MATTER)
    assert list(Reader(project.root).files) == [
        "cases/a/b.en.md",
        "cases/z.en.md",
        "docs/guides/c.en.md",
        "docs/rules/R30-b.en.md",
        "docs/vocabulary/taxonomy.yml",
    ]


def test_a_project_without_content_has_no_files(project: Project) -> None:
    assert content_files(Reader(project.root)).files == ()


def test_what_is_no_record_is_read_as_strictly(project: Project) -> None:
    path = project.write("cases/facts/ham.yml", "facts: &all [one]\nagain: *all\n")
    assert [fault.split(" ", 2)[:2] for fault in project.faults()] == [
        [f"{path}:1:8:", "RB013"],
        [f"{path}:2:8:", "RB013"],
    ]


def test_a_record_whose_file_was_refused_exists_all_the_same(project: Project) -> None:
    (project.root / "cases").mkdir()
    (project.root / "cases/ham.en.md").symlink_to("/etc/hosts")
    project.rule("R29", text="See [the ham case][ham].")
    assert project.codes() == ["RB006"]
