"""Searches the same pages with our search, Material's lunr and Pagefind, side by side, and reports what each costs.

Every query is asked on a page of a browser window of its own, with nothing in any cache, the engines taking turns; the
server is on the same machine and does not compress. Every index is built by a fresh process, whose CPU time is the
kernel's figure (`wait4`). Right pages are counted over the public queries (tests/content/search/queries.json).

    python bench/search.py 100 1000 5000

Works in bench/work/search/ and writes the section "Search" of docs/engineering/benchmarks.md. Installs Pagefind from
PyPI into bench/work/pagefind/ if it is not there; nothing of the project needs it. Needs Linux or macOS.
"""

import argparse
import compileall
import gzip
import json
import os
import platform
import re
import runpy
import shlex
import shutil
import subprocess
import sys
import time
import venv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any, Final

import material
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from rjsmin import jsmin

from measuring import alone, processor
from measuring import memory as memory_of_machine
from report import write_section

BENCH = Path(__file__).parent.resolve()
PROJECT = BENCH.parent
WORK = BENCH / "work/search"
QUERIES = PROJECT / "tests/content/search/queries.json"
HOOKS = WORK / "hooks"
CLIENT = HOOKS / "theme/assets/javascripts"
PAGEFIND = "1.5.2"
PAGEFIND_VENV = BENCH / "work/pagefind"

LANGUAGES = ("en", "ru", "cs")
ENGINES = ("ours", "pagefind", "lunr")
STEMMED = "lunr-stemmed"
EDITED, ADDED = "ours after one edit", "ours with one page more"
BUILDS = {
    "ours": "without cache",
    EDITED: "after one edit",
    ADDED: "with one page more",
}
FORGOTTEN = {"ours": "*"}
"""What is removed from the cache before an index is made."""

NAMES = {
    "ours": "ours",
    "pagefind": f"Pagefind {PAGEFIND}",
    "lunr": "Material's lunr",
    STEMMED: "lunr with its stemmers",
}

PLAIN = ("exact", "inflected", "prefix", "twoword")
"""The kinds of public queries whose medians are reported: all engines can answer them."""

EACH = 2
"""Queries of each of these kinds and of each language."""

FREQUENT = {"en": "customer", "ru": "клиент", "cs": "zákazník"}
"""Words that stand on most pages: asked besides, as is one query with a typing error."""

LARGE = 1_000
"""From so many pages on, one build of each index instead of three, unless --repeats says so; lunr is asked less."""

MANY = 15_000
"""5,000 cases in three languages."""

PACKAGES = ("simplemma", "snowballstemmer", "mkdocs-material", "playwright")


# What is measured.


@dataclass(frozen=True)
class Query:
    """What is asked: `kind` is the public set's, or `frequent`."""

    language: str
    kind: str
    text: str


@dataclass(frozen=True)
class Sent:
    """What the server has sent: bodies in bytes, the same compressed, files, and bytes by sort of file."""

    bytes: int
    zipped: int
    files: int
    sorts: Mapping[str, int]


@dataclass(frozen=True)
class Visit:
    """One cold page: the first result, the first ten, another query; None where nothing was found."""

    engine: str
    query: Query
    first: float | None
    sent: Sent
    ten: float
    sent_ten: Sent
    next: float | None
    sent_next: Sent
    memory: float


@dataclass(frozen=True)
class Making:
    """An index made by a fresh process: seconds, megabytes of 10^6 bytes, CPU seconds by step where it tells them."""

    cpu: float
    memory: float
    steps: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """All that was found out at N pages."""

    count: int
    visits: Sequence[Visit]
    making: Mapping[str, Sequence[Making]]
    sizes: Mapping[str, tuple[int, int]]
    right: Mapping[str, Mapping[str, tuple[int, int]]]
    load: tuple[float, float]

    def of(self, engine: str, kinds: Iterable[str] = PLAIN) -> list[Visit]:
        """An engine's visits with queries of these kinds that found something."""
        wanted = set(kinds)
        return [visit for visit in self.visits if visit.engine == engine and visit.query.kind in wanted and visit.first]

    def least(self, engine: str, time: Callable[[Visit], float | None], kinds: Iterable[str] = PLAIN) -> list[float]:
        """By query the least time over all turns: other work on the machine only adds to it."""
        times: defaultdict[Query, list[float]] = defaultdict(list)
        for visit in self.of(engine, kinds):
            if taken := time(visit):
                times[visit.query].append(taken)
        return [min(found) for found in times.values()]

    def cpu(self, name: str) -> float:
        return median(making.cpu for making in self.making[name])


