"""Set up what a task needs, then run it: the one way in, on every system, with nothing but Python.

    python tools/run.py serve     preview at http://127.0.0.1:8000, renewed with every change
    python tools/run.py site      write the site to site/, with its PDFs
    python tools/run.py check     everything that is fast: style, types, content, unit tests
    python tools/run.py test      everything, with built sites and a browser
    python tools/run.py bench     measure builds and previews beside those of other generators

The Makefile calls this script; on Windows it is called directly.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "installed"
LOCK = ROOT / "requirements.lock"

HEADLESS = "chromium-headless-shell"
"""Chromium without its windows, which Debian has as a package: it draws the same pages with half the work."""

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
CHROMIUM_PATHS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)

CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""For tests and benchmarks: it runs as any user, asks nobody, and draws the same everywhere."""


def run(*command: str | Path, **variables: str) -> None:
    """Run a command in the project; a failure ends the task with the command's own exit code."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **variables}
    code = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment, check=False).returncode
    if code:
        sys.exit(code)


def python(*arguments: str) -> None:
    """Run a Python module of the virtual environment."""
    run(PYTHON, "-m", *arguments)


def set_up() -> None:
    """Make the virtual environment and install the locked packages, unless that has been done for this lock."""
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text() == wanted:
        return
    if sys.version_info < (3, 11):  # noqa: UP036  an older Python reads this file too
        sys.exit("Python 3.11 or newer is needed.")
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except subprocess.CalledProcessError:
        sys.exit("Python's venv module lacks pip. On Debian: apt-get install python3-venv")
    pip = ("pip", "install", "--quiet", "--disable-pip-version-check")
    python(*pip, "--require-hashes", "--requirement", str(LOCK))
    python(*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    STAMP.write_text(wanted)


def chromium() -> str | None:
    """The path of an installed Chromium, Chrome or Edge; RULEBOOK_CHROMIUM comes first."""
    named = os.environ.get("RULEBOOK_CHROMIUM")
    found = [shutil.which(name) for name in CHROMIUM_NAMES]
    places = [path for path in CHROMIUM_PATHS if Path(path).is_file()]
    return next((path for path in (named, *found, *places) if path), None)


def browser_for_tests() -> str | None:
    """The path of the browser that tests look through: the lightest that is installed, or the one that is named."""
    return os.environ.get("RULEBOOK_CHROMIUM") or shutil.which(HEADLESS) or chromium()


def require_browser() -> str:
    """The browser for tests; Debian's is installed where there is none, and the lightest in a container, for root."""
    if shutil.which("apt-get") and not os.environ.get("RULEBOOK_CHROMIUM") and not shutil.which(HEADLESS):
        is_root = os.geteuid() == 0  # type: ignore[attr-defined,unused-ignore]
        if is_root or not chromium():
            packages = (HEADLESS,) if chromium() else (HEADLESS, "chromium")
            any(install(() if is_root else ("sudo", "-n"), package) for package in packages)
    if path := browser_for_tests():
        return path
    sys.exit("The browser tests need Chromium or Chrome; install one, or name it in RULEBOOK_CHROMIUM.")


def install(root: tuple[str, ...], package: str) -> bool:
    """Install a package from Debian with a font; whether that went well."""
    options = ("-qq", "-o", "Acquire::Retries=0")
    commands = (("update",), ("install", "-y", "--no-install-recommends", package, "fonts-dejavu-core"))
    return all(subprocess.run([*root, "apt-get", *options, *one], check=False).returncode == 0 for one in commands)


def set_up_editor() -> None:
    """What Visual Studio Code completes and explains front matter with; made of the content, so it cannot be kept."""
    python("rulebook.cli", "schema")


def serve() -> None:
    set_up_editor()
    python("rulebook.cli", "serve")


def site() -> None:
    run(PYTHON, "-m", "rulebook.cli", "build", "--strict", RULEBOOK_PRINT="1")


def check() -> None:
    python("ruff", "check", ".")
    python("ruff", "format", "--check", ".")
    python("mypy")
    python("rulebook.cli", "check", "--strict")
    python("pytest", "-q", "-m", "not whole", "-n", "auto")


def test() -> None:
    browser = require_browser()
    check()
    workers = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")  # in the order of tests/order.py
    run(PYTHON, "-m", "pytest", "-q", "-m", "whole", *workers, RULEBOOK_CHROMIUM=browser)


def bench() -> None:
    run(PYTHON, "bench/compare.py", *(sys.argv[2:] or ("100", "1000", "5000")))


TASKS: dict[str, Callable[[], None]] = {
    "setup": set_up_editor,
    "serve": serve,
    "site": site,
    "check": check,
    "test": test,
    "bench": bench,
}


def main() -> None:
    task = TASKS.get(sys.argv[1]) if len(sys.argv) > 1 else None
    if task is None:
        sys.exit(f"usage: python tools/run.py {'|'.join(TASKS)}")
    set_up()
    task()


if __name__ == "__main__":
    main()
