"""The benchmarks where they can be wrong without anybody seeing it: what is measured, compared and locked."""

import json
import re
import runpy
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "bench"))

import build  # noqa: E402
import compare  # noqa: E402
import compare_report as report  # noqa: E402
import edit  # noqa: E402
import lighthouse  # noqa: E402
import peers  # noqa: E402
from generate import _keep_english  # noqa: E402
from measuring import FailedError, Figures, exponent, median_of, spent, spread  # noqa: E402
from words import _blameless  # noqa: E402


def figures(cpu: float, wall: float = 1, memory: float = 1, pages: float = 100) -> Figures:
    return Figures(cpu, wall, memory, pages, pages)


def result(count: int, site: str, *builds: Figures, why: str = "") -> report.Result:
    return report.Result(count, site, builds, why)


def test_the_median_is_taken_of_each_figure_by_itself() -> None:
    builds = (figures(1, wall=9), figures(3, wall=7), figures(2, wall=8))
    assert median_of(builds) == figures(2, wall=8)
    assert spread(builds) == " (1.0–3.0)"
    assert spread(builds[:1]) == ""


def test_growth_is_measured_by_pages() -> None:
    assert exponent(figures(1, pages=100), figures(10, pages=1_000)) == pytest.approx(1)
    assert exponent(figures(1, pages=100), figures(100, pages=1_000)) == pytest.approx(2)


def test_a_row_is_compared_with_stock_of_the_same_size_and_itself_of_the_size_before() -> None:
    found = [
        result(100, report.STOCK, figures(2, 4, 50)),
        result(100, report.COLD, figures(1, 1, 100)),
        result(1_000, report.COLD, figures(10, pages=1_000)),
    ]
    _, _, stock, small, large = report.table(found)
    assert stock.endswith("| 1.00 | 1.00 | 1.00 |  |")
    assert small.endswith("| 0.50 | 0.25 | 2.00 |  |")
    assert large.endswith("|  |  |  | 1.00 |"), "nothing was measured beside it"


def test_whole_builds_are_compared_with_stock_as_it_comes_and_with_a_shorter_menu() -> None:
    cpu = {"ours": 12, "again": 9, "stock": 10, "pruned": 6}
    found = [
        build.Result(count, site, (figures(cpu[site], pages=count),)) for count in (100, 1_000) for site in build.SITES
    ]
    rows = list(build.table(found))
    assert len({row.count("|") for row in rows}) == 1
    ratios = [row.split("|")[2].strip() + row.split("|")[5] for row in rows if "/" in row.split("|")[2]]
    assert ratios == 2 * [
        "**ours / stock** **1.20** ",
        "**ours, built again / stock** **0.90** ",
        "**ours / stock, menu pruned** **2.00** ",
        "**ours, built again / stock, menu pruned** **1.50** ",
    ]


def test_every_row_has_all_columns_also_where_a_peer_failed() -> None:
    shown = edit.Shown(3, 1, (0.1, 0.3, 0.2))
    edits = [report.Edited(100, "ours", shown), report.Edited(100, "Hugo", None, "the server ended by itself")]
    builds = [result(100, report.STOCK, figures(2)), result(100, "Zensical", why="exit 1: no")]
    for rows in (list(report.table(builds)), list(report.table_of_edits(edits))):
        assert len({row.count("|") for row in rows}) == 1
    assert "**0.20** | 0.10–0.30 | 3 |" in next(row for row in report.table_of_edits(edits) if "ours" in row)


def test_an_aim_is_met_missed_or_not_spoken_of() -> None:
    found = [
        result(5_000, report.STOCK, figures(100, 100, 100)),
        result(5_000, report.COLD, figures(60, 100, 151)),
        result(5_000, report.PARALLEL, why="exit 2: no such option"),
    ]
    hugo, ours = (report.Edited(1_000, preview.name, None) for preview in edit.PREVIEWS[-2:])
    edits = [hugo, report.Edited(1_000, ours.name, edit.Shown(1, 1, (0.1,)))]
    assert list(report.aims(found, edits)) == [
        "* 5,000 cases, ours, cold, one process: cpu at most 0.6 of stock’s: 0.6, met.",
        "* 5,000 cases, ours, cold, one process: memory at most 1.5 of stock’s: 1.51, **missed**.",
        "* 1,000 cases, edit to preview at most 0.15 s: 0.1, met.",
    ]


def test_a_process_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    sleeping = [sys.executable, "-c", "import time; time.sleep(600)"]
    used = spent(sleeping, tmp_path, tmp_path / "log", limit=0.2)
    assert used.code == -9
    assert used.wall < 60


def test_cpu_time_of_children_counts(tmp_path: Path) -> None:
    busy = "import time\nwhile time.process_time() < 0.5: pass"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"
    assert spent([sys.executable, "-c", parent], tmp_path, tmp_path / "log").cpu >= 0.5


