"""The project's own content, read once."""

from pathlib import Path

import pytest

from rulebook.loader import load
from rulebook.model.library import Library

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return PROJECT


@pytest.fixture(scope="session")
def library() -> Library:
    """The project's Library."""
    return load(PROJECT).library
