"""What is kept between builds: the same files with less work, whatever the cache holds."""

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rulebook.model.languages import LANGUAGES, Language
from rulebook.search import files, groups, shards, store, texts
from rulebook.search.analysis import Analysis, analysed
from rulebook.search.cards import Card
from rulebook.search.documents import Document, Section
from rulebook.search.files import read, written
from rulebook.search.index import build
from rulebook.search.store import Said, renewed, renewed_by_cards

HAM = Document("ham", "case", "cases/ham/", "The ham", "A guest waits.", (Section("story", "Story", "Ham again."),))
SOUP = Document("soup", "case", "cases/soup/", "Cold soup", "A guest leaves.", (Section("story", "Story", "Soup."),))
WARM = replace(SOUP, title="Warm soup", summary="People stay.", sections=(Section("story", "Story", "Feet, again."),))
LONG = replace(SOUP, sections=(*SOUP.sections, Section("end", "End", "It ends well.")))
LABELS: dict[str, object] = {"words": {"none": "Nothing."}}


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A cache of its own, and the ids of the documents that were analysed."""
    done: list[str] = []

    def counted(document: Document, keys: dict[str, str]) -> Analysis:
        done.append(document.id)
        return analysed(document, keys)

    monkeypatch.setattr(store, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(store, "analysed", counted)
    return done


def clean(*documents: Document, language: Language = "en") -> dict[str, bytes]:
    """The files as they are without anything kept."""
    return {name: script.encode() for name, script in written(build(documents, language), LABELS).items()}


def kept(*documents: Document, language: Language = "en") -> dict[str, bytes]:
    return dict(renewed(documents, language, LABELS))


def test_of_files_that_are_there_nothing_but_the_name_is_given(work: list[str]) -> None:
    there = kept(HAM, SOUP).keys()
    found = dict(renewed([HAM, WARM], "en", LABELS, there=there))
    expected = clean(HAM, WARM)
    assert found.keys() == expected.keys()
    assert {name: script for name, script in found.items() if script} == {
        name: script for name, script in expected.items() if name not in there or name == "index.js"
    }


def names(table: str) -> set[object]:
    """What stands in the first column of a table."""
    with closing(sqlite3.connect(store.CACHE / "search-en.sqlite")) as base:
        return {name for name, *_ in base.execute(f"SELECT * FROM {table}")}  # noqa: S608


def test_a_document_that_has_not_changed_is_not_analysed_again(work: list[str]) -> None:
    assert kept(HAM, SOUP) == kept(HAM, SOUP) == clean(HAM, SOUP)
    assert work == ["ham", "soup"]


@pytest.mark.parametrize(
    "after",
    [
        (HAM, WARM),
        (HAM, LONG),
        (HAM,),
        (),
        (HAM, SOUP, replace(HAM, id="other")),
        (replace(SOUP, id="before"), HAM, SOUP),
        (HAM, replace(SOUP, kind="rule")),
        (HAM, replace(SOUP, url="elsewhere/")),
        (HAM, replace(SOUP, aliases=("broth",))),
        (HAM, replace(SOUP, facets={"tag": ("cold",)})),
        (HAM, replace(SOUP, sections=(Section("story", "Other heading", "Soup."),))),
        (HAM, replace(SOUP, sections=(Section("elsewhere", "Story", "Soup."),))),
    ],
)
def test_after_an_edit_the_files_are_those_of_a_clean_build(work: list[str], after: tuple[Document, ...]) -> None:
    kept(HAM, SOUP)
    assert kept(*after) == clean(*after)
    assert kept(HAM, SOUP) == clean(HAM, SOUP)


def test_only_what_has_changed_is_analysed(work: list[str]) -> None:
    kept(HAM, SOUP)
    kept(HAM, WARM)
    assert work == ["ham", "soup", "soup"]
    kept(HAM, WARM, replace(HAM, id="new"))
    assert work[3:] == ["new"]


def by_cards(asked: list[str], *documents: Document) -> dict[str, bytes]:
    """The files for who has cards, and notes which documents he is asked for."""

    def document(number: int) -> Document:
        asked.append(documents[number].id)
        return documents[number]

    return dict(renewed_by_cards(Said(list(map(Card.of, documents)), document), "en", LABELS))


def test_no_document_is_asked_for_that_has_not_changed(work: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "HEADS", 2)
    many = [replace(HAM, id=f"{number}") for number in range(9)]
    builds = [
        (many, many),
        (many, []),
        ([*many[:4], SOUP, *many[5:]], [SOUP]),
        ([*many[:4], SOUP, HAM, *many[5:]], [HAM]),
        ([*many[1:4], HAM, *many[5:]], []),
    ]
    for after, new in builds:
        asked: list[str] = []
        assert by_cards(asked, *after) == clean(*after)
        assert {*asked} == {document.id for document in new}


def test_all_documents_are_asked_for_again_if_the_store_has_lost_them(work: list[str]) -> None:
    kept(HAM, SOUP)
    (store.CACHE / "search-en.sqlite").write_bytes(b"no database")
    asked: list[str] = []
    assert by_cards(asked, HAM, SOUP) == clean(HAM, SOUP)
    assert {*asked} == {"ham", "soup"}


def test_lines_of_documents_that_are_no_lines_are_made_anew(work: list[str]) -> None:
    kept(HAM, SOUP)
    with closing(sqlite3.connect(store.CACHE / "search-en.sqlite")) as base, base:
        base.create_function("signed", 2, texts.checksum)
        base.executescript(instead('""'))
    assert kept(HAM, WARM) == clean(HAM, WARM)


def test_an_edit_asks_for_the_lines_of_its_words_alone(work: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    many = [replace(HAM, id=f"{number}", summary=f"word{number:03}x" * 9) for number in range(600)]
    there = kept(*many).keys()
    asked: list[str] = []
    opened = texts.KeptTexts.__getitem__
    monkeypatch.setattr(texts.KeptTexts, "__getitem__", lambda texts, one: asked.append(one) or opened(texts, one))
    list(renewed([*many[:-1], replace(many[-1], title="The hem")], "en", LABELS, there=there))
    assert 0 < len(asked) < len(names("texts")) / 10


def test_the_words_have_their_keys_from_before(work: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    kept(HAM, SOUP)
    monkeypatch.setattr("rulebook.search.analysis.word_key", lambda word, language: pytest.fail(word))
    more = replace(SOUP, title="A guest leaves the ham")
    kept(HAM, more)


def test_what_is_gone_is_forgotten(work: list[str]) -> None:
    kept(HAM, SOUP)
    before = names("analyses"), names("texts")
    kept(HAM, WARM)
    kept(HAM)
    kept(HAM, SOUP)
    assert (names("analyses"), names("texts")) == before
    assert work == ["ham", "soup", "soup", "soup"]


def test_labels_may_be_others_than_before(work: list[str]) -> None:
    list(renewed([HAM], "en", {"words": {}}))
    assert kept(HAM) == clean(HAM)


def test_the_languages_have_files_of_their_own(work: list[str]) -> None:
    for language in LANGUAGES:
        assert kept(HAM, language=language) == clean(HAM, language=language)
    kept(HAM)
    assert work == ["ham"] * 3


def test_a_build_that_fails_leaves_all_as_it_was(work: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    kept(HAM, SOUP)
    with monkeypatch.context() as broken:
        broken.setattr(files, "_manifest", fail)
        with pytest.raises(RuntimeError):
            kept(HAM, WARM)
    assert kept(HAM, SOUP) == clean(HAM, SOUP)
    assert work == ["ham", "soup", "soup"]


def fail(*_: object) -> None:
    raise RuntimeError


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(200)])
def test_a_file_that_is_no_store_is_made_anew(work: list[str], content: bytes) -> None:
    store.CACHE.mkdir()
    (store.CACHE / "search-en.sqlite").write_bytes(content)
    assert kept(HAM, SOUP) == kept(HAM, SOUP) == clean(HAM, SOUP)
    assert work == ["ham", "soup"]


def test_a_database_of_somebody_else_is_made_anew(work: list[str]) -> None:
    store.CACHE.mkdir()
    with closing(sqlite3.connect(store.CACHE / "search-en.sqlite")) as base, base:
        base.execute("CREATE TABLE texts (something)")
    assert kept(HAM) == clean(HAM)


@pytest.mark.parametrize("place", [100, 5_000, 9_000, 13_000])
def test_a_damaged_file_is_made_anew(work: list[str], place: int) -> None:
    """Whole pages of the database are lost."""
    kept(HAM, SOUP)
    path = store.CACHE / "search-en.sqlite"
    content = path.read_bytes()
    path.write_bytes(content[:place] + b"\xff" * (len(content) - place))
    assert kept(HAM, WARM) == clean(HAM, WARM)
    assert kept(HAM, SOUP) == clean(HAM, SOUP)


@pytest.mark.parametrize("table", ["analyses", "texts"])
def test_what_is_missing_in_the_file_is_made_anew(work: list[str], table: str) -> None:
    kept(HAM, SOUP)
    with closing(sqlite3.connect(store.CACHE / "search-en.sqlite")) as base, base:
        base.execute(f"DELETE FROM {table}")  # noqa: S608
    assert kept(HAM, WARM) == clean(HAM, WARM)


def test_another_engine_throws_all_away(work: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    kept(HAM, SOUP)
    monkeypatch.setattr(store, "_engine", lambda: "newer")
    kept(HAM, SOUP)
    assert work == ["ham", "soup", "ham", "soup"]


def test_a_file_that_another_build_holds_is_not_thrown_away(work: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    kept(HAM)
    monkeypatch.setattr(store, "PATIENCE", 0)
    with closing(sqlite3.connect(store.CACHE / "search-en.sqlite")) as base:
        base.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            kept(HAM)
    kept(HAM)
    assert work == ["ham"]


WORDS = {
    "en": "child children childish people person paid pay foot feet left leave ham hams 42",
    "ru": "дети ребёнок людей человек ошибок ошибка рассердить рассерженными рассерженный лучше хороший ёж",
    "cs": "lidé člověk lidem smluv smlouva brána brát brana psem pes peněz peníze nejlepší dobrý",
}
ids = st.sampled_from("abcdef")


@st.composite
def documents(draw: st.DrawFn, language: Language, id: str) -> Document:
    text = st.lists(st.sampled_from(WORDS[language].split()), max_size=4).map(" ".join)
    lead = Section("", "", draw(text))
    more = [Section("one", draw(text), draw(text))] * draw(st.integers(0, 5)) if draw(st.booleans()) else []
    kind = draw(st.sampled_from(["case", "rule", "claim"]))
    return Document(
        id, kind, f"{id}/", draw(text), draw(text), (lead, *more[:1]), draw(st.sampled_from([(), ("ham",)]))
    )


@st.composite
def histories(draw: st.DrawFn) -> tuple[Language, list[list[Document]]]:
    """The documents of a language in some builds, one after the other; mostly one of them is edited, came or went."""
    language = draw(st.sampled_from(LANGUAGES))
    found = {id: draw(documents(language, id)) for id in draw(st.sets(ids))}
    states = [found]
    for id in draw(st.lists(ids, min_size=1, max_size=4)):
        found = {**found, id: draw(documents(language, id))}
        states.append({other: one for other, one in found.items() if other != id or draw(st.integers(0, 3))})
        found = states[-1]
    return language, [[one for _, one in sorted(state.items())] for state in states]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("store")


@pytest.mark.whole
@settings(deadline=None, derandomize=True, database=None, max_examples=150)
@given(history=histories())
def test_any_edits_make_the_files_of_a_clean_build(
    folder: Path, history: tuple[Language, list[list[Document]]]
) -> None:
    language, states = history
    for path in folder.glob("search-*"):
        path.unlink()
    with pytest.MonkeyPatch.context() as small:
        small.setattr(store, "CACHE", folder)
        small.setattr(shards, "LEAST", 30)
        small.setattr(shards, "MOST", 90)
        small.setattr(shards, "SPREAD", 30)
        small.setattr(groups, "HEADS", 2)
        for state in states:
            assert kept(*state, language=language) == clean(*state, language=language)


def test_every_file_can_be_read(work: list[str]) -> None:
    for name, script in kept(HAM, SOUP).items():
        assert f"{read(script.decode())[0]}.js" == name


SIGNED = "; UPDATE texts SET checksum = signed(digest, value)"


def instead(text: str) -> str:
    """Another text in the place of every text of the index, with its checksum."""
    return f"UPDATE texts SET value = CAST('{text}' AS BLOB){SIGNED}"  # noqa: S608


FOREIGN = {
    "a view in the place of a table": "DROP TABLE analyses; CREATE VIEW analyses AS SELECT 1 AS name, 2 AS value",
    "a trigger": "CREATE TRIGGER more AFTER DELETE ON state BEGIN DELETE FROM words; END",
    "no JSON": "UPDATE state SET value = 'marshal'",
    "no text": "UPDATE state SET value = x'E3FF'",
    "nothing": "UPDATE state SET value = NULL",
    "another form": "UPDATE state SET value = '[1]'",
    "JSON without end": "UPDATE state SET value = replace(hex(zeroblob(50000)), '0', '[')",
    "hashes that are none": "UPDATE state SET value = json_set(value, '$[1][0]', json('[[1]]'))",
    "no sorts": "UPDATE state SET value = json_set(value, '$[3]', json('{}'))",
    "a shard without a word": "UPDATE state SET value = json_set(value, '$[3].v[0][0]', 7)",
    "an analysis that is none": "UPDATE analyses SET keys = NULL",
    "an analysis without words": "UPDATE analyses SET words = NULL",
    "words that are none": "UPDATE analyses SET words = x'68616D'",
    "keys of a section that are none": "UPDATE analyses SET keys = x'68616D'",
    "impacts that are none": "UPDATE analyses SET impacts = '999999999'",
    "an impact that is a number": "UPDATE analyses SET impacts = 9",
    "impacts too large": "UPDATE analyses SET keys = 'ham', impacts = x'63'",
    "an impact of nothing": "UPDATE analyses SET keys = 'ham', impacts = x'00'",
    "fewer impacts than keys": "UPDATE analyses SET impacts = substr(impacts, 2)",
    "more impacts than keys": "UPDATE analyses SET impacts = impacts || x'01'",
    "keys that are none": "UPDATE words SET key = x'00FF'",
    "another text": "UPDATE texts SET value = CAST('\"0ham\\t0\\t1\"' AS BLOB)",
    "a text that is none": "UPDATE texts SET value = 5",
    "a text that is no string": instead("[]"),
    "a script": instead('""); alert(1); (""'),
    "a script after a backslash": instead('"\\\\"); alert(1); (""'),
    "a string without end": instead('"\\"'),
    "a text of two lines": instead('"\n"'),
}


@pytest.mark.parametrize("lie", FOREIGN.values(), ids=FOREIGN)
def test_a_file_that_lies_is_made_anew_and_runs_nothing(work: list[str], lie: str) -> None:
    kept(HAM, SOUP)
    with closing(sqlite3.connect(store.CACHE / "search-en.sqlite")) as base, base:
        base.create_function("signed", 2, texts.checksum)
        base.executescript(lie)
    assert kept(HAM, WARM) == clean(HAM, WARM)
    assert kept(HAM, SOUP) == clean(HAM, SOUP)


def test_a_lie_in_the_right_form_can_only_make_the_search_wrong(work: list[str]) -> None:
    kept(HAM, SOUP)
    with closing(sqlite3.connect(store.CACHE / "search-en.sqlite")) as base, base:
        base.create_function("signed", 2, texts.checksum)
        base.executescript(instead('"0guest\\t0\\t1"'))
    for script in kept(HAM, WARM).values():
        assert read(script.decode())


def test_the_engine_asks_for_nothing_that_can_run() -> None:
    """Neither pickle nor marshal: their values can crash or run whatever they like."""
    sources = [path.read_text(encoding="utf-8") for path in Path(store.__file__).parent.glob("*.py")]
    assert [found for source in sources for found in re.findall(r"\b(?:pickle|marshal|eval|exec)\b", source)] == []


def test_an_index_that_is_not_taken_whole_is_not_kept(work: list[str]) -> None:
    files = renewed((HAM, SOUP), "en", LABELS)
    next(files)
    files.close()  # type: ignore[attr-defined]
    assert kept(HAM, SOUP) == clean(HAM, SOUP)
    assert work == ["ham", "soup"] * 2


@pytest.mark.parametrize("lie", ["DELETE FROM texts WHERE rowid = 1", "UPDATE texts SET checksum = 0 WHERE rowid = 2"])
def test_no_file_of_an_index_is_given_if_one_of_them_is_no_good(work: list[str], lie: str) -> None:
    kept(HAM, SOUP)
    with closing(sqlite3.connect(store.CACHE / "search-en.sqlite")) as base, base:
        base.execute(lie)
    names = [name for name, _ in renewed((HAM, SOUP), "en", LABELS)]
    assert len(names) == len(set(names)) > 1
    assert work == ["ham", "soup"] * 2
