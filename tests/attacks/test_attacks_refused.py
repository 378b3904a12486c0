"""What a hostile file is answered with, its code and line; and the last good site stays as it was."""

import os
import shutil
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from attacking import KINDS, Attack, Place, attacks, good_project, places, whole, with_text
from builders import Project, body, front_matter, markdown
from built import MINI_SITES, build, contents, mini_project
from rulebook.loader.gate import LARGEST
from rulebook.model.handbooks import Handbook
from rulebook.model.vocabulary import Claim, Concept, Term

PAYLOAD = "<script>pwned('field')</script>"
BODY_STARTS = 10  # the line on which the text of a guide of `builders` begins

FIELDS = [place for kind, record in KINDS.items() for place in places(kind, record) if place.code]
BODIES = [attack for attack in attacks("bodies") if attack.code]
FRONT_MATTER = attacks("front_matter")

WORDS = "word " * 100
HUGE = [
    Attack("ten megabytes", "---\ntitle: a\n---\n" + "word " * 2_000_000, "RB007", 1),
    Attack("a hundred thousand links", "---\ntitle: a\n---\n" + "[a](https://a.b) " * 100_000, "RB007", 1),
    Attack("links", "---\ntitle: a\n---\n" + "[a](https://a.b) " * 3_000, "RB056", 4),
    Attack("brackets", "---\ntitle: a\n---\n" + "[" * 60_000, "RB056", 4),
    Attack("closed brackets", "---\ntitle: a\n---\n" + "[" * 30_000 + "]" * 30_000, "RB056", 4),
    Attack("images", "---\ntitle: a\n---\n" + "![" * 30_000, "RB056", 4),
    Attack("stars", "---\ntitle: a\n---\n" + "*" * 60_000, "RB056", 4),
    Attack("emphasis", "---\ntitle: a\n---\n" + "*a **b " * 8_000, "RB056", 4),
    Attack("backticks", "---\ntitle: a\n---\n" + "`" * 60_000, "RB056", 4),
    Attack("quotations", "---\ntitle: a\n---\n" + "> " * 30_000, "RB055", 4),
    Attack("lists", "---\ntitle: a\n---\n" + "- " * 30_000 + "a", "RB055", 4),
    Attack("columns", "---\ntitle: a\n---\n|" + "a|" * 10_000 + "\n|" + "-|" * 10_000, "RB056", 4),
    Attack("rows", "---\ntitle: a\n---\n|a|\n|-|\n" + "|b|\n" * 10_000, "RB056", 4 + 1_000),
    Attack("notes", "---\ntitle: a\n---\n" + "[^1] " * 10_000, "RB056", 4),
    Attack("headings", "---\ntitle: a\n---\n" + "## a\n" * 10_000, "RB056", 4 + 100),
    Attack("boxes", "---\ntitle: a\n---\n" + "!!! note\n" * 5_000, "RB056", 4 + 60),
    Attack("one word", "---\ntitle: a\n---\n" + "a" * 60_000, "RB056", 4),
    Attack("lines", "---\ntitle: a\n---\n" + "a\n" * 30_000, "RB056", 4 + 1_000),
    Attack("tags", f"---\ntags: [{'a, ' * 20_000}a]\n---\nText.", "RB016", 2),
    Attack("moments", "---\nmoments:\n" + "- {who: a}\n" * 5_000 + "---\nText.", "RB016", 3 + 100),
    Attack("fields", "---\n" + "".join(f"a{number}: b\n" for number in range(5_000)) + "---\nText.", "RB016", 102),
    Attack("depth in brackets", f"---\ntags: {'[' * 30_000}{']' * 30_000}\n---\nText.", "RB011", 2),
    Attack("depth in braces", f"---\ntags: {'{a: ' * 10_000}b{'}' * 10_000}\n---\nText.", "RB011", 2),
    Attack("depth in lines", "---\n" + "".join(f"{' ' * n}a:\n" for n in range(300)) + "---\nText.", "RB011", 23),
    Attack("a long text", f"---\ntitle: {'word ' * 10_000}\n---\nText.", "RB016", 2),
    Attack("a long name", f"---\n{'a' * 1_000}: b\n---\nText.", "RB020", 2),
    Attack("hyphens", "-" * 60_000 + "\ntitle: a\n", "RB010", 2),
]