# Making the indexes.


def copy_engine() -> None:
    """The engine as it is now, its scripts as a build writes them; work on it meanwhile does not change the figures."""
    shutil.rmtree(HOOKS, ignore_errors=True)
    shutil.copytree(PROJECT / "hooks", HOOKS, ignore=shutil.ignore_patterns("__pycache__"))
    for script in CLIENT.glob("*.js"):
        script.write_text(jsmin(script.read_text(encoding="utf-8")), encoding="utf-8")
    compileall.compile_dir(HOOKS, quiet=1)


def make(count: int, folder: Path, repeats: int) -> dict[str, list[Making]]:
    """Write the pages and every index of them; ours with nothing, dictionaries, and all in its cache."""
    script = [sys.executable, str(BENCH / "search_corpus.py")]
    _run([*script, "pages", str(count), str(folder)], WORK)
    return _made(count, folder, _commands(script, folder), repeats)


def make_ours(count: int, folder: Path) -> dict[str, list[Making]]:
    """The same of our index alone, without HTML."""
    script = [sys.executable, str(BENCH / "search_corpus.py")]
    _run([*script, "documents", str(count), str(folder)], WORK)
    commands = _commands(script, folder)
    return _made(count, folder, {name: commands[name] for name in BUILDS}, 1)


def _commands(script: list[str], folder: Path) -> dict[str, list[str]]:
    """By engine what makes its index."""
    pagefind = [str(pagefind_binary()), "--site", str(folder / "pages"), "--quiet"]
    return {
        "ours": [*script, "ours", str(folder)],
        EDITED: [*script, "edited", str(folder)],
        ADDED: [*script, "added", str(folder)],
        "pagefind": [*pagefind, "--output-path", str(folder / "indexes/pagefind")],
        "lunr": [*script, "lunr", str(folder)],
        STEMMED: [*script, STEMMED, str(folder)],
    }


def _made(count: int, folder: Path, commands: Mapping[str, list[str]], repeats: int) -> dict[str, list[Making]]:
    makings: dict[str, list[Making]] = {name: [] for name in commands}
    cache = folder / ".cache"
    for _ in range(repeats):
        for name, command in commands.items():
            for file in cache.glob(FORGOTTEN[name]) if name in FORGOTTEN else ():
                file.unlink()
            makings[name].append(_run(command, folder))
            print(f"{count} pages, index of {name}: {makings[name][-1]}", file=sys.stderr, flush=True)
    return makings


def _run(command: list[str], folder: Path) -> Making:
    own = {name: value for name, value in os.environ.items() if not name.startswith("RULEBOOK_")}
    environment = {**own, "PYTHONPATH": str(HOOKS)}
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    process = subprocess.Popen(command, cwd=folder, env=environment, **pipes)
    said = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{shlex.join(command)}: exit {process.returncode}\n{said}")
    resident = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1_024) / 1e6
    return Making(usage.ru_utime + usage.ru_stime, resident, json.loads(said) if said.startswith("{") else {})


@cache
def pagefind_binary() -> Path:
    """Pagefind's program, installed into an environment of its own if it is not there."""
    pattern = "lib/python*/site-packages/pagefind_bin/pagefind"
    if not any(PAGEFIND_VENV.glob(pattern)):
        venv.create(PAGEFIND_VENV, with_pip=True)
        pip = [str(PAGEFIND_VENV / "bin/pip"), "install", "--quiet"]
        subprocess.run([*pip, f"pagefind=={PAGEFIND}", f"pagefind_bin=={PAGEFIND}"], check=True)
    found = next(PAGEFIND_VENV.glob(pattern))
    said = subprocess.run([str(found), "--version"], check=True, capture_output=True, text=True).stdout
    if said.split()[-1] != PAGEFIND:
        sys.exit(f"{found} is {said}; remove {PAGEFIND_VENV}")
    return found


