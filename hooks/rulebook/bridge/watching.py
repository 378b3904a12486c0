"""Changes of files, as the system tells of them.

Phase: bridge. MkDocs looks at all files twice a second, which works on every file system and takes that long.
"""

from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import BaseObserver


class Changes(FileSystemEventHandler):
    """Says that a file is new, other, elsewhere or gone; not that somebody reads it, as a build does."""

    def __init__(self, said: Callable[[], None], only: Path | None = None) -> None:
        self._said, self._only = said, only

    def on_created(self, event: FileSystemEvent) -> None:
        self._changed(event)

    def on_modified(self, event: FileSystemEvent) -> None:
        self._changed(event)

    def on_moved(self, event: FileSystemEvent) -> None:
        self._changed(event)

    def on_deleted(self, event: FileSystemEvent) -> None:
        self._changed(event)

    def _changed(self, event: FileSystemEvent) -> None:
        if not event.is_directory and (not self._only or str(self._only) in (event.src_path, event.dest_path)):
            self._said()


def watch(observer: BaseObserver, path: Path, said: Callable[[], None]) -> None:
    """Let an observer say what changes below a folder, or of a file: many an editor puts another file in its place."""
    if path.is_dir():
        observer.schedule(Changes(said), str(path), recursive=True)
    else:
        observer.schedule(Changes(said, path), str(path.parent), recursive=False)
