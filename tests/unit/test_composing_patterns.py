"""Patterns for the composer: what Python means by a class of letters, in the words of JavaScript."""

import re

import pytest

from rulebook.rendering.composing.patterns import javascript, patterns


@pytest.mark.parametrize(
    ("python", "script"),
    [
        (r"\w+", r"[\p{L}\p{N}_]+"),
        (r"[\w.-]\W", r"[\p{L}\p{N}_.-][^\p{L}\p{N}_]"),
        (r"(?P<a>\d)\D[^\d]", r"(?<a>\p{Nd})\P{Nd}[^\p{Nd}]"),
        (r"\[\]\(\.\/\-\#[\-]", r"\[\]\(\.\/-#[\-]"),
        (r"[[\]]\w", r"[[\]][\p{L}\p{N}_]"),
        (r"\s\S\n", r"\s\S\n"),
    ],
)
def test_classes_are_spelt_out(python: str, script: str) -> None:
    assert javascript(python) == script


def test_nothing_is_left_that_only_python_reads() -> None:
    for name, (pattern, flags) in patterns().items():
        assert not re.search(r"\(\?P|\\[wWbAZ]|[*+?]\+|\(\?>|\(\?[aiLmsux]", pattern), name
        assert flags in ("", "i"), name
