"""What is kept of files from one start to the next: a load with it says what a load without it says, whatever happens.

A start is a new `kept_below`; the store is a file in the project's own cache.
"""

import os
import shutil
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from builders import Project
from rulebook.loader import STORE, Reading, kept, kept_below, load, load_again, reader, store
from rulebook.loader.forms import RECORDS, Places
from rulebook.loader.kept import digest_of
from rulebook.loader.vocabulary import VOCABULARY
from rulebook.model.library import Document

FIELDS = (("title",), ("summary",), ("moments", 0, "what"), ("tags", 1), ("none",))
WHY = "it was said in this very way"
SILENCED = f"a\n\n<!-- allow RB071: {WHY} -->\nb"


def said(reading: Reading) -> object:
    """All that a reading says, the places that its documents find among it."""
    library = reading.library
    found = [(one.id, one.kind, one.slug, one.source, one.texts, list(one.texts)) for one in library.records.values()]
    states = [(one.stale, one.machine) for one in library.records.values()]
    values = library.terms, library.claims, library.taxonomy, library.house, library.unread
    return found, states, values, [document(one) for one in library.all_documents()], reading.diagnostics


def document(one: Document) -> object:
    return (
        one.path,
        one.body_line,
        one.silencings,
        one.hidden,
        [(one.locate(where), one.locate(where, 2)) for where in FIELDS],
    )