def sizes(folder: Path) -> dict[str, tuple[int, int]]:
    """Bytes and files of each index, without the clients."""
    found: dict[str, tuple[int, int]] = {}
    for engine in (engine for engine in ENGINES if (folder / "indexes" / engine).exists()):
        files = [path for path in (folder / "indexes" / engine).rglob("*") if path.is_file()]
        client = re.compile(r"pagefind/(wasm\..*|.*\.(js|css))$")
        kept = [path.stat().st_size for path in files if not client.search(path.as_posix())]
        found[engine] = sum(kept), len(kept)
    return found


# Serving.

SORTS: Final = (
    (re.compile(r"/ours/client/"), "client"),
    (re.compile(r"/ours/.*/index\.js$"), "manifest"),
    (re.compile(r"/ours/.*/x\d+\."), "x (exceptions)"),
    (re.compile(r"/ours/.*/v\d+\."), "v (vocabulary)"),
    (re.compile(r"/ours/.*/p\d+\."), "p (postings)"),
    (re.compile(r"/ours/.*/h\d+\."), "h (heads)"),
    (re.compile(r"/ours/.*/t\d+\."), "t (texts)"),
    (re.compile(r"/pagefind/.*\.js$"), "client"),
    (re.compile(r"/pagefind/wasm\."), "wasm"),
    (re.compile(r"/pagefind/.*(pf_meta|entry\.json)$"), "meta"),
    (re.compile(r"/pagefind/index/"), "index"),
    (re.compile(r"/pagefind/fragment/"), "fragment"),
    (re.compile(r"/lunr.*search_index\.json$"), "index"),
    (re.compile(r"/material/"), "client"),
)
"""What each file is for."""


class Server:
    """Serves clients, indexes and an empty page for each engine and language, and counts what it sends."""

    def __init__(self, folder: Path) -> None:
        self.roots = {
            "ours/client": CLIENT,
            "ours/index": folder / "indexes/ours",
            "pagefind": folder / "indexes/pagefind",
            "material": _material(),
            "lunr": folder / "indexes/lunr",
            STEMMED: folder / f"indexes/{STEMMED}",
        }
        self.sent: list[tuple[str, bytes]] = []

    def file(self, path: str) -> tuple[bytes, str] | None:
        """What stands at an address, with its type; None if nothing does."""
        parts = path.strip("/").split("/")
        if parts[0] == "ask":
            return _page(parts[1], parts[2]).encode(), "text/html; charset=utf-8"
        for prefix, root in self.roots.items():
            target = root / path.removeprefix(f"/{prefix}/")
            if path.startswith(f"/{prefix}/") and target.is_file():
                return target.read_bytes(), _TYPES.get(target.suffix, "application/octet-stream")
        return None

    def take(self) -> Sent:
        """What was sent since the last time, the empty page left out."""
        taken, self.sent = self.sent, []
        sorts: Counter[str] = Counter()
        for path, body in taken:
            sorts[next((name for pattern, name in SORTS if pattern.search(path)), path)] += len(body)
        return Sent(sum(sorts.values()), sum(_zipped(path, body) for path, body in taken), len(taken), dict(sorts))


_TYPES = {".js": "text/javascript; charset=utf-8", ".json": "application/json"}
_SIZES: dict[tuple[str, int], int] = {}


def _zipped(path: str, body: bytes) -> int:
    key = path, hash(body)
    if key not in _SIZES:
        _SIZES[key] = min(len(body), len(gzip.compress(body, 6)))
    return _SIZES[key]


@cache
def _material() -> Path:
    return Path(material.__file__).parent / "templates/assets/javascripts"


