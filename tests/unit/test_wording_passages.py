"""Passages: every text that a reader reads, and places in it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import Project
from rulebook.model.code import mask_code
from rulebook.model.library import Library
from rulebook.model.message import say
from rulebook.wording.passages import GAP, UNREAD, Passage, readable, shown, wholes


def passages(library: Library) -> list[Passage]:
    return [passage for whole in wholes(library) for passage in whole.passages]


def texts(project: Project) -> dict[tuple[str, str], str]:
    return {
        (passage.document.path, ".".join(map(str, passage.where))): passage.text
        for passage in passages(project.library())
    }


def test_every_prose_field_and_the_body_of_each_language_is_a_passage(project: Project) -> None:
    project.rule("R29", say=[{"instead_of": "Bad.", "say": "Good."}])
    source = project.case("ham", rules=[{"rule": "R29", "how": "kept", "why": "Said sorry."}])
    translation = project.translate("ham", "cs", rules={"R29": "Omluvila se."}, text="Příběh.")
    found = texts(project)
    assert found[source, "rules.0.why"] == "Said sorry."
    assert found[translation, "rules.0.why"] == "Omluvila se."
    assert found[translation, "moments.1.what"] == "Puts it right."
    assert "Příběh." in found[translation, "body"]
    assert found["docs/rules/R29-slug.en.md", "say.0.say"] == "Good."


def test_terms_and_claims_are_passages(project: Project) -> None:
    project.term("promise", "promise", "обещание", "slib")
    project.claim("paradox")
    found = texts(project)
    assert found["docs/vocabulary/glossary.yml", "promise.ru.definition"] == "Means обещание."
    assert found["docs/vocabulary/claims.yml", "paradox.cs.safe"] == "Safe paradox cs."


def test_a_fault_stands_at_its_word_in_source_translation_and_body(project: Project) -> None:
    project.rule("R29")
    project.case("ham", rules=[{"rule": "R29", "how": "kept", "why": "An X here."}], text="See [R29].\nThen X.")
    path = project.translate("ham", "ru", rules={"R29": "Тут X."}, moments=["Раз X.", "Два."])
    for passage in passages(project.library()):
        if "X" in passage.text:
            fault = passage.fault(passage.text.index("X"), "RB073", say("found"))
            line = (project.root / fault.path).read_text(encoding="utf-8").split("\n")[fault.position.line - 1]
            assert line[fault.position.column - 1] == "X"
    assert path in {passage.document.path for passage in passages(project.library()) if "X" in passage.text}


def test_what_nobody_reads_is_blanked_out_place_by_place() -> None:
    body = "A `code` [text][claim:some-9] and [R29], [a](https://x.cz/1), https://y.cz/2\n<!-- pause: Why? -->"
    found = readable(body)
    assert len(found) == len(body)
    assert found.split() == ["A", "[text]", "and", ",", "[a]", ",", "Why?"]
    assert found.index("Why?") == body.index("Why?")
    assert readable("[write](mailto:anna@firm.cz)") == "[write](mailto:anna@firm.cz)"


def test_a_whole_is_its_passages_as_one_text(project: Project) -> None:
    project.rule("R29", say=[{"instead_of": "Bad.", "say": "Good."}])
    source = {"title": "Paper", "supports": "All.", "url": "https://example.org", "seen": "2026-11-21"}
    project.case("ham", text="See `this` [R29].", sources=[source], went_well=["One.", "Two."])
    project.translate("ham", "cs", text="Viz [R29].")
    project.term("promise", "promise", "обещание", "slib")
    project.claim("paradox")
    library = project.library()
    for found in (list(wholes(library)), list(shown(library))):
        assert {whole.record and whole.record.id for whole in found} == {"R29", "ham", None}
        assert [whole.text for whole in found] == [
            GAP.join(passage.text for passage in whole.passages) for whole in found
        ]
    assert any("[R29]" in whole.text for whole in shown(library))


WRITTEN = (
    "[",
    "]",
    "(",
    ")",
    "<",
    "!--",
    " pause:",
    "-->",
    "-",
    "h",
    "H",
    "ttp://",
    "ttps://a.b",
    "R29",
    "term:x",
    "a-b",
    "#",
    "\n",
    " ",
    "`",
    "é",
)


@settings(max_examples=500, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(WRITTEN), max_size=14).map("".join))
def test_what_is_blanked_out_is_what_the_form_for_a_case_does_not_read(body: str) -> None:
    assert readable(body) == UNREAD.sub(lambda found: " " * len(found[0]), mask_code(body))
