"""Which pages an edit makes anew: exactly those on which it can be seen."""

import re
from typing import Any

import pytest

from builders import TODAY, Project
from rulebook.loader import kept_below, load, load_again
from rulebook.model.languages import LANGUAGES, Language
from rulebook.rendering.environment import TEMPLATES
from rulebook.rendering.pages import PageRenderer
from rulebook.rendering.questions import ANSWERS, answer
from rulebook.rendering.renewal import Made, Memory, changed_answers, remember, stale
from rulebook.rendering.site import Site
from rulebook.rendering.succession import ALL, Change, changed, outlines, since, succeeding
from rulebook.rendering.surroundings import Surroundings

SOUP: dict[str, Any] = {
    "rules": [{"rule": "R27", "how": "kept", "why": "Said."}],
    "touchpoint": "phone",
    "incident": "request",
}


class Kept:
    """A project's site as it is kept: everything was made once."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.memory = Memory()
        self.site = Site(project.library())
        self._make(self.site, ALL)

    def after(self) -> set[str]:
        """The pages that are made after an edit."""
        site, change = succeeding(self.site, self.project.library())
        self.site = site
        return self._make(site, change)

    def _make(self, site: Site, change: Change) -> set[str]:
        views: dict[Language, PageRenderer] = {
            language: PageRenderer(site, language, Surroundings(TODAY)) for language in LANGUAGES
        }
        answers = changed_answers(self.memory, views, change.concerned)
        urls = stale(self.memory, answers, dict.fromkeys(site.pages, "frame"))
        made = {url: Made("frame", views[site.pages[url].language].render(site.pages[url]).asked) for url in urls}
        remember(self.memory, views, made, answers)
        return set(urls)


@pytest.fixture
def deck(project: Project) -> Project:
    """Three rules, of which two have a case each; a guide and a handbook."""
    for id in ("R27", "R28", "R29"):
        project.rule(id)
    project.rule("R29", text="As [R28] says.")
    project.case("ham", rules=[{"rule": "R29", "how": "kept", "why": "Said."}], touchpoint="counter")
    project.case("soup", rules=[{"rule": "R27", "how": "kept", "why": "Said."}], touchpoint="phone", incident="request")
    project.guide()
    project.handbook()
    return project


def test_nothing_is_made_where_nothing_has_changed(deck: Project) -> None:
    assert Kept(deck).after() == set()


def test_another_text_is_seen_on_the_records_own_pages_alone(deck: Project) -> None:
    kept = Kept(deck)
    deck.case("soup", **SOUP, text="New.")
    assert kept.after() == {f"{language}/cases/soup/" for language in LANGUAGES}


def test_the_text_of_a_translation_is_seen_in_its_language(deck: Project) -> None:
    deck.translate("recovery", "ru")
    kept = Kept(deck)
    deck.translate("recovery", "ru", text="Новое.")
    assert kept.after() == {"ru/guides/recovery/"}


def test_another_title_is_seen_where_the_record_is_named(deck: Project) -> None:
    kept = Kept(deck)
    deck.rule("R28", title="New")
    made = kept.after()
    assert {"en/rules/r28-slug/", "en/rules/r29-slug/", "en/rules/", "en/parts/one-on-one/", "ru/"} <= made
    assert not {"en/cases/", "en/cases/ham/", "en/rules/r27-slug/", "en/glossary/", "en/check/rb010/"} & made


def test_a_name_in_brackets_becomes_a_link_when_there_is_such_a_record(deck: Project) -> None:
    deck.guide(text="See [sic].")
    kept = Kept(deck)
    deck.case("sic")
    assert "en/guides/recovery/" in kept.after()


def test_a_first_case_is_seen_on_its_rule_and_in_its_lists(deck: Project) -> None:
    kept = Kept(deck)
    deck.case("late", rules=[{"rule": "R28", "how": "broken", "why": "Late."}], touchpoint="counter")
    made = kept.after()
    assert {"en/cases/late/", "en/rules/r28-slug/", "en/cases/", "en/touchpoints/counter/", "en/cases/ham/"} <= made
    assert not {"en/rules/r29-slug/", "en/touchpoints/phone/"} & made


def test_a_translation_that_is_stale_says_so_and_nothing_else_is_made(deck: Project) -> None:
    deck.translate("recovery", "ru")
    kept = Kept(deck)
    deck.guide(text="Newer.")
    assert kept.after() == {f"{language}/guides/recovery/" for language in LANGUAGES}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"text": "New."}, Change(frozenset({"recovery"}), fronts=False, plan=False)),
        ({"title": "New"}, Change(frozenset({"recovery"}), fronts=True, plan=False)),
        ({"tags": ["apology"]}, Change(frozenset({"recovery"}), fronts=True, plan=True)),
        ({"text": "See [R27]."}, Change(frozenset({"recovery"}), fronts=False, plan=True)),
        ({"redirect_from": ["old"]}, Change(frozenset({"recovery"}), fronts=True, plan=True)),
    ],
)
def test_what_an_edit_can_have_changed(deck: Project, fields: dict[str, Any], expected: Change) -> None:
    known = kept_below(deck.root)
    first = load(deck.root, known)
    before = outlines(first.library, first.origins, {})
    deck.guide(**fields)
    second = load(deck.root, known)
    assert changed(first.library, second.library) == expected
    assert since(before, outlines(second.library, second.origins, before)) == expected


def test_a_later_start_knows_what_has_changed(deck: Project) -> None:
    first = load_again(deck.root)
    before = outlines(first.library, first.origins, {})
    again = load_again(deck.root)
    assert since(before, outlines(again.library, again.origins, before)) == Change(frozenset(), False, False)
    deck.rule("R30")
    more = load_again(deck.root)
    assert since(before, outlines(more.library, more.origins, before)) == Change(frozenset({"R30"}), True, True)


def test_a_reference_that_became_one_with_a_new_record_counts_in_its_outline(deck: Project) -> None:
    """Else it could go again, and nobody would know that it was there."""
    deck.guide(text="See [sic].")
    first = load_again(deck.root)
    before = outlines(first.library, first.origins, {})
    deck.case("sic")
    second = load_again(deck.root)
    now = outlines(second.library, second.origins, before)
    deck.guide(text="See it.")
    third = load_again(deck.root)
    assert since(now, outlines(third.library, third.origins, now)).plan


def test_a_stale_translation_has_another_origin(deck: Project) -> None:
    deck.translate("recovery", "ru")
    fresh = load_again(deck.root)
    deck.guide(text="Newer.")
    stale = load_again(deck.root)
    assert stale.library.records["recovery"].stale
    assert load_again(deck.root).origins == stale.origins != fresh.origins


def test_of_a_record_without_an_origin_nobody_knows_whether_it_is_the_same(deck: Project) -> None:
    plain = deck.reading()
    unknown = dict.fromkeys(plain.library.records, "")
    before = outlines(plain.library, unknown, {})
    found = since(before, outlines(plain.library, unknown, before))
    assert found == Change(frozenset(plain.library.records), fronts=False, plan=False)


def test_what_follows_from_more_than_content_is_asked_at_every_start() -> None:
    nothing = Change(frozenset(), fronts=False, plan=False)
    asked = {name for name, _ in nothing.concerned({name: [(name, "R29")] for name in ANSWERS})}
    assert asked == {"cover", "downloads", "piece", "today", "week"}


def test_every_question_that_pages_ask_has_an_answer(deck: Project) -> None:
    deck.term("promise", "promise")
    deck.claim("x")
    asked = {subject for asked in Kept(deck).memory.asked.values() for subject in asked.answers}
    assert asked <= ANSWERS.keys()
    assert asked == ANSWERS.keys() - {"name"}


def test_an_answer_that_was_at_hand_is_the_one_that_is_given_later(deck: Project) -> None:
    """Also of a piece whose words are no texts: a list of one kind says so by False."""
    site = deck.site()
    for language in LANGUAGES:
        view = PageRenderer(site, language, Surroundings(TODAY))
        for page in site.pages.values():
            if page.language == language:
                view.render(page)
        at_hand, later = dict(view.recorder.answers), PageRenderer(site, language, Surroundings(TODAY))
        assert {question: answer(later, question) for question in at_hand} == at_hand
        assert {question[0] for question in at_hand} == {"alike", "contrast", "part", "piece"}
        assert {question[3] for question in at_hand if question[:2] == ("piece", "entry")} == {"", "True"}


def test_a_page_is_the_same_where_nobody_notes_what_it_asks_for(deck: Project) -> None:
    site = deck.site()
    for page in site.pages.values():
        noted, other = (PageRenderer(site, page.language, Surroundings(TODAY), watched) for watched in (True, False))
        assert (made := other.render(page)).html == noted.render(page).html
        assert made.asked == frozenset()


def test_only_the_notices_of_a_records_own_page_say_whether_a_translation_is_stale() -> None:
    """Other pages do not ask for it: a page that shows it of other records must note ("state", id)."""
    said = re.compile(r"\.(?:stale|machine)\b")
    assert {path.name for path in TEMPLATES.glob("*.html") if said.search(path.read_text("utf-8"))} == {"macros.html"}
    macros = (TEMPLATES / "macros.html").read_text("utf-8")
    notices = macros.split("macro notices(record)")[1].split("endmacro")[0]
    assert said.findall(notices) == said.findall(macros)
