"""Pages of the plan, rendered: what a reader finds on them, in which language, and where links lead."""

import posixpath
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest

from builders import Project
from markup import Element, read_html
from rulebook.codes.explanations import Example, Explanation, Words, explanations
from rulebook.listings import PAGE_SIZE
from rulebook.model.diagnostic import CODES
from rulebook.model.languages import LANGUAGES, Language
from rulebook.rendering.site import PLAIN

HOSTILE = '"><script>alert(1)</script> & <b>bold</b> {{ 7 * 7 }}'
BOOK = {"select": {"rules": {}, "guides": ["recovery"], "cases": {"for_rules": True}}}
LINK = {"rule": "R29", "how": "kept", "why": "Said sorry at once."}


def region(page: Element, heading: str) -> Element:
    """The section that a heading with this id names."""
    (found,) = page.having(aria_labelledby=heading)
    return found


def links(element: Element) -> dict[str, str]:
    return {link.text.replace("\u00a0", " "): link.attributes["href"] for link in element.all("a")}


def notices(page: Element) -> list[str]:
    return [aside.text for aside in page.all("aside")]


@pytest.fixture
def whole(project: Project) -> Project:
    """A project with a record of each kind that uses every field, and its translations."""
    project.term("promise", "promise", "обещание", "slib", see=["R29"])
    source = {"title": "Paper", "supports": "All of it.", "url": "https://example.org", "seen": "2026-11-21"}
    project.claim("paradox", figure="90 %", sources=[source])
    say = [{"instead_of": "But …", "say": "Sorry."}]
    project.rule("R29", say=say, touchpoints=["counter"], tags=["apology"], claims=["paradox"], text="[claim:paradox]")
    project.rule("R30", related=["R29"])
    project.guide("recovery", claims=["paradox"], related=["R29"], text="A [promise][term:promise]. [claim:paradox]")
    project.case("ham", **every_field(source))
    project.case("late", tags=["apology"], moments=[{"who": "guest", "what": "Waits.", "value": "misery"}])
    project.handbook("front-line", **BOOK, claims=["paradox"], related=["R29"], text="For you. [claim:paradox]")
    project.translate("R30", "ru")
    project.translate("recovery", "cs", text="Slib.")
    return project