@contextmanager
def served(server: Server) -> Iterator[str]:
    """The address at which it answers meanwhile."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = -1

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            found = server.file(path)
            body, type = found or (b"", "text/plain")
            if found and not path.startswith("/ask/"):
                server.sent.append((path, body))
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=http.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{http.server_port}"
    finally:
        http.shutdown()
        http.server_close()


# The pages on which queries are asked: each engine as its own interface uses it, with nothing drawn.


def _page(engine: str, language: str) -> str:
    script = f"{ADAPTERS[engine].replace('WORKER', _worker())}\n{ASKING}"
    head = '<meta charset="utf-8"><link rel="icon" href="data:,"><title>Search</title>'
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body><script>{script}</script></body></html>'


@cache
def _worker() -> str:
    (found,) = (_material() / "workers").glob("search.*.min.js")
    return found.name


_OURS = """
let engine;
function start() {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "/ours/client/search-engine.js";
    script.onload = () => {
      engine = new RulebookSearch.Engine(`/ours/index/${document.documentElement.lang}/`);
      resolve();
    };
    script.onerror = reject;
    document.head.append(script);
  });
}
async function ask(query) { return (await engine.answer(query, {})).ranked; }
async function show(hit) {
  const [head, texts] = await Promise.all([engine.head(hit.document), engine.texts(hit.document)]);
  return {url: document.documentElement.lang + "/" + head.url, title: head.title, text: texts[hit.sections[0]]};
}
"""

_LUNR = """
let worker;
function told(message, type) {
  return new Promise((resolve) => {
    worker.onmessage = (event) => { if (event.data.type === type) resolve(event.data.data); };
    worker.postMessage(message);
  });
}
async function start() {
  worker = new Worker("/material/workers/WORKER");
  const {config, docs} = await (await fetch("/ENGINE/search_index.json")).json();
  await told({type: 0, data: {config, docs, options: {suggest: false}}}, 1);
}
async function ask(query) { return (await told({type: 2, data: query}, 3)).items; }
async function show(items) {
  const page = items.find((item) => !item.location.includes("#"));
  return {url: page.location, title: page.title, text: items[0].text};
}
"""

_PAGEFIND = """
let pagefind;
async function start() { pagefind = await import("/pagefind/pagefind.js"); }
async function ask(query) { return (await pagefind.search(query)).results; }
async function show(result) {
  const found = await result.data();
  return {url: found.url, title: found.meta.title, text: found.excerpt};
}
"""

ADAPTERS = {
    "ours": _OURS,
    "pagefind": _PAGEFIND,
    "lunr": _LUNR.replace("ENGINE", "lunr"),
    STEMMED: _LUNR.replace("ENGINE", STEMMED),
}

ASKING = """
let started, hits;
async function first(query) {
  const since = performance.now();
  await (started = started || start());
  hits = await ask(query);
  const found = hits.length ? await show(hits[0]) : null;
  return {ms: performance.now() - since, found};
}
async function ten() {
  const since = performance.now();
  await Promise.all(hits.slice(0, 10).map(show));
  return performance.now() - since;
}
async function five(query) {
  await (started = started || start());
  const found = await ask(query);
  return (await Promise.all(found.slice(0, 5).map(show))).map((one) => one.url);
}
"""


# Asking.


def queries() -> list[Query]:
    """What is asked on cold pages: by language some of each plain kind, one with an error, one frequent word."""
    public = _public()
    chosen = []
    for language in LANGUAGES:
        for kind, most in (*((kind, EACH) for kind in PLAIN), ("typo", 1)):
            of_kind = [query for query in public if (query["lang"], query["kind"]) == (language, kind)]
            chosen += [Query(language, kind, query["q"]) for query in of_kind[:most]]
        chosen.append(Query(language, "frequent", FREQUENT[language]))
    return chosen


def _public() -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(QUERIES.read_text(encoding="utf-8"))["queries"]
    return found


def visits(browser: Browser, address: str, server: Server, count: int, turns: int) -> list[Visit]:
    """Every query on a cold page of every engine, so many times, the engines in alternating order."""
    asked = queries()
    found: list[Visit] = []
    for turn in range(turns):
        for place, query in enumerate(asked):
            other = _other(asked, query)
            order = ENGINES if (turn + place) % 2 == 0 else tuple(reversed(ENGINES))
            for engine in order:
                if engine == "lunr" and count >= LARGE and _is_repeated(asked, place, turn):
                    continue
                found.append(_visit(browser, address, server, engine, query, other))
        print(f"{count} pages, turn {turn + 1}: {len(found)} visits", file=sys.stderr, flush=True)
    return found


def _other(asked: list[Query], query: Query) -> str:
    """Another plain query of the language: the one after, in a circle."""
    same = [one for one in asked if one.language == query.language and one.kind in PLAIN]
    return same[(same.index(query) + 1) % len(same)].text if query in same else same[0].text


def _is_repeated(asked: list[Query], place: int, turn: int) -> bool:
    """Whether a query of this language and kind has been asked before."""
    query = asked[place]
    earlier = asked[:place]
    return turn > 0 or any((one.language, one.kind) == (query.language, query.kind) for one in earlier)


def _visit(browser: Browser, address: str, server: Server, engine: str, query: Query, other: str) -> Visit:
    with _opened(browser, f"{address}/ask/{engine}/{query.language}") as page:
        server.take()
        first = page.evaluate("query => first(query)", query.text)
        sent = server.take()
        ten = page.evaluate("() => ten()")
        sent_ten = server.take()
        next = page.evaluate("query => first(query)", other)
        sent_next = server.take()
        memory = used_memory(page)
    return Visit(
        engine,
        query,
        first["ms"] if first["found"] else None,
        sent,
        first["ms"] + ten,
        sent_ten,
        next["ms"] if next["found"] else None,
        sent_next,
        memory,
    )


@contextmanager
def _opened(browser: Browser, url: str) -> Iterator[Page]:
    """A page in a window of its own, with empty caches; an error on it ends the benchmark."""
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(url)
    yield page
    context.close()
    if errors:
        sys.exit(f"{url}: {errors}")


def used_memory(page: Page) -> float:
    """Megabytes of the page and its workers after collecting garbage: objects, buffers and the memory of wasm."""
    session = page.context.new_cdp_session(page)
    targets: list[Callable[[str, dict[str, Any]], Any]] = [session.send, *_workers(page, session)]
    return sum(map(_used, targets)) / 1e6


def _workers(page: Page, session: CDPSession) -> list[Callable[[str, dict[str, Any]], Any]]:
    """For each worker of a page a function that sends it a command of the DevTools protocol."""
    answers: dict[tuple[str, int], Any] = {}
    ids: list[str] = []
    session.on("Target.attachedToTarget", lambda event: ids.append(event["sessionId"]))

    def received(event: dict[str, Any]) -> None:
        message = json.loads(event["message"])
        answers[event["sessionId"], message.get("id", 0)] = message

    session.on("Target.receivedMessageFromTarget", received)
    session.send("Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False})

    def sender(id: str) -> Callable[[str, dict[str, Any]], Any]:
        def send(method: str, parameters: dict[str, Any]) -> Any:
            number = len(answers) + 1
            message = json.dumps({"id": number, "method": method, "params": parameters})
            session.send("Target.sendMessageToTarget", {"sessionId": id, "message": message})
            while (id, number) not in answers:
                page.wait_for_timeout(2)
            return answers[id, number]["result"]

        return send

    return [sender(id) for id in ids]


def _used(send: Callable[[str, dict[str, Any]], Any]) -> float:
    send("HeapProfiler.collectGarbage", {})
    usage = send("Runtime.getHeapUsage", {})
    prototype = send("Runtime.evaluate", {"expression": "WebAssembly.Memory.prototype"})["result"]["objectId"]
    memories = send("Runtime.queryObjects", {"prototypeObjectId": prototype})["objects"]["objectId"]
    sum = "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }"
    wasm = send("Runtime.callFunctionOn", {"objectId": memories, "functionDeclaration": sum})["result"]["value"]
    return float(usage["usedSize"] + usage["backingStorageSize"] + wasm)


def right(browser: Browser, address: str, engine: str) -> dict[str, tuple[int, int]]:
    """By kind of public query how many of how many have the right page among the first five."""
    counts: defaultdict[str, list[bool]] = defaultdict(list)
    for language in LANGUAGES:
        with _opened(browser, f"{address}/ask/{engine}/{language}") as page:
            for query in _public():
                if query["lang"] == language:
                    urls = page.evaluate("query => five(query)", query["q"])
                    wanted = query["page"].replace("/", "/guides/")
                    counts[query["kind"]].append(any(url.strip("/") == wanted for url in urls))
    return {kind: (sum(found), len(found)) for kind, found in counts.items()}


def result(browser: Browser, count: int, options: Any) -> Result:
    """Everything at N pages."""
    folder, before = WORK / str(count), os.getloadavg()[0]
    makings = make(count, folder, options.repeats or (1 if count >= LARGE else 3))
    server = Server(folder)
    with served(server) as address:
        found = visits(browser, address, server, count, options.turns)
        rights = {engine: right(browser, address, engine) for engine in (*ENGINES, STEMMED)}
    return Result(count, found, makings, sizes(folder), rights, (before, os.getloadavg()[0]))


def result_of_many(count: int) -> Result:
    """At N pages what our index costs to make; nothing is asked."""
    folder, before = WORK / str(count), os.getloadavg()[0]
    makings = make_ours(count, folder)
    return Result(count, (), makings, sizes(folder), {}, (before, os.getloadavg()[0]))


# Telling.


def table_of_asking(results: Sequence[Result]) -> Iterator[str]:
    """What a reader waits for."""
    head = (
        "pages",
        "engine",
        "KB to the first result",
        "the same gzipped",
        "files",
        "first result ms",
        "next query ms",
    )
    yield f"| {' | '.join(head)} | next query KB | memory MB |"
    yield "|---:|---|---:|---:|---:|---:|---:|---:|---:|"
    for result in results:
        for engine in ENGINES:
            yield _row_of_asking(result, engine)


def _row_of_asking(result: Result, engine: str) -> str:
    found = result.of(engine)
    cells = (
        f"{result.count:,}",
        NAMES[engine],
        _spread((visit.sent.bytes / 1e3 for visit in found), 0),
        f"{median(visit.sent.zipped for visit in found) / 1e3:.0f}",
        f"{median(visit.sent.files for visit in found):.0f}",
        _spread(result.least(engine, lambda visit: visit.first), 0),
        f"{median(result.least(engine, lambda visit: visit.next)):.0f}",
        f"{median(visit.sent_next.bytes for visit in found) / 1e3:.0f}",
        f"{median(visit.memory for visit in found):.1f}",
    )
    return f"| {' | '.join(cells)} |"


def _spread(values: Iterable[float], digits: int) -> str:
    """The median, with the least and the largest in brackets."""
    found = list(values)
    return f"{median(found):,.{digits}f} ({min(found):,.{digits}f}–{max(found):,.{digits}f})"


def table_of_making(results: Sequence[Result]) -> Iterator[str]:
    """What an index costs and what it finds."""
    kinds = list(results[0].right["ours"])
    yield f"| pages | engine | index MB | files | build CPU s | peak memory MB | right of 60 | {' | '.join(kinds)} |"
    yield f"|---:|---|---:|---:|---:|---:|---:|{'---:|' * len(kinds)}"
    for result in results:
        for engine in (*ENGINES, STEMMED):
            if engine in result.making:
                yield _row_of_making(result, engine, kinds)


def _row_of_making(result: Result, engine: str, kinds: list[str]) -> str:
    size, files = result.sizes[engine.removesuffix("-stemmed")]
    rights = result.right.get(engine, {})
    total = sum(count for count, _ in rights.values()) if rights else ""
    cpu = _spread((making.cpu for making in result.making[engine]), 1)
    if engine == "ours":
        cpu += "".join(f"; {result.cpu(name):.1f} {BUILDS[name]}" for name in (EDITED, ADDED))
    memory = f"{max(making.memory for making in result.making[engine]):.0f}"
    found = " | ".join(f"{rights[kind][0]}/{rights[kind][1]}" if rights else "" for kind in kinds)
    return (
        f"| {result.count:,} | {NAMES[engine]} | {size / 1e6:.1f} | {files:,} | {cpu} | {memory} | {total} | {found} |"
    )


def table_of_sorts(results: Sequence[Result]) -> Iterator[str]:
    """Where the bytes to the first result go."""
    yield "| pages | engine | mean KB by sort of file |"
    yield "|---:|---|---|"
    for result in results:
        for engine in ENGINES:
            found = result.of(engine)
            sums: Counter[str] = Counter()
            for visit in found:
                sums.update(visit.sent.sorts)
            cells = ", ".join(f"{sort} {count / len(found) / 1e3:,.1f}" for sort, count in sums.most_common())
            yield f"| {result.count:,} | {NAMES[engine]} | {cells} |"


def table_of_kinds(results: Sequence[Result]) -> Iterator[str]:
    """The first result by kind of query; ours and Pagefind, since lunr loads everything for every query."""
    kinds = (*PLAIN, "typo", "frequent")
    yield f"| pages | engine | {' | '.join(kinds)} | frequent, ten results |"
    yield f"|---:|---|{'---:|' * len(kinds)}---:|"
    for result in results:
        for engine in ENGINES[:2]:
            cells = " | ".join(_kind(result, engine, kind) for kind in kinds)
            yield f"| {result.count:,} | {NAMES[engine]} | {cells} | {_ten(result, engine)} |"


def _kind(result: Result, engine: str, kind: str) -> str:
    found = result.of(engine, (kind,))
    asked = sum(visit.engine == engine and visit.query.kind == kind for visit in result.visits)
    if not found:
        return "nothing found"
    size = median(visit.sent.bytes for visit in found) / 1e3
    wait = median(result.least(engine, lambda visit: visit.first, (kind,)))
    return f"{size:.0f} KB, {wait:.0f} ms" + (f" ({len(found)} of {asked})" if len(found) < asked else "")


def _ten(result: Result, engine: str) -> str:
    found = result.of(engine, ("frequent",))
    size = median(visit.sent.bytes + visit.sent_ten.bytes for visit in found) / 1e3
    return f"{size:.0f} KB, {median(result.least(engine, lambda visit: visit.ten, ('frequent',))):.0f} ms"


def table_of_steps(results: Sequence[Result]) -> Iterator[str]:
    """What our build does in its CPU seconds."""
    steps = list(results[0].making["ours"][0].steps)
    yield f"| pages | ours | {' | '.join(steps)} |"
    yield f"|---:|---|{'---:|' * len(steps)}"
    for result in results:
        for name in BUILDS:
            cells = (median(making.steps[step] for making in result.making[name]) for step in steps)
            yield f"| {result.count:,} | {BUILDS[name]} | {' | '.join(f'{cell:.1f}' for cell in cells)} |"


def aims(results: Sequence[Result]) -> Iterator[str]:
    """Each aim with what was reached."""
    for result in results:
        if not result.visits:
            edit = median(_of_search(making) for making in result.making[EDITED])
            yield _aim(result, "at most 1 CPU s for search after one edit", f"{edit:.2f} s", edit <= 1)
            continue
        ours, theirs = result.of("ours"), result.of("pagefind")
        size, their_size = (median(visit.sent.bytes for visit in found) / 1e3 for found in (ours, theirs))
        wait, their_wait = (median(result.least(name, lambda visit: visit.first)) for name in ENGINES[:2])
        if result.count == 100:
            yield _aim(result, "at most 60 KB to the first result", f"{size:.0f} KB", size <= 60)
            share = wait / their_wait
            yield _aim(result, "at most half of Pagefind's time", f"{share:.2f} of it", share <= 0.5)
        if result.count == 5_000:
            told = f"{size:.0f} KB against {their_size:.0f}"
            yield _aim(result, "no more bytes than Pagefind", told, size <= their_size)
            yield _aim(result, "no more time", f"{wait:.0f} ms against {their_wait:.0f}", wait <= their_wait)
            share = result.cpu("ours") / result.cpu("pagefind")
            yield _aim(result, "build CPU at most twice Pagefind's", f"{share:.1f} times", share <= 2)


def _of_search(making: Making) -> float:
    """CPU seconds without what a build of the site does anyway."""
    return sum(seconds for step, seconds in making.steps.items() if step not in ("start", "read documents"))


def _aim(result: Result, aim: str, reached: str, is_met: bool) -> str:
    return f"* {result.count:,} pages, {aim}: {reached}, {'met' if is_met else '**missed**'}."


def section(results: Sequence[Result], command: str, browser: str) -> str:
    """The section of the report."""
    tables = (table_of_asking, table_of_making, table_of_sorts, table_of_kinds, table_of_steps)
    parts = [INTRODUCTION]
    asked = [result for result in results if result.visits]
    for text, table in zip(TEXTS, tables, strict=True):
        parts += [text, *table(results if table in (table_of_making, table_of_steps) else asked), ""]
    return (
        "\n".join((*parts, "What was aimed at:", "", *aims(results), "", *_setting(results, command, browser))) + "\n"
    )


INTRODUCTION = f"""\
## Search

