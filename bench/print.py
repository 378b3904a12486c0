"""Prints the whole handbook with Typst, as we do, and with WeasyPrint, side by side, and reports what each costs.

Every book is made by a fresh process from the content on the disk, conversion included, with nothing in a cache; ours
before and after each of the peer's. From a finished process the kernel tells (`wait4`) its user and system time and its
largest resident set. Besides: what all products in three languages cost, with an empty cache and with a full one.

    python bench/print.py

Works in bench/work/print/ and writes the section "Printing" of docs/engineering/benchmarks.md. Installs WeasyPrint from
PyPI into bench/work/weasyprint/ if it is not there; nothing of the project needs it. It needs Pango, which PyPI does
not have. Needs Linux.
"""

import argparse
import json
import os
import platform
import shlex
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from math import log
from pathlib import Path
from statistics import median
from typing import Any

from build import _memory as memory_of_machine
from build import _processor as processor
from build import alone
from report import write_section

BENCH = Path(__file__).parent.resolve()
PROJECT = BENCH.parent
WORK = BENCH / "work/print"
WEASYPRINT = "70.0"
WEASYPRINT_VENV = BENCH / "work/weasyprint"

LANGUAGES = ("en", "ru", "cs")
SIZES = ("rules", "half", "whole", "twice")
OURS, PEER, TAGGED = "typst", "weasyprint", "weasyprint-ua"
NAMES = {OURS: "ours (Typst)", PEER: "WeasyPrint", TAGGED: "WeasyPrint, tagged (PDF/UA-1)"}
TOLD = {
    "rules": "rules alone",
    "half": "half: every second record",
    "whole": "whole",
    "twice": "twice: every record two times",
}

PACKAGES = ("typst", "pypdf", "segno", "pydantic", "markdown-it-py")
PAGES_A_SECOND, TIMES_PEER, PRODUCTS_SECONDS = 20, 4, 120
"""What was aimed at."""

_LIBRARIES = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (macOS: brew install pango)"


@dataclass(frozen=True)
class Run:
    """One process: seconds, megabytes of 10^6 bytes, CPU seconds by step, and what else it told."""

    cpu: float
    wall: float
    memory: float
    steps: Mapping[str, float]
    told: Mapping[str, Any]


@dataclass(frozen=True)
class Book:
    """All printings of one book by one engine."""

    engine: str
    language: str
    size: str
    runs: Sequence[Run]
    pages: int
    letters: int
    bytes: int

    @property
    def cpu(self) -> float:
        return median(run.cpu for run in self.runs)

    @property
    def speed(self) -> float:
        """Pages per CPU second, from the start of the process to the file."""
        return self.pages / self.cpu

    @property
    def speed_of_printing(self) -> float:
        """Pages per CPU second without what is the same for both: Python, its modules, reading the content."""
        return self.pages / median(run.cpu - run.steps["start"] - run.steps["read content"] for run in self.runs)

    @property
    def memory(self) -> float:
        return max(run.memory for run in self.runs)


def run(*words: str) -> Run:
    """A step of print_books.py in a fresh process."""
    command = [sys.executable, str(BENCH / "print_books.py"), *words]
    errors = WORK / "errors.log"
    start = time.perf_counter()
    with errors.open("wb") as file:
        process = subprocess.Popen(
            command, cwd=PROJECT, env=_environment(), stdout=subprocess.PIPE, stderr=file, text=True
        )
        said = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{shlex.join(command)}: exit {process.returncode}\n{errors.read_text()[-3000:]}")
    told = json.loads(said)
    resident = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1_024) / 1e6
    return Run(usage.ru_utime + usage.ru_stime, wall, resident, told.get("steps", {}), told)