SERVER = """\
import http.server, pathlib, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
        words = pathlib.Path("case.md").read_text().split()
        self.wfile.write("".join(f"<p>{word}</p>" for word in words).encode() + b"</html>")
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""


def preview(server: str) -> edit.Preview:
    return edit.Preview("a server", ".", lambda port: [sys.executable, "-c", server, str(port)], file="case.md")


def test_an_edit_is_seen_and_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edit, "REST", (0, 0))
    case = tmp_path / "case.md"
    case.write_text("before", encoding="utf-8")
    shown = edit.shown(preview(SERVER), tmp_path, "a-case", most=2)
    assert len(shown.edits) == 2
    assert all(0 < seconds < 10 for seconds in (shown.first, shown.again, *shown.edits))
    assert case.read_text(encoding="utf-8") == "before"


def test_a_server_that_ends_is_not_waited_for(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="ended by itself"):
        edit.shown(preview("raise SystemExit"), tmp_path, "a-case")


def test_a_peer_that_fails_does_not_keep_the_others_from_being_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking() -> list[str]:
        raise FailedError("it is missing")

    (tmp_path / "p").mkdir()
    page = "pathlib.Path('site/cases/a-case.en/index.html')"
    write = f"import pathlib; page = {page}; page.parent.mkdir(parents=True); page.write_text('')"
    sites = (
        compare.Site("missing", "p", lacking),
        compare.Site("large", "p", list, most=0),
        compare.Site("failing", "p", lambda: [sys.executable, "-c", "print('a | b'); raise SystemExit(3)"]),
        compare.Site("silent", "p", lambda: [sys.executable, "-c", "pass"], removed=("site",)),
        compare.Site("good", "p", lambda: [sys.executable, "-c", write], removed=("site",)),
        compare.Site(report.UNCHANGED, "p", lambda: [sys.executable, "-c", "print('WARNING: a word')"]),
    )
    monkeypatch.setattr(compare, "SITES", sites)
    *failed, good, advised = compare.built(1, tmp_path, "a-case", repeats=2)
    assert [one.why for one in failed] == [
        "it is missing",
        "not tried above 0 cases",
        "exit 3: a / b",
        "it wrote 0 pages, and a-case is not one of them as it should be",
    ]
    assert (good.why, len(good.builds)) == ("", 2)
    assert advised.why.endswith("WARNING: a word")


def test_no_word_is_drawn_that_the_check_advises_against() -> None:
    assert list(_blameless(["ham", "idiot", "Sloppiest", "hamper"], "en")) == ["ham", "hamper"]


def test_the_copied_engine_has_one_language(tmp_path: Path) -> None:
    module = "hooks/rulebook/model/languages.py"
    for folder in ("cases", "docs", Path(module).parent):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(ROOT / module, tmp_path / module)
    for name in ("a.en.md", "a.ru.md", "a.cs.md"):
        (tmp_path / "cases" / name).touch()
    _keep_english(tmp_path)
    assert runpy.run_path(str(tmp_path / module))["LANGUAGES"] == ("en",)
    assert [path.name for path in (tmp_path / "cases").iterdir()] == ["a.en.md"]


def reported(performance: float, **more: object) -> dict[str, object]:
    """A report of Lighthouse in which one audit counts and one does not."""
    audits = {name: {"numericValue": 1_000.0} for name in lighthouse.METRICS}
    refs = [{"id": "paint", "weight": 1}, {"id": "hint", "weight": 0}]
    return {
        "audits": {**audits, "paint": {"title": "Paint", "score": 0.9}, "hint": {"title": "Hint", "score": 0}},
        "categories": {
            name: {"score": performance if name == "performance" else 1, "auditRefs": refs if name == "seo" else []}
            for name in lighthouse.CATEGORIES
        },
        "environment": {"hostUserAgent": "Mozilla/5.0 Chrome/156.0"},
        **more,
    }


def test_a_page_is_rated_by_the_median_and_every_loss_is_named() -> None:
    runs = [lighthouse.run_of(reported(score)) for score in (0.5, 1, 1)]
    found = [lighthouse.Result("home", "en", runs), lighthouse.Result("rule", "cs", runs[:1])]
    home, rule = list(lighthouse.table(found))[2:]
    assert home.startswith("| home | en | 100 | 100 | 100 | 100 | 1.00 |")
    assert rule.startswith("| rule | cs | 50 |")
    aimed, lost = lighthouse.outcome(found)
    assert "missed by rule cs." in aimed
    assert lost.endswith("Paint (SEO).")


def test_a_rating_that_fails_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [FailedError("exit 1"), reported(1, runtimeError={"message": "no page"}), reported(1)]
    monkeypatch.setattr(lighthouse, "_told", lambda *_: _raised_or(told.pop(0)))
    assert lighthouse.rate(tmp_path, "http://127.0.0.1/").scores["performance"] == 100
    told = [FailedError("exit 1")] * lighthouse.TRIES
    with pytest.raises(FailedError):
        lighthouse.rate(tmp_path, "http://127.0.0.1/")


def _raised_or(value: object) -> object:
    if isinstance(value, Exception):
        raise value
    return value


def test_versions_of_peers_are_exact_and_no_address_is_locked() -> None:
    lines = (peers.FILES / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[A-Za-z\d-]+==[\d.]+", line) for line in lines if not line.startswith("#"))
    asked = json.loads((peers.FILES / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((peers.FILES / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert locked[""]["dependencies"] == asked
    assert {name: locked[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert not [one for one in locked.values() if "resolved" in one]
    assert all("integrity" in one for name, one in locked.items() if name)


def test_only_the_task_of_its_name_runs_a_benchmark() -> None:
    assert re.findall(r"bench/\w+\.py", (ROOT / "tools/run.py").read_text(encoding="utf-8")) == ["bench/compare.py"]
    for file in _pipelines():
        assert "bench" not in file.read_text(encoding="utf-8"), file


def _pipelines() -> Iterator[Path]:
    yield from (ROOT / ".github/workflows").glob("*.yml")
    yield ROOT / ".gitlab-ci.yml"
