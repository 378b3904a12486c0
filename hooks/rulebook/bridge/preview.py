"""The preview: a site that is kept, and of which an edit makes anew what it shows and nothing else.

Phase: bridge. A page is rendered and written as a build does it (`mkdocs_private`); which pages are, follows from what
each asked for when it was made (`rendering/renewal.py`). Everything is made in a folder of its own first.
"""

from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from rulebook.bridge import inputs
from rulebook.bridge.faults import Trouble
from rulebook.bridge.folders import Folders
from rulebook.bridge.renewing import Renewal, Standing
from rulebook.bridge.state import Remembered, State
from rulebook.checks import errors
from rulebook.loader import Kept, Reading, load
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.library import Library
from rulebook.rendering.questions import digest
from rulebook.rendering.site import Site
from rulebook.rendering.succession import ALL, changed, succeeding
from rulebook.reporting.report import report
from rulebook.reporting.text import line

log = get_plugin_logger("rulebook")


class Preview:
    """A preview of a project folder at an address; `configured` reads mkdocs.yml as MkDocs' own preview does.

    Only the first build is shared among `jobs` processes: later ones are small, and run while a server's threads do.
    """

    def __init__(self, root: Path, address: str, configured: Callable[[], MkDocsConfig], jobs: int = 1) -> None:
        self.trouble = Trouble()
        self.shown: Callable[[], None] = lambda: None
        self.folders = Folders(root / ".cache/preview/site")
        self._root, self._address, self._configured = root, address, configured
        self._engine = inputs.engine(root)
        self._kept: Kept = {}
        self._state = State(root / ".cache/preview/state.sqlite")
        self._now = self._state.load()
        self._last: Standing | None = None
        self._jobs = jobs

    def build(self) -> None:
        """Bring the preview up to what the files say; what is faulty changes nothing but `trouble`."""
        reading = load(self._root, self._kept)
        self.trouble = Trouble(self._errors(reading))
        for finding in report(self.trouble.faults, "en").findings:
            log.error(line(finding))
        if not self.trouble:
            self._try_to_renew(reading.library)
        self._jobs = 1

    def _errors(self, reading: Reading) -> list[Diagnostic]:
        """The faults that keep the content from being shown; after a small edit only what it touches is checked."""
        library, last = reading.library, self._last.site.library if self._last else None
        change = changed(last, library) if last and _vocabulary(last) == _vocabulary(library) else ALL
        read = [one for one in reading.diagnostics if one.severity == "error"]
        if not change.plan and not read and not errors(library, change.records):
            return []
        return sorted({*read, *errors(library)})

    def _try_to_renew(self, library: Library) -> None:
        try:
            self._renew(library)
        except Exception:
            self.trouble = Trouble(broken=True)
            log.exception("The preview could not be built; it stays as it was")

    def _renew(self, library: Library) -> None:
        renewal = self._renewal(library)
        renewal.make()
        try:
            self._now = renewal.publish(self._state, lambda: self.shown())
        except BaseException:
            self._now, self._last = self._state.load(), None
            raise
        self._last = renewal.standing
        log.info(f"{len(renewal.stale)} of {len(renewal.frames)} pages made")

    def _renewal(self, library: Library) -> Renewal:
        made_of = digest((self._engine, inputs.surroundings(self._root), self._address))
        whole = made_of != self._now.made_of or not self.folders.site.is_dir()
        before = Remembered(made_of) if whole else self._now
        last = None if whole else self._last
        site, change = succeeding(last.site, library) if last else (Site(library), ALL)
        return Renewal(before, site, change, self._configured, self.folders, whole, last, self._jobs)


def _vocabulary(library: Library) -> object:
    return library.terms, library.claims, library.taxonomy, library.house
