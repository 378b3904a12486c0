"""Bodies: Markdown becomes sections of safe HTML with links by id."""

import pytest

from builders import EVERY_RECORD, Project, label, markdown
from markup import Element, read_html
from rulebook.model.languages import Language
from rulebook.rendering.bodies import Body, BodyRenderer


def rendered(project: Project, text: str, language: Language = "en") -> str:
    """The first section of a guide with this text."""
    project.guide("guide", language, text=text)
    library = project.library()
    return BodyRenderer(library, language).render(library.records["guide"]).sections[0].html


def tree(project: Project, text: str, language: Language = "en") -> Element:
    return read_html(rendered(project, text, language))


def body(project: Project, id: str, language: Language = "en") -> Body:
    library = project.library()
    return BodyRenderer(library, language).render(library.records[id])


def test_a_body_is_cut_into_sections_at_its_headings(project: Project) -> None:
    project.rule("R29", text="One.\n\n### Smaller\n\nTwo.")
    sections = body(project, "R29").sections
    assert [(section.id, section.title) for section in sections] == [
        ("why", "Why"),
        ("practice", "Practice"),
        ("week", "Week"),
        ("discuss", "Discuss"),
    ]
    assert read_html(sections[0].html).text == "One. Smaller Two."


@pytest.mark.parametrize("language", ["ru", "cs"])
def test_a_section_has_one_anchor_in_all_languages(project: Project, language: Language) -> None:
    project.rule("R29", language)
    found = body(project, "R29", language).section("why")
    assert found
    assert found.title == label("why", language)


def test_other_headings_get_an_anchor_of_their_own_words(project: Project) -> None:
    project.write("docs/guides/a.ru.md", markdown({"title": "x", "summary": "y", **EVERY_RECORD}, "## Три «без»\n\nx"))
    assert body(project, "a", "ru").sections[0].id == "три-без"


def test_text_before_the_first_heading_is_a_section_without_a_name(project: Project) -> None:
    project.write(
        "docs/guides/a.en.md", markdown({"title": "x", "summary": "y", **EVERY_RECORD}, "Lead.\n\n## One\n\nx")
    )
    assert [(section.id, section.title) for section in body(project, "a").sections] == [("", ""), ("one", "One")]


def test_a_body_without_headings_is_one_section(project: Project) -> None:
    project.write("docs/guides/a.en.md", markdown({"title": "x", "summary": "y", **EVERY_RECORD}, "Text alone."))
    (section,) = body(project, "a").sections
    assert (section.id, read_html(section.html).text) == ("", "Text alone.")


def test_a_section_that_is_not_there_is_none(project: Project) -> None:
    project.rule("R29")
    assert body(project, "R29").section("story") is None


def test_a_reference_becomes_a_link_by_id(project: Project) -> None:
    project.rule("R29")
    (link,) = tree(project, "See [the three no's][r29].").all("a")
    assert (link.attributes["href"], link.text) == ("id:R29", "the three no's")


@pytest.mark.parametrize(
    ("language", "reference", "text"),
    [
        ("en", "[R29]", "R29 Apologise"),
        ("ru", "[R29]", "R29 Извинитесь"),
        ("cs", "[R29]", "R29 Apologise"),
        ("en", "[ham]", "Case ham"),
        ("en", "[term:promise]", "promise"),
        ("ru", "[term:promise]", "обещание"),
        ("en", "[claim:paradox]", "Contested"),
        ("cs", "[claim:paradox]", "Contested cs"),
    ],
)
def test_a_bare_reference_shows_what_it_names(project: Project, language: Language, reference: str, text: str) -> None:
    project.rule("R29", title="Apologise")
    project.translate("R29", "ru", title="Извинитесь")
    project.case("ham")
    project.term("promise", "promise", "обещание", "slib")
    project.claim("paradox")
    (link,) = tree(project, f"So {reference}.", language).all("a")
    assert link.text == text


def test_an_address_stays_an_address(project: Project) -> None:
    (link,) = tree(project, "See [this](https://example.org/a?b=c&d=e).").all("a")
    assert link.attributes["href"] == "https://example.org/a?b=c&d=e"