def every_field(source: dict[str, Any]) -> dict[str, Any]:
    recovery = {
        "first_response": "1 min",
        "apology": {"made": "true", "by": "cashier", "excuses": "none"},
        "put_right": "A new one.",
        "extra": "Cake.",
        "follow_up": {"by": "manager", "after": "5 min"},
        "authority": "None asked.",
        "prevents": "none recorded",
    }
    return {
        "sources": [source],
        "occurred": "2013-05",
        "country": "US",
        "industry": "restaurants",
        "touchpoint": "counter",
        "relationship": "regular",
        "severity": {"actual": "low", "potential": "high"},
        "first_failure": True,
        "feeling": {"start": "annoyed", "end": "delighted"},
        "detected_by": "staff",
        "rules": [LINK],
        "recovery": recovery,
        "verdicts": {"error": "corrected", "relationship": "repaired", "trust": "won", "promise": "kept"},
        "roi": ["relationships"],
        "stars": {"service": 4, "recovery": 3},
        "causes": ["hand-over"],
        "went_well": ["Quick."],
        "missing": ["A cause."],
        "lucky": ["Somebody looked."],
        "actions": [{"what": "Train.", "owner": "manager", "due": "2026-12-01", "state": "open"}],
        "tags": ["apology"],
        "moments": [
            {"at": "0 min", "who": "cashier", "what": "Forgets.", "value": "misery"},
            {"at": "14:05", "who": "cashier", "what": "Says sorry.", "value": "magic"},
        ],
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_nests_has_a_title_and_one_main_heading(whole: Project, language: Language) -> None:
    renderer = whole.renderer(language)
    for page in renderer.site.pages.values():
        if page.language == language:
            rendered = renderer.render(page)
            assert [heading.name for heading in read_html(rendered.html).all("h1")] == ["h1"], page.url
            assert rendered.title, page.url
            assert rendered.description or page.listing, page.url


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_is_relative_and_leads_to_a_page_of_the_site(whole: Project, language: Language) -> None:
    renderer = whole.renderer(language)
    for page in renderer.site.pages.values():
        if page.language != language:
            continue
        for link in read_html(renderer.render(page).html).all("a", "form"):
            url = link.attributes.get("href", link.attributes.get("action", ""))
            if not url.startswith("https://example.org"):
                there = posixpath.normpath(posixpath.join(page.url, urlsplit(url).path)) + "/"
                assert there in renderer.site.pages, f"{page.url} -> {url}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_stand_once_on_a_page_and_labels_name_one_of_them(whole: Project, language: Language) -> None:
    renderer = whole.renderer(language)
    for page in renderer.site.pages.values():
        if page.language == language:
            elements = list(read_html(renderer.render(page).html).all())
            ids = [element.attributes["id"] for element in elements if "id" in element.attributes]
            assert len(ids) == len(set(ids)), page.url
            assert {
                one.attributes["aria-labelledby"] for one in elements if "aria-labelledby" in one.attributes
            } <= set(ids)


def test_a_link_to_a_page_that_does_not_exist_is_an_error(project: Project) -> None:
    renderer = project.renderer()
    with pytest.raises(KeyError, match="no page of the site"):
        renderer._address(renderer.site.pages["en/"], "page", "nowhere/")


def test_headings_are_the_pages_contents(whole: Project) -> None:
    headings = whole.page("en/rules/r29-slug/").headings
    assert [anchor for anchor, _ in headings][:4] == ["do", "dont", "say", "bend"]
    assert {"why", "practice", "seen", "related"} <= {anchor for anchor, _ in headings}
    assert dict(headings)["why"] == "Why"


# A rule


def test_a_rule_shows_what_to_do_and_when_to_bend_it(whole: Project) -> None:
    page = whole.read("en/rules/r29-slug/")
    assert next(page.all("h1")).text == "R29 Rule R29"
    assert "Say sorry." in region(page, "do").text
    assert "Explain." in region(page, "dont").text
    assert [quote.text for quote in region(page, "say").all("q")] == ["But …", "Sorry."]
    assert "Never." in region(page, "bend").text
    assert "Manager" in region(page, "bend").text


def test_a_rule_shows_its_cases_with_outcome_and_reason(whole: Project) -> None:
    seen = region(whole.read("en/rules/r29-slug/"), "seen")
    assert links(seen) == {
        "Case ham": "../../cases/ham/",
        "Add a case for this rule": "../../compose/?rule=R29",
    }
    for words in ("Kept", "Said sorry at once.", "Recovered"):
        assert words in seen.text


def test_a_rule_without_cases_says_so(project: Project) -> None:
    project.rule("R29")
    assert "No case shows this rule yet." in region(project.read("en/rules/r29-slug/"), "seen").text


def test_related_rules_are_shown_on_both_sides(whole: Project) -> None:
    assert list(links(region(whole.read("en/rules/r29-slug/"), "related")).values()) == ["../r30-slug/"]
    assert list(links(region(whole.read("en/rules/r30-slug/"), "related")).values()) == ["../r29-slug/"]


def test_a_claim_stands_with_its_status_and_safe_wording(whole: Project) -> None:
    text = whole.read("en/rules/r29-slug/").text
    assert "Contested" in text
    assert "Safe paradox en." in text


# A case


def test_a_case_shows_its_moments_as_a_table_with_the_turn(whole: Project) -> None:
    rows = [row.text for row in region(whole.read("en/cases/ham/"), "moments").all("tr")][1:]
    assert rows == ["1 0 mins Cashier Forgets. Misery", "2 14:05 Cashier Says sorry. Magic the turn"]


def test_a_cases_stars_end_with_the_lower_of_the_two(whole: Project) -> None:
    stars = region(whole.read("en/cases/ham/"), "rating").having(role="img")
    assert [star.attributes["aria-label"] for star in stars] == ["4 stars of 5", "3 stars of 5", "3 stars of 5"]


def test_a_case_shows_how_it_was_put_right(whole: Project) -> None:
    text = region(whole.read("en/cases/ham/"), "recovery").text
    for words in ("1 minute", "A new one.", "Cake.", "Manager", "5 minutes", "None asked.", "corrected", "kept"):
        assert words in text, words


def test_a_case_looks_back(whole: Project) -> None:
    text = region(whole.read("en/cases/ham/"), "review").text
    for words in ("Quick.", "A cause.", "Somebody looked.", "none recorded", "Train.", "1 December 2026", "open"):
        assert words in text, words


def test_a_case_links_its_rules_with_how_and_why(whole: Project) -> None:
    rules = region(whole.read("en/cases/ham/"), "rules")
    assert links(rules) == {"R29 Rule R29": "../../rules/r29-slug/"}
    assert "Kept" in rules.text
    assert "Said sorry at once." in rules.text


def test_a_case_shows_its_contrast_before_similar_ones(whole: Project) -> None:
    """And each case once."""
    whole.case("far", incident="request/preference")
    whole.case("near")
    others = region(whole.read("en/cases/ham/"), "neighbours")
    assert [link.attributes["href"] for link in others.all("a")][:2] == ["../late/", "../near/"]
    assert others.text.index("Same start, another end") < others.text.index("Similar cases")
    assert len(set(map(str, (link.attributes["href"] for link in others.all("a"))))) == len(list(others.all("a")))


def test_a_case_names_outcome_basis_confidence_and_place(whole: Project) -> None:
    text = whole.read("en/cases/ham/").text
    for words in ("Recovered", "Retold", "Confidence: high", "May 2013", "United States", "regular"):
        assert words in text, words


def test_a_made_up_case_says_so_and_claims_no_confidence(project: Project) -> None:
    project.case("ham", basis="constructed")
    page = project.read("en/cases/ham/")
    assert "constructed." in notices(page)[0]
    assert "Confidence" not in page.text
    assert "Constructed" in project.read("en/cases/").text


def test_a_source_leads_out_without_telling_where_from(whole: Project) -> None:
    (link,) = region(whole.read("en/cases/ham/"), "sources").all("a")
    assert link.attributes["href"] == "https://example.org"
    assert {"noopener", "noreferrer"} <= set(link.attributes["rel"].split())


def test_a_case_with_nothing_but_what_is_required_has_no_empty_sections(project: Project) -> None:
    project.case("ham")
    page = project.read("en/cases/ham/")
    labels = [
        element.attributes["aria-labelledby"] for element in page.all() if "aria-labelledby" in element.attributes
    ]
    assert not {"rating", "recovery", "review", "neighbours", "sources"} & set(labels)


# Languages


def test_a_translation_is_shown_in_the_readers_language(whole: Project) -> None:
    page = whole.read("ru/rules/r30-slug/")
    assert next(page.all("h1")).text == "R30 Rule R30 ru"
    assert [element for element in page.all() if "lang" in element.attributes and element.name == "h1"] == []
    assert notices(page) == []


def test_a_missing_translation_is_shown_in_the_sources_language_and_marked(whole: Project) -> None:
    page = whole.read("cs/rules/r29-slug/")
    assert next(page.all("h1")).attributes["lang"] == "en"
    assert region(page, "do").having(lang="en")
    assert "English" in notices(page)[0]
    (body,) = [one for one in page.having(lang="en") if "Why" in one.text]
    assert body.attributes["lang"] == "en"


def test_words_of_the_interface_stay_in_the_pages_language(whole: Project) -> None:
    page = whole.read("cs/rules/r29-slug/")
    labels = [element.text for element in region(page, "say").having(lang="cs")]
    assert len(labels) == 2
    assert "Kept cs" in region(page, "seen").text


def test_a_list_marks_what_is_not_in_its_language(whole: Project) -> None:
    page = whole.read("cs/cases/")
    (link,) = [link for link in page.all("a") if link.text == "Case ham"]
    assert link.attributes["lang"] == "en"
    assert "English" in page.text
    assert "English" not in whole.read("en/cases/").text


def test_a_stale_translation_says_so_and_leads_to_the_source(project: Project) -> None:
    project.rule("R29")
    project.translate("R29", "ru", translation={"of": "00000000", "status": "reviewed"})
    (aside,) = project.read("ru/rules/r29-slug/").all("aside")
    assert links(aside) == {"English": "../../../en/rules/r29-slug/"}


def test_a_machine_translation_says_so(project: Project) -> None:
    project.rule("R29", "ru")
    path = project.translate("R29", "en")
    project.write(path, (project.root / path).read_text(encoding="utf-8").replace("reviewed", "machine", 1))
    assert "by a machine" in notices(project.read("en/rules/r29-slug/"))[0]
    assert notices(project.read("ru/rules/r29-slug/")) == []


@pytest.mark.parametrize(("language", "expected"), [("en", "6 cases"), ("ru", "6 случаев"), ("cs", "6 případů")])
def test_counts_are_in_the_plural_of_the_language(project: Project, language: Language, expected: str) -> None:
    for number in range(6):
        project.case(f"case-{number}")
    assert expected in project.read(f"{language}/cases/").text


# States


def test_a_superseded_record_leads_on(project: Project) -> None:
    project.rule("R29", status="superseded", superseded_by="R30")
    project.rule("R30")
    (aside,) = project.read("en/rules/r29-slug/").all("aside")
    assert links(aside) == {"R30 Rule R30": "../r30-slug/"}


def test_a_draft_is_on_no_page(project: Project) -> None:
    project.rule("R29")
    project.rule("R30", status="draft", title="Not yet", related=["R29"], tags=["apology"])
    project.case("ham", status="draft", title="Not yet", rules=[LINK])
    renderer = project.renderer()
    pages = [page for page in renderer.site.pages.values() if page.language == "en"]
    assert [page.url for page in pages if "Not yet" in renderer.render(page).html] == []


# Lists


@pytest.mark.parametrize("name", ["cases/", "tags/speed/"])
def test_a_long_list_is_cut_into_pages_with_links_to_all_of_them(project: Project, name: str) -> None:
    for number in range(PAGE_SIZE + 3):
        project.case(f"case-{number:03}", title=f"Case {number:03}", tags=["speed"])
    first, second = project.read(f"en/{name}"), project.read(f"en/{name}2/")
    assert [title in first.text for title in ("Case 000", "Case 099", "Case 100")] == [True, True, False]
    assert [title in second.text for title in ("Case 099", "Case 100", "Case 102")] == [False, True, True]
    assert (links(first)["2"], links(second)["1"]) == ("2/", "../")
    assert {current.text for current in second.having(aria_current="page")} == {"2"}


def test_a_short_list_has_no_pager(project: Project) -> None:
    project.case("ham")
    assert project.read("en/cases/").having(aria_current="page") == []


def test_a_listing_has_its_words_description_and_records(whole: Project) -> None:
    page = whole.read("en/tags/apology/")
    assert next(page.all("h1")).text == "Apology"
    assert "apology." in page.text
    assert {"Case ham", "Case late"} <= set(links(page))


def test_an_empty_part_says_so(project: Project) -> None:
    assert "Nothing here yet" in project.read("en/parts/culture/").text


def test_the_deck_shows_five_parts_in_their_order_by_number(project: Project) -> None:
    project.rule("R30")
    project.rule("R05")
    page = project.read("en/rules/")
    assert [heading.attributes["id"] for heading in page.all("h2")] == [
        *("leadership", "culture", "one-on-one", "competitive-edge", "community")
    ]
    assert list(links(region(page, "one-on-one")).values()) == ["r05-slug/", "r30-slug/"]


def test_the_glossary_is_sorted_with_ch_after_h(project: Project) -> None:
    for id, word in {"a": "hora", "b": "cíl", "c": "chyba", "d": "čas"}.items():
        project.term(id, word)
    assert [heading.text for heading in project.read("cs/glossary/").all("h2")] == ["C", "Č", "H", "Ch"]


def test_yo_and_ye_share_a_letter(project: Project) -> None:
    for id, word in {"a": "ёлка", "b": "ель", "c": "жалоба"}.items():
        project.term(id, word)
    assert [heading.text for heading in project.read("ru/glossary/").all("h2")] == ["Е", "Ж"]


def test_words_without_an_order_of_their_own_are_sorted_by_label(project: Project) -> None:
    project.case("ham", tags=["speed", "returns", "apology"])
    page = project.read("en/tags/")
    assert [link.text for link in page.all("a")] == ["Apology", "Returns", "Speed"]


def test_what_is_new_comes_first_and_under_its_month(project: Project) -> None:
    for id, day in {"old": "2025-01-05", "new": "2026-11-21", "newer": "2026-11-22"}.items():
        project.case(id, reviewed={"on": day, "finding": "x"})
    page = project.read("en/new/")
    assert [heading.text for heading in page.all("h2")] == ["November 2026", "January 2025"]
    assert list(links(page)) == ["Case newer", "Case new", "Case old"]
    others = (next(project.read(f"{language}/new/").all("h2")) for language in ("ru", "cs"))
    assert [heading.text.split()[0] for heading in others] == ["Ноябрь", "Listopad"], "a heading begins large"


def test_claims_name_their_sources_and_where_they_are_used(whole: Project) -> None:
    page = whole.read("en/claims/")
    for words in ("paradox en", "Safe paradox en.", "90 %", "Measured", "Contested", "All of it.", "21 November 2026"):
        assert words in page.text.replace("\u00a0", " "), words
    assert {"R29 Rule R29", "Guide recovery"} <= set(links(page))


def test_a_claims_sources_are_described_in_the_readers_language(project: Project) -> None:
    sources = [{"title": "Paper", "supports": "All of it."}]
    project.claim("paradox", sources=sources, ru={"claim": "а", "safe": "б", "sources": ["Всё это."]})
    assert "Всё это." in project.read("ru/claims/").text
    assert "All of it." in project.read("cs/claims/").text


# Handbooks


def test_a_handbook_says_which_edition_it_is_and_when_it_was_reviewed(whole: Project) -> None:
    page = whole.read("en/handbooks/front-line/")
    (facts,) = page.having(class_="facts facts--strip")
    names, values = ([one.text.replace("\u00a0", " ") for one in facts.all(name)] for name in ("dt", "dd"))
    assert names == ["Edition", "Reviewed", "What is in it"]
    assert values == ["2026.1", "21 November 2026", "2 rules 1 guide 1 case"]


def test_a_handbook_has_its_preface_and_its_evidence(whole: Project) -> None:
    page = whole.read("en/handbooks/front-line/")
    assert "For you." in region(page, "preface").text
    assert "Safe paradox en." in region(page, "evidence").text
    assert list(links(region(page, "related")).values()) == ["../../rules/r29-slug/"]


def test_a_handbook_lists_its_rules_by_part_then_its_guides_and_cases(project: Project) -> None:
    project.rule("R05", part="leadership")
    project.rule("R29")
    project.rule("R30")
    project.guide("recovery")
    project.guide("left-out")
    project.case("ham", rules=[LINK])
    project.case("late")
    project.handbook("front-line", **BOOK)
    contents = region(project.read("cs/handbooks/front-line/"), "contents")
    assert [heading.text for heading in contents.all("h3")] == ["Leadership cs", "One-on-one cs", "Průvodci", "Případy"]
    expected = ["R05 Rule R05", "R29 Rule R29", "R30 Rule R30", "Guide recovery", "Case ham"]
    assert list(links(contents)) == expected


def test_a_handbook_names_no_kind_that_it_does_not_hold(project: Project) -> None:
    project.rule("R29")
    project.handbook("part")
    contents = region(project.read("en/handbooks/part/"), "contents")
    assert [heading.text for heading in contents.all("h3")] == ["One-on-one"]


def test_the_handbooks_are_listed_with_the_fullest_first(project: Project) -> None:
    project.rule("R05", part="leadership")
    project.rule("R29")
    project.handbook("a-part", select={"rules": {"parts": ["leadership"]}})
    project.handbook("whole")
    page = project.read("en/handbooks/")
    assert list(links(page)) == ["Handbook whole", "Handbook a-part"]
    assert [entry.text for entry in page.having(class_="counts")] == ["2 rules", "1 rule"]
    assert "Издание 2026.1" in project.read("ru/handbooks/").text


def test_the_start_page_leads_to_every_handbook(project: Project) -> None:
    project.rule("R29")
    project.handbook("front-line")
    assert list(links(region(project.read("en/"), "handbooks"))) == ["Handbook front-line"]


def test_without_handbooks_the_start_page_does_not_speak_of_them(project: Project) -> None:
    assert project.read("en/").having(aria_labelledby="handbooks") == []


def test_a_tag_of_a_handbook_leads_nowhere(project: Project) -> None:
    project.handbook("front-line", tags=["speed"])
    assert project.read("en/handbooks/front-line/").having(aria_label="Tags") == []


# The rule of the week


@pytest.mark.parametrize(
    ("today", "index"),
    [
        ("2026-01-01", 0),
        ("2026-01-04", 0),
        ("2026-01-05", 1),
        ("2026-12-27", 51),
        ("2026-12-28", 0),
        ("2027-01-03", 0),
        ("2027-01-04", 0),
        ("2027-01-11", 1),
    ],
)
def test_each_week_of_the_year_has_its_rule(project: Project, today: str, index: int) -> None:
    ids = [f"R{number:02}" for number in range(1, 53)]
    for id in ids:
        project.rule(id)
    week = project.renderer("en", date.fromisoformat(today)).rule_of_the_week()
    assert week
    assert week.id == ids[index]


def test_a_small_deck_begins_again(project: Project) -> None:
    for id in ("R05", "R29", "R30"):
        project.rule(id)
    weeks = [date(2026, 1, day) for day in (1, 5, 12, 19)]
    found = [project.renderer("en", day).rule_of_the_week() for day in weeks]
    assert [rule and rule.id for rule in found] == ["R05", "R29", "R30", "R05"]


def test_the_start_page_shows_the_rule_of_the_week(project: Project) -> None:
    project.rule("R29")
    assert "R29" in region(project.read("ru/"), "week").text


def test_without_rules_there_is_no_rule_of_the_week(project: Project) -> None:
    assert project.renderer().rule_of_the_week() is None
    assert project.read("en/").having(aria_labelledby="week") == []


# The outside


def test_a_page_leads_to_the_file_that_it_shows(project: Project) -> None:
    project.rule("R29")
    project.translate("R29", "ru")
    urls = {
        language: project.renderer(edit_url="https://git/edit/{path}").around.to_edit(project.record("R29"), language)
        for language in LANGUAGES
    }
    assert urls == {
        "en": "https://git/edit/docs/rules/R29-slug.en.md",
        "ru": "https://git/edit/docs/rules/R29-slug.ru.md",
        "cs": "https://git/edit/docs/rules/R29-slug.en.md",
    }


def test_a_missing_translation_can_be_begun(project: Project) -> None:
    project.case("ham")
    around = project.renderer(translate_url="https://git/new/{folder}?filename={name}").around
    assert around.to_translate(project.record("ham"), "cs") == "https://git/new/cases?filename=ham.cs.md"


def test_without_a_repository_no_page_offers_an_edit(project: Project) -> None:
    project.rule("R29")
    assert project.renderer().around.to_edit(project.record("R29"), "en") == ""
    assert "Suggest a correction" not in project.read("en/rules/r29-slug/").text


# Escaping


@pytest.mark.parametrize("kind", ["rule", "guide", "case", "handbook"])
def test_front_matter_is_escaped_wherever_it_is_shown(project: Project, kind: str) -> None:
    hostile: dict[str, Any] = {"title": HOSTILE, "summary": HOSTILE, "aliases": [HOSTILE]}
    if kind == "rule":
        hostile |= {"do": [HOSTILE], "dont": [HOSTILE], "say": [{"instead_of": HOSTILE, "say": HOSTILE}]}
        hostile["bend"] = {"when": HOSTILE, "who": "front-line", "limit": HOSTILE, "no_needs": "manager"}
    if kind == "case":
        hostile |= {"went_well": [HOSTILE], "sources": [{"title": HOSTILE, "supports": HOSTILE}]}
        hostile |= {"recovery": {"put_right": HOSTILE}, "country": HOSTILE, "rules": [{**LINK, "why": HOSTILE}]}
        hostile["moments"] = [{"who": "guest", "what": HOSTILE, "value": "magic"}]
        project.rule("R29")
    getattr(project, kind)("R30" if kind == "rule" else "hostile", **hostile)
    renderer = project.renderer()
    shown = 0
    for page in renderer.site.pages.values():
        if page.language == "en":
            html = renderer.render(page).html
            found = read_html(html).all("script", "b")
            assert [one for one in found if one.attributes.get("type") != "application/json"] == [], page.url
            shown += html.count("{{ 7 * 7 }}")
    assert shown > 3


def test_titles_and_descriptions_are_plain_text(project: Project) -> None:
    project.guide("hostile", title=HOSTILE, summary=HOSTILE)
    page = project.page("en/guides/hostile/")
    assert page.title == page.description == HOSTILE


def test_vocabulary_is_escaped_too(project: Project) -> None:
    project.term("promise", HOSTILE)
    project.claim("paradox", figure=HOSTILE, en={"claim": HOSTILE, "safe": HOSTILE})
    for name in ("glossary/", "claims/"):
        assert list(project.read(f"en/{name}").all("script", "b")) == []


def test_a_body_has_no_way_out_of_its_page(project: Project) -> None:
    hostile = HOSTILE.replace("{{ 7 * 7 }}", "")  # which the gate refuses in a text
    project.rule("R29", text=f"{hostile}\n\n[x](javascript:alert(1)) <iframe src=x> <style>*{{}}</style>")
    page = project.read("en/rules/r29-slug/")
    assert list(page.all("script", "b", "iframe", "style")) == []
    assert [one.attributes["href"] for one in page.all("a") if "javascript" in one.attributes.get("href", "")] == []


@pytest.mark.parametrize("name", PLAIN)
def test_pages_without_any_content_can_be_shown(project: Project, name: str) -> None:
    assert project.page(f"en/{name}").title


def test_every_page_that_has_a_file_leads_to_its_correction(whole: Project) -> None:
    renderer = whole.renderer(edit_url="https://git/edit/{path}")
    for page in renderer.site.pages.values():
        if page.language != "en" or not (page.record or page.name in ("glossary/", "claims/")):
            continue
        found = links(read_html(renderer.render(page).html))
        assert found["Suggest a correction"].startswith("https://git/edit/"), page.url
    glossary = read_html(renderer.render(renderer.site.pages["en/glossary/"]).html)
    assert links(glossary)["Suggest a correction"] == "https://git/edit/docs/vocabulary/glossary.yml"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_is_listed_with_its_title_and_severity(project: Project, language: Language) -> None:
    rows = [row for row in project.read(f"{language}/check/").all("tr") if "id" in row.attributes]
    assert [row.attributes["id"] for row in rows] == [code.lower() for code in CODES]
    for row, (code, severity) in zip(rows, CODES.items(), strict=True):
        (link,), (badge,) = row.all("a"), row.all("span")
        assert link.attributes["href"] == f"{code.lower()}/"
        assert link.text.replace("`", "") == explanations()[code].words(language).title.replace("`", "")
        assert badge.attributes["class"] == f"badge severity--{severity}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_has_a_page_that_says_what_how_and_by_example(project: Project, language: Language) -> None:
    page, words = project.page(f"{language}/check/rb042/"), explanations()["RB042"].words(language)
    assert page.title == f"RB042: {words.title}"
    assert page.description.replace("\u00a0", " ") == words.what
    assert [anchor for anchor, _ in page.headings] == ["mend", "wrong", "right"]
    tree = read_html(page.html)
    wrong, right = (region(tree, side) for side in ("wrong", "right"))
    assert [line.text for line in wrong.all("strong")] == ['translation: {of: "1c5e0a97", status: reviewed}']
    assert len(list(right.all("pre"))) == 2
    for block in tree.all("pre"):
        (caption,) = tree.having(id=block.attributes["aria-labelledby"])
        assert caption.text.startswith("docs/guides/late-dish.")
        assert block.attributes["tabindex"] == "0"
        own = caption.text.split(".")[1]
        assert block.attributes.get("lang", language) == own


def test_what_an_explanation_says_is_escaped(project: Project) -> None:
    words = Words(title=HOSTILE, what=HOSTILE, mend=HOSTILE)
    example = Example(file=HOSTILE, text=HOSTILE)
    hostile = Explanation(code="RB012", en=words, ru=words, cs=words, bad=(example,), good=(Example(HOSTILE),))
    page = replace(project.site().pages["en/check/rb012/"], explanation=hostile)
    assert list(read_html(project.renderer().render(page).html).all("script", "b")) == []


def test_editors_are_led_to_the_codes(project: Project) -> None:
    assert "../check/" in links(project.read("en/contribute/")).values()
    assert "../" in links(project.read("en/check/rb012/")).values()


def kinds(page: Element) -> list[str]:
    return [mark.text for mark in page.having(class_="entry-kind")]


def test_a_list_of_one_kind_does_not_say_it_at_each_entry(project: Project) -> None:
    project.case("ham", tags=["apology"])
    project.case("cheese")
    project.guide(tags=["apology"])
    assert kinds(project.read("en/cases/")) == kinds(project.read("en/guides/")) == []
    assert kinds(project.read("en/tags/apology/")) == ["Guide", "Case"]
    assert sorted(kinds(project.read("en/new/"))) == ["Case", "Case", "Guide"]


def test_a_rule_has_its_number_in_every_list(project: Project) -> None:
    project.rule("R29", tags=["apology"])
    assert kinds(project.read("en/tags/apology/")) == ["R29"]
