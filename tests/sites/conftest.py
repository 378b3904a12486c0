"""What the tests of built sites share: the project's own site as read pages, and a way to build mini sites."""

from functools import cache
from pathlib import Path

import pytest

from built import Build, MiniSite, build, mini_project, project_site
from markup import Element, read_pages


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The project's own site."""
    return project_site(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def pages(own_site: Build) -> dict[str, Element]:
    """Every page of the project's own site by its path."""
    return read_pages(own_site.site)


@pytest.fixture(scope="module")
def mini_site(tmp_path_factory: pytest.TempPathFactory) -> MiniSite:
    """Builds `minimal` with other mini sites over it, each combination once: mini_site("moved")."""

    @cache
    def make(*names: str, options: tuple[str, ...] = ()) -> Build:
        folder: Path = tmp_path_factory.mktemp("-".join(("mini", *names)))
        return build(mini_project(folder / "project", *names), folder / "site", *options)

    return make
