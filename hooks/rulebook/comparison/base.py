"""The content of the branch that a proposal is for, taken out of Git into a folder of its own.

Nothing of it is run: Git writes an archive of two folders, and the archive is unpacked as data.

Phase: comparison. Effects: Git, and a temporary folder.
"""

import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

FOLDERS: Final = ("docs", "cases")


class NoBaseError(ValueError):
    """A project without Git, or a name that is no commit of it."""


@contextmanager
def base(root: Path, name: str) -> Iterator[Path]:
    """A folder with the content as it was where the proposal left a branch; NoBaseError if there is none."""
    commit = fork_point(root, name)
    with TemporaryDirectory(prefix="rulebook-base-") as folder:
        present = _git(root, "ls-tree", "--name-only", commit, "--", *FOLDERS).decode().split()
        if present:
            archive = _git(root, "archive", "--format=tar", commit, "--", *present)
            _unpack(archive, Path(folder))
        yield Path(folder)


def _unpack(archive: bytes, folder: Path) -> None:
    """The plain files of an archive of Git's, whose paths are all below its root; a link is no content."""
    with tarfile.open(fileobj=BytesIO(archive)) as tar:
        for member in tar:
            if member.isreg() and (content := tar.extractfile(member)):
                path = folder / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())


def fork_point(root: Path, name: str) -> str:
    """The commit that the proposal and a branch have in common, or the branch's own if they have none."""
    commit = _git(root, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    try:
        return _git(root, "merge-base", commit, "HEAD").decode().split()[0]
    except (NoBaseError, IndexError):
        return commit


def _git(root: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError as error:
        raise NoBaseError("git") from error
    if done.returncode:
        raise NoBaseError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout
