"""What can be found of a project: its records, terms and claims, by their own texts and nobody else's."""

from typing import Any

import pytest

from builders import Project
from markup import Element
from rulebook.model.languages import LANGUAGES, Language
from rulebook.search.documents import FACETS, GROUP_OF_FACET, Document, documents

RECOVERY = {
    "first_response": "1 min",
    "put_right": "A new sandwich.",
    "extra": "Cake.",
    "authority": "None asked.",
    "prevents": "A second look.",
}


def found(project: Project, language: Language = "en") -> dict[str, Document]:
    return {document.id: document for document in documents(project.site(), language)}


def texts(document: Document) -> dict[str, str]:
    return {section.anchor: section.text for section in document.sections}


def everything(document: Document) -> str:
    sections = (part for section in document.sections for part in (section.heading, section.text))
    return " ".join((document.title, document.summary, *document.aliases, *sections))


@pytest.fixture
def whole(project: Project) -> Project:
    """A project with a document of each kind."""
    project.term("promise", "promise", "обещание", "slib", forms=["promised"])
    project.claim("paradox")
    project.rule("R29", title="Sorry", related=["R30"], touchpoints=["counter"], tags=["apology"])
    project.rule("R30", title="Hot and whole", say=[{"instead_of": "But …", "say": "Sorry."}], aliases=["redo"])
    project.guide("recovery", title="When it fails", roles=["manager"], claims=["paradox"])
    project.case("ham", title="The ham", **every_field())
    project.handbook("front-line", text="Keep it in your bag.", tags=["speed"])
    return project


def every_field() -> dict[str, Any]:
    return {
        "summary": "Wrong and made good.",
        "recovery": RECOVERY,
        "went_well": ["Seen at once."],
        "missing": ["A list."],
        "lucky": ["It was quiet."],
        "actions": [{"what": "Read it back.", "owner": "cashier", "state": "open"}],
        "rules": [{"rule": "R29", "how": "kept", "why": "No excuse was heard."}],
        "industry": "retail",
        "touchpoint": "phone",
        "sources": [{"title": "Paper", "supports": "All of it."}],
    }


def test_records_terms_and_claims_can_be_found_and_nothing_else(whole: Project) -> None:
    kinds = {id: document.kind for id, document in found(whole).items()}
    assert kinds == {
        "R29": "rule",
        "R30": "rule",
        "ham": "case",
        "recovery": "guide",
        "front-line": "handbook",
        "term:promise": "term",
        "claim:paradox": "claim",
    }


def test_documents_come_in_the_order_of_their_ids_whatever_folder_they_are_in(project: Project) -> None:
    project.guide("zebra")
    project.rule("R30")
    project.case("apple")
    project.term("b", "b")
    project.term("a", "a")
    assert list(found(project)) == ["R30", "apple", "zebra", "term:a", "term:b"]


def test_a_rule_has_its_fields_and_the_sections_of_its_body(whole: Project) -> None:
    rule = found(whole)["R30"]
    assert [(section.anchor, section.heading, section.text) for section in rule.sections] == [
        ("do", "Do", "Say sorry."),
        ("dont", "Don’t", "Explain."),
        ("say", "Say this, not that", "But … Sorry."),
        ("bend", "When to bend it", "Never. Nothing."),
        ("why", "Why", "Text."),
        ("practice", "Practice", "Text."),
        ("week", "Week", "Text."),
        ("discuss", "Discuss", "Text."),
    ]


def test_a_case_has_its_fields_and_the_sections_of_its_body(whole: Project) -> None:
    assert texts(found(whole)["ham"]) == {
        "moments": "Forgets the order. Puts it right.",
        "recovery": "A new sandwich. Cake. None asked.",
        "review": "Seen at once. A list. It was quiet. A second look. Read it back.",
        "rules": "No excuse was heard.",
        "story": "Text.",
        "lessons": "Text.",
        "discuss": "Text.",
    }


def test_a_handbook_is_found_by_its_preface_and_not_by_what_is_in_it(whole: Project) -> None:
    handbook = found(whole)["front-line"]
    assert (handbook.url, texts(handbook)) == ("handbooks/front-line/", {"": "Keep it in your bag."})


def test_a_rule_is_called_by_its_number_and_the_others_by_their_titles(whole: Project) -> None:
    titles = {id: document.title for id, document in found(whole).items()}
    assert titles["R29"] == "R29 Sorry"
    assert titles["ham"] == "The ham"
    assert titles["term:promise"] == "promise"
    assert titles["claim:paradox"] == "paradox en"


def test_summaries_and_aliases_are_kept(whole: Project) -> None:
    assert found(whole)["ham"].summary == "Wrong and made good."
    assert found(whole)["R30"].aliases == ("redo",)
    assert found(whole)["term:promise"].aliases == ("promised",)


def test_what_a_claim_safely_says_is_there_once(whole: Project) -> None:
    assert everything(found(whole)["claim:paradox"]).count("Safe paradox en.") == 1


