"""Every code is explained, in every language, by examples that do what they say."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from examples import MINIMAL, lay
from rulebook.checks import check
from rulebook.codes.explanations import Example, Explanation, explanations
from rulebook.loader import load
from rulebook.model.diagnostic import CODES
from rulebook.model.languages import LANGUAGES

EXPLAINED = pytest.mark.parametrize("explanation", explanations().values(), ids=lambda one: one.code)
IN_EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


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
