"""The form of a case: whatever the model asks is asked, in three languages, and nothing in it is anybody's markup."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

import pytest
from annotated_types import Interval

from builders import Project
from markup import read_html
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.markers import Prose, Ref, Word, fields_of
from rulebook.model.records import Case, Strict
from rulebook.rendering.composing.knowledge import SCRIPTS, messages
from rulebook.rendering.composing.questions import SECTIONS, Question, Questions
from rulebook.rendering.composing.shapes import FROM_THE_FILE, Shape, shapes
from rulebook.rendering.interface import Interface
from rulebook.rendering.proposals import proposals

HOSTILE = '</script><script>alert(1)</script> & "<b>"'


@pytest.fixture
def questions(project: Project) -> Questions:
    return Questions(project.library(), Interface("en"))


def every(asked: tuple[Question, ...]) -> Iterator[Question]:
    for question in asked:
        yield question
        yield from every(question.inner)


def by_path(questions: Questions) -> dict[str, Question]:
    return {one.path: one for asked in questions.sections.values() for one in every(asked)}


def paths(found: Iterator[Shape]) -> Iterator[str]:
    for shape in found:
        yield shape.path
        yield from paths(iter(shape.inner))


def test_every_field_of_a_case_is_asked_once(questions: Questions) -> None:
    asked = [one.path for asked in questions.sections.values() for one in every(asked)]
    assert sorted(asked) == sorted(paths(shapes(Case)))
    assert {one.key for one in fields_of(Case)} - set(FROM_THE_FILE) == {path for path in asked if "." not in path}


def test_sections_name_fields_that_exist() -> None:
    assert {path for paths in SECTIONS.values() for path in paths} <= {shape.path for shape in shapes(Case)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_and_choice_has_a_name(project: Project, language: Language) -> None:
    for question in by_path(Questions(project.library(), Interface(language))).values():
        assert question.label, question.path
        assert all(label for _, group in question.choices for _, label in group), question.path


def test_questions_follow_the_annotations(questions: Questions) -> None:
    asked = by_path(questions)
    controls = {path: asked[path].control for path in asked}
    expected = {
        "title": "text",
        "summary": "area",
        "kind": "radios",
        "incident": "select",
        "occurred": "text",
        "moments": "list",
        "moments.value": "radios",
        "moments.what": "area",
        "rules.rule": "seek",
        "rules.how": "radios",
        "recovery": "record",
        "recovery.apology.made": "select",
        "stars.service": "select",
        "roi": "ticks",
        "related": "seek-many",
        "claims": "seek-many",
        "went_well": "lines",
        "sources.seen": "date",
        "reviewed.on": "date",
        "status": "select",
    }
    assert {path: controls[path] for path in expected} == expected


def test_what_must_be_answered_follows_the_model(questions: Questions) -> None:
    needed = {path for path, question in by_path(questions).items() if question.required}
    assert {"title", "moments", "moments.what", "rules.why", "reviewed.finding", "sources.title"} <= needed
    assert not needed & {"recovery.apology.made", "stars.service", "severity.actual", "moments.at", "sources"}


def test_choices_are_the_words_of_the_taxonomy(questions: Questions) -> None:
    asked = by_path(questions)
    assert asked["kind"].choices == (
        ("", (("incident", "Incident"), ("near-miss", "Near-miss"), ("pattern", "Pattern"))),
    )
    groups = dict(asked["incident"].choices)
    assert [key for key, _ in groups["Failure"]] == ["failure", "failure/slow", "failure/wrong-item"]
    assert asked["stars.service"].choices == (("", tuple((str(count), str(count)) for count in range(1, 6))),)
    assert asked["recovery.apology.made"].choices == (("", (("true", "Yes"), ("false", "No"))),)
    assert ("GB", "United Kingdom") in dict(asked["country"].choices)[""]


@dataclass(frozen=True, slots=True)
class Inner(Strict):
    what: Prose
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample(Strict):
    word: Annotated[str, Word(("kinds",))]
    level: Annotated[int, Interval(ge=1, le=5)] | None = None
    way: Literal["a", "b"] | None = None
    rules: tuple[Annotated[str, Ref(("rule",))], ...] = ()
    inner: Inner | None = None
    many: tuple[Inner, ...]


def test_shapes_are_read_from_any_record_type() -> None:
    found = {shape.path: shape for shape in shapes(Sample)}
    assert [path for path, shape in found.items() if shape.required] == ["word", "many"]
    assert (found["level"].low, found["level"].high, found["level"].base) == (1, 5, int)
    assert found["way"].literal == ("a", "b")
    assert found["rules"].kinds == ("rule",)
    assert found["word"].groups == ("kinds",)
    assert [(one.path, one.base) for one in found["inner"].inner] == [("inner.what", str), ("inner.day", date)]
    assert found["many"].field.many


def knowledge(project: Project, language: Language = "en") -> dict[str, object]:
    (script,) = project.read(f"{language}/compose/").all("script")
    found: dict[str, object] = json.loads(script.text)
    return found


def test_what_the_scripts_know_is_data_whatever_stands_in_it(project: Project) -> None:
    project.rule("R29", title=HOSTILE)
    project.term("promise", HOSTILE)
    known = knowledge(project)
    assert known["records"] == [["R29", "rule", HOSTILE, "docs/rules/R29-slug.en.md"]]
    assert known["terms"] == [["promise", HOSTILE]]


def test_drafts_are_not_offered(project: Project) -> None:
    project.guide("secret", status="draft")
    assert knowledge(project)["records"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_scripts_speak_the_page_s_language(project: Project, language: Language) -> None:
    found = knowledge(project, language)["messages"]
    assert isinstance(found, dict)
    assert set(found) == (set() if language == "en" else set(messages()) - unchanged(language))


def unchanged(language: Language) -> set[str]:
    return {text for text in messages() if Interface(language).words(text) == text}


def test_every_text_of_the_scripts_is_found() -> None:
    """Neither a message in single quotes nor one made of pieces would be translated."""
    scripts = (path for path in SCRIPTS.glob("compose-*.js") if path.name != "compose-words.js")  # where both are made
    source = "".join(path.read_text(encoding="utf-8") for path in scripts)
    assert len(messages()) > 40
    assert re.findall(r'(?<![\w.])(?:c\.)?(?:say|words)\((?!\s*")[^)]*\)', source) == []


def test_the_measures_of_the_timeline_are_those_of_the_drawing(project: Project) -> None:
    assert knowledge(project)["timeline"] == {"first": 32, "step": 64, "base": 80, "rise": 46, "height": 160}


def test_proposing_is_offered_where_there_is_a_repository(project: Project) -> None:
    renderer = project.renderer(proposals=proposals("https://github.com/acme/rules"))
    page = read_html(renderer.render(renderer.site.pages["en/compose/"]).html)
    assert len(page.having(data_propose="")) == 1
    assert project.read("en/compose/").having(data_propose="") == []
