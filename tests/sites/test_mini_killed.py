"""A process that is killed in the middle of a build: the next one builds as if nothing had been."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builders import Project
from built import EPOCH, ROOT, contents
from renewed import Built, Previewed, Renewed, equip

pytestmark = pytest.mark.whole

EDITS = """
import sys
from pathlib import Path
sys.path[:0] = [{tests!r}]
from builders import Project
from renewed import {kind}
project, found = Project(Path.cwd()), {kind}(Path.cwd())
found.build()
print("ready", flush=True)
for number in range(1_000):
    project.case("ham", title=f"Title {{number}}", tags=["speed"] if number % 2 else [])
    if number % 3:
        project.case("soup", title=f"Soup {{number}}")
    else:
        (project.root / "cases/soup.en.md").unlink(missing_ok=True)
    found.build()
"""


def killed(project: Project, kind: type[Renewed], after: float) -> None:
    """Let a process edit and build, and kill it after some seconds, wherever it is then."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(ROOT / "hooks")}
    code = EDITS.format(tests=str(ROOT / "tests"), kind=kind.__name__)
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, cwd=project.root, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(after)
        process.kill()


@pytest.mark.parametrize("kind", [Previewed, Built])
def test_a_build_that_is_killed_is_made_good_by_the_next(project: Project, tmp_path: Path, kind: type[Renewed]) -> None:
    project.rule("R01")
    project.case("ham")
    equip(project.root)
    for after in (0.05, 0.13, 0.21, 0.34, 0.55, 0.89):
        killed(project, kind, after)
        project.case("ham", title=f"After {after}")  # the file itself may have been half written
        (project.root / "cases/soup.en.md").unlink(missing_ok=True)
        here = kind(project.root)
        assert not here.build()
        found, expected = contents(here.site), here.fresh(tmp_path / "fresh")
        assert [path for path in expected.keys() | found.keys() if expected.get(path) != found.get(path)] == []
