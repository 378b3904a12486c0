"""Sites that are renewed within the test's own process, and what a fresh build makes of the same content."""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from built import EPOCH, ROOT, contents
from rulebook.bridge.building import build_site
from rulebook.bridge.preview import Preview
from rulebook.bridge.serving import configured

ADDRESS = "127.0.0.1:8000"
CONTENT = ("docs", "cases")


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Be in a project folder meanwhile, on the day of all test builds."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)  # a failure shows its own words
    before, epoch = Path.cwd(), os.environ.get("SOURCE_DATE_EPOCH")
    os.chdir(folder)
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    try:
        yield
    finally:
        os.chdir(before)
        os.environ.pop("SOURCE_DATE_EPOCH")
        if epoch is not None:
            os.environ["SOURCE_DATE_EPOCH"] = epoch


def equip(folder: Path) -> None:
    """Give a folder with content the engine and its settings."""
    (folder / "hooks").symlink_to(ROOT / "hooks")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in CONTENT:
        (folder / name).mkdir(exist_ok=True)


class Renewed(Protocol):
    """A site of the project in a folder, as a new process would begin with it."""

    def __init__(self, root: Path) -> None: ...

    @property
    def site(self) -> Path:
        """Where its files lie."""
        ...

    def build(self) -> bool:
        """Bring it up to what the files say; whether they were faulty, and it stays as it was."""
        ...

    def fresh(self, folder: Path) -> dict[str, bytes]:
        """All files that MkDocs itself makes of a copy of the content."""
        ...


class Previewed:
    """The site of `rulebook serve`."""

    def __init__(self, root: Path) -> None:
        self._root, self._preview = root, Preview(root, ADDRESS, lambda: configured(ADDRESS))

    @property
    def site(self) -> Path:
        return self._preview.folders.site

    def build(self) -> bool:
        with inside(self._root):
            self._preview.build()
        assert not self._preview.trouble.broken
        return bool(self._preview.trouble)

    def fresh(self, folder: Path) -> dict[str, bytes]:
        copy_content(self._root, folder)
        with inside(folder):
            config = configured(ADDRESS)
            config.site_dir = str(folder / "site")
            build(config, serve_url=config.site_url)
        return contents(folder / "site")


class Built:
    """The site of `rulebook build`, made by two processes."""

    def __init__(self, root: Path) -> None:
        self._root, self.site = root, root / "site"

    def build(self) -> bool:
        with inside(self._root):
            try:
                build_site(load_config(), jobs=2)
            except Abort:
                return True
        return False

    def fresh(self, folder: Path) -> dict[str, bytes]:
        copy_content(self._root, folder)
        with inside(folder):
            config = load_config()
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        return contents(folder / "site")


def copy_content(project: Path, folder: Path) -> None:
    """Make a folder a project with the content of another one, and nothing that was made of it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in CONTENT:
        shutil.copytree(project / name, folder / name)
    equip(folder)
