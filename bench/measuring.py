"""What the benchmarks share: a process and what it used, one benchmark at a time, and the machine in words.

From a finished process the kernel tells (`wait4`) its user and system time with that of its children, and the largest
resident set that one of these processes had.
"""

import argparse
import os
import platform
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from datetime import date
from fcntl import LOCK_EX, LOCK_NB, flock
from math import log
from pathlib import Path
from statistics import median
from threading import Timer

BENCH = Path(__file__).parent.resolve()
PROJECT = BENCH.parent
WORK = BENCH / "work"


_UNWANTED = ("RULEBOOK_", "PYTHONDONTWRITEBYTECODE")


class FailedError(Exception):
    """A build or a server that gives no figure; says why."""


LARGE = 2_000
"""With more cases one build of each site instead of three."""


@dataclass(frozen=True)
class Spent:
    """What a process and its children used: seconds, and megabytes of 10^6 bytes."""

    code: int
    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True)
class Figures:
    """One build, or the median of several: seconds, megabytes of 10^6 bytes, and what was written."""

    cpu: float
    wall: float
    memory: float
    pages: float
    files: float


def median_of(builds: Sequence[Figures]) -> Figures:
    """The median of each figure by itself."""
    return Figures(*map(median, zip(*map(astuple, builds), strict=True)))


def spread(builds: Sequence[Figures]) -> str:
    """The least and the largest CPU seconds, if there was more than one build."""
    cpus = [build.cpu for build in builds]
    return f" ({min(cpus):.1f}–{max(cpus):.1f})" if len(cpus) > 1 else ""


def exponent(before: Figures, after: Figures) -> float:
    """By which power of the number of pages CPU time has grown."""
    return log(after.cpu / before.cpu) / log(after.pages / before.pages)


def spent(command: Sequence[str | Path], folder: Path, log: Path, limit: float | None = None) -> Spent:
    """Run a command to its end, or for `limit` seconds; what it says goes to a log."""
    with log.open("wb") as file, process_of(command, folder, file) as process:
        start = time.perf_counter()
        timer = Timer(limit or 0, _kill, (process,))
        if limit:
            timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - start
    return Spent(process.returncode, usage.ru_utime + usage.ru_stime, wall, megabytes(usage.ru_maxrss))


@contextmanager
def process_of(command: Sequence[str | Path], folder: Path, log: object) -> Iterator[subprocess.Popen[bytes]]:
    """A process in a session of its own, which is ended with all its children if nobody has waited for it."""
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=log,  # type: ignore[call-overload]
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """As somebody at the terminal ends it, and by force if that takes too long."""
    os.killpg(process.pid, signal.SIGINT)
    try:
        process.wait(15)
    except subprocess.TimeoutExpired:
        _kill(process)
        process.wait()


def _kill(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGKILL)


def environment(**more: str) -> Mapping[str, str]:
    """The caller's environment without the product's own settings; Python keeps its bytecode, as it does by itself.

    Containers often forbid it, and each start would compile the engine anew, but not the installed packages.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_UNWANTED)}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": "hooks", **more}


def megabytes(maxrss: int) -> float:
    """Linux tells the resident set in units of 1,024 bytes, macOS in bytes."""
    return maxrss * (1 if sys.platform == "darwin" else 1_024) / 1e6


def written(site: Path) -> tuple[int, int]:
    """How many HTML pages, and how many files in all, a build has written."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return sum(path.suffix == ".html" for path in files), len(files)


def usual_repeats(count: int) -> int:
    """How often a site over so many cases is built, unless --repeats says otherwise."""
    return 1 if count > LARGE else 3


def arguments(description: str) -> argparse.ArgumentParser:
    """The command line of a benchmark of builds: what is said there of all of them."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="+", help="numbers of cases, ascending")
    parser.add_argument("--repeats", type=int, help=f"builds of each site (default: 3, above {LARGE:,} cases 1)")
    parser.add_argument("--engine", type=Path, default=PROJECT, help="another project folder whose engine to measure")
    parser.add_argument("--dry", action="store_true", help="print the report without writing it")
    return parser


@contextmanager
def alone() -> Iterator[None]:
    """Stop if another benchmark is running: both would write the same files, and disturb each other's figures."""
    WORK.mkdir(exist_ok=True)
    with (WORK / "lock").open("w") as file:
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            sys.exit(f"another benchmark is running in {WORK}")
        yield


def setting(command: str, load: float, versions: str) -> Iterator[str]:
    """Lines of a report: when, how, on what machine; `load` is the load average before the first process."""
    yield f"* Date: {date.today().isoformat()}. Command: `{command}`."
    yield f"* Machine: {processor()}, {os.cpu_count()} cores, {memory():.0f} GB of memory, {platform.system()}."
    yield f"* Load average before the first build {load:.1f}, after the last {os.getloadavg()[0]:.1f}: other work on"
    yield "  the machine lengthens wall time most, CPU time too, and the ratio of two neighbouring builds least."
    yield f"* Versions: Python {platform.python_version()}, {versions}."


def processor() -> str:
    """The processor's name as Linux tells it, or its architecture."""
    info = Path("/proc/cpuinfo")
    names = re.findall(r"^model name\s*: (.+)$", info.read_text(), re.M) if info.exists() else []
    return str(names[0]) if names else platform.machine()


def memory() -> float:
    """Physical memory in units of 10^9 bytes."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
