"""`check --fix` over the files that are there: it changes none of them, and undoes what people do to them."""

import json
import re
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rulebook.authoring.mending import content_texts
from rulebook.authoring.normal_form import FileKind, mended
from rulebook.loader.records import RECORD_TYPES
from rulebook.model.fingerprint import fingerprint
from rulebook.model.records import Entry
from rulebook.schema.frontmatter import FrontMatter, read_front_matter
from rulebook.schema.records import InvalidRecordError, build
from rulebook.schema.yaml_reader import FaultyYamlError

PROJECT = Path(__file__).parents[2]
FILES = [(path, kind, text) for path, kind, text in content_texts(PROJECT)]
_ISO = re.compile(r"on: (\d{4})-(\d\d)-(\d\d)")
_DOTTED = re.compile(r"on: (\d\d)\.(\d\d)\.(\d{4})")
RECORDS = [(kind, text) for path, kind, text in FILES if path.endswith(".md")]


def test_no_file_of_the_project_is_changed() -> None:
    assert [path for path, kind, text in FILES if mended(text, kind).text != text] == []


def test_all_files_of_the_project_are_looked_at(root: Path) -> None:
    folders = ("docs/rules", "docs/guides", "docs/handbooks", "docs/vocabulary")
    files = [path for folder in folders for path in (root / folder).iterdir()]
    files += list((root / "cases").rglob("*.md"))
    assert {root / path for path, _, _ in FILES} == set(files)


def _record(kind: FileKind, matter: FrontMatter) -> Entry | None:
    """The record of a source file; None for a translation and for one that is not valid."""
    try:
        entry: Entry = build(RECORD_TYPES[kind], {**matter.fields, "id": "x", "language": "en", "body": matter.body})  # type: ignore[index]
    except InvalidRecordError:
        return None
    return entry


def _says(kind: FileKind, text: str) -> tuple[object, ...] | None:
    """All that a reader of a file gets: its record or else its fields, its hash, its HTML, what it silences."""
    try:
        matter = read_front_matter(text)
    except FaultyYamlError:
        return None
    entry = _record(kind, matter)
    html = normalize("NFC", MarkdownIt("commonmark").enable("table").render(matter.body))
    fields = json.loads(normalize("NFC", json.dumps(matter.fields, ensure_ascii=False)))
    said = normalize("NFC", repr(replace(entry, body=""))) if entry else fields
    silenced = sorted((one.code, one.reason) for one in matter.silencings)
    return said, entry and fingerprint(entry), html, normalize("NFC", str(silenced))


@st.composite
def shuffled(draw: st.DrawFn, text: str) -> str:
    """The file with the blocks of its top fields in another order, one with a comment above it."""
    _, matter, body = text.split("---\n", 2)
    blocks: list[str] = []
    for line in matter.splitlines(keepends=True):
        if line[0] in " -":
            blocks[-1] += line
        else:
            blocks.append(line)
    blocks = draw(st.permutations(blocks))
    blocks[0] = "# allow RB071: the company's own line\n" + blocks[0]
    return f"---\n{''.join(blocks)}---\n{body}"


@st.composite
def loosened(draw: st.DrawFn) -> tuple[FileKind, str]:
    """A real file as an editor's program may leave it."""
    kind, text = draw(st.sampled_from(RECORDS))
    if draw(st.booleans()):
        text = draw(shuffled(text))
    if draw(st.booleans()):
        text = normalize("NFD", text)
    if draw(st.booleans()):
        text = _ISO.sub(r"on: \3.\2.\1", text)
    lines = text.split("\n")
    for _ in range(draw(st.integers(0, 4))):
        number = draw(st.integers(0, len(lines) - 1))
        lines[number] += draw(st.sampled_from([" ", "  ", "\t", " # aside", "\n", "\n\n", "\n# aside"]))
    ending = draw(st.sampled_from(["\n", "\r\n"]))
    return kind, draw(st.sampled_from(["", "\ufeff"])) + ending.join(lines)


def _assert_safe(kind: FileKind, text: str) -> None:
    try:
        done = mended(text, kind)
    except FaultyYamlError:
        assert _says(kind, text) is None
        return
    before, after = _says(kind, _DOTTED.sub(r"on: \3-\2-\1", text)), _says(kind, done.text)
    assert after is not None
    assert before in (None, after)
    assert mended(done.text, kind).text == done.text


@pytest.mark.whole
@settings(deadline=None, derandomize=True, database=None, max_examples=120)
@given(loosened())
def test_a_loosened_file_says_the_same_after_it_and_twice_is_once(file: tuple[FileKind, str]) -> None:
    _assert_safe(*file)


SCRAPS = st.text(st.sampled_from("\t\n\r \"'#:-,[]{}|>&*!%`~\\.aé\u0301\u200b\u2028\ufeff<\u0338"), max_size=6)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[FileKind, str]:
    """A real file with a few pieces torn out and others put in."""
    kind, text = draw(st.sampled_from(RECORDS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        text = text[:start] + draw(SCRAPS) + text[start + draw(st.integers(0, 5)) :]
    return kind, text


@pytest.mark.whole
@settings(deadline=None, derandomize=True, database=None, max_examples=300)
@given(damaged())
def test_a_damaged_file_is_left_alone_or_says_the_same(file: tuple[FileKind, str]) -> None:
    _assert_safe(*file)
