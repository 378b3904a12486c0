"""MkDocs' server, as a preview needs it; only a preview imports it and what it needs.

Phase: bridge.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer
from watchdog.observers import Observer

from rulebook.bridge.watching import watch

_SETTLED: Final = 0.02
"""Seconds without a change after which a save is over: an editor writes a file in several steps."""


class Server(LiveReloadServer):
    """MkDocs' server, which hands every page to `added` before it sends it, and has files of its own; it reloads.

    The system tells it of changes, unless it `polls`.
    """

    def __init__(
        self, builder: Callable[[], None], host: str, port: int, root: Path, mount_path: str, polls: bool = False
    ) -> None:
        super().__init__(builder=builder, host=host, port=port, root=str(root), mount_path=mount_path)
        self._polls = polls
        if not polls:
            self.observer = Observer()  # type: ignore[assignment]
            self.build_delay = _SETTLED
        self.added: Callable[[bytes], bytes] = lambda page: page
        self.styles: dict[str, bytes] = {}
        self.page_of_last_resort: Callable[[], bytes] = bytes
        self.error_handler = self._error_page

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Build when anything changes there."""
        if self._polls:
            super().watch(path, func, recursive=recursive)
        else:
            self._watched_paths[path] = 1
            watch(self.observer, Path(path), self.begin_with_build)

    def begin_with_build(self) -> None:
        """Build as soon as the server runs, as after an edit."""
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def renew(self) -> None:
        """Let browsers load anew what they have been shown since the build began."""
        self._wanted_epoch += 1

    def show(self) -> None:
        """Let browsers load what has been written so far, before the builder is done with the rest."""
        with self._epoch_cond:
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()

    def _serve_request(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes] | None:
        name = str(environ["PATH_INFO"]).removeprefix(self.mount_path)
        if name in self.styles:
            start_response("200 OK", [("Content-Type", "text/css; charset=utf-8")])
            return [self.styles[name]]
        return super()._serve_request(environ, start_response)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        return super()._inject_js_into_html(self.added(content), epoch)  # type: ignore[no-any-return,no-untyped-call]

    def _error_page(self, code: int) -> bytes | None:
        file = Path(self.root) / "404.html"
        page = file.read_bytes() if file.is_file() else self.page_of_last_resort()
        return self._inject_js_into_html(page, self._visible_epoch)
