"""The preview: a site that is kept, and of which an edit makes anew what it shows and nothing else.

Phase: bridge. A page is rendered and written as a build does it (`mkdocs_private`); which pages are, follows from what
each asked for when it was made (`rendering/renewal.py`). Everything is made in a folder of its own first.
"""

from collections.abc import Callable
from contextlib import nullcontext
from functools import cached_property
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from rulebook.bridge import inputs
from rulebook.bridge.faults import Trouble
from rulebook.bridge.folders import Folders
from rulebook.bridge.renewing import Renewal, Standing
from rulebook.bridge.state import Remembered, State
from rulebook.checks import errors
from rulebook.loader import Reading, kept_below, load
from rulebook.model.collector import settle, without_collector
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.library import Library
from rulebook.rendering.digests import digest
from rulebook.rendering.site import Site
from rulebook.rendering.succession import ALL, Change, Outline, outlines, since, succeeding
from rulebook.reporting.report import report
from rulebook.reporting.text import line

log = get_plugin_logger("rulebook")

Outlines = dict[str, Outline]


class Preview:
    """A preview of a project folder at an address; `configured` reads mkdocs.yml as MkDocs' own preview does."""

    def __init__(self, root: Path, address: str, configured: Callable[[], MkDocsConfig]) -> None:
        self.trouble = Trouble()
        self.shown: Callable[[], None] = lambda: None
        self.folders = Folders(root / ".cache/preview/site")
        self._root, self._address, self._configured = root, address, configured
        self._engine = inputs.engine(root)
        self._kept = kept_below(root)
        self._state = State(root / ".cache/preview/state.sqlite")
        self._last: Standing | None = None

    @cached_property
    def _now(self) -> Remembered:
        return self._state.load()

    def build(self, jobs: int = 1) -> None:
        """Bring the preview up to what the files say; what is faulty changes nothing but `trouble`.

        More than one process may work on it only while no server runs: its threads do not survive a fork.
        """
        reading = load(self._root, self._kept)
        now = outlines(reading.library, reading.origins, self._now.outlines)
        self.trouble = Trouble(self._errors(reading, now))
        for finding in report(self.trouble.faults, "en").findings:
            log.error(line(finding))
        if not self.trouble:
            self._try_to_renew(reading.library, now, jobs)

    def _errors(self, reading: Reading, now: Outlines) -> list[Diagnostic]:
        """The faults that keep the content from being shown; after a small edit only what it touches is checked."""
        library, change = reading.library, self._change(now)
        read = [one for one in reading.diagnostics if one.severity == "error"]
        if not change.plan and not read and not (change.records and errors(library, change.records)):
            return []
        return sorted({*read, *errors(library)})

    def _change(self, now: Outlines) -> Change:
        """What may not be as it was when the site was made: by that time nothing was faulty."""
        return ALL if self._made_of != self._now.made_of else since(self._now.outlines, now)

    @property
    def _made_of(self) -> str:
        return digest((self._engine, inputs.surroundings(self._root), self._address))

    def _try_to_renew(self, library: Library, now: Outlines, jobs: int) -> None:
        try:
            renewal = self._renewal(library, now, jobs)
            with nullcontext() if renewal.whole else without_collector():
                self._renew(renewal)
        except Exception:
            self.trouble = Trouble(broken=True)
            log.exception("The preview could not be built; it stays as it was")

    def _renew(self, renewal: Renewal) -> None:
        """What an attempt that fails has left half changed is not stood upon."""
        last, self._last = self._last, None
        try:
            renewal.make()
            self._now = renewal.publish(self._state, lambda: self.shown())
        except BaseException:
            self._now = self._state.load()
            raise
        self._last = renewal.standing
        log.info(f"{len(renewal.stale)} of {len(renewal.frames)} pages made")
        if not last or last.gathered is not self._last.gathered:
            settle()  # else the collector looked through the whole site now and then: half a second at 5,000 cases

    def _renewal(self, library: Library, now: Outlines, jobs: int) -> Renewal:
        made_of = self._made_of
        whole = made_of != self._now.made_of or not self.folders.site.is_dir()
        before = Remembered(made_of) if whole else self._now
        last = None if whole else self._last
        site, change = succeeding(last.site, library) if last else (Site(library), since(before.outlines, now))
        return Renewal(before, site, change, self._configured, self.folders, whole, last, jobs, now)