What our search costs beside Material's lunr and Pagefind {PAGEFIND}: the same pages, the same browser, the same run.
Pages are synthetic, a third in each language and of about 245 words; the hand-written pages that answer
the public queries come on top. Every query is asked on a cold page of a browser window of its own. The server is on the
same machine and does not compress: Pagefind's files, which are compressed by themselves, count as they are, ours and
lunr's in full ("gzipped" is what a host that compresses would send of all). Bytes and time go from an empty page to
the first result with its title, address and text, the engine's client included, its interface not. A next query is
asked on the same page. Memory is what the page and its workers hold after collecting garbage, with wasm's.
Figures are medians over queries, with the least and the largest in brackets; the time of a query is the least of all
turns, since other work only adds to it. KB are 1,000 bytes.
"""

TEXTS = (
    f"Asking: {EACH} queries of each of the kinds {', '.join(PLAIN)}, in each language; those that found something.\n",
    """\
Making the index in a fresh process, and how many of the 60 public queries have the right page among the first five, in
all and by kind. Ours reads texts, Pagefind and Material HTML. Material's plugin only collects texts, lunr builds its
index in the browser on every page that is opened; it has stemmers for two of the languages, which as it is shipped it
does not use. The system tells no peak memory below what the benchmark itself has, about 53 MB. At the largest number
of pages only our index is made.
""",
    "Where the bytes to the first result go:\n",
    f"""\
