"""Sites built for real, for the slow tests: the project's own, once per run, and the mini sites of tests/sites/.

pytest-xdist's workers share the project's own site: the first that asks for it builds it, the others wait. Mini sites
are built by module; `--dist loadfile` sees to it that a module runs in one worker.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import cast

from rulebook.loader import load
from rulebook.model.library import Library

ROOT = Path(__file__).parent.parent
MINI_SITES = Path(__file__).parent / "sites"

SITE_URL = "http://rulebook.test/"
LANGUAGES = ("en", "ru", "cs")
EPOCH = "1790000000"
LONGEST_BUILD = 120  # seconds


@dataclass(frozen=True)
class Build:
    """A build that has ended: the folder it was to write, its exit code, and all that it said."""

    site: Path
    code: int
    output: str


MiniSite = Callable[..., Build]
"""Builds `minimal` with other mini sites laid over it, with the command's options: mini_site("moved", options=())."""


def build(project: Path, site: Path, *options: str, tool: str = "mkdocs", **variables: str) -> Build:
    """Build a project folder in a process of its own, as a person would, with more variables of the environment."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("RULEBOOK_")}
    environment = {
        **own,
        "RULEBOOK_SITE_DIR": str(site),
        "RULEBOOK_SITE_URL": SITE_URL,
        "SOURCE_DATE_EPOCH": EPOCH,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(project / "hooks"),
        "PYTHONIOENCODING": "utf-8",
        **variables,
    }
    command = [sys.executable, "-m", tool, "build", *options]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False)
    return Build(site, done.returncode, done.stdout + done.stderr)


@cache
def own_library() -> Library:
    """The project's own records, read once."""
    return load(ROOT).library


@cache
def project_site(base: Path) -> Build:
    """The project's own site, built strictly; `base` is the temporary folder that pytest gives this process."""
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    site, lock, record = (shared / name for name in ("project/site", "project.lock", "project.json"))
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        _wait_for(record)
    else:
        done = build(ROOT, site, "--strict")
        unfinished = record.with_suffix(".part")
        unfinished.write_text(json.dumps([done.code, done.output]), encoding="utf-8")
        unfinished.rename(record)
    code, output = json.loads(record.read_text(encoding="utf-8"))
    assert site.is_dir(), f"no site was built:\n{output}"
    return Build(site, code, output)


def _wait_for(file: Path) -> None:
    end = time.monotonic() + LONGEST_BUILD
    while not file.exists():
        assert time.monotonic() < end, f"another worker has not made {file}"
        time.sleep(0.1)


def mini_project(folder: Path, *names: str) -> Path:
    """A project folder with the engine, the mini site `minimal`, and other mini sites' files laid over it."""
    ignore = shutil.ignore_patterns("*.pyc.*")
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=ignore)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("minimal", *names):
        shutil.copytree(MINI_SITES / name, folder, copy_function=_add, dirs_exist_ok=True)
    return folder


def _add(source: str, target: str) -> None:
    """Copy a file, or add it to the one that is there: more words for a vocabulary."""
    with Path(target).open("ab") as file:
        file.write(Path(source).read_bytes())


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


class _Handler(SimpleHTTPRequestHandler):
    """Serves a site as a host would: quietly, and with the site's own page for unknown addresses."""

    protocol_version = "HTTP/1.1"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    headers_of: Callable[[str], Mapping[str, str]] = staticmethod(lambda path: {})

    def end_headers(self) -> None:
        for name, value in self.headers_of(self.path).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    """A server that says nothing of browsers which go away before they have everything."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def served(site: Path, headers: Callable[[str], Mapping[str, str]] = lambda path: {}) -> Iterator[str]:
    """The address, ending in a slash, at which a site is served meanwhile; `headers` gives those of a path."""
    kind = type("Handler", (_Handler,), {"headers_of": staticmethod(headers)})

    def handler(*arguments: object) -> _Handler:
        return cast(_Handler, kind(*arguments, directory=str(site)))

    server = _Server(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
