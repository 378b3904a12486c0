"""An index becomes files that a browser loads as scripts."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import rulebook
from builders import index_files, reader_of, searchable
from rulebook.model.languages import LANGUAGES, Language
from rulebook.morphology.endings import Change, rules
from rulebook.search.documents import FACETS, Document
from rulebook.search.files import FORMAT, content_hash, read, written
from rulebook.search.groups import HEADS, TEXTS
from rulebook.search.index import build
from rulebook.search.tables import base36


def manifest(files: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(read(files["index.js"])[1])
    return found


def many(count: int = 60) -> list[Document]:
    """Documents with a large vocabulary, so that there are several files of every sort."""
    return [
        searchable(
            f"g{number:03}",
            f"Guide {number}",
            " ".join(f"{letter}{number:03}{other}" for letter in "abcdefgh" for other in "stuvwxyz"),
            sections={"here": "children people promised"},
            facets={"kind": ("guide",), "tag": (f"tag{number % 3}",)},
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_a_script_of_one_call(language: Language) -> None:
    text = 'Quotes ", \\ and \u2028, ещё, žluťoučký, </script>'
    for name, script in index_files(searchable("a", text, text), language=language).items():
        call, _, rest = script.partition("(")
        said, shown = json.loads(f"[{rest.removesuffix(')' + chr(10))}]")
        assert call == "rulebookSearch"
        assert f"{said}.js" == name
        assert read(script) == (said, shown)


def test_names_carry_a_hash_of_the_text() -> None:
    for name, script in index_files(*many()).items():
        if name != "index.js":
            _, hashed, _ = name.split(".")
            assert hashed == content_hash(read(script)[1]) == sha256(read(script)[1].encode()).hexdigest()[:8]


def test_the_manifest_lists_every_file() -> None:
    files = index_files(*many())
    listed = manifest(files)["files"]
    names = [f"{sort}{number}.{end}.js" for sort in listed for number, end in enumerate(listed[sort]["hash"])]
    assert sorted(names) == sorted(set(files) - {"index.js"})
    assert [len(listed[sort]["hash"]) > 1 for sort in "vpht"] == [True] * 4


def test_the_manifest_says_how_the_others_are_read() -> None:
    found = manifest(index_files(*many(3), language="cs"))
    assert found["format"] == FORMAT
    assert found["language"] == "cs"
    assert found["documents"] == 3
    assert found["sections"] == "2 2 2"
    assert (found["heads"], found["texts"]) == (HEADS, TEXTS)
    assert found["labels"] == {}
    pairs = (line.split("\t") for line in found["rules"].split("\n"))
    assert {suffix: Change.parse(change) for suffix, change in pairs} == rules("cs")


def test_labels_travel_with_the_manifest() -> None:
    assert manifest(written(build([], "en"), {"words": {"none": "Nothing."}}))["labels"] == {
        "words": {"none": "Nothing."}
    }


def test_facets_are_written_as_distances_between_documents() -> None:
    facets = manifest(index_files(*many(5)))["facets"]
    assert list(facets) == list(FACETS)
    assert facets["kind"] == {"guide": "1 1 1 1 1"}
    assert facets["tag"] == {"tag0": "1 3", "tag1": "2 3", "tag2": "3"}
    assert facets["outcome"] == {}


def test_the_same_content_makes_the_same_bytes() -> None:
    assert index_files(*many()) == index_files(*many())


def test_bytes_do_not_hang_on_the_order_of_hashes(tmp_path: Path) -> None:
    """Sets of words have another order in each process."""
    program = (
        "from rulebook.search.documents import Document, Section\n"
        "from rulebook.search.files import written\n"
        "from rulebook.search.index import build\n"
        "text = 'Lidé četli smlouvy a nesli psy, děti chtěly lepší boty bez peněz a omluvy'\n"
        "facets = {'tag': ('b', 'a')}\n"
        "one = Document('a', 'guide', 'a/', text, text, (Section('', '', text),), (text,), facets)\n"
        "print(sorted(written(build([one], 'cs')).items()))\n"
    )
    hooks = str(Path(rulebook.__file__).parents[1])
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": hooks, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1
    assert b"rulebookSearch" in made.pop()


def test_files_that_an_edit_does_not_touch_keep_their_names() -> None:
    before = set(index_files(*many()))
    edited = [*many(59), searchable("g059", "Guide 59", "h059z edited")]
    kept = before & set(index_files(*edited))
    assert len(kept) > len(before) / 2


def test_words_of_a_shard_are_written_by_what_is_new_in_them() -> None:
    files = index_files(searchable("a", "", "custom customs customary custard"))
    (script,) = (script for name, script in files.items() if name.startswith("v0."))
    lines = read(script)[1].split("\n")
    assert [line.split("\t")[0] for line in lines] == ["0custard", "4om", "6ari"]


def test_words_that_begin_alike_for_long_keep_their_letters() -> None:
    words = [f"{'x' * 50}{end}" for end in "kmp"]
    reader = reader_of(index_files(searchable("a", "", " ".join(words))))
    assert [known.shown for known in reader.beginning("x")] == words


def test_shards_begin_with_whole_words_that_the_manifest_names() -> None:
    files = index_files(*many())
    listed = manifest(files)["files"]["v"]
    for number, (first, end) in enumerate(zip(listed["first"], listed["hash"], strict=True)):
        assert read(files[f"v{number}.{end}.js"])[1].startswith(f"0{first}\t")
    assert listed["first"] == sorted(listed["first"])


def test_tabs_and_line_breaks_of_texts_become_spaces() -> None:
    odd = searchable("a", "One\ttwo\nthree", "four\u2028five\r\n six", summary="\tseven ")
    reader = reader_of(index_files(odd, searchable("b", "Next")))
    assert reader.head(0).title == "One two three"
    assert reader.texts(0) == ["seven four five six"]
    assert reader.head(1).title == "Next"


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (9, "9"), (10, "a"), (35, "z"), (36, "10"), (1295, "zz"), (1296, "100")]
)
def test_numbers_are_written_to_the_base_36(number: int, text: str) -> None:
    assert base36(number) == text
    assert int(text, 36) == number


@pytest.mark.parametrize(
    "script",
    [
        "",
        "<!doctype html>",
        'rulebookSearch("index","x")',
        'rulebookSearch("index")\n',
        'rulebookSearch("index","x","y")\n',
        'rulebookSearch("index","x\n',
        'rulebookSearch("index",5)\n',
        "rulebookSearch(1,2)\n",
        'alert("index","x")\n',
    ],
)
def test_what_is_no_file_of_an_index_is_refused(script: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  any message will do
        read(script)


def test_no_documents_make_files_that_can_be_read() -> None:
    assert set(index_files()) == {"index.js"}
    assert reader_of(index_files()).sections == 0
