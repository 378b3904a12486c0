"""The whole site, brought up to what the files say: `rulebook build`.

Phase: bridge. It starts from the site that the last build left, as the preview does (`renewing`), and makes on all
processors what cannot be taken from there. Where nobody has touched the site or what it is made of, nothing is done.
Under a MkDocs whose inside is not KNOWN, MkDocs builds by itself.
"""

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import build as plain
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import CountHandler

from rulebook import progress
from rulebook.bridge import build, inputs
from rulebook.bridge.folders import Folders
from rulebook.bridge.log import tell
from rulebook.bridge.state import Remembered, Signature, State
from rulebook.bridge.versions import is_known
from rulebook.checks.focus import concerned
from rulebook.loader import Reading
from rulebook.model.collector import rest, without_collector
from rulebook.rendering.digests import digest
from rulebook.rendering.site import Site
from rulebook.rendering.succession import outlines, since
from rulebook.wording.samples import sampled

if TYPE_CHECKING:
    from rulebook.bridge.renewing import Renewal

log = get_plugin_logger("rulebook")


def main(strict: bool, jobs: int) -> None:
    """Build the project in the current folder, and tell on the terminal what becomes of it."""
    tell()
    build_site(load_config(strict=strict or None), jobs)
    rest()


def build_site(config: MkDocsConfig, jobs: int) -> None:
    """Build what a configuration names, by so many processes; Abort leaves the last good site as it was."""
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with progress.shown(), _counted(config.strict) as counted:
            if is_known():
                _build(config, counted, jobs)
            else:
                plain(config)
    finally:
        config.plugins.on_shutdown()


def _build(config: MkDocsConfig, counted: CountHandler, jobs: int) -> None:
    root = Path(config.docs_dir).parent
    cache = root / ".cache/build"
    folders, state = Folders(Path(config.site_dir), True, cache / "spare"), State(cache / "state.sqlite")
    made_of, content = digest((inputs.engine(root), inputs.surroundings(root))), inputs.content(root)
    now = Signature(folders.stamp(), inputs.everything(made_of, build.today(), content))
    if (signature := state.signature()) == now:
        log.info("Nothing has changed since the last build")
        return
    with without_collector():
        reading = build.read(root, content, jobs)
        before = state.load() if signature and signature.site == now.site else Remembered()
        renewal = _renewal(config, before, reading, folders, made_of, jobs)
        work = _Work(config.strict, reading, renewal, state, counted, now.sources)
        is_small = bool(signature and signature.sources) and not (renewal.whole or renewal.change.plan)
        if signature and is_small:  # then little is made
            work.do(renewal.change.records | concerned(reading.library, signature.told))
    if not is_small:
        work.do()
    log.info(f"{len(renewal.stale)} of {len(renewal.frames)} pages made")


def _renewal(
    config: MkDocsConfig, before: Remembered, reading: Reading, folders: Folders, made_of: str, jobs: int
) -> "Renewal":
    from rulebook.bridge.renewing import Renewal

    library = reading.library
    whole = made_of != before.made_of
    before = Remembered(made_of) if whole else before
    before.samples = sampled(library, reading.origins, before.samples)
    now = outlines(library, reading.origins, before.outlines)
    change = since(before.outlines, now)
    site = Site(library.published())
    return Renewal(before, site, change, lambda: config, folders, whole, jobs=jobs, outlines=now)


@dataclass(frozen=True)
class _Work:
    """What a build does that knows what is to be done."""

    strict: bool
    reading: Reading
    renewal: "Renewal"
    state: State
    counted: CountHandler
    sources: str

    def do(self, edited: Collection[str] | None = None) -> None:
        """Check, make, put into place and sign; it is enough to check edits, and that of which the last build told."""
        samples, jobs = self.renewal.before.samples, self.renewal.jobs
        told = build.examine(self.reading, self.strict, edited, samples, jobs)
        self.renewal.make()
        _refuse(self.counted)
        self.renewal.publish(self.state, lambda: None)
        self.state.sign(Signature(self.renewal.folders.expected_stamp(), self.sources, told))
        self.renewal.folders.provide()


@contextmanager
def _counted(strict: bool) -> Iterator[CountHandler]:
    """Counts what is logged as a warning or worse, if that is to stop the build, as MkDocs does."""
    counted = CountHandler(level=logging.WARNING if strict else logging.CRITICAL)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(counted)
    try:
        yield counted
    finally:
        logger.removeHandler(counted)


def _refuse(counted: CountHandler) -> None:
    if counts := counted.get_counts():
        found = ", ".join(f"{count} {level.lower()}s" for level, count in counts)
        raise Abort(f"Aborted with {found} in strict mode; the site was left as it was")
