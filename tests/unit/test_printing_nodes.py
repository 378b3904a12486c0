"""A body's HTML as nodes: every element that is known, an error for any other, nothing lost on the way."""

import re
from html import unescape

import pytest

from printed import plain, site
from rulebook.model.languages import LANGUAGES, Language
from rulebook.printing.nodes import Node, UnknownElementError, mentioned, nodes
from rulebook.printing.typesetting import LAYOUTS
from rulebook.rendering.bodies import BodyRenderer

_TAG = re.compile(r"<[^>]+>")


def only(html: str) -> dict[str, object]:
    (node,) = nodes(html)
    assert not isinstance(node, str)
    return node


def elements(found: list[Node]) -> list[str]:
    """The names of all elements, outermost first."""
    return [
        name
        for node in found
        if not isinstance(node, str)
        for name in (node["e"], *elements([*node.get("title", []), *node["c"]]))
    ]


def test_text_and_elements_keep_their_order() -> None:
    assert nodes("<p>One <em>two</em> <strong>three</strong>.</p>") == [
        {"e": "p", "c": ["One ", {"e": "em", "c": ["two"]}, " ", {"e": "strong", "c": ["three"]}, "."]}
    ]


def test_entities_are_letters_and_nothing_is_code() -> None:
    assert only("<p>5 &lt; 6 &amp; #let x = 1 $y$ *z*</p>")["c"] == ["5 < 6 & #let x = 1 $y$ *z*"]


def test_spaces_run_together_but_a_no_break_space_stays() -> None:
    assert only("<p>a\n   b \u00a0 c</p>")["c"] == ["a b\u00a0c"]


def test_code_keeps_its_spaces() -> None:
    assert only("<pre><code>a\n   b</code></pre>")["c"] == [{"e": "code", "c": ["a\n   b"]}]


def test_between_the_items_of_a_list_stands_nothing() -> None:
    assert only("<ul>\n<li>a</li>\n<li>b</li>\n</ul>")["c"] == [{"e": "li", "c": ["a"]}, {"e": "li", "c": ["b"]}]


def test_the_ends_of_a_block_have_no_spaces() -> None:
    """A space there would be drawn: as an indent of some items and not of others."""
    assert only("<ul><li>\n<strong>a</strong> b\n</li></ul>")["c"] == [
        {"e": "li", "c": [{"e": "strong", "c": ["a"]}, " b"]},
    ]
    assert only("<ul><li> a\n<ul><li>b</li></ul>\n</li></ul>")["c"] == [
        {"e": "li", "c": ["a ", {"e": "ul", "c": [{"e": "li", "c": ["b"]}]}]},
    ]
    assert only("<p><em>a</em> <strong>b</strong></p>")["c"][1] == " "  # type: ignore[index]


def test_a_list_says_where_it_begins() -> None:
    assert only('<ol start="3"><li>c</li></ol>')["start"] == 3


def test_a_cell_says_where_it_stands() -> None:
    table = '<table><tbody><tr><td class="align-right">1</td></tr></tbody></table>'
    assert only(table)["c"] == [
        {"e": "tbody", "c": [{"e": "tr", "c": [{"e": "td", "c": ["1"], "align": "right"}]}]},
    ]


def test_void_elements_have_no_end() -> None:
    assert nodes("<p>a<br>b</p><hr>") == [{"e": "p", "c": ["a", {"e": "br", "c": []}, "b"]}, {"e": "hr", "c": []}]


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("id:R29", {"e": "ref", "id": "R29", "c": ["x"]}),
        ("id:claim:worth", {"e": "ref", "id": "claim:worth", "c": ["x"]}),
        ("id:term:apology", {"e": "term", "id": "apology", "c": ["x"]}),
        ("https://example.org", {"e": "link", "href": "https://example.org", "c": ["x"]}),
    ],
)
def test_a_link_is_a_reference_a_term_or_an_address(href: str, expected: object) -> None:
    assert only(f'<p><a href="{href}">x</a></p>')["c"] == [expected]


