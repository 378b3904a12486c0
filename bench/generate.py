"""Writes the projects that the benchmarks build: ours, and the peers' over the same files.

Ours is a copy of hooks/, mkdocs.yml and the real content with N synthetic cases in three
languages (see cases.py); stock has the same case, rule and guide files in one docs/ folder, and pruned is stock
with the features that our theme has, of which navigation.prune writes a shorter menu on each page.
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
    """Write `ours/`, `stock/` and `pruned/` afresh below a folder, ours with what `engine` has."""
    shutil.rmtree(folder, ignore_errors=True)
    ours = folder / "ours"
    _copy_project(engine, ours)
    _write_cases(count, ours)
    _write_stocks(ours, folder)


def write_peers(count: int, folder: Path, engine: Path) -> None:
    """Write, in English alone, the same three afresh below a folder, with `zensical/`, `hugo/` and `eleventy/`."""
    shutil.rmtree(folder, ignore_errors=True)
    ours = folder / "ours"
    _copy_project(engine, ours)
    _write_cases(count, ours, ("en",))
    _keep_english(ours)
    _write_stocks(ours, folder)
    shutil.copytree(folder / "stock", folder / "zensical")
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


def _write_stocks(ours: Path, folder: Path) -> None:
    """Material as it comes, and the same pages with the features that our theme has."""
    docs = folder / "stock/docs"
    _copy_pages(ours, docs)
    (docs / "index.md").write_text("# Service Rulebook\n\nRules and guides are in the menu.\n", encoding="utf-8")
    (docs / "tags.md").write_text("# Tags\n\n<!-- material/tags -->\n", encoding="utf-8")
    theme = _theme(ours)
    features = {"theme": {**theme, "features": _features(ours)}, "docs_dir": "../stock/docs"}
    for name, more in (("stock", {"theme": theme}), ("pruned", features)):
        config = yaml.safe_dump({**_stock_config(docs), **more}, allow_unicode=True, sort_keys=False)
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "mkdocs.yml").write_text(config, encoding="utf-8")


THEME = ("name", "language", "font")
"""What Material's theme shares with ours."""

PALETTE = [
    {"media": "(prefers-color-scheme: light)", "toggle": {"icon": "material/weather-night", "name": "Dark"}},
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "toggle": {"icon": "material/lightbulb", "name": "Light"},
    },
]
"""Light and dark with a toggle, as Material's own documentation sets them up."""


def _theme(ours: Path) -> Fields:
    """The theme in our language and without fonts from elsewhere, without hooks, templates and styles of our own."""
    return {**{name: value for name, value in _our_theme(ours).items() if name in THEME}, "palette": PALETTE}


def _features(ours: Path) -> list[str]:
    return list(_our_theme(ours)["features"])


def _our_theme(ours: Path) -> Fields:
    with (ours / "mkdocs.yml").open(encoding="utf-8") as file:
        return dict(yaml_load(file)["theme"])


def _stock_config(docs: Path) -> Fields:
    return {
        "site_name": "Service Rulebook",
        "site_url": "http://127.0.0.1:8000/",
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
    parser.add_argument(
        "--engine", type=Path, default=PROJECT, help="the project whose mkdocs.yml, hooks/ and content to take"
    )
    parser.add_argument("--peers", action="store_true", help="in English alone, with the projects of all peers")
    options = parser.parse_args()
    write = write_peers if options.peers else write_projects
    write(options.count, options.folder, options.engine)


if __name__ == "__main__":
    main()
