"""Previews of small projects within the test's own process, and what a fresh build makes of the same content."""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build

from built import EPOCH, ROOT, contents
from rulebook.bridge.preview import Preview
from rulebook.bridge.serving import configured

ADDRESS = "127.0.0.1:8000"
CONTENT = ("docs", "cases")


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Be in a project folder meanwhile, on the day of all test builds."""
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
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


def preview(folder: Path) -> Preview:
    """A preview as a new process would begin it."""
    return Preview(folder, ADDRESS, lambda: configured(ADDRESS))


def fresh(project: Path, folder: Path) -> dict[str, bytes]:
    """All files of a whole build by MkDocs itself, as a preview has it, of a copy of the content."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in CONTENT:
        shutil.copytree(project / name, folder / name)
    equip(folder)
    with inside(folder):
        config = configured(ADDRESS)
        config.site_dir = str(folder / "site")
        build(config, serve_url=config.site_url)
    return contents(folder / "site")