def _environment() -> dict[str, str]:
    """The caller's environment without the product's own settings; the peer's packages come after ours."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("RULEBOOK_")}
    return {**own, "PYTHONPATH": os.pathsep.join([str(PROJECT / "hooks"), *map(str, _packages())])}


def _packages() -> list[Path]:
    return list(WEASYPRINT_VENV.glob("lib/python*/site-packages"))


def require_weasyprint() -> str:
    """Install WeasyPrint if it is not there, and tell Pango's version; stop if a library of the system is missing."""
    if not any(WEASYPRINT_VENV.glob("lib/python*/site-packages/weasyprint")):
        venv.create(WEASYPRINT_VENV, with_pip=True)
        pip = [str(WEASYPRINT_VENV / "bin/pip"), "install", "--quiet"]
        subprocess.run([*pip, f"weasyprint=={WEASYPRINT}"], check=True)
    ask = (
        "import weasyprint; from weasyprint.text import ffi; "
        "print(weasyprint.__version__, ffi.pango.pango_version(), bool(ffi.harfbuzz_subset))"
    )
    found = subprocess.run([sys.executable, "-c", ask], env=_environment(), capture_output=True, text=True)
    if found.returncode:
        reason = found.stderr.strip().splitlines()[-1]
        sys.exit(f"WeasyPrint cannot start: {reason}\nIt needs Pango and HarfBuzz of the system: {_LIBRARIES}")
    installed, pango, has_subset = found.stdout.split()
    if installed != WEASYPRINT:
        sys.exit(f"WeasyPrint is {installed}, not {WEASYPRINT}; remove {WEASYPRINT_VENV}")
    if has_subset != "True":
        sys.exit(f"WeasyPrint would cut its fonts slowly, since libharfbuzz-subset is missing: {_LIBRARIES}")
    number = int(pango)
    return f"{number // 10_000}.{number // 100 % 100}.{number % 100}"


# Measuring.


def books(language: str, size: str, repeats: int) -> list[Book]:
    """One book by both engines: ours, then the peer's and ours again, as often as is asked for."""
    engines = [PEER, TAGGED] if (language, size) == (LANGUAGES[0], "whole") else [PEER]
    runs: dict[str, list[Run]] = {engine: [] for engine in (OURS, *engines)}
    for engine in (OURS, *(name for peer in engines for _ in range(repeats) for name in (peer, OURS))):
        runs[engine].append(run("book", engine, language, size, str(_target(engine, language, size))))
        last = runs[engine][-1]
        print(f"{language} {size}, {engine}: {last.cpu:.1f} CPU s, {last.memory:.0f} MB", file=sys.stderr, flush=True)
    return [_book(engine, language, size, found) for engine, found in runs.items()]


def _target(engine: str, language: str, size: str) -> Path:
    return WORK / f"{engine}-{language}-{size}.pdf"


def _book(engine: str, language: str, size: str, runs: list[Run]) -> Book:
    target = _target(engine, language, size)
    counted = run("pages", str(target)).told
    return Book(engine, language, size, runs, counted["pages"], counted["letters"], target.stat().st_size)


def products() -> tuple[Run, Run]:
    """All products with an empty cache, and again with what that left there."""
    cache = WORK / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    empty, full = run("products", str(cache)), run("products", str(cache))
    print(f"all products: {empty.cpu:.1f} CPU s, again {full.cpu:.1f}", file=sys.stderr, flush=True)
    return empty, full


# Telling.


def table_of_books(found: Iterable[Book]) -> Iterator[str]:
    """What the whole handbook costs."""
    yield (
        "| language | engine | pages | letters | CPU s | wall s | pages per CPU s | the same, printing alone"
        " | peak memory MB | file MB |"
    )
    yield "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|"
    for book in found:
        yield (
            f"| {book.language} | {NAMES[book.engine]} | {book.pages} | {book.letters:,} | {_cpu(book)}"
            f" | {median(run.wall for run in book.runs):.1f} | **{book.speed:.1f}** | {book.speed_of_printing:.1f}"
            f" | {book.memory:.0f} | {book.bytes / 1e6:.1f} |"
        )


def _cpu(book: Book) -> str:
    """The median, with the least and the largest in brackets if there was more than one printing."""
    cpus = [run.cpu for run in book.runs]
    return f"{book.cpu:.1f}" + (f" ({min(cpus):.1f}–{max(cpus):.1f})" if len(cpus) > 1 else "")


