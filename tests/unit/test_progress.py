"""What is shown of a command that takes longer than a second, and where nothing is."""

import os
import sys
from pathlib import Path

import pytest

from built import ROOT
from rulebook import progress
from rulebook.model.message import say

pexpect = pytest.importorskip("pexpect", reason="no pseudo-terminals on Windows")

WORK = """
import sys
from rulebook import progress
from rulebook.model.message import say

with progress.shown():
    progress.begin(say("Reading"))
    steps = progress.followed(range(3), say("Pages: {language}", language="English"), 3)
    for number in steps:
        print("at", number, flush=True)
        sys.stdin.readline()
        if sys.argv[1:]:
            progress.hide()
            print(sys.argv[1], flush=True)
print("end", flush=True)
"""
TERMINAL = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
CLEAR_LINE = "\x1b[2K"


def started(tmp_path: Path, *arguments: str, **variables: str) -> "pexpect.spawn[str]":
    """The work above in a terminal of its own; it goes on with each line that it is sent."""
    script = tmp_path / "work.py"
    script.write_text(WORK)
    kept = {name: value for name, value in os.environ.items() if name not in ("CI", "NO_COLOR")}
    environment = {**kept, **TERMINAL, "PYTHONPATH": str(ROOT / "hooks"), **variables}
    command = [str(script), *arguments]
    return pexpect.spawn(sys.executable, command, env=environment, encoding="utf-8", echo=False, timeout=60)


@pytest.mark.whole
def test_steps_are_shown_counted_and_removed(tmp_path: Path) -> None:
    work = started(tmp_path)
    work.expect_exact("Reading")
    work.expect_exact("Pages: English")
    work.expect_exact("1/3")
    work.sendline()
    work.expect_exact("2/3")
    work.sendline()
    work.sendline()
    work.expect_exact("end")
    assert CLEAR_LINE in work.before
    assert "\x1b[?25h" in work.before, "the cursor is back"


@pytest.mark.whole
def test_they_speak_the_persons_language(tmp_path: Path) -> None:
    work = started(tmp_path, LC_ALL="cs_CZ.UTF-8")
    work.expect_exact("Stránky: English")
    work.close()


@pytest.mark.whole
def test_what_is_told_meanwhile_has_lines_of_its_own(tmp_path: Path) -> None:
    work = started(tmp_path, "WARNING a fault")
    work.expect_exact("1/3")
    work.sendline()
    work.expect_exact("WARNING a fault")
    assert CLEAR_LINE in work.before.rpartition("Pages")[2]
    work.expect_exact("2/3")
    work.close()


@pytest.mark.whole
@pytest.mark.parametrize("variables", [{"CI": "true"}, {"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_nothing_is_shown_where_nobody_wants_it(tmp_path: Path, variables: dict[str, str]) -> None:
    work = started(tmp_path, **variables)
    work.send("\n\n\n")
    work.expect(pexpect.EOF)
    assert work.before.split() == ["at", "0", "at", "1", "at", "2", "end"]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "CI": "false", "NO_COLOR": ""}, True),
        ({"TERM": "xterm", "CI": "1"}, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({}, False),
    ],
)
def test_who_watches(environment: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert progress.is_watched(environment) is expected
    monkeypatch.setattr("sys.stdout.isatty", lambda: False)
    assert not progress.is_watched(environment)


def test_without_a_terminal_steps_only_count() -> None:
    """Not even rich is loaded."""
    assert list(progress.followed("abc", say("Reading"), 3)) == ["a", "b", "c"]
    step = progress.begin(say("Checking"), 2)
    step.advance()
    assert (step.done, step.total) == (1, 2)
    progress.end()
