"""What all tests share: their order, an empty project, and the switch that renews expected texts."""

import os
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from jinja2 import Environment

from builders import Project
from order import place

os.environ["LC_ALL"] = "C.UTF-8"  # commands speak English in tests, whatever the machine speaks


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first; within a file nothing changes."""
    items.sort(key=lambda item: place(item.path))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the expected texts anew")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a whole taxonomy and no content."""
    found = Project(tmp_path)
    found.taxonomy()
    return found


@pytest.fixture(scope="session", autouse=True)
def compiled_templates() -> Iterator[None]:
    """Compile each template once in a run; every small project would compile all of them anew."""
    compile_anew: Any = Environment.compile
    codes: dict[tuple[str, ...], CodeType] = {}

    def compile_once(self: Environment, *source: str) -> CodeType:
        if source not in codes:
            codes[source] = compile_anew(self, *source)
        return codes[source]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", compile_once)
        yield