def table_of_growth(found: Sequence[Book]) -> Iterator[str]:
    """How cost grows with the book."""
    yield "| book | engine | pages | CPU s | pages per CPU s | peak memory MB | file MB | growth exponent |"
    yield "|---|---|---:|---:|---:|---:|---:|---:|"
    last: dict[str, Book] = {}
    for book in found:
        before = last.get(book.engine)
        growth = f"{log(book.cpu / before.cpu) / log(book.pages / before.pages):.2f}" if before else ""
        last[book.engine] = book
        yield (
            f"| {TOLD[book.size]} | {NAMES[book.engine]} | {book.pages} | {_cpu(book)} | {book.speed:.1f}"
            f" | {book.memory:.0f} | {book.bytes / 1e6:.1f} | {growth} |"
        )


def table_of_steps(found: Iterable[Book]) -> Iterator[str]:
    """Where the CPU seconds of the whole book go."""
    steps = ("start", "read content", "values", "write HTML", "typeset")
    yield f"| language | engine | {' | '.join(steps)} |"
    yield f"|---|---|{'---:|' * len(steps)}"
    for book in found:
        cells = (f"{median(run.steps.get(step, 0) for run in book.runs):.2f}" for step in steps)
        yield f"| {book.language} | {NAMES[book.engine]} | {' | '.join(cells)} |"


def table_of_products(empty: Run, full: Run) -> Iterator[str]:
    """What the products cost."""
    yield "| product, three languages | files | pages | MB | CPU s, empty cache | CPU s, full cache |"
    yield "|---|---:|---:|---:|---:|---:|"
    for product, told in empty.told["products"].items():
        yield (
            f"| {product} | {told['files']} | {told['pages']:,} | {told['bytes'] / 1e6:.1f}"
            f" | {empty.steps[product]:.1f} | {full.steps[product]:.1f} |"
        )
    files, pages, size = (
        sum(told[name] for told in empty.told["products"].values()) for name in ("files", "pages", "bytes")
    )
    rest = [sum(one.steps[step] for step in ("start", "read content")) for one in (empty, full)]
    yield f"| start and reading | | | | {rest[0]:.1f} | {rest[1]:.1f} |"
    yield f"| **all** | {files} | {pages:,} | {size / 1e6:.0f} | **{empty.cpu:.1f}** | **{full.cpu:.1f}** |"


def aims(whole: Sequence[Book], empty: Run) -> Iterator[str]:
    """Each aim with what was reached."""
    ours, theirs = ([book for book in whole if book.engine == engine] for engine in (OURS, PEER))
    told = ", ".join(f"{book.language} {book.speed:.1f}" for book in ours)
    yield _aim(
        f"at least {PAGES_A_SECOND} pages per CPU second, with conversion and all else that the process does",
        told,
        min(book.speed for book in ours) >= PAGES_A_SECOND,
    )
    pairs = list(zip(ours, theirs, strict=True))
    told = ", ".join(f"{mine.language} {mine.speed / other.speed:.1f} times" for mine, other in pairs)
    least = min(mine.speed / other.speed for mine, other in pairs)
    same = ", ".join(f"{mine.language} {other.cpu / mine.cpu:.1f}" for mine, other in pairs)
    yield _aim(
        f"at least {TIMES_PEER} times WeasyPrint's pages per CPU second",
        f"{told} (CPU of WeasyPrint divided by ours, for the same texts: {same})",
        least >= TIMES_PEER,
    )
    yield _aim(
        f"all products in three languages in at most {PRODUCTS_SECONDS} CPU s",
        f"{empty.cpu:.1f} s",
        empty.cpu <= PRODUCTS_SECONDS,
    )


def _aim(aim: str, reached: str, is_met: bool) -> str:
    return f"* {aim[0].upper()}{aim[1:]}: {reached}, {'met' if is_met else '**missed**'}."