def test_code_is_shown_as_it_is(project: Project) -> None:
    project.rule("R29")
    project.term("promise", "promise")
    found = tree(project, "Write `[R29]` and `<b>promise</b>`.")
    assert [code.text for code in found.all("code")] == ["[R29]", "<b>promise</b>"]
    assert list(found.all("a", "b")) == []


def tooltips(project: Project, text: str, language: Language = "en") -> list[tuple[str, str]]:
    links = tree(project, text, language).having(class_="term")
    return [(link.text, link.attributes.get("title", "")) for link in links]


def test_the_first_mention_of_a_term_gets_its_definition(project: Project) -> None:
    project.term("promise", "promise", "обещание", "slib")
    assert tooltips(project, "Promises are kept. A promise is a promise.") == [("Promises", "Means promise.")]


def test_a_term_is_marked_in_the_form_in_which_it_stands(project: Project) -> None:
    project.term("moment-of-magic", "moment of magic", "волшебный момент", "kouzelný okamžik")
    text = "После волшебного момента, и ещё одного волшебного момента."
    assert tooltips(project, text, "ru") == [("волшебного момента", "Means волшебный момент.")]


def test_two_terms_in_one_run_of_text_keep_the_text_between(project: Project) -> None:
    project.term("promise", "promise")
    project.term("mantra", "mantra")
    found = tree(project, "A *bold* promise, one mantra, *and* more.")
    assert found.text == "A bold promise, one mantra, and more."
    assert [link.text for link in found.having(class_="term")] == ["promise", "mantra"]


@pytest.mark.parametrize(
    "text",
    [
        "`promise`",
        "[promise](https://example.org)",
        "### A promise",
        "    promise",
        "| promise |\n| --- |\n| x |",
        "compromise",
    ],
)
def test_no_tooltip_in_code_links_headings_and_other_words(project: Project, text: str) -> None:
    project.term("promise", "promise")
    assert tooltips(project, text) == []


def test_no_tooltip_after_a_link_to_the_term(project: Project) -> None:
    project.term("promise", "promise")
    assert tooltips(project, "A [word][term:promise], a promise.") == []


def test_each_body_starts_anew(project: Project) -> None:
    project.term("promise", "promise")
    project.guide("a", text="A promise.")
    project.guide("b", text="A promise.")
    library = project.library()
    renderer = BodyRenderer(library, "en")
    assert all("Means promise." in renderer.render(library.records[id]).sections[0].html for id in ("a", "b", "a"))


def test_a_definition_is_escaped(project: Project) -> None:
    project.term("promise", 'promise"><script>alert(1)</script>')
    html = rendered(project, 'A promise"><script>alert(1)</script>.')
    assert "<script" not in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        '<iframe src="https://example.org"></iframe>',
        "<style>body {display: none}</style>",
        '<a href="javascript:alert(1)">x</a>',
        '<b onclick="x">x</b>',
        "<!-- hidden -->",
    ],
)
def test_raw_html_is_shown_as_text(project: Project, text: str) -> None:
    found = tree(project, f"One {text} two.")
    assert found.text.replace("”", '"') == f"One {text} two."
    assert [element.name for element in found.all()] == ["p"]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java&#x73;cript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc",
    ],
)
def test_an_address_that_runs_or_reads_something_makes_no_link(project: Project, url: str) -> None:
    found = tree(project, f"[x]({url})")
    assert found.text.startswith("[x](")
    assert list(found.all("a")) == []


@pytest.mark.parametrize(
    "text",
    [
        "[x](ftp://example.org)",
        "[x](id:R29)",
        "[x](page:../../elsewhere/)",
        "[a[b]c](../../elsewhere/)",
        "[a[b]c](//example.org)",
        "[x](java\nscript:pwned())",
        "[x](&#106;avascript:pwned())",
        "[x](<JaVaScRiPt:pwned()>)",
        "<vbscript:pwned()>",
        "[x](data:text/html,x)",
    ],
)
def test_an_address_that_no_text_needs_is_no_link(project: Project, text: str) -> None:
    """A link by id with an address in brackets would be one that only the engine writes."""
    assert list(tree(project, text).all("a")) == []