NOTED = '<p>Said.<sup><a href="#fn1" id="fnref1">[1]</a></sup></p>'
NOTES = '<hr>\n\n<ol>\n<li id="fn1"><p>By <em>whom</em>. <a href="#fnref1">back</a></p>\n</li>\n</ol>'
NOTE = {"e": "p", "c": ["Said.", {"e": "note", "c": ["By ", {"e": "em", "c": ["whom"]}, "."]}]}


def test_a_note_stands_where_it_is_called_and_nowhere_else() -> None:
    assert [node for node in nodes(NOTED + NOTES) if node != " "] == [NOTE]


def test_a_note_is_found_at_the_end_of_the_whole_body() -> None:
    assert nodes(NOTED, NOTED + "<p>More.</p>" + NOTES) == [NOTE]
    assert nodes("<p>More.</p>" + NOTES, NOTED + "<p>More.</p>" + NOTES) == [{"e": "p", "c": ["More."]}]


def test_another_line_or_list_stays() -> None:
    assert elements(nodes("<p>a</p><hr><ol><li>b</li></ol>" + NOTES)) == ["p", "hr", "ol", "li"]


def test_a_box_has_a_title_and_a_pause_is_a_box_of_its_own() -> None:
    html = '<div class="admonition {}"><p class="admonition-title">Stop</p><p>Why?</p></div>'
    inside = {"title": ["Stop"], "c": [{"e": "p", "c": ["Why?"]}]}
    assert nodes(html.format("tip")) == [{"e": "box", **inside}]
    assert nodes(html.format("pause")) == [{"e": "pause", **inside}]


def test_a_group_is_what_is_in_it() -> None:
    assert nodes('<div class="table"><p>a</p></div><div><p>b</p></div>') == [
        {"e": "p", "c": ["a"]},
        {"e": "p", "c": ["b"]},
    ]


@pytest.mark.parametrize("element", ["img", "svg", "iframe", "video", "details", "span", "h2", "section", "input"])
def test_any_other_element_is_an_error_that_says_what_is_printed(element: str) -> None:
    with pytest.raises(UnknownElementError, match=rf"<{element}> cannot be printed; printed are: a, abbr, ") as error:
        nodes(f"<p>a</p><ul><li><{element}>x</{element}></li></ul>")
    assert error.value.element == element


def test_terms_are_found_wherever_they_are_mentioned() -> None:
    term = '<a href="id:term:{}">x</a>'
    html = f"<p>{term.format('a')}</p><ul><li><em>{term.format('b')}</em></li></ul>"
    html += f'<div class="admonition pause"><p class="admonition-title">{term.format("c")}</p></div>'
    assert list(mentioned(nodes(html))) == ["a", "b", "c"]


def test_everything_that_the_site_allows_is_drawn_or_refused_by_name() -> None:
    """What the layout draws and what the conversion lets through are one list: nothing panics in the layout."""
    drawn = set(re.findall(r'e == "(\w+)"', (LAYOUTS / "base.typ").read_text(encoding="utf-8")))
    inside = {"li", "thead", "tbody", "tr", "td", "th", "caption"}  # of lists and tables, which draw them
    with pytest.raises(UnknownElementError) as error:
        nodes("<nothing></nothing>")
    known = set(re.findall(r"\w+", str(error.value).partition("printed are: ")[2])) - {"a", "div"}
    assert known - inside <= drawn
    assert drawn - known == {"ref", "term", "link", "note", "box", "pause"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_projects_bodies_is_lost(language: Language) -> None:
    library, renderer = site().library, BodyRenderer(site().library, language)
    for record in library.records.values():
        for section in renderer.render(record).sections:
            expected = re.findall(r"\w+", unescape(_TAG.sub(" ", section.html)))
            found = re.findall(r"\w+", " ".join(_texts(nodes(section.html))))
            assert found == expected, (record.id, section.id)


def _texts(found: list[Node]) -> list[str]:
    return [
        text
        for node in found
        for text in ([node] if isinstance(node, str) else _texts([*node.get("title", []), *node["c"]]))
    ]


def test_plain_text_of_nodes_is_what_is_read() -> None:
    assert plain(nodes("<p>One <em>two</em>.</p>")) == "One two."
