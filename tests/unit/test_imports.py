"""The house rules of the engine: which way imports point, and how small things are."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

import rulebook

ENGINE = Path(rulebook.__file__).parent
HOOKS = ENGINE.parent

BELOW = {
    "model": {"model"},
    "schema": {"model", "schema"},
    "loader": {"model", "schema", "loader", "processes"},
    "morphology": {"model", "morphology"},
    "collation": {"model"},
    "links": {"model", "morphology", "collation", "links"},
    "listings": {"model", "morphology", "collation", "links"},
    "selection": {"model", "collation"},
    "wording": {"model", "morphology", "links", "wording"},
    "checks": {"model", "morphology", "collation", "links", "selection", "wording", "processes", "checks"},
    "codes": {"model", "schema", "codes"},
    "rendering": {
        *("model", "morphology", "collation", "links", "listings", "selection", "codes", "wording", "rendering"),
    },
    "printing": {"model", "morphology", "collation", "links", "listings", "selection", "rendering", "printing"},
    "search": {"model", "morphology", "rendering", "search"},
    "description": {"model", "schema", "loader", "rendering", "description"},
    "authoring": {
        *("model", "schema", "loader", "morphology", "links", "checks", "rendering", "description", "authoring"),
    },
    "indexing": {"model", "loader", "rendering", "search"},
    "reporting": {"model", "codes", "rendering", "reporting"},
    "comparison": {"model", "links", "listings", "selection", "rendering", "reporting", "comparison"},
    "terminal": {"model"},
    "upkeep": {"model", "links", "morphology", "collation", "rendering", "reporting", "upkeep"},
    "progress": {"model", "rendering", "terminal"},
    "processes": set(),
}
"""For each room of the engine the rooms from which it may import; bridge and cli may import from all of these."""

ABOVE = {"bridge", "cli"}

COMMANDS = {
    "authoring/command.py",
    "authoring/fix_command.py",
    "authoring/issue_command.py",
    "authoring/review_command.py",
    "authoring/translating.py",
    "codes/command.py",
    "description/command.py",
    "printing/command.py",
    "reporting/command.py",
    "search/command.py",
    "comparison/command.py",
    "upkeep/command.py",
}
"""Modules of the command line that stand in the room of what they command."""

MKDOCS = {"mkdocs", "material", "properdocs"}

Import = tuple[str, int, str]
"""A file, a line, and what is imported there."""


def python_files() -> list[Path]:
    return sorted(path for path in HOOKS.rglob("*.py") if "__pycache__" not in path.parts)


def room(path: Path) -> str:
    """The part of the engine that a file belongs to; hook files are rooms of their own."""
    if path.parent == HOOKS:
        return "hook"
    if path.relative_to(ENGINE).as_posix() in COMMANDS:
        return "cli"
    return path.relative_to(ENGINE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[Import]:
    """Every import of a file, those inside functions included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((path.name, node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            yield from ((path.name, node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def ours(name: str) -> str | None:
    """The room of the engine that an import reaches into, if it is ours."""
    first, _, rest = name.partition(".")
    return rest.partition(".")[0] if first == "rulebook" else None


@pytest.mark.parametrize("path", python_files(), ids=lambda path: path.relative_to(HOOKS).as_posix())
def test_imports_point_downwards(path: Path) -> None:
    here = room(path)
    allowed = {"bridge"} if here == "hook" else BELOW.get(here, set(BELOW) | {here})
    upward = [found for found in imports(path) if (there := ours(found[2])) and there not in allowed]
    assert upward == []


def test_every_room_of_the_engine_has_its_place() -> None:
    assert {room(path) for path in python_files()} - {"__init__"} == {*BELOW, *ABOVE, "hook"}


def test_only_bridge_cli_and_hooks_know_mkdocs() -> None:
    knowing = {room(path) for path in python_files() for found in imports(path) if found[2].partition(".")[0] in MKDOCS}
    assert knowing <= {*ABOVE, "hook"}


def test_checks_know_nothing_of_each_other() -> None:
    files = [path for path in (ENGINE / "checks").glob("*.py") if path.name != "__init__.py"]
    assert [found for path in files for found in imports(path) if ours(found[2]) == "checks"] == []


def test_hooks_hold_no_logic() -> None:
    for path in HOOKS.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert {type(node).__name__ for node in tree.body} <= {"Expr", "Import", "ImportFrom", "Assign"}, path.name


def test_the_model_has_no_effects() -> None:
    effects = {"os", "pathlib", "subprocess", "sys", "io", "logging", "random", "time"}
    found = [one for path in (ENGINE / "model").glob("*.py") for one in imports(path)]
    assert [one for one in found if one[2].partition(".")[0] in effects] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        path.name for path in python_files() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_every_module_of_a_room_says_its_phase() -> None:
    modules = [path for path in ENGINE.rglob("*.py") if path.name != "__init__.py"]
    assert [
        path.name for path in modules if "Phase: " not in (ast.get_docstring(ast.parse(path.read_text())) or "")
    ] == []


def lengths() -> dict[str, int]:
    """Every function of the engine with its number of lines, docstring and decorators aside."""
    found = {}
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
                lines = (node.body[0].lineno - node.lineno) + (body[-1].end_lineno or 0) - body[0].lineno + 1
                found[f"{path.relative_to(HOOKS)}:{node.lineno} {node.name}"] = lines
    return found


def test_functions_are_small() -> None:
    lines = sorted(lengths().values())
    longest = sorted(lengths().items(), key=lambda item: -item[1])[:5]
    assert median(lines) <= 8, longest
    assert quantiles(lines, n=10)[-1] <= 25, longest


def test_no_function_is_longer_than_a_screen() -> None:
    assert {name: lines for name, lines in lengths().items() if lines > 40} == {}


def test_no_module_is_longer_than_250_lines() -> None:
    sizes = {
        path.relative_to(HOOKS).as_posix(): ast.parse(text).body[-1].end_lineno or 0
        for path in python_files()
        if (text := path.read_text(encoding="utf-8"))
    }
    assert {name: lines for name, lines in sizes.items() if lines > 250} == {}
