"""The report on builds side by side: what was measured, as tables, and what was aimed at.

Phase: benchmark; `compare.py` measures.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version

import edit
import peers
from measuring import Figures, exponent, median_of, setting, spread

STOCK, PRUNED, COLD, PARALLEL, UNCHANGED, EDITED = (
    "stock: mkdocs + material",
    "stock, menu pruned",
    "ours, cold, one process",
    "ours, cold, all cores",
    "ours, nothing changed",
    "ours, one edit, new process",
)


@dataclass(frozen=True)
class Result:
    """All builds of one site over N cases, or why there is none."""

    count: int
    site: str
    builds: tuple[Figures, ...]
    why: str = ""

    @property
    def median(self) -> Figures | None:
        return None if self.why else median_of(self.builds)


@dataclass(frozen=True)
class Edited:
    """How long a preview took over N cases, or why nobody knows."""

    count: int
    name: str
    shown: edit.Shown | None
    why: str = ""


def table(found: Sequence[Result]) -> Iterator[str]:
    """The builds as a Markdown table; `×` columns are multiples of stock at the same N."""
    yield "| cases (N) | site | HTML pages | CPU s | wall s | peak memory MB | CPU × | wall × | memory × | growth |"
    yield "|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|"
    medians = by_place(found)
    counts = sorted({result.count for result in found})
    for result in found:
        smaller = [count for count in counts if count < result.count]
        before = medians.get((result.site, smaller[-1])) if smaller else None
        yield _row(result, medians.get((STOCK, result.count)), before)


def by_place(found: Iterable[Result]) -> Mapping[tuple[str, int], Figures]:
    """The medians by site and N, of those that have one."""
    return {(result.site, result.count): figures for result in found if (figures := result.median)}


def _row(result: Result, stock: Figures | None, before: Figures | None) -> str:
    now, begin = result.median, f"| {result.count:,} | {result.site} |"
    if now is None:
        return f"{begin} {result.why} | | | | | | | |"
    ratios = [f"{one:.2f}" for one in _ratios(now, stock)] if stock else ["", "", ""]
    growth = f"{exponent(before, now):.2f}" if before else ""
    figures = f"{now.pages:,.0f} | {now.cpu:.1f}{spread(result.builds)} | {now.wall:.1f} | {now.memory:.0f}"
    return f"{begin} {figures} | {' | '.join(ratios)} | {growth} |"


def _ratios(now: Figures, stock: Figures) -> tuple[float, ...]:
    return now.cpu / stock.cpu, now.wall / stock.wall, now.memory / stock.memory


def table_of_edits(found: Iterable[Edited]) -> Iterator[str]:
    yield "| cases (N) | preview | first page s | started again s | edit to preview s | least–most | edits |"
    yield "|---:|---|---:|---:|---:|---:|---:|"
    for one in found:
        begin, shown = f"| {one.count:,} | {one.name} |", one.shown
        if shown is None:
            yield f"{begin} {one.why} | | | | |"
        else:
            ends = f"{min(shown.edits):.2f}–{max(shown.edits):.2f}"
            starts = f"{shown.first:.1f} | {shown.again:.1f}"
            yield f"{begin} {starts} | **{shown.median:.2f}** | {ends} | {len(shown.edits)} |"


AIMS: tuple[tuple[str, str, float], ...] = (
    (COLD, "cpu", 0.6),
    (PARALLEL, "wall", 0.35),
    (UNCHANGED, "cpu", 0.05),
    (EDITED, "cpu", 0.07),
    (COLD, "memory", 1.5),
    (PARALLEL, "memory", 1.5),
)
"""At 5,000 cases: the most of a site's figure as a multiple of stock's."""


def aims(found: Sequence[Result], edits: Sequence[Edited]) -> Iterator[str]:
    """What was aimed at, and whether it has been reached; nothing of what was not measured."""
    medians = by_place(found)
    for site, figure, most in AIMS:
        ours, stock = medians.get((site, 5_000)), medians.get((STOCK, 5_000))
        if ours and stock:
            ratio = getattr(ours, figure) / getattr(stock, figure)
            yield _aim(f"5,000 cases, {site}: {figure} at most {most} of stock’s", ratio, most)
    if growths := sorted((count, figures) for (site, count), figures in medians.items() if site == COLD):
        (least, small), (largest, large) = growths[0], growths[-1]
        if least < largest:
            yield _aim(f"growth of CPU from {least:,} to {largest:,} cases at most 1.1", exponent(small, large), 1.1)
    yield from _aims_of_edits(edits)


def _aims_of_edits(edits: Sequence[Edited]) -> Iterator[str]:
    for count, most in ((1_000, 0.15), (5_000, 0.3)):
        told = {one.name: one.shown.median for one in edits if one.shown and one.count == count}
        *_, hugo, ours = (told.get(preview.name) for preview in edit.PREVIEWS)
        if ours:
            yield _aim(f"{count:,} cases, edit to preview at most {most} s", ours, most)
        if ours and hugo:
            yield _aim(f"{count:,} cases, less than Hugo’s {hugo:.2f} s", ours, hugo)


def _aim(text: str, reached: float, most: float) -> str:
    return f"* {text}: {reached:.3g}, {'met' if reached <= most else '**missed**'}."


INTRODUCTION = """\
## Side by side