def test_a_heading_within_a_quotation_begins_no_section(project: Project) -> None:
    project.guide("first", text="> ## Quoted\n>\n> Text.\n\n- ## Listed\n\n## Real\n\nText.")
    found = body(project, "first")
    assert [section.id for section in found.sections] == ["section", "real"]
    assert "<h3" in found.sections[0].html


def test_a_heading_without_letters_has_a_place_all_the_same(project: Project) -> None:
    project.guide("first", text="## !!!\n\nText.\n\n## ???\n\nText.")
    assert [section.id for section in body(project, "first").sections] == ["section", "section_1", "section_2"]


@pytest.mark.parametrize(
    "text", ["![x](https://example.org/x.png)", "| a |\n|:-:|\n| b |", "a\n{: onclick=x }", "**a**\n- b"]
)
def test_nothing_but_allowed_elements_and_attributes_remains(project: Project, text: str) -> None:
    found = list(tree(project, text).all())
    assert not {"img", "script", "style", "iframe"} & {element.name for element in found}
    assert not {"style", "src", "onclick"} & {name for element in found for name in element.attributes}


def test_a_cell_says_how_it_is_aligned_by_a_class(project: Project) -> None:
    (cell,) = tree(project, "| a |\n|--:|\n| b |").all("td")
    assert cell.attributes == {"class": "align-right"}


def test_a_pause_becomes_a_box_with_its_question(project: Project) -> None:
    project.case("ham", text='One.\n\n<!-- pause: What would "you" do? -->\n\nTwo.')
    html = body(project, "ham").sections[0].html
    assert "<!--" not in html
    assert read_html(html).text == "One. What would ”you” do? Two."


def test_footnotes_and_lists_are_read(project: Project) -> None:
    found = tree(project, "A[^1]\n\n* b\n* c\n\n[^1]: Note.")
    assert [item.text for item in found.all("ul")] == ["b c"]
    assert "Note." in found.text


def test_a_term_is_found_across_the_end_of_a_line(project: Project) -> None:
    project.term("moment-of-magic", "moment of magic")
    assert tooltips(project, "A moment of\nmagic, *and* more.") == [("moment of magic", "Means moment of magic.")]


def test_what_is_bold_stands_right_behind_a_link_and_at_the_beginning_of_a_block(project: Project) -> None:
    assert "</a><strong>one</strong>" in rendered(project, "[Some](https://example.org)**one**")
    assert "<p><strong>Some</strong>\none" in rendered(project, "**Some**\none")


def test_equal_headings_get_anchors_of_their_own(project: Project) -> None:
    found = tree(project, "### One\n\nx\n\n### One\n\ny")
    assert [heading.attributes["id"] for heading in found.all("h3")] == ["one", "one_1"]


def test_an_id_cannot_be_given_another_address(project: Project) -> None:
    project.rule("R29")
    links = tree(project, "See [the rule][R29].\n\n[R29]: https://example.org").all("a")
    assert next(links).attributes["href"] == "id:R29"


def test_boxes_definitions_and_fences_are_read(project: Project) -> None:
    text = '!!! note "A title"\n    Inside.\n\nTerm\n:   Meaning.\n\n```text\n[R29] <b>\n```'
    found = tree(project, text)
    assert [title.text for title in found.having(class_="admonition-title")] == ["A title"]
    assert [(name.text, meaning.text) for name in found.all("dt") for meaning in found.all("dd")] == [
        ("Term", "Meaning.")
    ]
    assert [code.text.strip() for code in found.all("pre")] == ["[R29] <b>"]


def test_short_words_are_bound_in_text_and_not_in_code(project: Project) -> None:
    assert "v\u00a0kuchyni" in rendered(project, "Je v kuchyni.", "cs").replace("&nbsp;", "\u00a0")
    assert "v kuchyni" in rendered(project, "Je `v kuchyni`.", "cs")
