"""Builds our site and plain Material for MkDocs over the same Markdown files, and reports what each build costs.

Every build is a fresh process, one at a time, in alternating order. From a finished process the kernel tells
(`wait4`) its user and system time with that of its children, and its largest resident set. Between N and the
next N the growth exponent is ln(CPU ratio) / ln(page ratio): 1 means that a page costs the same on a large site.

    python bench/build.py 100 1000 5000

Works in bench/work/ and writes the section "Whole builds" of docs/engineering/benchmarks.md. Fetches nothing.
Needs Linux or macOS.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any

from measuring import (
    BENCH,
    WORK,
    Figures,
    alone,
    arguments,
    exponent,
    median_of,
    setting,
    spent,
    spread,
    usual_repeats,
    written,
)
from report import write_section

SITES = ("ours", "again", "stock", "pruned")
"""What is built, in this order: ours with nothing in any cache, the same once more, stock, stock with our features."""

FOLDER = {"ours": "ours", "again": "ours", "stock": "stock", "pruned": "pruned"}
NAMES = {"ours": "ours", "again": "ours, built again", "stock": "stock", "pruned": "stock, menu pruned"}
PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "pydantic", "pyyaml", "nh3", "babel")

_FAULT = re.compile(r"ERROR +-  rulebook: cases/\S+-\d{5}\.")
"""An error of a generated case; a warning of wording says only that its words were drawn from a dictionary."""


@dataclass(frozen=True)
class Result:
    """All builds of one site over the files of N cases."""

    count: int
    site: str
    builds: tuple[Figures, ...]

    @property
    def median(self) -> Figures:
        return median_of(self.builds)


def measure(project: Path, is_first: bool) -> Figures:
    """Build a project in a fresh process; CPU, wall time and memory are the kernel's figures for that process.

    A first build finds no cache: what an earlier one kept is removed.
    """
    for folder in ("site", *([".cache"] if is_first else [])):
        shutil.rmtree(project / folder, ignore_errors=True)
    output = project / "build.log"
    used = spent([sys.executable, "-m", "mkdocs", "build"], project, output)
    _require_clean(used.code, output)
    return Figures(used.cpu, used.wall, used.memory, *written(project / "site"))


def _require_clean(code: int, output: Path) -> None:
    """Stop on a failed build, and on a fault in a generated case: it would not have been built whole."""
    lines = output.read_text(encoding="utf-8").splitlines()
    faults = [line for line in lines if _FAULT.search(line)]
    if code or faults:
        errors = [line for line in lines if "ERROR" in line]
        sys.exit("\n".join([f"{output}: exit {code}, {len(faults)} faults in cases", *(faults or errors or lines)[:9]]))


def results(count: int, repeats: int, engine: Path) -> list[Result]:
    """Generate both projects of N cases and build every site `repeats` times, in alternating order."""
    folder = WORK / str(count)
    _generate(count, folder, engine)
    builds: dict[str, list[Figures]] = {site: [] for site in SITES}
    for turn in range(repeats):
        for site in SITES if turn % 2 == 0 else reversed(SITES):
            builds[site].append(measure(folder / FOLDER[site], is_first=site != "again"))
            print(f"{count} cases, {site}: {builds[site][-1]}", file=sys.stderr, flush=True)
    return [Result(count, site, tuple(builds[site])) for site in SITES]


def _generate(count: int, folder: Path, engine: Path) -> None:
    """In a process of its own: a child's largest resident set is never less than its parent's at the start."""
    command = [sys.executable, str(BENCH / "generate.py"), str(count), str(folder), "--engine", str(engine)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(engine / "hooks")})


def table(found: list[Result]) -> Iterator[str]:
    """The results as a Markdown table: for each N all sites, and ours divided by stock."""
    yield "| cases (N) | site | HTML pages | files | CPU s | wall s | peak memory MB | growth exponent |"
    yield "|---:|---|---:|---:|---:|---:|---:|---:|"
    last: dict[str, Figures] = {}
    for _, results in groupby(found, lambda one: one.count):
        for result in results:
            yield _row(result, last.get(result.site))
            last[result.site] = result.median
        yield from (_ratio(last, ours, peer) for peer in ("stock", "pruned") for ours in ("ours", "again"))


def _row(result: Result, before: Figures | None) -> str:
    now = result.median
    growth = f"{exponent(before, now):.2f}" if before else ""
    return (
        f"| {result.count:,} | {NAMES[result.site]} | {now.pages:,.0f} | {now.files:,.0f}"
        f" | {now.cpu:.1f}{spread(result.builds)} | {now.wall:.1f} | {now.memory:.0f} | {growth} |"
    )


def _ratio(figures: Mapping[str, Figures], ours: str, peer: str) -> str:
    ratios = [mine / theirs for mine, theirs in zip(astuple(figures[ours]), astuple(figures[peer]), strict=True)]
    cpu, wall, memory, pages, files = (f"{ratio:.2f}" for ratio in ratios)
    return f"| | **{NAMES[ours]} / {NAMES[peer]}** | {pages} | {files} | **{cpu}** | {wall} | **{memory}** | |"


def section(found: list[Result], command: str, load: float) -> str:
    """The section of the report, in plain English; `load` is the load average before the first build."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return "\n".join((INTRODUCTION, *table(found), "", OUTCOME, "", *setting(command, load, packages))) + "\n"


INTRODUCTION = """\
## Whole builds

What a build of the whole site costs, compared with plain Material for MkDocs over the same Markdown files: as it comes
("stock"), and with the features of the theme that our site has, of which navigation.prune writes a shorter menu on
each page ("stock, menu pruned").
N is the number of synthetic cases that were added to the real content. Each is three files, English and its Russian
and Czech translations, with a body of about 250 words. CPU is user and system time of a fresh process and its
children, memory its largest resident set (both from `wait4`); figures are medians, with the least and largest CPU time
in brackets where a build was repeated. Ours is built with nothing in any cache, and once more with what the build
before has kept, which is the search index. The growth exponent compares a row with the same site's row above:
ln(CPU ratio) / ln(ratio of HTML pages).
"""

OUTCOME = """\
The two sites do not do the same: stock makes one page of each file, shows the front matter's tags alone, and leaves
references such as `[R29]` as text, since ids mean nothing to it. Ours validates everything, shows the front matter,
resolves references, marks glossary terms, finds similar cases and backlinks, and adds the listings, which are the
surplus of pages. Stock has the plug-ins search and tags with a page of all tags, the same Markdown extensions, its
rules and guides in the menu and its cases not."""


def main() -> None:
    """Command line: the numbers of cases, in ascending order."""
    options = arguments(__doc__ or "").parse_args()
    with alone():
        _measure_and_report(options)


def _measure_and_report(options: Any) -> None:
    load = os.getloadavg()[0]
    found: list[Result] = []
    for count in options.counts:
        repeats = options.repeats or usual_repeats(count)
        found += results(count, repeats, options.engine.resolve())
    text = section(found, shlex.join(["python", "bench/build.py", *sys.argv[1:]]), load)
    print(text)
    if not options.dry:
        write_section("Whole builds", text)


if __name__ == "__main__":
    main()