def test_lists_and_related_boxes_are_not_searched(whole: Project) -> None:
    """R30 is a card on the page of R29, and the ham case stands there in a list; the case cites the rule."""
    assert "Hot and whole" in whole.read("en/rules/r29-slug/").text
    assert "The ham" in whole.read("en/rules/r29-slug/").text
    assert "Hot and whole" not in everything(found(whole)["R29"])
    assert "ham" not in everything(found(whole)["R29"])
    assert "Sorry" not in everything(found(whole)["ham"])


def test_a_superseded_record_is_left_out(project: Project) -> None:
    project.case("old", status="superseded", superseded_by="new")
    project.case("new")
    assert list(found(project)) == ["new"]


def test_a_draft_is_left_out(project: Project) -> None:
    project.case("draft", status="draft")
    assert found(project) == {}


def test_a_record_is_found_in_the_languages_in_which_it_exists(project: Project) -> None:
    project.rule("R29")
    project.translate("R29", "ru", title="Извинитесь")
    assert [list(found(project, language)) for language in LANGUAGES] == [["R29"], ["R29"], []]
    assert found(project, "ru")["R29"].title == "R29 Извинитесь"


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_and_claims_are_found_in_every_language(project: Project, language: Language) -> None:
    project.term("promise", "promise", "обещание", "slib")
    project.claim("paradox")
    titles = [document.title for document in found(project, language).values()]
    assert titles == [{"en": "promise", "ru": "обещание", "cs": "slib"}[language], f"paradox {language}"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Say *sorry*, not ‘but’.", "Say sorry, not ‘but’."),
        ("See [the words][R29]. Then go.", "See the words. Then go."),
        ("Keep a [promise][term:promise]; always.", "Keep a promise; always."),
        ("One\n\n* two\n* three", "One two three"),
        ("`a < b` & c", "a < b & c"),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
    ],
)
def test_markup_is_left_out_and_words_stay_as_they_are_read(project: Project, text: str, plain: str) -> None:
    project.term("promise", "promise")
    project.rule("R29")
    project.guide("guide", text=text)
    assert found(project)["guide"].sections[-1].text == plain


def test_a_heading_loses_its_markup(project: Project) -> None:
    project.guide("guide", text="One.\n\n## A *b* & c\n\nTwo.")
    assert [section.heading for section in found(project)["guide"].sections] == ["Section", "A b & c"]


def test_text_before_the_first_heading_is_the_lead(project: Project) -> None:
    path = project.guide("guide")
    text = (project.root / path).read_text(encoding="utf-8")
    project.write(path, text.replace("## Section", "Before.\n\n## Section"))
    first = found(project)["guide"].sections[0]
    assert (first.anchor, first.heading, first.text) == ("", "", "Before.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_result_leads_to_a_page_and_a_place_on_it(whole: Project, language: Language) -> None:
    if language != "en":
        whole.translate("R29", language)
        whole.translate("recovery", language)
    lost = []
    for document in found(whole, language).values():
        page, _, anchor = document.url.partition("#")
        html = whole.read(f"{language}/{page}")
        anchors = [anchor, *(section.anchor for section in document.sections)]
        lost += [f"{document.url} {anchor}" for anchor in anchors if anchor and not is_on(html, anchor)]
    assert lost == []


def is_on(page: Element, anchor: str) -> bool:
    return len(page.having(id=anchor)) == 1


def test_facets_are_what_the_front_matter_says(whole: Project) -> None:
    facets = {id: document.facets for id, document in found(whole).items()}
    assert facets["R29"] == {
        "kind": ("rule",),
        "tag": ("apology",),
        "part": ("one-on-one",),
        "side": ("recovery",),
        "stage": ("experience",),
        "role": ("front-line",),
        "touchpoint": ("counter",),
    }
    assert facets["ham"]["touchpoint"] == ("phone",)
    assert facets["ham"]["industry"] == ("retail",)
    assert facets["ham"]["incident"] == ("failure/slow",)
    assert facets["recovery"] == {"kind": ("guide",), "role": ("manager",)}
    assert facets["front-line"] == {"kind": ("handbook",), "tag": ("speed",)}
    assert facets["term:promise"] == {"kind": ("term",)}
    assert facets["claim:paradox"] == {"kind": ("claim",)}


def test_a_case_has_its_outcome_for_a_facet(project: Project) -> None:
    project.case("good")
    project.case("bad", moments=[{"who": "cashier", "what": "Forgets.", "value": "misery"}])
    outcomes = [document.facets["outcome"] for document in found(project).values()]
    assert len(set(outcomes)) == 2


def test_every_facet_has_a_name_for_its_values(whole: Project) -> None:
    taxonomy = whole.library().taxonomy
    for document in found(whole).values():
        assert set(document.facets) <= set(FACETS)
        for facet, values in document.facets.items():
            assert values, facet
            assert facet == "kind" or all(taxonomy.knows(value, GROUP_OF_FACET[facet]) for value in values)