def _path(number: int, name: str) -> str:
    return f"docs/guides/{name}-{number}.en.md"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A good project, and every file that is refused."""
    project = good_project(tmp_path_factory.mktemp("refused"))
    for number, place in enumerate(FIELDS):
        write_field(project, number, place)
    for number, attack in enumerate(BODIES):
        project.guide(f"body-{number}", text=attack.text)
    for number, attack in enumerate(FRONT_MATTER):
        project.write(_path(number, "matter"), attack.text)
    for number, attack in enumerate(HUGE):
        project.write(_path(number, "huge"), attack.text)
    return project


def write_field(project: Project, number: int, place: Place) -> str:
    """A record that is good but for one field."""
    fields = with_text(whole(KINDS[place.kind]), place.path, PAYLOAD)
    folder = "cases" if place.kind == "case" else f"docs/{place.kind}s"
    name = f"R{number + 2:02}-field" if place.kind == "rule" else f"field-{number}"
    return project.write(f"{folder}/{name}.en.md", markdown(fields, body(place.kind)))


@pytest.fixture(scope="module")
def found(hostile: Project) -> Mapping[str, set[tuple[str, int]]]:
    """What is said of each file, as codes and lines."""
    said: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
    for fault in hostile.diagnostics():
        said[fault.path].add((fault.code, fault.position.line))
    return said


Found = Mapping[str, set[tuple[str, int]]]


@pytest.mark.parametrize(
    "number", range(len(FIELDS)), ids=[f"{one.kind}: {'.'.join(map(str, one.path))}" for one in FIELDS]
)
def test_a_field_refuses_what_it_cannot_hold(hostile: Project, found: Found, number: int) -> None:
    path = write_field(hostile, number, FIELDS[number])
    line = next(
        at
        for at, text in enumerate((hostile.root / path).read_text(encoding="utf-8").split("\n"), 1)
        if "pwned" in text
    )
    assert (FIELDS[number].code, line) in found[path]


@pytest.mark.parametrize("number", range(len(BODIES)), ids=[attack.name for attack in BODIES])
def test_a_text_is_refused_where_it_is_hostile(found: Found, number: int) -> None:
    attack = BODIES[number]
    assert (attack.code, attack.line + BODY_STARTS - 1) in found[_path(number, "body")]


@pytest.mark.parametrize("number", range(len(FRONT_MATTER)), ids=[attack.name for attack in FRONT_MATTER])
def test_a_front_matter_is_refused_where_it_is_hostile(found: Found, number: int) -> None:
    assert (FRONT_MATTER[number].code, FRONT_MATTER[number].line) in found[_path(number, "matter")]


@pytest.mark.parametrize("number", range(len(HUGE)), ids=[attack.name for attack in HUGE])
def test_what_is_huge_is_refused_and_never_worked_on(found: Found, number: int) -> None:
    """Only this: neither a check nor the renderer has seen it."""
    assert (HUGE[number].code, HUGE[number].line) in found[_path(number, "huge")]
    assert len(found[_path(number, "huge")]) <= 4


@pytest.mark.parametrize(
    ("file", "key"),
    [
        (file, key)
        for file in ("glossary", "claims", "taxonomy")
        for key in ("../../evil", 'a" onclick="pwned()', "<script>", "a b", "A", "con", "2", "ä", "a//b", "-a", "a/b/c")
    ],
)
def test_a_key_of_a_vocabulary_is_a_part_of_an_address(project: Project, file: str, key: str) -> None:
    project.write(
        f"docs/vocabulary/{file}.yml", front_matter({'"' + key.replace('"', '\\"') + '"': {"en": {"label": "x"}}})
    )
    said = {(fault.path, fault.code) for fault in project.diagnostics()}
    assert (f"docs/vocabulary/{file}.yml", "RB018") in said


def test_a_word_of_the_taxonomy_is_a_part_of_an_address(project: Project) -> None:
    labels = {language: {"label": "x", "description": "x"} for language in ("en", "ru", "cs")}
    path = project.taxonomy(tags={"../../evil": labels, "nul": labels, "fine": labels})
    words = "this key becomes a part of an address; use lower-case ASCII words with hyphens"
    assert [fault for fault in project.faults() if "RB018" in fault] == [
        project.fault(path, '"../../evil"', f"RB018 tags.../../evil: {words}"),
        project.fault(path, '"nul"', f"RB018 tags.nul: {words}"),
    ]


@pytest.mark.parametrize("record", [Term, Claim, Concept])
def test_a_vocabulary_has_no_fields_but_its_own(project: Project, record: type) -> None:
    entry = {**whole(record), "onclick": "pwned()"}
    name = {Term: "glossary", Claim: "claims", Concept: "taxonomy"}[record]
    project.write(
        f"docs/vocabulary/{name}.yml", front_matter({"evil": {"evil": entry} if record is Concept else entry})
    )
    assert "RB020" in project.codes()


def test_a_handbook_holds_no_more_than_a_list_can() -> None:
    assert "select.rules.ids" in {".".join(map(str, place.path[:-1])) for place in places("handbook", Handbook)}


@pytest.mark.whole
def test_the_last_good_site_stays_as_it_was(hostile: Project, tmp_path: Path) -> None:
    """With all of it at once, then with a few one by one: a build ends with the list, and touches nothing."""
    project, site = mini_project(tmp_path / "project"), tmp_path / "site"
    assert build(project, site).code == 0
    before = contents(site)
    shutil.copytree(hostile.root / "docs/guides", project / "docs/guides", dirs_exist_ok=True)
    done = build(project, site)
    assert done.code != 0
    assert {code for code in (one.code for one in (*FRONT_MATTER, *HUGE, *BODIES)) if code not in done.output} == set()
    assert "Traceback" not in done.output
    assert contents(site) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("site")] == ["site"]


@pytest.mark.whole
@pytest.mark.parametrize(
    "trick", ["evil.js", "evil.html", ".htaccess", "CNAME", "link", "linked folder", "pipe", "huge"]
)
def test_a_file_that_is_no_record_stops_the_build(tmp_path: Path, trick: str) -> None:
    """Nothing of docs/ is copied: what is there is a record, or the build ends."""
    project, site = tmp_path / "project", tmp_path / "site"
    for name in ("docs", "cases"):
        shutil.copytree(MINI_SITES / "minimal" / name, project / name)
    (project / "hooks").symlink_to(mini_project(tmp_path / "engine") / "hooks")
    shutil.copy(tmp_path / "engine/mkdocs.yml", project)
    site.mkdir()
    (site / "last-good.html").write_text("last good")
    _play(project, trick)
    done = build(project, site)
    assert done.code != 0
    assert "Traceback" not in done.output
    assert any(code in done.output for code in ("RB001", "RB004", "RB006", "RB007"))
    assert contents(site) == {"last-good.html": b"last good"}


def _play(project: Path, trick: str) -> None:
    if trick == "link":
        (project / "docs/guides/secret.en.md").symlink_to("/etc/passwd")
    elif trick == "linked folder":
        shutil.rmtree(project / "docs/handbooks", ignore_errors=True)
        (project / "docs/handbooks").symlink_to("/etc")
    elif trick == "pipe":
        os.mkfifo(project / "cases/pipe.en.md")
    elif trick == "huge":
        (project / "cases/huge.en.md").write_bytes(b"x" * (LARGEST + 1))
    else:
        (project / "docs" / trick).write_text("<script>pwned()</script>")
