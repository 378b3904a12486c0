"""The files of an index, read: everything that was written, and a clear word on files that are missing or corrupt."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from builders import index_files, indexed, reader_of, searchable
from rulebook.morphology.endings import derived_key
from rulebook.search.documents import Document
from rulebook.search.files import read, written
from rulebook.search.index import Entry, build, parts, posting
from rulebook.search.query import answer
from rulebook.search.reader import CorruptIndexError, Reader

SORTS = "vpxht"
SPOILED: dict[str, Callable[[str], str]] = {
    "empty": lambda script: "",
    "page": lambda script: "<!doctype html><title>404</title>",
    "half": lambda script: script[: len(script) // 2],
    "letter": lambda script: f"{script[:-3]}x{script[-3:]}",
    "list": lambda script: script.replace('","', '",["', 1),
}


def many() -> list[Document]:
    """Documents with several files of every sort."""
    return [
        searchable(
            f"g{number:03}",
            f"Guide {number}",
            " ".join(f"{letter}{number:03}{other}" for letter in "abcdefgh" for other in "stuvwxyz"),
            sections={"here": "The children, people and promises", "there": f"only{number % 7}"},
            facets={"kind": ("guide",), "tag": (f"tag{number % 3}",)},
        )
        for number in range(60)
    ]


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return index_files(*many())


def name_of(files: dict[str, str], sort: str, number: int = 0) -> str:
    (name,) = (name for name in files if name.startswith(f"{sort}{number}."))
    return name


def counting(files: dict[str, str]) -> tuple[Reader, list[str]]:
    """A reader, and the names of the files that it has asked for."""
    asked: list[str] = []
    whole = reader_of(files)

    def fetch(name: str) -> str:
        asked.append(name)
        return whole.fetch(name)

    return Reader(fetch), asked


def test_every_entry_is_read_as_it_was_written(files: dict[str, str]) -> None:
    reader, index = reader_of(files), build(many(), "en")
    assert len(index.entries) > 3000
    for key, entry in index.entries.items():
        known = reader.known(key)
        assert known
        assert (known.key, known.shown, known.sections) == (key, entry.shown, len(entry.postings))
        assert list(reader.postings(key)) == list(parts(entry.postings))


def test_every_exception_is_read_as_it_was_written(files: dict[str, str]) -> None:
    reader, index = reader_of(files), build(many(), "en")
    for form, changes in index.exceptions.items():
        assert reader.keys(form) == [change.apply(form) for change in changes]


def test_postings_and_words_of_any_size_are_read_as_they_were_written() -> None:
    impacts = {"a": {0: 1, 1: 25, 1000: 13}, "ž" * 80: {0: 1}}
    entries = {key: Entry(key, [posting(*one) for one in found.items()]) for key, found in impacts.items()}
    documents = (searchable("a", sections={str(number): "" for number in range(1, 1001)}),)
    index = replace(build(documents, "cs"), entries=entries)
    reader = reader_of(written(index))
    assert {key: dict(reader.postings(key)) for key in entries} == impacts


def test_documents_are_read_as_they_were_written(files: dict[str, str]) -> None:
    reader = reader_of(files)
    for number, document in enumerate(many()):
        head = reader.head(number)
        assert (head.id, head.kind, head.url, head.title) == (document.id, "guide", document.url, document.title)
        assert head.sections == (("here", ""), ("there", ""))
        assert reader.texts(number) == [section.text for section in document.sections]


def test_a_section_belongs_to_the_document_that_it_was_cut_from(files: dict[str, str]) -> None:
    reader = reader_of(files)
    assert reader.sections == 180
    assert [reader.document_of(section) for section in (0, 1, 2, 3, 5, 6, 179)] == [0, 0, 0, 1, 1, 2, 59]


def test_facets_are_read_as_they_were_written(files: dict[str, str]) -> None:
    reader = reader_of(files)
    assert reader.facet("kind") == {"guide": set(range(60))}
    assert reader.facet("tag") == {f"tag{rest}": set(range(rest, 60, 3)) for rest in range(3)}
    assert reader.facet("outcome") == {}
    assert reader.facet("no such facet") == {}


def test_an_unknown_word_has_the_key_of_the_rules_and_no_entry(files: dict[str, str]) -> None:
    reader = reader_of(files)
    assert reader.keys("zzzzzed") == [derived_key("zzzzzed", "en")]
    assert reader.known("zzzzzed") is None
    assert list(reader.postings("zzzzzed")) == []


@pytest.mark.parametrize("word", ["", "!", "a", "zzz", "яяя", "\U0001f600", "\uffff"])
def test_words_outside_the_alphabet_of_the_index_are_unknown(files: dict[str, str], word: str) -> None:
    assert reader_of(files).known(word) is None


@pytest.mark.parametrize("start", ["", "a", "a0", "b01", "h059", "peopl", "zz"])
def test_beginnings_are_all_found_across_files(files: dict[str, str], start: str) -> None:
    keys = [key for key in build(many(), "en").entries if key.startswith(start)]
    assert [known.key for known in reader_of(files).beginning(start)] == keys


def test_nothing_is_read_before_it_is_asked_for(files: dict[str, str]) -> None:
    _, asked = counting(files)
    assert asked == []


def test_a_word_costs_one_file_of_each_sort(files: dict[str, str]) -> None:
    reader, asked = counting(files)
    (key,) = reader.keys("children")
    assert reader.known(key)
    assert len(list(reader.postings(key))) == 60
    assert sorted(name[0] for name in asked) == ["i", "p", "v", "x"]


def test_a_file_is_fetched_once(files: dict[str, str]) -> None:
    reader, asked = counting(files)
    for _ in range(3):
        answer(reader, "children people promises")
    assert len(asked) == len(set(asked))


def test_an_empty_index_knows_nothing() -> None:
    reader = indexed()
    assert reader.sections == 0
    assert reader.known("a") is None
    assert list(reader.beginning("a")) == []
    assert list(reader.postings("a")) == []


def ask_everything(reader: Reader) -> None:
    answer(reader, '"children people"')


@pytest.mark.parametrize("sort", SORTS)
def test_a_missing_file_is_named(files: dict[str, str], sort: str) -> None:
    needed = needed_of(files, sort)
    rest = {name: script for name, script in files.items() if name != needed}
    with pytest.raises(CorruptIndexError, match=needed):
        ask_everything(reader_of(rest))


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED.keys())
def test_a_corrupt_file_is_named(files: dict[str, str], sort: str, spoil: Callable[[str], str]) -> None:
    needed = needed_of(files, sort)
    with pytest.raises(CorruptIndexError, match=needed):
        ask_everything(reader_of({**files, needed: spoil(files[needed])}))


@pytest.mark.parametrize("sort", SORTS)
def test_a_file_in_the_place_of_another_is_named(files: dict[str, str], sort: str) -> None:
    needed = needed_of(files, sort)
    other = next(name for name in files if name not in (needed, "index.js"))
    with pytest.raises(CorruptIndexError, match=f"{needed} says that it is {other.removesuffix('.js')}"):
        ask_everything(reader_of({**files, needed: files[other]}))


def test_an_old_text_under_a_new_name_is_named(files: dict[str, str]) -> None:
    needed = needed_of(files, "v")
    name, text = read(files[needed])
    forged = f"rulebookSearch({json.dumps(name)},{json.dumps(text + ' ')})\n"
    with pytest.raises(CorruptIndexError, match=needed):
        ask_everything(reader_of({**files, needed: forged}))


def needed_of(files: dict[str, str], sort: str) -> str:
    """The file of a sort that the query of `ask_everything` reads first."""
    reader, asked = counting(files)
    ask_everything(reader)
    return next(name for name in asked if name.startswith(sort))


@pytest.mark.parametrize(
    "script",
    [
        None,
        "",
        "<!doctype html>",
        'rulebookSearch("index","")\n',
        'rulebookSearch("index","[]")\n',
        'rulebookSearch("index","5")\n',
        'rulebookSearch("index","{}")\n',
        'rulebookSearch("index","{\\"format\\":0}")\n',
        'rulebookSearch("v0.12345678","x")\n',
    ],
)
def test_without_a_manifest_of_this_format_nothing_is_tried(files: dict[str, str], script: str | None) -> None:
    rest = {name: text for name, text in files.items() if name != "index.js"}
    with pytest.raises(CorruptIndexError, match=r"index\.js"):
        ask_everything(reader_of(rest if script is None else {**rest, "index.js": script}))


def test_a_file_that_is_mended_is_read_when_it_is_asked_for_again(files: dict[str, str]) -> None:
    needed = needed_of(files, "p")
    there = {name: script for name, script in files.items() if name != needed}
    reader = reader_of(there)
    with pytest.raises(CorruptIndexError):
        ask_everything(reader)
    there[needed] = files[needed]
    assert answer(reader, "children").found
