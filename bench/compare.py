"""Builds the same Markdown with our engine and its peers, side by side in one run, and reports what each costs.

One language: the real rules, guides and cases in English and N synthetic cases. Every build is a fresh process, one at
a time. A peer that cannot be had, fails or takes too long gives a row that says why, and the others go on.

    python bench/compare.py 100 1000 5000

Works in bench/work/ and writes the section "Side by side" of docs/engineering/benchmarks.md. Installs the peers there
(see peers.py). Needs Linux or macOS.
"""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import edit
import peers
from compare_report import COLD, EDITED, PARALLEL, PRUNED, STOCK, UNCHANGED, Edited, Result, section
from measuring import BENCH, WORK, FailedError, Figures, alone, arguments, spent, usual_repeats, written
from report import write_section

LIMIT = 1_800
"""Seconds after which a build is given up."""


@dataclass(frozen=True)
class Site:
    """A way to build a project: what is removed before, whether a case is edited, and the most cases to try it with."""

    name: str
    project: str
    command: Callable[[], Sequence[str | Path]]
    removed: tuple[str, ...] = ()
    edits: bool = False
    most: int | None = None
    page: str = "cases/{id}.en/index.html"


def _ours(name: str, *options: str, removed: tuple[str, ...] = (), edits: bool = False) -> Site:
    command = [sys.executable, "-m", "rulebook.cli", "build", *options]
    return Site(name, "ours", lambda: command, removed, edits, page="en/cases/{id}/index.html")


def _stock(name: str, project: str) -> Site:
    return Site(name, project, lambda: [sys.executable, "-m", "mkdocs", "build", "--quiet"], removed=("site",))


SITES = (
    Site(
        "Hugo, tiny theme",
        "hugo",
        lambda: [peers.hugo(), "--destination", "site"],
        ("site", "resources"),
        page="cases/{id}/index.html",
    ),
    Site("Eleventy, tiny theme", "eleventy", lambda: [peers.node(), peers.eleventy(), "--quiet"], ("site",)),
    # Above 1,000 cases it took all of 23.8 GB and was killed.
    Site("Zensical", "zensical", lambda: [peers.zensical(), "build"], ("site", ".cache"), most=1_000),
    _stock(STOCK, "stock"),
    _stock(PRUNED, "pruned"),
    _ours(COLD, "--jobs", "1", removed=("site", ".cache")),
    _ours(PARALLEL, removed=("site", ".cache")),
    _ours(UNCHANGED),
    _ours(EDITED, edits=True),
)
"""In the order in which they are built; the last two go on from what the one before has left."""


def measure(site: Site, folder: Path, count: int, id: str, turn: int) -> Figures:
    """Build a project in a fresh process, and see that all pages came, and the edit if there was one."""
    if site.most is not None and count > site.most:
        raise FailedError(f"not tried above {site.most:,} cases")
    command, project = site.command(), folder / site.project
    for name in site.removed:
        shutil.rmtree(project / name, ignore_errors=True)
    word = f"Edited{turn:03d}." if site.edits else ""
    if word:
        case = project / f"cases/{id}.en.md"
        case.write_text(f"{case.read_text(encoding='utf-8')}\n{word}\n", encoding="utf-8")
    used = spent(command, project, project / "build.log", LIMIT)
    _require_good(site, used.code, (project / "build.log").read_text(encoding="utf-8"))
    pages, files = written(project / "site")
    page = project / "site" / site.page.format(id=id)
    if pages < count or not page.is_file() or word not in page.read_text(encoding="utf-8"):
        raise FailedError(f"it wrote {pages:,} pages, and {id} is not one of them as it should be")
    return Figures(used.cpu, used.wall, used.memory, pages, files)


def _require_good(site: Site, code: int, said: str) -> None:
    if code < 0:
        raise FailedError(f"killed by signal {-code}, after {LIMIT:,} s or by the system")
    lines = [line.strip() for line in said.splitlines() if line.strip()] or ["it said nothing"]
    if code:
        raise FailedError(f"exit {code}: {_plain(lines[-1])}")
    if site.name == UNCHANGED and "WARNING" in said:
        raise FailedError(f"no measure, since a build with advice reads everything again: {_plain(lines[0])}")


def _plain(line: str) -> str:
    """A line without what would break a table."""
    return line[:120].replace("|", "/")


def built(count: int, folder: Path, id: str, repeats: int) -> list[Result]:
    """Every site `repeats` times, taking turns; who fails once is not tried again."""
    builds: dict[str, list[Figures]] = {site.name: [] for site in SITES}
    reasons: dict[str, str] = {}
    for turn in range(repeats):
        for site in SITES:
            if site.name in reasons:
                continue
            try:
                builds[site.name].append(measure(site, folder, count, id, turn))
                _tell(f"{count} cases, {site.name}: {builds[site.name][-1]}")
            except (FailedError, OSError) as error:
                reasons[site.name] = str(error)
                _tell(f"{count} cases, {site.name}: {error}")
    return [Result(count, name, tuple(found), reasons.get(name, "")) for name, found in builds.items()]


def previewed(count: int, folder: Path, id: str, edits: int) -> Iterator[Edited]:
    """Every preview, one after the other."""
    for preview in edit.PREVIEWS if edits else ():
        try:
            found = Edited(count, preview.name, edit.shown(preview, folder, id, edits))
        except (FailedError, OSError) as error:
            found = Edited(count, preview.name, None, str(error))
        _tell(f"{count} cases, {found}")
        yield found


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def write_projects(count: int, engine: Path) -> Path:
    """All projects of N cases; ours that is served has three languages."""
    folder = WORK / "beside" / str(count)
    # In a process of its own: a child's largest resident set is never less than its parent's at the start.
    for target, more in ((folder, ["--peers"]), (folder / "three", [])):
        command = [sys.executable, str(BENCH / "generate.py"), str(count), str(target), "--engine", str(engine), *more]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(engine / "hooks")})
    (folder / "three/ours").rename(folder / "served")
    shutil.rmtree(folder / "three")
    return folder


def edited_id(folder: Path, count: int) -> str:
    """The case that is edited: one of the synthetic ones, from the middle."""
    found = next((folder / "ours/cases").glob(f"*-{count // 2:05d}.en.md"))
    return found.name.removesuffix(".en.md")


def main() -> None:
    """Command line: the numbers of cases, in ascending order."""
    options = _options()
    found: list[Result] = []
    edits: list[Edited] = []
    with alone():
        load = os.getloadavg()[0]
        for count in options.counts:
            folder = write_projects(count, options.engine.resolve())
            id = edited_id(folder, count)
            found += built(count, folder, id, options.repeats or usual_repeats(count))
            edits += previewed(count, folder, id, options.edits)
        text = section(found, edits, shlex.join(["python", "bench/compare.py", *sys.argv[1:]]), load)
    print(text)
    if not options.dry:
        write_section("Side by side", text)


def _options() -> Any:
    parser = arguments(__doc__ or "")
    parser.add_argument("--edits", type=int, default=edit.EDITS, help="edits of each preview, 0 for none (default: 20)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
