"""Rates pages of the site with Lighthouse as a phone loads them, and reports the medians.

The site is built as `mkdocs build` writes it and served on this machine, compressed and with the headers of a usual
host. Lighthouse simulates a slow line and a processor four times slower (its settings for mobile); every run has a
browser of its own with nothing in its cache.

    python bench/lighthouse.py --runs 5

Works in bench/work/lighthouse/ and writes the section "Lighthouse" of docs/engineering/benchmarks.md. Installs
Lighthouse in bench/work/ (see peers.py); nothing of the project needs it. Needs Chromium.
"""

import argparse
import gzip
import json
import mimetypes
import os
import platform
import runpy
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any

import peers
from measuring import FailedError, alone, environment, processor
from measuring import memory as memory_of_machine
from report import PROJECT, write_section

WORK = PROJECT / "bench/work/lighthouse"
SITE = WORK / "site"

TRIES = 3
LIMIT = 300
"""Seconds after which a report is given up."""

LANGUAGES = ("en", "ru", "cs")
PAGES = {"home": "", "rule": "rules/r29-three-nos/", "case": "cases/corner-bakery-ham/", "tag": "tags/apology/"}
CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
METRICS = {
    "first-contentful-paint": ("first paint s", 1_000, ".2f"),
    "largest-contentful-paint": ("largest paint s", 1_000, ".2f"),
    "total-blocking-time": ("blocked ms", 1, ".0f"),
    "cumulative-layout-shift": ("layout shift", 1, ".3f"),
    "total-byte-weight": ("KiB", 1_024, ".1f"),
}
"""What a column is called, the unit that its figures are divided by, and how they are written."""


@dataclass(frozen=True)
class Run:
    """One report: scores from 0 to 100, metrics in Lighthouse's units, and which audits cost points."""

    scores: Mapping[str, float]
    metrics: Mapping[str, float]
    lost: frozenset[str]
    browser: str


@dataclass(frozen=True)
class Result:
    """All runs of a page in a language."""

    page: str
    language: str
    runs: Sequence[Run]

    def score(self, category: str) -> float:
        return median(run.scores[category] for run in self.runs)

    def metric(self, name: str) -> float:
        return median(run.metrics[name] for run in self.runs)

    @property
    def lost(self) -> list[str]:
        return sorted(frozenset[str]().union(*(run.lost for run in self.runs)))


def build_site() -> None:
    """As anybody builds it, below bench/work."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run(command, cwd=PROJECT, env={**environment(), "RULEBOOK_SITE_DIR": str(SITE)}, check=True)


class Handler(BaseHTTPRequestHandler):
    """A usual host of static pages: compressed, assets kept by browsers, pages asked for again."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self) -> None:
        file = SITE / self.path.partition("?")[0].lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        body = compressed(file) if file.is_file() else b""
        self.send_response(200 if body else 404)
        for name, value in (*headers(file), ("Content-Length", str(len(body)))) if body else (("Content-Length", "0"),):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@cache
def compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6)


def headers(file: Path) -> Iterator[tuple[str, str]]:
    type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    yield "Content-Type", type if type.startswith("image/") else f"{type}; charset=utf-8"
    yield "Content-Encoding", "gzip"
    yield "Cache-Control", "no-cache" if file.suffix == ".html" else "public, max-age=31536000"


