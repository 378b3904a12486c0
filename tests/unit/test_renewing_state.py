"""What a renewed site remembers in its file, whatever happened to the process that wrote it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from rulebook.bridge.state import Remembered, Signature, State
from rulebook.rendering.renewal import Made, Memory
from rulebook.rendering.succession import Outline
from rulebook.search.cards import Card
from rulebook.search.documents import Document, Section
from rulebook.wording.samples import Sampled

RECORD, PIECE = ("record", "R29"), ("piece", "cite", "R29")
DOCUMENT = Card.of(
    Document("R29", "rule", "rules/r29/", "R29", "One.", (Section("do", "Do", "It."),), ("a",), {"kind": ("rule",)})
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the state is kept."""
    return tmp_path / "cache/state.sqlite"


def remembered() -> Remembered:
    """A preview of two pages."""
    memory = Memory({url: Made("frame", frozenset({RECORD, PIECE})) for url in ("en/a/", "en/b/")})
    memory.asked["en"].note([(RECORD, "1"), (PIECE, "2")])
    memory.asked["en"].pieces[PIECE] = frozenset({RECORD})
    found = Remembered("engine", files=frozenset({"index.html"}), memory=memory, documents={"en/a/": DOCUMENT})
    found.outlines = {"R28": Outline("1", "2", "3"), "R29": Outline("4", "5", "6")}
    return found


def saved(file: Path) -> State:
    """A file in which a preview was kept."""
    state = State(file)
    state.save(remembered(), ("en/a/", "en/b/"), {"en": {RECORD, PIECE}})
    return state


def test_what_is_saved_is_loaded(file: Path) -> None:
    saved(file)
    assert State(file).load() == remembered()


def test_nothing_is_remembered_without_a_file(file: Path) -> None:
    assert State(file).load() == Remembered()


@pytest.mark.parametrize("bytes_", [b"", b"no database", b"SQLite format 3\0" + b"x" * 500])
def test_a_damaged_file_is_forgotten(file: Path, bytes_: bytes) -> None:
    saved(file)
    file.write_bytes(bytes_)
    assert State(file).load() == Remembered()
    saved(file)
    assert State(file).load() == remembered()


def test_what_was_marked_and_not_saved_is_to_be_made_anew(file: Path) -> None:
    saved(file).mark(["en/a/", "en/c/"], ["new.js"])
    found = State(file).load()
    assert {url: made.frame for url, made in found.memory.pages.items()} == {"en/a/": "", "en/b/": "frame", "en/c/": ""}
    assert found.files == {"index.html", "new.js"}
    assert not found.finished


def test_a_save_ends_what_was_marked(file: Path) -> None:
    state = saved(file)
    state.mark(["en/a/"], ["new.js"])
    state.save(remembered(), ("en/a/",), {})
    assert State(file).load() == remembered()


def test_a_page_that_is_gone_is_forgotten(file: Path) -> None:
    state, now = saved(file), remembered()
    del now.memory.pages["en/b/"]
    state.save(now, ("en/b/",), {})
    assert list(State(file).load().memory.pages) == ["en/a/"]


def test_outlines_come_change_and_go(file: Path) -> None:
    state, now = saved(file), remembered()
    now.outlines = {"R29": Outline("7", "5", "6"), "R30": Outline("8", "9", "0")}
    state.save(now, (), {})
    assert State(file).load() == now


def test_new_questions_of_a_later_start_stand_beside_the_old_ones(file: Path) -> None:
    saved(file)
    state = State(file)
    now = state.load()
    now.memory.asked["ru"].note([(RECORD, "3")])
    now.memory.pages["ru/a/"] = Made("frame", frozenset({RECORD}))
    state.save(now, ("ru/a/",), {"ru": {RECORD}})
    assert State(file).load() == now


def test_samples_and_the_day_come_change_and_go(file: Path) -> None:
    state, now = saved(file), remembered()
    now.day = "2026-11-22"
    now.samples = {"ham": Sampled("1", {"en": "00ff00ff"}), "soup": Sampled("2", {"en": "", "cs": ""})}
    state.save(now, (), {})
    assert State(file).load() == now
    now.samples = {"soup": Sampled("3", {"en": ""})}
    state.save(now, (), {})
    assert State(file).load() == now


@pytest.mark.parametrize("text", ['{"en": "no digits"}', '{"en": 7}', "[]", "7", "{"])
def test_a_file_with_what_is_no_sample_is_forgotten(file: Path, text: str) -> None:
    saved(file)
    with closing(sqlite3.connect(file)) as base, base:
        base.execute("INSERT INTO samples VALUES ('ham', '1', ?)", (text,))
    assert State(file).load() == Remembered()


@pytest.mark.parametrize("word", ["two\nlines", "[", "", " ", "\n"])
def test_a_question_may_have_any_words(file: Path, word: str) -> None:
    state, now, question = saved(file), remembered(), ("piece", "cite", word)
    now.memory.asked["en"].note([(question, "3")])
    now.memory.pages["en/a/"] = Made("frame", frozenset({question}))
    state.save(now, ("en/a/",), {"en": {question}})
    found = State(file).load()
    assert found == now
    assert question in found.memory.pages["en/a/"].asked
    assert RECORD not in found.memory.pages["en/a/"].asked
    assert list(found.memory.pages["en/a/"].asked) == [question]


SIGNATURE = Signature("site", "sources", frozenset({"docs/rules/R01.en.md", "cases/a b.ru.md"}))


def test_a_build_that_has_come_to_its_end_is_signed(file: Path) -> None:
    state = saved(file)
    assert state.signature() is None
    state.sign(SIGNATURE)
    assert State(file).signature() == SIGNATURE
    assert State(file).load() == remembered()
    state.sign(Signature("site", "sources"))
    assert State(file).signature() == Signature("site", "sources")


def test_what_is_saved_later_is_not_signed_yet(file: Path) -> None:
    saved(file).sign(SIGNATURE)
    assert saved(file).signature() is None


@pytest.mark.parametrize("bytes_", [b"", b"no database at all"])
def test_a_damaged_file_is_not_signed(file: Path, bytes_: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(bytes_)
    assert State(file).signature() is None
