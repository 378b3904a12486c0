"""The files that are there, written again: nothing of them is lost, and cases are in the normal form already."""

from pathlib import Path

from rulebook.authoring.writer import written
from rulebook.loader.files import FOLDERS
from rulebook.schema.frontmatter import read_front_matter


def test_writing_twice_is_writing_once(root: Path) -> None:
    for kind in FOLDERS.items():
        for path in sorted((root / kind[0]).glob("*.md")):
            matter = read_front_matter(path.read_text(encoding="utf-8"))
            once = written(kind[1], matter.fields, matter.body)
            again = read_front_matter(once)
            assert (again.fields, again.body) == (matter.fields, matter.body), path
            assert written(kind[1], again.fields, again.body) == once


def test_a_case_looks_like_the_cases_that_are_there(root: Path) -> None:
    path = root / "cases/bank-counter-blocked-card.en.md"
    text = path.read_text(encoding="utf-8")
    matter = read_front_matter(text)
    assert written("case", dict(reversed(matter.fields.items())), f"\n{matter.body}\n\n") == text


def test_a_translation_looks_like_the_translations_that_are_there(root: Path) -> None:
    text = (root / "cases/bank-counter-blocked-card.ru.md").read_text(encoding="utf-8")
    matter = read_front_matter(text)
    assert written("case", matter.fields, matter.body) == text