@contextmanager
def served() -> Iterator[str]:
    """The address at which the site is served meanwhile."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=http.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{http.server_port}/"
    finally:
        http.shutdown()
        http.server_close()


def rate(program: Path, url: str) -> Run:
    """One report; a browser that dies or a page that does not come is tried again, since a run takes an hour."""
    for _ in range(TRIES - 1):
        try:
            return run_of(_told(program, url))
        except FailedError as error:
            print(f"{url}: {error}; tried again", file=sys.stderr, flush=True)
    return run_of(_told(program, url))


def _told(program: Path, url: str) -> dict[str, Any]:
    """What Lighthouse says of a page, with a browser of its own."""
    flags = " ".join(["--headless=new", *_tools()["CHROMIUM_ARGUMENTS"]])
    command = [str(program), url, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    command.append(f"--only-categories={','.join(CATEGORIES)}")
    told = {**peers.node_environment(), "CHROME_PATH": _chromium()}
    try:
        done = subprocess.run(command, env=told, capture_output=True, encoding="utf-8", check=True, timeout=LIMIT)
    except subprocess.TimeoutExpired as error:
        raise FailedError(f"no report within {LIMIT} s") from error
    except subprocess.CalledProcessError as error:
        raise FailedError(f"exit {error.returncode}: {error.stderr[-3000:]}") from error
    return dict(json.loads(done.stdout))


@cache
def _tools() -> dict[str, Any]:
    return runpy.run_path(str(PROJECT / "tools/run.py"))


@cache
def _chromium() -> str:
    found: str | None = _tools()["chromium"]()
    return found or sys.exit("Chromium or Chrome is missing; install one, or name it in RULEBOOK_CHROMIUM")


def run_of(told: dict[str, Any]) -> Run:
    """What a report says."""
    if told.get("runtimeError"):
        raise FailedError(told["runtimeError"]["message"])
    audits, categories = told["audits"], told["categories"]
    lost = {
        f"{audits[one['id']]['title']} ({CATEGORIES[name]})"
        for name in CATEGORIES
        for one in categories[name]["auditRefs"]
        if one["weight"] and audits[one["id"]]["score"] not in (None, 1)
    }
    scores = {name: 100 * categories[name]["score"] for name in CATEGORIES}
    metrics = {name: audits[name]["numericValue"] for name in METRICS}
    return Run(scores, metrics, frozenset(lost), told["environment"]["hostUserAgent"])


def results(runs: int) -> Iterator[Result]:
    """Every page in every language; the pages take turns, so that other work on the machine falls on all of them."""
    program = peers.lighthouse()
    build_site()
    found: dict[tuple[str, str], list[Run]] = {(page, language): [] for page in PAGES for language in LANGUAGES}
    with served() as address:
        for turn in range(runs):
            for (page, language), reports in found.items():
                reports.append(rate(program, f"{address}{language}/{PAGES[page]}"))
                print(f"{turn + 1}: {language} {page}: {reports[-1].scores}", file=sys.stderr, flush=True)
    for (page, language), reports in found.items():
        yield Result(page, language, reports)


INTRODUCTION = """\
## Lighthouse

How Lighthouse rates pages as a phone loads them, with nothing in the browser's cache: its own settings for mobile, in
which a slow line and a processor four times slower are simulated. Every figure is the median over {runs} of a page.
KiB is all that the browser loads, compressed, with the heads of the answers.
"""


def table(found: Sequence[Result]) -> Iterator[str]:
    names = (*CATEGORIES.values(), *(name for name, _, _ in METRICS.values()))
    yield f"| page | language | {' | '.join(names)} |"
    yield f"|---|---|{'---:|' * len(names)}"
    for result in found:
        scores = [f"{result.score(name):.0f}" for name in CATEGORIES]
        metrics = [f"{result.metric(name) / unit:{form}}" for name, (_, unit, form) in METRICS.items()]
        yield f"| {result.page} | {result.language} | {' | '.join([*scores, *metrics])} |"


def outcome(found: Sequence[Result]) -> Iterator[str]:
    """What was aimed at, and what any run lost points for."""
    aims = ("performance", "accessibility")
    under = [f"{one.page} {one.language}" for one in found if min(map(one.score, aims)) < 100]
    told = f"missed by {', '.join(under)}" if under else "all reach it"
    yield f"Aimed at was 100 for {' and '.join(aims)}; {told}."
    if lost := sorted({title for result in found for title in result.lost}):
        yield f"Less than full marks in at least one run, which need not cost a point: {'; '.join(lost)}."


def setting(found: Sequence[Result], command: str, before: float) -> Iterator[str]:
    browser = next(part for part in found[0].runs[0].browser.split() if "Chrome/" in part)
    yield f"* Date: {date.today().isoformat()}. Command: `{command}`."
    memory = f"{memory_of_machine():.0f} GB of memory"
    yield f"* Machine: {processor()}, {os.cpu_count()} cores, {memory}, {platform.system()}."
    yield f"* Load average before the first run {before:.1f}, after the last {os.getloadavg()[0]:.1f}."
    yield f"* Versions: Lighthouse {peers.version_of('lighthouse')}, Node.js {peers.node_version()}, {browser}."


def main() -> None:
    """Command line: how many runs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="runs of each page (default: 5)")
    parser.add_argument("--dry", action="store_true", help="print the report without writing it")
    options = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    with alone():
        before = os.getloadavg()[0]
        try:
            found = list(results(options.runs))
        except FailedError as error:
            sys.exit(str(error))
    runs = "one run" if options.runs == 1 else f"{options.runs} runs"
    command = shlex.join(["python", "bench/lighthouse.py", *sys.argv[1:]])
    text = "\n".join(
        (INTRODUCTION.format(runs=runs), *table(found), "", *outcome(found), "", *setting(found, command, before))
    )
    print(text)
    if not options.dry:
        write_section("Lighthouse", text)


if __name__ == "__main__":
    main()
