"""One step of bench/print.py in a process of its own; tells as JSON what it did and the CPU seconds of each step.

    python bench/print_books.py book typst|weasyprint|weasyprint-ua LANGUAGE SIZE TARGET
    python bench/print_books.py products CACHE
    python bench/print_books.py pages FILE

SIZE is one of rules, half, whole, twice. Runs in the project's folder with `hooks` on the path, and for WeasyPrint with
its packages after that.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

LANGUAGES: Final = ("en", "ru", "cs")
URL: Final = "https://rules.example/"
PROJECT: Final = Path(__file__).parent.parent

Values = dict[str, Any]


def _spent() -> float:
    """CPU seconds of this process and of those that it has started, the living ones too: Typst works in its own."""
    living = (int(pid) for file in Path("/proc/self/task").glob("*/children") for pid in file.read_text().split())
    return sum(os.times()[:4]) + sum(map(_spent_by, living))


def _spent_by(pid: int) -> float:
    """CPU seconds of another process (proc(5): utime and stime); none of one that is no more."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class _Clock:
    """CPU seconds by step."""

    def __init__(self) -> None:
        self.last = 0.0  # what the interpreter took to start belongs to the first step
        self.steps: dict[str, float] = {}

    def __call__(self, step: str) -> None:
        now = _spent()
        self.steps[step] = self.steps.get(step, 0.0) + now - self.last
        self.last = now


def book(engine: str, language: str, size: str, target: Path) -> Values:
    """Print the whole handbook, or some of it, on A4."""
    clock = _Clock()
    press = _typst if engine == "typst" else _weasyprint(engine)
    from rulebook.printing.command import sheets_of
    from rulebook.printing.editions import handbook
    from rulebook.printing.products import edition_of, selection_of
    from rulebook.printing.selection import Selection

    clock("start")
    sheets = sheets_of(PROJECT, language, URL)
    clock("read content")
    record = next(record for record in sheets.view.site.library.of_kind("handbook") if record.id == "whole")
    edition, chosen = edition_of(sheets, record), selection_of(sheets, record)
    if size == "rules":
        chosen = Selection(chosen.rules, (), ())
    elif size == "half":
        chosen = Selection(chosen.rules[::2], chosen.guides[::2], chosen.cases[::2])
    values = handbook(sheets, edition, chosen, "a4", "colour")
    clock("values")
    if size == "twice":
        values = twice(values)
    clock("make twice as much")
    press(values, edition.day, target, clock)
    return {"steps": clock.steps}


def _typst(values: Values, day: Any, target: Path, clock: _Clock) -> None:
    from rulebook.printing.typesetting import pdf

    clock("start")
    target.write_bytes(pdf("handbook", values, day))
    clock("typeset")


def _weasyprint(engine: str) -> Callable[[Values, Any, Path, _Clock], None]:
    import weasyprint

    def press(values: Values, _: Any, target: Path, clock: _Clock) -> None:
        from print_html import html
        from rulebook.printing.typesetting import FONTS

        clock("start")
        text = html(values, FONTS)
        target.with_suffix(".html").write_text(text, encoding="utf-8")
        clock("write HTML")
        options = {"pdf_variant": "pdf/ua-1"} if engine == "weasyprint-ua" else {}
        weasyprint.HTML(string=text, base_url=str(PROJECT)).write_pdf(target, **options)
        clock("typeset")

    return press


def twice(values: Values) -> Values:
    """Every rule, guide, case and list of sources a second time under another id; references lead to the first."""
    found = deepcopy(values)
    groups = [*(part["rules"] for part in found["parts"]), *(found[name] for name in ("guides", "cases", "sources"))]
    for group in groups:
        copies = deepcopy(group)
        for entry in copies:
            entry["id"] += "-again"
            found["targets"][entry["id"]] = entry.get("number", "")
        group += copies
    return found


def products(cache: Path) -> Values:
    """Every product in three languages, by a press with this cache; by product CPU seconds, files, pages, bytes."""
    clock = _Clock()
    from rulebook.printing.command import sheets_of
    from rulebook.printing.press import Press

    press = Press(cache)
    clock("start")
    found: dict[str, Values] = {}
    for language in LANGUAGES:
        sheets = sheets_of(PROJECT, language, URL)
        clock("read content")
        for product, job in _jobs(sheets):
            printed = press.print(job)
            told = found.setdefault(product, {"files": 0, "pages": 0, "bytes": 0})
            told["files"] += len(printed)
            told["pages"] += sum(one.pages for one in printed)
            told["bytes"] += sum(one.size for one in printed)
            clock(product)
    return {"steps": clock.steps, "products": found}


def _jobs(sheets: Any) -> Iterator[tuple[str, Any]]:
    from rulebook.printing.products import edition_of, jobs, latest, selection_of
    from rulebook.printing.selection import Selection

    library = sheets.view.site.library
    for record in library.of_kind("handbook"):
        text = record.text(sheets.language)
        edition, chosen = edition_of(sheets, record), selection_of(sheets, record)
        for job in jobs(sheets, "handbook", edition, chosen, text.paper):
            yield f"handbooks {text.paper}", job
        if text.paper == "a5":
            yield from (("booklets", job) for job in jobs(sheets, "booklet", edition, chosen))
    every = Selection(tuple(sorted(library.rules)), (), tuple(sorted(library.cases)))
    asked = (
        ("deck", "poker"),
        ("deck", "a6"),
        ("huddle", ""),
        ("discussion", ""),
        ("case-form", ""),
        ("pocket-card", ""),
        ("shift-card", ""),
    )
    for product, paper in asked:
        for job in jobs(sheets, product, latest(sheets), every, paper):
            yield f"{product} {paper}".strip(), job


def pages(file: Path) -> Values:
    """How many pages a PDF has, and how many letters and digits can be read out of it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    texts = [page.get_textpage().get_text_range() for page in document]
    return {"pages": len(texts), "letters": sum(letter.isalnum() for text in texts for letter in text)}


def main() -> None:
    """Command line: the step and its words."""
    step, *words = sys.argv[1:]
    if step == "book":
        engine, language, size, target = words
        told = book(engine, language, size, Path(target))
    else:
        told = {"products": products, "pages": pages}[step](Path(words[0]))
    print(json.dumps(told))


if __name__ == "__main__":
    main()
