"""The browser for tests: the lightest that is there, installed only where that surprises nobody."""

import os
import shutil
import subprocess

import pytest
from tools import run


class Machine:
    """A Debian with some browsers, from which packages can be had or not."""

    def __init__(self, patch: pytest.MonkeyPatch, *programs: str, root: bool, packages: tuple[str, ...] = ()) -> None:
        self.programs, self.packages, self.asked = {"apt-get", *programs}, packages, list[str]()
        patch.delenv("RULEBOOK_CHROMIUM", raising=False)
        patch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name in self.programs else None)
        patch.setattr(os, "geteuid", lambda: 0 if root else 1000, raising=False)
        patch.setattr(run, "CHROMIUM_PATHS", ())
        patch.setattr(subprocess, "run", self._run)

    def _run(self, command: list[str], check: bool) -> "subprocess.CompletedProcess[str]":
        if "install" not in command:
            return subprocess.CompletedProcess(command, 0)
        package = command[-2]
        self.asked.append(" ".join([*command[: command.index("apt-get")], package]))
        self.programs |= {package} & {*self.packages}
        return subprocess.CompletedProcess(command, 0 if package in self.packages else 100)


def test_the_browser_that_is_named_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, run.HEADLESS, "chromium", root=True)
    monkeypatch.setenv("RULEBOOK_CHROMIUM", "/opt/mine")
    assert (run.require_browser(), machine.asked) == ("/opt/mine", [])


@pytest.mark.parametrize("root", [True, False])
def test_the_lightest_that_is_there_is_taken(monkeypatch: pytest.MonkeyPatch, root: bool) -> None:
    machine = Machine(monkeypatch, run.HEADLESS, "chromium", root=root)
    assert (run.require_browser(), machine.asked) == (f"/usr/bin/{run.HEADLESS}", [])


def test_nothing_is_installed_on_a_desk_that_has_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, "google-chrome", root=False, packages=(run.HEADLESS,))
    assert (run.require_browser(), machine.asked) == ("/usr/bin/google-chrome", [])


def test_root_gets_the_lightest_if_it_can_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, "chromium", root=True, packages=(run.HEADLESS,))
    assert (run.require_browser(), machine.asked) == (f"/usr/bin/{run.HEADLESS}", [run.HEADLESS])
    machine = Machine(monkeypatch, "chromium", root=True)
    assert (run.require_browser(), machine.asked) == ("/usr/bin/chromium", [run.HEADLESS])


def test_where_there_is_none_one_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, root=False, packages=(run.HEADLESS, "chromium"))
    assert (run.require_browser(), machine.asked) == (f"/usr/bin/{run.HEADLESS}", [f"sudo -n {run.HEADLESS}"])
    machine = Machine(monkeypatch, root=True, packages=("chromium",))
    assert (run.require_browser(), machine.asked) == ("/usr/bin/chromium", [run.HEADLESS, "chromium"])


def test_without_any_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch, root=True)
    with pytest.raises(SystemExit, match="need Chromium"):
        run.require_browser()