@pytest.fixture
def shop(project: Project) -> Project:
    """A project with something of every kind, silencings and all."""
    project.rule("R29", reviewed={"on": "2026-11-01", "finding": "None."}, from_=["a"])
    project.translate("R29", "ru", text=f"Текст.\n\n<!-- allow RB071: {WHY} -->\nЕщё.\n")
    project.case("ham", stars={"service": 1, "recovery": 5}, occurred="2013-05~")
    project.guide(text="- a\n- b")
    project.handbook()
    project.term("promise", "promise", forms=["promised"])
    project.claim("x")
    project.house(competitors={"ACME": ["Acme"]})
    path = project.root / "docs/vocabulary/house.yml"
    path.write_text(f"# allow RB074: {WHY}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    project.write("cases/facts/ham.yml", "facts: [one]\n")
    return project


@pytest.fixture
def no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads the YAML of a record, or of a list of facts, fails."""
    for module, name in (("records", "content_file"), ("files", "read_yaml"), ("vocabulary", "read_yaml")):
        monkeypatch.delattr(import_module(f"rulebook.loader.{module}"), name)


def digests(shop: Project) -> dict[str, str]:
    """Of all files, as who has just read them hands them over."""
    files = (path for name in ("docs", "cases") for path in (shop.root / name).rglob("*") if path.is_file())
    return {path.relative_to(shop.root).as_posix(): digest_of([path.read_bytes()]) for path in files}


def test_who_knows_the_digests_of_files_is_told_the_same(shop: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_again(shop.root)
    monkeypatch.setattr(reader.Reader, "_bytes", None)
    second = load_again(shop.root, digests(shop))
    assert said(first) == said(second)
    assert first.origins == second.origins


def test_who_knows_the_digests_of_files_has_all_records_looked_up_at_once(
    shop: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = load_again(shop.root).library.records
    asked: list[int] = []
    plain = store.Store._rows

    def noting(self: store.Store, keys: Sequence[str]) -> object:
        asked.append(len(keys))
        return plain(self, keys)

    monkeypatch.setattr(store.Store, "_rows", noting)
    load_again(shop.root, digests(shop))
    assert [number for number in asked if number != 1] == [len(records)]
    assert len(asked) < 1 + len(records) + len(VOCABULARY)


def test_a_file_that_has_changed_since_it_had_a_digest_is_read_as_it_is(shop: Project) -> None:
    load_again(shop.root)
    before = digests(shop)
    shop.case("ham", title="Another")
    found = load_again(shop.root, {**before, "cases/ham.en.md": digest_of([b"what stood there for a moment"])})
    assert said(found) == said(load(shop.root))
    assert found.origins == load_again(shop.root).origins


def test_for_one_load_no_state_of_a_file_is_asked_for(shop: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(kept, "_STAMP")
    once = kept_below(shop.root, stays=False)
    assert said(load(shop.root, once)) == said(load(shop.root, once)) == said(load_again(shop.root))


def test_a_second_start_reads_nothing_and_says_the_same(shop: Project, request: pytest.FixtureRequest) -> None:
    first = load_again(shop.root)
    request.getfixturevalue("no_reading")
    second = load_again(shop.root)
    request.getfixturevalue("monkeypatch").undo()
    assert said(first) == said(second) == said(load(shop.root))
    assert first.origins == second.origins
    assert all(first.origins.values())


def test_what_has_changed_is_read_and_has_another_origin(shop: Project) -> None:
    first = load_again(shop.root)
    shop.case("ham", title="New")
    second = load_again(shop.root)
    assert second.library.records["ham"].entry.title == "New"
    assert {id for id in first.origins if first.origins[id] != second.origins[id]} == {"ham"}


def test_a_file_of_the_same_size_and_time_is_read_by_what_it_says(shop: Project) -> None:
    path = shop.root / shop.rule("R01", title="One")
    load_again(shop.root)
    state = path.stat()
    path.write_bytes(path.read_bytes().replace(b"One", b"Two"))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert load_again(shop.root).library.records["R01"].entry.title == "Two"


def test_a_file_that_was_only_touched_is_the_same_record(shop: Project) -> None:
    known = kept_below(shop.root)
    before = load(shop.root, known).library.records
    os.utime(shop.root / "cases/ham.en.md", ns=(1, 1))
    assert load(shop.root, known).library.records["ham"] is before["ham"]


def test_faults_are_found_by_reading_at_every_start(shop: Project) -> None:
    shop.rule("R28", side=["x"])
    shop.write("cases/bad.en.md", "---\ntitle: [\n---\n")
    shop.write("cases/facts/bad.yml", "a: &b c\n")
    found = [load_again(shop.root) for _ in range(2)]
    assert {one.code for one in found[1].diagnostics} == {"RB022", "RB011", "RB013"}
    assert said(found[0]) == said(found[1]) == said(load(shop.root))


def test_a_stale_translation_is_looked_up_in_the_history_at_every_start(shop: Project) -> None:
    shop.rule("R29", title="Newer")
    for _ in range(2):
        found = load_again(shop.root)
        assert list(found.library.records["R29"].stale) == ["ru"]
    assert not rows(shop.root / STORE, "R29")


def test_another_engine_reads_anew(shop: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_again(shop.root).origins
    monkeypatch.setattr(kept, "_engine", lambda: b"another")
    assert not {*first.values()} & {*load_again(shop.root).origins.values()}


def test_an_engine_is_its_sources_and_the_packages_that_read(monkeypatch: pytest.MonkeyPatch) -> None:
    kept._engine.cache_clear()
    before = kept._engine()
    for changed in ("READERS", "PACKAGES"):
        with monkeypatch.context() as patch:
            patch.setattr(kept, changed, getattr(kept, changed)[1:])
            kept._engine.cache_clear()
            assert kept._engine() != before
    kept._engine.cache_clear()


@pytest.mark.parametrize("damage", ["", "no database", None])
def test_a_store_that_is_damaged_or_missing_is_made_anew(shop: Project, damage: str | None) -> None:
    first, file = load_again(shop.root), shop.root / STORE
    file.unlink() if damage is None else file.write_text(damage, encoding="utf-8")
    assert said(load_again(shop.root)) == said(load_again(shop.root)) == said(first)
    assert rows(file) >= 8


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE made SET value = CAST(replace(CAST(value AS TEXT), 'R29', 'R28') AS BLOB)",
        "UPDATE made SET value = 7",
        "UPDATE made SET value = NULL",
    ],
)
def test_a_value_that_is_not_as_it_was_written_is_read_anew(shop: Project, sql: str) -> None:
    first = load_again(shop.root)
    with closing(sqlite3.connect(shop.root / STORE)) as base, base:
        base.execute(sql)
    assert said(load_again(shop.root)) == said(first)


def test_a_value_of_another_form_is_read_anew(shop: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_again(shop.root)
    monkeypatch.setattr(store, "_checksum", lambda key, value: 0)
    with closing(sqlite3.connect(shop.root / STORE)) as base, base:
        base.execute("UPDATE made SET checksum = 0, value = CAST('{\"title\": 1}' AS BLOB)")
    assert said(load_again(shop.root)) == said(first)


@pytest.mark.parametrize("size", [3_000, 9_000])
def test_half_a_store_is_none(shop: Project, size: int) -> None:
    first, file = load_again(shop.root), shop.root / STORE
    file.write_bytes(file.read_bytes()[:size])
    assert said(load_again(shop.root)) == said(first) == said(load_again(shop.root))


def test_without_a_place_for_the_store_all_is_read(shop: Project) -> None:
    (shop.root / ".cache").write_text("", encoding="utf-8")
    assert said(load_again(shop.root)) == said(load(shop.root))


def test_another_process_that_holds_the_store_is_not_waited_for_long(
    shop: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "PATIENCE", 0)
    first = load_again(shop.root)
    with closing(sqlite3.connect(shop.root / STORE)) as base:
        base.execute("BEGIN EXCLUSIVE")
        assert said(load_again(shop.root)) == said(first)
    assert rows(shop.root / STORE) >= 8


def test_two_processes_write_to_one_store(shop: Project) -> None:
    one, other = kept_below(shop.root), kept_below(shop.root)
    load(shop.root, one)
    shop.rule("R01")
    assert said(load(shop.root, other)) == said(load(shop.root, one)) == said(load(shop.root))


def test_what_the_last_starts_did_not_ask_for_goes(shop: Project) -> None:
    for number in range(store.STARTS + 5):
        shop.rule("R01", title=f"Number {number}")
        load_again(shop.root)
    with closing(sqlite3.connect(shop.root / STORE)) as base:
        kept_titles = base.execute("SELECT count(*) FROM made WHERE CAST(value AS TEXT) LIKE '%Number%'").fetchone()[0]
    assert kept_titles == store.STARTS
    assert all(load_again(shop.root).origins.values())


def test_one_start_writes_many_values_in_several_steps(shop: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "TOGETHER", 3)
    load_again(shop.root)
    assert rows(shop.root / STORE) >= 8


def test_a_place_in_a_file_that_has_gone_is_its_first_line(shop: Project) -> None:
    load_again(shop.root)
    record = load_again(shop.root).library.records["ham"]
    (shop.root / record.document.path).unlink()
    assert record.document.locate(("title",)) == (1, 1)


def test_what_is_stored_is_what_was_read_when_it_was_hashed(shop: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit between the two would be kept under the hash of the text before it."""
    path, whole = shop.root / "cases/ham.en.md", reader.Reader._bytes

    def edited_after(self: Any, paths: Any) -> dict[str, bytes]:
        found = whole(self, paths)
        if "cases/ham.en.md" in paths:
            path.write_bytes(path.read_bytes().replace(b"Case ham", b"Case new"))
        return found

    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(reader.Reader, "_bytes", edited_after)
        load_again(shop.root)
    path.write_bytes(before)
    assert load_again(shop.root).library.records["ham"].entry.title == "Case ham"


def rows(file: Path, text: str = "") -> int:
    """How many values there are with this text."""
    with closing(sqlite3.connect(file)) as base:
        words = f'%"{text}"%' if text else "%"
        found = base.execute("SELECT count(*) FROM made WHERE CAST(value AS TEXT) LIKE ?", (words,))
        return int(found.fetchone()[0])


class Edits(RuleBasedStateMachine):
    """A project, one process that stays, and others that come and go."""

    folder: Path

    def __init__(self) -> None:
        super().__init__()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.project = Project(self.folder)
        self.project.taxonomy()
        self.stays = kept_below(self.folder)

    @rule(id=st.sampled_from(["R01", "R02", "ham"]), title=st.sampled_from(["One", "Two", "Ёж", ""]))
    def write(self, id: str, title: str) -> None:
        """Add a record, change it, or change it back."""
        (self.project.case if id == "ham" else self.project.rule)(id, title=title)

    @rule(
        id=st.sampled_from(["R01", "ham"]),
        text=st.sampled_from(["Text.", "# Title", f"a\n\n<!-- allow RB071: {WHY} -->\nb"]),
    )
    def translate(self, id: str, text: str) -> None:
        """Translate a record that is there."""
        if id in self.project.library().records:
            self.project.translate(id, "cs", text=text)

    @rule(name=st.sampled_from(["cases/ham.en.md", "cases/ham.cs.md", "docs/rules/R01-slug.en.md"]))
    def take_away(self, name: str) -> None:
        """Delete a file."""
        (self.folder / name).unlink(missing_ok=True)

    @rule(data=st.data())
    def rename(self, data: st.DataObject) -> None:
        """Call a file something else."""
        found = sorted((self.folder / "cases").glob("*.md")) if (self.folder / "cases").is_dir() else []
        if found:
            old = data.draw(st.sampled_from(found))
            old.rename(old.with_name(data.draw(st.sampled_from(["egg.en.md", "egg.cs.md", "ham.en.md", "Bad.en.md"]))))

    @rule(raw=st.sampled_from([b"\xff", b"---\ntitle: [\n---\n", b"---\r\ntitle: x\r\n---\r\n"]))
    def break_(self, raw: bytes) -> None:
        """Write what cannot be read."""
        (self.folder / "cases").mkdir(exist_ok=True)
        (self.folder / "cases/ham.ru.md").write_bytes(raw)

    @rule(word=st.sampled_from(["promise", "sorry"]))
    def vocabulary(self, word: str) -> None:
        """Write the glossary anew."""
        (self.folder / "docs/vocabulary/glossary.yml").unlink(missing_ok=True)
        self.project.term(word, word)

    @rule(where=st.integers(0, 40_000), byte=st.integers(0, 255))
    def damage(self, where: int, byte: int) -> None:
        """Write a byte into the store."""
        if (self.folder / STORE).is_file():
            raw = bytearray((self.folder / STORE).read_bytes())
            raw[where % len(raw) : where % len(raw) + 1] = bytes([byte])
            (self.folder / STORE).write_bytes(raw)

    @invariant()
    def every_way_of_reading_says_the_same(self) -> None:
        """With what this process keeps, with what others left, and without any of it."""
        expected = said(load(self.folder))
        assert said(load(self.folder, self.stays)) == expected
        assert said(load_again(self.folder)) == expected


def test_whatever_edits_come_all_ways_of_reading_say_the_same(tmp_path: Path) -> None:
    case = type("Case", (Edits,), {"folder": tmp_path / "project"})
    few = settings(
        max_examples=12,
        stateful_step_count=10,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(case, settings=few)  # type: ignore[no-untyped-call]


def test_a_text_that_was_written_for_the_store_has_no_second_copy(project: Project) -> None:
    project.rule("R29", title="Без отговорок", text="Длинный текст.")
    record = load(project.root).library.records["R29"]
    sizes = [sys.getsizeof(text) for text in (record.entry.title, record.entry.body)]
    assert RECORDS["rule"].written(record)
    assert [sys.getsizeof(text) for text in (record.entry.title, record.entry.body)] == sizes


def test_a_record_keeps_no_front_matter(project: Project) -> None:
    project.rule("R29")
    document = load(project.root).library.records["R29"].document
    assert document.locate == Places(project.root, document.path)