def section(found: Sequence[Book], made: tuple[Run, Run], setting: Iterable[str]) -> str:
    """The section of the report."""
    whole = [book for book in found if book.size == "whole"]
    grown = [book for book in found if book.language == LANGUAGES[0] and book.engine != TAGGED]
    grown.sort(key=lambda book: SIZES.index(book.size))
    empty, full = made
    memory = f"Peak memory of the process that prints them all: {empty.memory:.0f} MB, again {full.memory:.0f} MB."
    parts = (
        *(INTRODUCTION, *table_of_books(whole), ""),
        *(GROWTH, *table_of_growth(grown), ""),
        *(STEPS, *table_of_steps(whole), ""),
        *(PRODUCTS, *table_of_products(empty, full), "", memory, ""),
        *("What was aimed at:", "", *aims(whole, empty), "", *setting),
    )
    return "\n".join(parts) + "\n"


INTRODUCTION = f"""\
## Printing

What the whole handbook costs on A4, all rules, guides and cases with contents, glossary, claims, index and sources:
with Typst, as we print it, and with WeasyPrint {WEASYPRINT} from one HTML document with a print style sheet. Both are
made of the same values, which a fresh process makes of the content on the disk, and have the same fonts, page size,
margins, running heads, contents and references with page numbers, footnotes, hyphenation, drawings and QR codes.
CPU is user and system time of the whole process, memory its largest resident set (both from `wait4`); figures are
medians, with the least and largest CPU time in brackets where a book was printed more than once. Letters are those
that can be read out of the PDF, digits included: they show that both books say the same. "Printing alone" leaves out
Python's start and the reading of the content and keeps conversion. Ours is always tagged (PDF/UA-1), WeasyPrint's
where it is said. Ours has lines for notes on what is left of a page, and the marginal column on the outer side;
WeasyPrint's book has no such lines, the column always on the right, and breaks a little looser, so that it has
more pages.
"""

GROWTH = """\
How the cost grows with the book, in English. The growth exponent compares a row with the same engine's row above:
ln(CPU ratio) / ln(page ratio).
"""

STEPS = "Where the CPU seconds of the whole book go. Values are what our conversion makes of the bodies' HTML:\n"

PRODUCTS = """\
All products in three languages by one process: every handbook of `docs/handbooks/` on its paper, the A5 ones as
booklets too, the deck on both papers, a huddle sheet of every rule, a discussion sheet of every case with a pause, the
form and the cards. First with an empty cache, then again with nothing changed. A booklet's book comes from the cache
even the first time, since the handbook of the same values has been printed before it.
"""


def _setting(command: str, load: float, pango: str) -> Iterator[str]:
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=PROJECT, capture_output=True, text=True)
    yield f"* Date: {date.today().isoformat()}. Command: `{command}`. Engine: {commit.stdout.strip() or 'unknown'}."
    memory = f"{memory_of_machine():.0f} GB of memory"
    yield f"* Machine: {processor()}, {os.cpu_count()} cores, {memory}, {platform.system()}."
    yield f"* Load average before the first process {load:.1f}, after the last {os.getloadavg()[0]:.1f}: other work on"
    yield "  the machine lengthens CPU time too, and changes the ratio of two neighbouring books least."
    yield f"* Versions: Python {platform.python_version()}, {packages}; WeasyPrint {WEASYPRINT} with Pango {pango}."


def main() -> None:
    """Command line: how often, and whether the report is written."""
    options = _options()
    with alone():
        _measure_and_report(options)


def _measure_and_report(options: Any) -> None:
    WORK.mkdir(parents=True, exist_ok=True)
    pango = require_weasyprint()
    load = os.getloadavg()[0]
    asked = [(LANGUAGES[0], size) for size in SIZES] + [(language, "whole") for language in LANGUAGES[1:]]
    made = products()
    found = [book for language, size in asked for book in books(language, size, options.repeats)]
    command = shlex.join(["python", "bench/print.py", *sys.argv[1:]])
    text = section(found, made, _setting(command, load, pango))
    print(text)
    if not options.dry:
        write_section("Printing", text)


def _options() -> Any:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=1, help="printings of each book by WeasyPrint (default: 1)")
    parser.add_argument("--dry", action="store_true", help="print the report without writing it")
    return parser.parse_args()


if __name__ == "__main__":
    main()