What whole builds cost over the same Markdown in one language: the real rules, guides and cases in English, and N
synthetic cases of about 250 words. CPU is user and system time of a fresh process and its children; memory is the
largest resident set of one process among them (both from `wait4`), so that a build in several processes has up to that
in each. Figures are medians, with the least and largest CPU time in brackets where a build was repeated. The columns
with × are multiples of stock's figures at the same N; growth is ln(CPU ratio) / ln(ratio of HTML pages) against the
same site's figures at the N before.
"""

OUTCOME = """\
They do not do the same. The peers make one page of each file, show the tags of the front matter alone and leave
references such as `[R29]` as text. Stock and Zensical have Material's theme as it comes, with search and tags; “menu
pruned” has the features of our site's theme, of which navigation.prune writes a shorter menu on each page; Hugo and
Eleventy have a theme as small as it can be, with a menu of rules and guides, contents, tags and a file of all texts for
a search (bench/peers/). Ours validates everything, shows the front matter, resolves references, marks glossary terms,
finds similar cases and backlinks, and adds listings, which are the surplus of pages. The engine makes every page in
each of its languages, so the copy that is built here has English as its only one (a line of `model/languages.py`).
“Cold” finds neither a site nor a cache; “nothing changed” and “one edit” go on from the build before in a new process.
"""

EDITS_INTRODUCTION = """\
From saving a case to the moment at which the server gives the page with the new word, in seconds of the clock; the
page is asked for every 5 ms. “First page” is the time from the start of the program, with nothing kept from before, to
the page; “started again” the same a second time. Ours serves all three languages of the same N cases, and their
translations; the others one. A preview that is slow stops after {budget} s, with {enough} edits at least.
"""


def section(found: Sequence[Result], edits: Sequence[Edited], command: str, load: float) -> str:
    """The section of the report, in plain English; `load` is the load average before the first build."""
    told = EDITS_INTRODUCTION.format(budget=edit.BUDGET, enough=edit.ENOUGH)
    tables = [INTRODUCTION, *table(found), "", OUTCOME, *([told, *table_of_edits(edits), ""] if edits else [])]
    reached = ["What was aimed at:", "", *lines, ""] if (lines := list(aims(found, edits))) else []
    return "\n".join((*tables, *reached, *setting(command, load, versions()))) + "\n"


def versions() -> str:
    ours = [f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "markdown-it-py", "jinja2")]
    theirs = [f"{name} {peers.version_of(name)}" for name in ("hugo", "@11ty/eleventy", "zensical")]
    return ", ".join((*ours, *theirs, f"Node.js {peers.node_version()}"))
