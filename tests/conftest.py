"""What all tests share: an empty project, and the switch that renews expected texts."""

from pathlib import Path

import pytest

from builders import Project


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the expected texts anew")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a whole taxonomy and no content."""
    found = Project(tmp_path)
    found.taxonomy()
    return found
