"""Every code is explained, in every language, by examples that do what they say."""

import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from examples import MINIMAL, lay, whole
from rulebook.checks import check
from rulebook.codes.explanations import Example, Explanation, explanations
from rulebook.loader import load
from rulebook.model.diagnostic import CODES
from rulebook.model.languages import LANGUAGES, Language

EXPLAINED = pytest.mark.parametrize("explanation", explanations().values(), ids=lambda one: one.code)
IN_EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)

WITHOUT_CODE = re.compile("`[^`]*`")
ALPHABETS = {"en": "[a-z]", "ru": "[а-яё]", "cs": "[a-z]"}
UNWANTED = {"en": "[\"'“”—]", "ru": "[\"'“”„–]| -|- |(?<![A-Za-z])[a-z]{3}", "cs": "[\"'”’—]| -"}
"""Signs that a typesetter of the language would not use, and in Russian words that stand there in English."""


def test_every_code_is_explained_and_no_other() -> None:
    assert list(explanations()) == sorted(CODES)


def codes(root: Path, examples: Sequence[Example]) -> set[str]:
    """What a minimal project yields with these files in it, and not without."""
    shutil.copytree(MINIMAL, root)
    for example in examples:
        lay(root, example)
    reading = load(root)
    return {one.code for one in (*reading.diagnostics, *check(reading.library))}


@EXPLAINED
def test_a_bad_example_yields_its_code_and_no_other(explanation: Explanation, tmp_path: Path) -> None:
    found = codes(tmp_path / "project", explanation.bad)
    assert found - {"RB043"} | ({explanation.code} & found) == {explanation.code, *explanation.also}


@EXPLAINED
def test_a_good_example_yields_nothing(explanation: Explanation, tmp_path: Path) -> None:
    """Only the note that a translation is missing, where that is not the matter."""
    found = codes(tmp_path / "project", explanation.good)
    assert found <= {"RB043"} - {explanation.code}


@EXPLAINED
@IN_EACH_LANGUAGE
def test_texts_are_written_as_the_language_is(explanation: Explanation, language: Language) -> None:
    words = explanation.words(language)
    for text in (words.title, words.what, words.mend):
        prose, letters = WITHOUT_CODE.sub("", text), ALPHABETS[language]
        assert text.count("`") % 2 == 0, text
        assert not re.search(UNWANTED[language], prose), text
        assert re.search(letters, prose), text
        assert "  " not in text, text


@IN_EACH_LANGUAGE
def test_titles_are_short_and_differ(language: Language) -> None:
    titles = [one.words(language).title for one in explanations().values()]
    assert len(set(titles)) == len(titles)
    assert [title for title in titles if len(title) > 60 or title.endswith(".")] == []


@EXPLAINED
def test_what_is_wrong_is_told_in_a_few_sentences(explanation: Explanation) -> None:
    for language in LANGUAGES:
        assert len(explanation.words(language).what) <= 420, language
        assert len(explanation.words(language).mend) <= 420, language


@EXPLAINED
def test_examples_are_small(explanation: Explanation) -> None:
    for example in explanation.examples:
        lines = example.text.splitlines()
        assert len(lines) <= 25, example.file
        assert all(len(line) <= 100 for line in lines), example.file


@EXPLAINED
def test_codes_that_come_along_are_codes(explanation: Explanation) -> None:
    assert set(explanation.also) <= set(CODES) - {explanation.code}


def example(text: str, file: str = "docs/guides/late-dish.en.md", **fields: Any) -> Example:
    return Example(file=file, text=text, **fields)


def explanation(bad: Example, good: Example) -> Explanation:
    return replace(explanations()["RB012"], bad=(bad,), good=(good,))


def test_lines_that_differ_are_known() -> None:
    bad, good = example("---\ntitle: A\ntitle: B\n…\n"), example("---\ntitle: A\n…\n")
    both = explanation(bad, good)
    assert list(both.lines(bad)) == [("---", False), ("title: A", False), ("title: B", True), ("…", False)]
    assert not any(differs for _, differs in both.lines(good))


def test_a_file_that_stands_on_one_side_only_differs_nowhere() -> None:
    bad, good = example("---\ntitle: A\n"), example("---\ntitle: B\n", "docs/guides/other.en.md")
    assert not any(differs for _, differs in explanation(bad, good).lines(bad))


@pytest.mark.parametrize(
    ("fields", "caption"),
    [
        ({}, "docs/guides/late-dish.en.md"),
        ({"saved_as": "Windows-1250"}, "docs/guides/late-dish.en.md (Windows-1250)"),
        ({"link_to": "../../x"}, "docs/guides/late-dish.en.md → ../../x"),
    ],
)
def test_a_caption_says_what_the_text_cannot(fields: dict[str, str], caption: str) -> None:
    bad = example("", **fields)
    assert explanation(bad, example("")).caption(bad) == caption


def test_the_encoding_is_told_on_both_sides_where_it_is_the_matter() -> None:
    good = example("")
    assert explanation(example("", saved_as="UTF-16"), good).caption(good).endswith(" (UTF-8)")


@pytest.mark.parametrize(("file", "language"), [("a/b.cs.md", "cs"), ("docs/x.yml", ""), ("docs/x.de.md", "")])
def test_the_language_of_an_example_is_that_of_its_name(file: str, language: str) -> None:
    assert example("", file).language == language


@pytest.mark.parametrize(
    ("text", "rest", "repeated"), [("…\n", True, False), ("a\n  … ×60\n", False, True), ("a … b\n", False, False)]
)
def test_what_stands_for_other_lines_is_known(text: str, rest: bool, repeated: bool) -> None:
    both = explanation(example(text), example(""))
    assert (both.leaves_out("…$"), both.leaves_out("… ×")) == (rest, repeated)


def test_what_an_example_leaves_out_is_filled_in() -> None:
    lines = whole(example("---\ntitle: A\n…\n")).splitlines()
    assert [line.partition(":")[0] for line in lines[:7]] == [
        *("---", "title", "summary", "roles", "related", "owner", "reviewed")
    ]
    assert lines[7:10] == ["---", "", "## Where to begin"]


def test_fields_and_sections_that_an_example_names_are_not_filled_in() -> None:
    text = "---\nowner: A\n…\n---\n\n…\n\n## In practice\n\nB.\n… ×3\n\n…\n"
    filled = whole(example(text, "docs/rules/R29-three-nos.en.md"))
    assert filled.count("owner:") == filled.count("title:") == 1
    headings = [line for line in filled.splitlines() if line.startswith("## ")]
    assert headings == ["## Why it works", "## In practice", "## This week", "## Discuss"]
    assert filled.count("B.\n") == 3
