"""What a search finds of a page: the page itself and its sections, as plain text."""

from builders import Project
from rulebook.rendering.searchable import Entry, entries


def found(html: str) -> list[Entry]:
    return list(entries("rules/r29/", "R29 Sorry", html))


def test_a_page_is_an_entry_and_so_is_each_of_its_sections() -> None:
    html = '<h1>R29 Sorry</h1><p>One line.</p><h2 id="why">Why</h2><p>Because.</p><h2 id="week">Week</h2><p>Try.</p>'
    assert found(html) == [
        {"location": "rules/r29/", "title": "R29 Sorry", "text": "One line."},
        {"location": "rules/r29/#why", "title": "Why", "text": "Because."},
        {"location": "rules/r29/#week", "title": "Week", "text": "Try."},
    ]


def test_markup_and_spaces_are_left_out_and_text_is_escaped() -> None:
    html = '<h2 class="x" id="a">A <em>b</em></h2><ul>\n<li>c &amp; d</li>\n<li>&lt;script&gt;\u00a0"e"</li></ul>'
    assert found(html)[1] == {"location": "rules/r29/#a", "title": "A b", "text": 'c &amp; d &lt;script&gt; "e"'}


def test_a_title_is_escaped() -> None:
    (entry,) = entries("x/", "<b> & c", "")
    assert entry["title"] == "&lt;b&gt; &amp; c"


def test_lists_menus_and_drawings_are_not_searched() -> None:
    html = (
        '<section aria-labelledby="new" data-search-exclude><h2 id="new">New</h2><p>x</p></section>'
        '<ul class="entries" data-search-exclude><li>x</li></ul><nav>x</nav><svg><text>x</text></svg>'
        '<p data-search-exclude>x</p><section><h2 id="a">A</h2><p>y</p></section>'
    )
    assert [(entry["location"], entry["text"]) for entry in found(html)] == [("rules/r29/", ""), ("rules/r29/#a", "y")]


def test_a_rule_is_found_by_its_own_text_and_not_by_its_neighbours(project: Project) -> None:
    project.rule("R29", title="Sorry", text="Never explain.", related=["R30"])
    project.rule("R30", title="Hot and whole")
    page = project.page("en/rules/r29-slug/")
    texts = {entry["location"]: entry["text"] for entry in entries("rules/r29-slug/", page.title, page.html)}
    assert texts["rules/r29-slug/"].endswith("One line.")
    assert texts["rules/r29-slug/#why"] == "Never explain."
    assert not [text for text in texts.values() if "Hot and whole" in text]


def test_a_list_is_found_by_its_name_and_not_by_its_entries(project: Project) -> None:
    project.case("ham", title="The ham", tags=["speed"])
    page = project.page("en/tags/speed/")
    (entry,) = entries("tags/speed/", page.title, page.html)
    assert entry["title"] == "Speed (Tags)"
    assert "The ham" not in entry["text"]
