"""The preview in a browser: an edit appears by itself, a fault stands over the last good page until it is mended."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from builders import Project
from built import EPOCH, contents
from renewed import equip
from screens import DESKTOP, PHONE, OpenScreen, violations

pytestmark = pytest.mark.whole

LONG = 60_000
"""Milliseconds that an edit may take to appear on a machine that does much else."""


@dataclass(frozen=True)
class Running:
    """A preview that runs: its project, its address, its process."""

    project: Project
    address: str
    process: "subprocess.Popen[str]"

    def wait_for(self, words: str) -> None:
        """Wait until the preview says so."""
        assert self.process.stderr
        assert any(words in line for line in self.process.stderr), "the preview has ended"

    @property
    def site(self) -> Path:
        return self.project.root / ".cache/preview/site"


def start(project: Project) -> Running:
    """Begin a preview and wait until it serves."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{found.getsockname()[1]}"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    environment["PYTHONPATH"] = str(project.root / "hooks")
    command = [sys.executable, "-m", "rulebook.cli", "serve", "--address", address]
    process = subprocess.Popen(command, cwd=project.root, env=environment, stderr=subprocess.PIPE, text=True)
    running = Running(project, f"http://{address}/", process)
    running.wait_for("Serving on")
    return running


@pytest.fixture
def small(project: Project) -> Project:
    """A rule and a case."""
    project.rule("R01")
    project.case("ham", title="The ham", rules=[{"rule": "R01", "how": "kept", "why": "Said."}])
    equip(project.root)
    return project


@pytest.fixture
def begun() -> Iterator[Callable[[Project], Running]]:
    """Begins previews, and ends them after the test."""
    running: list[Running] = []

    def begin(project: Project) -> Running:
        running.append(start(project))
        return running[-1]

    yield begin
    for one in running:
        one.process.terminate()
        one.process.communicate()


def test_an_edit_appears_a_fault_stands_over_it_and_goes(
    small: Project, begun: Callable[[Project], Running], open_screen: OpenScreen
) -> None:
    running = begun(small)
    page = open_screen(running.address, viewport=DESKTOP).page
    page.goto("en/cases/ham/")
    expect(page.get_by_role("heading", level=1)).to_have_text("The ham")

    small.case("ham", title="The cheese", rules=[{"rule": "R01", "how": "kept", "why": "Said."}])
    expect(page.get_by_role("heading", level=1)).to_have_text("The cheese", timeout=LONG)

    running.wait_for("pages made")  # the search and the schemas follow when the page can be seen already
    files = contents(running.site)
    small.case("ham", title="Nobody sees <b>this</b>", industry="bakeri<i>")
    expect(page.locator(".rb-faults")).to_contain_text("cases/ham.en.md", timeout=LONG)
    expect(page.locator(".rb-faults a")).to_have_attribute("href", "/en/check/rb023/")
    expect(page.locator(".rb-faults i")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("The cheese")
    assert contents(running.site) == files

    page.goto("ru/cases/")
    expect(page.locator(".rb-faults")).to_contain_text("Последняя правка пока не показана")
    small.case("ham", title="Mended")
    expect(page.locator(".rb-faults")).to_have_count(0, timeout=LONG)
    expect(page.locator("main")).to_contain_text("Mended")


def test_the_alert_is_for_everybody(
    small: Project, begun: Callable[[Project], Running], open_screen: OpenScreen
) -> None:
    running = begun(small)
    small.case("ham", touchpoint="countr", tags=["nothing"])
    for scheme in ("light", "dark"):
        page = open_screen(running.address, viewport=PHONE, color_scheme=scheme).page
        page.goto("cs/cases/ham/")
        expect(page.locator(".rb-faults li")).to_have_count(2, timeout=LONG)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(page.locator(".rb-faults summary")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(".rb-faults ol")).to_be_hidden()


def test_a_preview_that_begins_with_a_fault_shows_it_and_then_the_site(
    small: Project, begun: Callable[[Project], Running], open_screen: OpenScreen
) -> None:
    small.write("cases/ham.en.md", "---\ntitle: [\n---\n")
    running = begun(small)
    page = open_screen(running.address, viewport=DESKTOP).page
    page.goto("en/cases/ham/")
    expect(page.locator(".rb-faults")).to_contain_text("cases/ham.en.md")
    small.case("ham", title="The ham")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("The ham"), timeout=LONG)


def test_a_preview_that_starts_again_shows_the_last_site_at_once_and_then_what_has_changed(
    small: Project, begun: Callable[[Project], Running], open_screen: OpenScreen
) -> None:
    first = begun(small)
    first.process.terminate()
    first.process.wait()
    small.case("ham", title="The cheese", rules=[{"rule": "R01", "how": "kept", "why": "Said."}])
    running = begun(small)
    page = open_screen(running.address, viewport=DESKTOP).page
    page.goto("en/cases/ham/")
    expect(page.get_by_role("heading", level=1)).to_have_text("The cheese", timeout=LONG)
    running.wait_for("pages made")  # after it has begun to serve, or there would be nothing to wait for
