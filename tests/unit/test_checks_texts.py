"""Bodies: sections, raw HTML, length."""

import pytest

from builders import EVERY_RECORD, RULE, Project, body, markdown
from rulebook.checks.texts import CARD_LETTERS

SECTIONS = "## Why, ## Practice, ## Week, ## Discuss"


def rule(project: Project, text: str, **fields: object) -> str:
    every = {"title": "Rule", **RULE, **EVERY_RECORD, **fields}
    return project.write("docs/rules/R29-slug.en.md", markdown(every, text))


def test_a_record_with_its_sections_is_right(project: Project) -> None:
    project.rule("R29")
    project.case("ham")
    project.translate("ham", "ru")
    assert project.faults() == []


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ("## Why\n\na\n\n## Practise\n\nb\n\n## Week\n\nc\n\n## Discuss\n\nd", "## Practise", "## Practise"),
        ("## Practice\n\na\n\n## Why\n\nb\n\n## Week\n\nc\n\n## Discuss\n\nd", "## Practice", "## Practice, ## Why"),
        ("## Why\n\na\n\n## Practice\n\nb\n\n## Week\n\nc", "## Why", "## Why, ## Practice, ## Week;"),
        ("Text without headings.", "Text without", "none"),
    ],
)
def test_other_sections_are_reported_with_those_found_and_those_expected(
    project: Project, text: str, place: str, found: str
) -> None:
    path = rule(project, text)
    (fault,) = project.faults()
    assert fault.startswith(project.fault(path, place, "RB050 the headings are: "))
    assert found in fault
    assert fault.endswith(f"they must be: {SECTIONS}")


def test_a_translation_has_the_sections_of_its_language(project: Project) -> None:
    project.rule("R29")
    path = project.translate("R29", "ru")
    project.write(path, (project.root / path).read_text(encoding="utf-8").replace("## Why ru", "## Why"))
    (fault,) = project.faults("RB050")
    assert fault.startswith(project.fault(path, "## Why", "RB050"))
    assert "## Why ru, ## Practice ru" in fault


def test_headings_in_code_and_smaller_ones_do_not_count(project: Project) -> None:
    rule(project, body("rule", first="### Smaller\n\n```\n## Code\n```"))
    assert project.faults() == []


def test_a_guide_has_any_sections_or_none(project: Project) -> None:
    project.guide("recovery")
    project.write("docs/guides/balance.en.md", markdown({"title": "T", "summary": "S", **EVERY_RECORD}, "Text alone."))
    assert project.faults() == []


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_an_empty_body_is_reported(project: Project, text: str) -> None:
    rule(project, text)
    (fault,) = project.faults()
    assert fault.endswith("RB051 the text below the front matter is empty")


@pytest.mark.parametrize("section", ["Why", "Discuss"])
def test_an_empty_section_is_reported_at_its_heading(project: Project, section: str) -> None:
    path = rule(project, body("rule").replace(f"## {section}\n\nText.", f"## {section}\n"))
    assert project.faults() == [project.fault(path, "## " + section, f"RB051 the section {section!r} is empty")]


@pytest.mark.parametrize(
    "html",
    [
        "<b>",
        "</b>",
        "<br/>",
        "<script>",
        '<iframe src="https://example.org">',
        "<style>",
        '<img src="x" onerror="alert(1)">',
        "<!doctype html>",
        "<?php",
        '<div\nclass="x">',
    ],
)
def test_raw_html_is_reported_at_its_place(project: Project, html: str) -> None:
    path = project.rule("R29", text=f"One.\n\nTwo {html} three.")
    (fault,) = project.faults()
    assert fault.startswith(project.fault(path, html, "RB052 "))
    assert fault.endswith("is raw HTML; write Markdown, or put it in `backticks` to show it")


@pytest.mark.parametrize(
    "text",
    [
        "a < b and c > d",
        "`<b>`",
        "```\n<b>\n```",
        "<https://example.org/a>",
        "<mailto:a@b.test>",
        "<a@b.test>",
        "1 <2>",
    ],
)
def test_what_only_looks_like_html_is_left_alone(project: Project, text: str) -> None:
    project.rule("R29", text=text)
    assert project.faults() == []


def test_a_pause_stands_on_a_line_of_its_own(project: Project) -> None:
    project.case("ham", text="One.\n\n<!-- pause: What would you do? -->\n\nTwo.")
    assert project.faults() == []


@pytest.mark.parametrize(
    "pause", ["One <!-- pause: What? --> two.", "<!-- pause: What? --> \n\nx", "<!-- pause -->", "<!--pause: x-->"]
)
def test_a_pause_that_would_show_as_text_is_reported(project: Project, pause: str) -> None:
    project.case("ham", text=pause)
    assert project.codes() == ["RB052"]


@pytest.mark.parametrize(
    "image", ["![A ham](ham.jpg)", "![](https://example.org/ham.jpg)", "![A ham][R29]", "Sorry![R29]"]
)
def test_an_image_is_reported_instead_of_vanishing(project: Project, image: str) -> None:
    path = project.rule("R29", text=f"See this: {image}.")
    assert [fault.split(" ")[:2] for fault in project.faults()] == [[f"{project.at(path, '![')}:", "RB054"]]


@pytest.mark.parametrize("text", ["`![A ham](ham.jpg)`", "Sorry! [R29]", "\\![A ham]"])
def test_what_only_looks_like_an_image_is_left_alone(project: Project, text: str) -> None:
    project.rule("R30", text=text)
    project.rule("R29")
    assert project.faults("RB054") == []


def test_a_card_that_is_too_long_is_reported_in_each_language(project: Project) -> None:
    project.rule("R29", text="x " * (CARD_LETTERS // 2))
    path = project.translate("R29", "cs", text="y " * (CARD_LETTERS // 4))
    (fault,) = project.faults()
    place = project.at("docs/rules/R29-slug.en.md", "## Why")
    assert fault.startswith(f"{place}: RB053 the card has 2695 characters;")
    assert fault.endswith(f"{CARD_LETTERS} fit an A5 page")
    project.translate("R29", "cs", text="y " * (CARD_LETTERS // 2))
    assert [one.path for one in project.diagnostics() if one.code == "RB053"] == ["docs/rules/R29-slug.en.md", path][
        ::-1
    ]


def test_everything_on_the_card_counts(project: Project) -> None:
    half = "x " * (CARD_LETTERS // 4)
    project.rule("R29", text=half, say=[{"instead_of": "a", "say": half}])
    assert project.codes() == ["RB053"]


def test_a_case_may_be_long(project: Project) -> None:
    project.case("ham", text="x " * (CARD_LETTERS * 2))
    assert project.faults() == []
