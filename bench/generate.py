"""Writes the projects that the benchmarks build: ours, and the peers' over the same files.

Ours is a copy of hooks/, mkdocs.yml and the real content with N synthetic cases in three
languages (see cases.py); stock has the same case, rule and guide files in one docs/ folder.
In one language there are also the projects of Hugo, Eleventy and Zensical, whose themes stand in bench/peers/,
and the copy of our engine knows that language alone.

    PYTHONPATH=hooks python bench/generate.py 1000 bench/work/1000
    PYTHONPATH=hooks python bench/generate.py 1000 bench/work/beside/1000 --peers
"""

import argparse
import compileall
import re
import shutil
from pathlib import Path

import yaml
from mkdocs.utils.yaml import yaml_load

from cases import Fields, Generator
from measuring import BENCH, PROJECT
from rulebook.loader import load
from rulebook.model.languages import LANGUAGES, Language

CONTENT = ("docs/rules", "docs/guides", "docs/vocabulary", "cases")
"""The real content that a generated project takes over; guides refer to the real cases."""


def write_projects(count: int, folder: Path, engine: Path) -> None:
    """Write `ours/` and `stock/` afresh below a folder; `engine` has the mkdocs.yml, hooks/ and content to copy."""
    shutil.rmtree(folder, ignore_errors=True)
    ours, stock = folder / "ours", folder / "stock"
    _copy_project(engine, ours)
    _write_cases(count, ours)
    _copy_pages(ours, stock / "docs")
    _write_stock(ours, stock)


def write_peers(count: int, folder: Path, engine: Path) -> None:
    """Write, in English alone, `ours/`, `stock/`, `zensical/`, `hugo/` and `eleventy/` afresh below a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    ours, stock = folder / "ours", folder / "stock"
    _copy_project(engine, ours)
    _write_cases(count, ours, ("en",))
    _keep_english(ours)
    _copy_pages(ours, stock / "docs")
    _write_stock(ours, stock)
    shutil.copytree(stock, folder / "zensical")
    for name, pages in (("hugo", "content"), ("eleventy", "docs")):
        shutil.copytree(BENCH / "peers" / name, folder / name)
        _copy_pages(ours, folder / name / pages)


def _keep_english(ours: Path) -> None:
    """Take the other languages out of the content and of the engine, which makes each page in each of its languages."""
    for language in LANGUAGES[1:]:
        for folder in ("cases", "docs"):
            for path in (ours / folder).rglob(f"*.{language}.md"):
                path.unlink()
    module = ours / "hooks/rulebook/model/languages.py"
    languages = re.compile(r"^(LANGUAGES\b.*) = \(.*\)$", re.M)
    text, found = languages.subn(r'\1 = ("en",)', module.read_text(encoding="utf-8"))
    if not found:
        raise ValueError(f"{module} lists its languages in another way")
    module.write_text(text, encoding="utf-8")
    compileall.compile_dir(ours / "hooks", quiet=1)


def _copy_pages(ours: Path, docs: Path) -> None:
    for name in ("cases", "docs/rules", "docs/guides"):
        files = shutil.ignore_patterns("facts")
        shutil.copytree(ours / name, docs / name.removeprefix("docs/"), ignore=files)


def _copy_project(engine: Path, ours: Path) -> None:
    shutil.copytree(engine / "hooks", ours / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(engine / "mkdocs.yml", ours)
    for name in CONTENT:
        shutil.copytree(engine / name, ours / name)
    compileall.compile_dir(ours / "hooks", quiet=1)


def _write_cases(count: int, ours: Path, languages: tuple[Language, ...] = LANGUAGES) -> None:
    for name, text in Generator(load(ours).library, count, languages).files():
        (ours / "cases" / name).write_text(text, encoding="utf-8")


def _write_stock(ours: Path, stock: Path) -> None:
    docs = stock / "docs"
    (docs / "index.md").write_text("# Service Rulebook\n\nRules and guides are in the menu.\n", encoding="utf-8")
    (docs / "tags.md").write_text("# Tags\n\n<!-- material/tags -->\n", encoding="utf-8")
    config = yaml.safe_dump(_stock_config(ours, docs), allow_unicode=True, sort_keys=False)
    (stock / "mkdocs.yml").write_text(config, encoding="utf-8")


PALETTE = [
    {"media": "(prefers-color-scheme: light)", "toggle": {"icon": "material/weather-night", "name": "Dark"}},
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "toggle": {"icon": "material/lightbulb", "name": "Light"},
    },
]
"""Light and dark with a toggle, as Material's own documentation sets them up."""


def _stock_config(ours: Path, docs: Path) -> Fields:
    """Our theme features and Markdown extensions without hooks, templates and styles of our own."""
    with (ours / "mkdocs.yml").open(encoding="utf-8") as file:
        theme = yaml_load(file)["theme"]
    kept = {name: theme[name] for name in ("name", "language", "font", "features") if name in theme}
    return {
        "site_name": "Service Rulebook",
        "site_url": "http://127.0.0.1:8000/",
        "theme": {**kept, "palette": PALETTE},
        "plugins": ["search", "tags"],
        "markdown_extensions": ["tables", "footnotes", "admonition", "def_list", "sane_lists"],
        "extra": {"generator": False},
        "not_in_nav": "/cases/\n",
        "nav": ["index.md", {"Rules": _names(docs, "rules")}, {"Guides": _names(docs, "guides")}, "tags.md"],
    }


def _names(docs: Path, folder: str) -> list[str]:
    return sorted(path.relative_to(docs).as_posix() for path in (docs / folder).glob("*.md"))


def main() -> None:
    """Command line: number of cases, folder to write to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, help="how many cases, each in three languages, or in one with --peers")
    parser.add_argument("folder", type=Path, help="where the projects are written; emptied first")
    parser.add_argument("--engine", type=Path, default=PROJECT, help="the project whose engine and content to take")
    parser.add_argument("--peers", action="store_true", help="in English alone, with the projects of all peers")
    options = parser.parse_args()
    write = write_peers if options.peers else write_projects
    write(options.count, options.folder, options.engine)


if __name__ == "__main__":
    main()