The first result by kind of query, typing errors and a word that stands on most pages ({FREQUENT["en"]}) besides; for
that word also all of the first ten results:
""",
    """\
CPU seconds of our build by step. The cache holds the index of the build before. An edit is two words more in one
English page; a page more stands before all others:
""",
)


def _setting(results: Sequence[Result], command: str, browser: str) -> Iterator[str]:
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=PROJECT, capture_output=True, text=True)
    yield f"* Date: {date.today().isoformat()}. Command: `{command}`. Engine: {commit.stdout.strip() or 'unknown'}."
    memory = f"{memory_of_machine():.0f} GB of memory"
    yield f"* Machine: {processor()}, {os.cpu_count()} cores, {memory}, {platform.system()}."
    loads = "; ".join(f"{result.count:,} pages {result.load[0]:.1f} and {result.load[1]:.1f}" for result in results)
    yield f"* Load average before and after: {loads}. Other work on the machine lengthens waiting most; the"
    yield "  engines take turns, so that it falls on all of them."
    ours = (CLIENT / "search.js").stat().st_size / 1e3
    theirs = next(WORK.glob("*/indexes/pagefind/pagefind-ui.js")).stat().st_size / 1e3
    yield f"* Interfaces, not in the figures: ours {ours:.0f} KB, Pagefind's {theirs:.0f} KB, Material's in its bundle."
    yield f"* Versions: Chromium {browser}, Python {platform.python_version()}, Pagefind {PAGEFIND}, {packages}."


def main() -> None:
    """Command line: the numbers of pages, in ascending order."""
    options = _options()
    with alone():
        _measure_and_report(options)


def _measure_and_report(options: Any) -> None:
    tools = runpy.run_path(str(PROJECT / "tools/run.py"))
    chromium: str | None = tools["chromium"]()
    if not chromium:
        sys.exit("Chromium or Chrome is missing; install one, or name it in RULEBOOK_CHROMIUM")
    start = time.perf_counter()
    copy_engine()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=tools["CHROMIUM_ARGUMENTS"])
        results = [result(browser, count, options) for count in options.counts]
        results += [result_of_many(count) for count in options.many]
        text = section(results, shlex.join(["python", "bench/search.py", *sys.argv[1:]]), browser.version)
        browser.close()
    print(text)
    print(f"{time.perf_counter() - start:.0f} s", file=sys.stderr)
    if not options.dry:
        write_section("Search", text)
    for old in [*WORK.glob("old-*"), *WORK.glob("*/indexes/old-*")]:
        shutil.rmtree(old, ignore_errors=True)  # one may lie in another


def _options() -> Any:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="+", help="numbers of pages, ascending")
    parser.add_argument("--many", type=int, nargs="*", default=[MANY], help=f"only our index is made (default: {MANY})")
    parser.add_argument("--repeats", type=int, help=f"builds of each index (default: 3, from {LARGE:,} pages on 1)")
    parser.add_argument("--turns", type=int, default=3, help="times that every query is asked (default: 3)")
    parser.add_argument("--dry", action="store_true", help="print the report without writing it")
    return parser.parse_args()


if __name__ == "__main__":
    main()
