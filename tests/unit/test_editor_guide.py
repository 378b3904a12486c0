"""The guide for editors: what it names exists, it says the same in three languages, and the first step comes first."""

import re
import shlex
from collections.abc import Iterable
from pathlib import Path

import click
import pytest

from builders import Project
from markup import Element
from rulebook.cli import main
from rulebook.model.languages import LANGUAGES, Language

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("project"))
    project.taxonomy()
    project.rule("R29")
    return project


def page(project: Project, language: Language) -> Element:
    return project.read(f"{language}/contribute/")


def commands(texts: Iterable[str]) -> list[str]:
    """What follows the program's name in each command among some texts."""
    return [text.split("rulebook ", 1)[1] for text in texts if text.startswith(("rulebook ", ".venv/bin/rulebook "))]


def assert_exists(words: str) -> None:
    """A command, its subcommand and its options are those of the program."""
    first, *others = shlex.split(words)
    command = main.commands[first]
    if isinstance(command, click.Group) and others:
        command = command.commands[others.pop(0)]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in others if word.startswith("-")} <= known, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_of_the_guide_exists(project: Project, language: Language) -> None:
    found = commands(code.text for code in page(project, language).all("code"))
    assert len(found) == 8
    for words in found:
        assert_exists(words)


@pytest.mark.parametrize("file", ["CONTRIBUTING.md", "docs/engineering/hosts.md"])
def test_every_command_of_a_document_exists(file: str) -> None:
    found = commands(re.findall("`([^`]+)`", (ROOT / file).read_text(encoding="utf-8")))
    assert found
    for words in found:
        assert_exists(words)


def test_the_three_languages_say_the_same(project: Project) -> None:
    shapes = [[one.name for one in page(project, language).all()] for language in LANGUAGES]
    assert shapes[0] == shapes[1] == shapes[2]
    anchors = [[one.attributes["id"] for one in page(project, language).all("h2")] for language in LANGUAGES]
    assert anchors[0] == anchors[1] == anchors[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_step_comes_before_everything_else(project: Project, language: Language) -> None:
    names = [one.name for one in page(project, language).all("h1", "h2", "p", "ul", "a")]
    assert names[:4] == ["h1", "p", "ul", "a"]
    assert page(project, language).having(href="#correct")


def test_a_mistake_is_mended_by_the_link_or_where_there_is_none_in_the_file(project: Project) -> None:
    plan = project.site().pages["en/contribute/"]
    linked = project.renderer("en", edit_url="https://example.org/{path}").render(plan).html
    assert "“Suggest a\u00a0correction”" in linked
    assert "docs/rules" not in linked
    assert "docs/rules" in project.renderer("en").render(plan).html


def test_every_target_on_the_page_is_there(project: Project) -> None:
    tree = page(project, "en")
    anchors = {f"#{one.attributes['id']}" for one in tree.all("h2")}
    assert {link.attributes["href"] for link in tree.all("a") if link.attributes["href"].startswith("#")} <= anchors


@pytest.mark.parametrize(
    ("language", "short"), [("en", "[aA]"), ("ru", "[вксоуиВКСОУИ]"), ("cs", "[kvszouaiKVSZOUAI]")]
)
def test_no_line_ends_with_a_short_word_but_what_is_copied_has_plain_spaces(
    project: Project, language: Language, short: str
) -> None:
    html = project.page(f"{language}/contribute/").html
    prose = re.sub("<code>.*?</code>|<[^>]*>", "", html, flags=re.S)
    assert re.findall(rf"(?<![\w’]){short}\u00a0\S+", prose)
    assert re.findall(rf"(?<![\w’]){short} \S+", prose) == []
    assert all("\u00a0" not in code for code in re.findall("<code>(.*?)</code>", html, flags=re.S))
