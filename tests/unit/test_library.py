"""The Library: records in several languages, and how a reader of each sees them."""

from builders import Project
from rulebook.model.diagnostic import Position
from rulebook.model.library import Document, Library


def test_a_record_is_shown_in_the_readers_language_or_else_in_the_sources(project: Project) -> None:
    project.rule("R29", "cs", title="Omluva")
    project.translate("R29", "en", title="Apology")
    record = project.record("R29")
    assert [record.text(language).title for language in ("en", "ru", "cs")] == ["Apology", "Omluva", "Omluva"]
    assert [record.shown_in(language) for language in ("en", "ru", "cs")] == ["en", "cs", "cs"]


def test_a_records_entry_and_document_are_the_sources(project: Project) -> None:
    path = project.rule("R29", "cs", title="Omluva")
    project.translate("R29", "en")
    record = project.record("R29")
    assert (record.source, record.entry.title, record.document.path) == ("cs", "Omluva", path)


def test_languages_come_in_the_products_order(project: Project) -> None:
    project.rule("R29", "cs")
    project.translate("R29", "en")
    assert list(project.record("R29").languages()) == ["en", "cs"]


def test_records_are_told_apart_by_kind(project: Project) -> None:
    project.handbook("whole")
    project.case("ham")
    project.rule("R29")
    project.guide("recovery")
    library = project.library()
    assert (list(library.rules), list(library.guides), list(library.cases)) == (["R29"], ["recovery"], ["ham"])
    assert list(library.handbooks) == ["whole"]
    assert list(library.records) == ["R29", "recovery", "ham", "whole"]


def test_ids_are_those_of_the_kinds_asked_for(project: Project) -> None:
    project.rule("R29")
    project.case("ham")
    project.term("promise", "promise")
    project.claim("paradox")
    library = project.library()
    assert list(library.ids("rule", "term")) == ["R29", "promise"]
    assert list(library.ids("case", "claim")) == ["ham", "paradox"]


def test_an_id_is_had_by_the_kinds_that_have_it(project: Project) -> None:
    project.rule("R29")
    project.term("promise", "promise")
    library = project.library()
    assert library.has("R29", "case", "rule")
    assert library.has("promise", "term")
    assert not library.has("R29", "case", "term")
    assert not library.has("promise", "rule", "claim")
    assert not library.has("R30", "rule")


def test_drafts_are_not_published_and_superseded_records_are(project: Project) -> None:
    project.rule("R29")
    project.rule("R30", status="draft")
    project.rule("R31", status="superseded", superseded_by="R29")
    assert list(project.library().published().records) == ["R29", "R31"]
    assert list(project.library().records) == ["R29", "R30", "R31"]


def test_an_empty_library_has_nothing() -> None:
    assert (list(Library().of_kind("rule")), list(Library().ids("term", "claim"))) == ([], [])


def test_a_fault_of_a_field_stands_where_the_field_does() -> None:
    document = Document("a.md", 10, lambda path: Position(4, len(path)))
    assert str(document.fault(("tags", 0), "RB023", "no")) == "a.md:4:2: RB023 no"


def test_a_fault_of_the_body_counts_from_the_bodys_first_line() -> None:
    document = Document("a.md", 10, lambda path: Position(4, len(path)))
    assert str(document.body_fault(1, 5, "RB030", "no")) == "a.md:10:5: RB030 no"
    assert str(document.body_fault(3, 1, "RB030", "no")) == "a.md:12:1: RB030 no"
