"""One build: content read and checked once, kept on the configuration for all other hooks.

Phase: bridge.
"""

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger

from rulebook import progress
from rulebook.checks import check
from rulebook.loader import Reading, load_again
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.message import say
from rulebook.rendering.downloads import Downloads
from rulebook.rendering.environment import environment
from rulebook.rendering.pages import PageRenderer
from rulebook.rendering.proposals import Proposals, proposals
from rulebook.rendering.site import Page, Site
from rulebook.rendering.surroundings import Surroundings
from rulebook.reporting.report import report
from rulebook.reporting.text import line
from rulebook.wording.lexicon import forget
from rulebook.wording.samples import Sampled

log = get_plugin_logger("rulebook")

_KEY = "rulebook"
_SET_OUT = "rulebook_set_out"
_SCOPE = "rulebook_scope"
_LOUDNESS = {"error": log.error, "warning": log.warning, "notice": log.info}
_preview = False


@dataclass(frozen=True)
class Build:
    """What one build is made from."""

    site: Site
    renderers: dict[Language, PageRenderer]


def of(config: MkDocsConfig) -> Build:
    """The build that a configuration belongs to."""
    return cast(Build, config.extra[_KEY])


def tell(config: MkDocsConfig, downloads: Downloads) -> None:
    """Let the pages know what there is to load; before the first of them is made."""
    here = of(config)
    renderers = {
        language: replace(renderer, around=replace(renderer.around, downloads=downloads))
        for language, renderer in here.renderers.items()
    }
    config.extra[_KEY] = replace(here, renderers=renderers)


def is_preview() -> bool:
    """Whether `serve` is running: drafts are shown, and the server adds a script of its own."""
    return _preview


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is a preview: only there drafts are shown."""
    global _preview
    _preview = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Read and check all content; Abort on a fault that counts, before MkDocs touches the last good site.

    What is set out for this configuration has been read and checked before.
    """
    if not is_set_out(config):
        environment.cache_clear()  # a preview may be watching the templates
        reading = read(Path(config.docs_dir).parent)
        examine(reading, config.strict)
        _take(config, Site(reading.library if _preview else reading.library.published()))


def read(root: Path, digests: Mapping[str, str] | None = None, jobs: int = 1) -> Reading:
    """All content of a project folder; with the digests of its files, if they are known, by several processes."""
    progress.begin(say("Reading"))
    return load_again(root, digests, jobs)


def examine(
    reading: Reading,
    strict: bool,
    edited: Collection[str] | None = None,
    samples: Mapping[str, Sampled] | None = None,
    jobs: int = 1,
) -> frozenset[str]:
    """Check what was read, and tell what is to be said of it; of which files it was anything. Abort on what counts.

    After an edit of some records it is enough to look at these, and at those of which something was said: see `check`.
    """
    progress.begin(say("Checking"))
    processes = jobs if edited is None else 1
    said = check(reading.library, edited, samples=samples, jobs=processes)
    found = report(sorted({*reading.diagnostics, *said}), "en")
    forget()
    for finding in found.findings:
        _LOUDNESS[finding.severity](line(finding))
    if found.fails(strict):
        raise Abort(f"{found.summary()} in the content; the site was left as it was")
    return frozenset(finding.path for finding in found.findings)


def set_out(config: MkDocsConfig, site: Site, jobs: int = 1) -> Build:
    """Let a configuration know what is built from it, in the place of what would be read, and by how many processes."""
    config.extra[_SET_OUT] = jobs
    return _take(config, site)


@dataclass(frozen=True, slots=True)
class Scope:
    """How much of a built site an edit touches that leaves its addresses and menus as they are: the pages to make, and
    whether anything changes but running text."""

    pages: frozenset[str]
    texts_alone: bool


def limit(config: MkDocsConfig, scope: Scope) -> None:
    """Let a configuration know that no more than this has to be made; before MkDocs gathers anything."""
    config.extra[_SCOPE] = scope


def is_wanted(config: MkDocsConfig, page: Page) -> bool:
    """Whether a page has to be there: it is made, or a menu may show it."""
    scope: Scope | None = config.extra.get(_SCOPE)
    is_in_menu = not (page.record and page.record.kind == "case") and not (page.listing and page.listing.group)
    return scope is None or is_in_menu or page.url in scope.pages


def is_of_texts_alone(config: MkDocsConfig) -> bool:
    """Whether what follows from titles and words is as it was."""
    scope: Scope | None = config.extra.get(_SCOPE)
    return scope is not None and scope.texts_alone


def is_set_out(config: MkDocsConfig) -> bool:
    """Whether somebody else has read the content, and looks after the folder to which the site is written."""
    return _SET_OUT in config.extra


def jobs(config: MkDocsConfig) -> int:
    """How many processes may work on a build."""
    return cast(int, config.extra.get(_SET_OUT, 1))


def _take(config: MkDocsConfig, site: Site) -> Build:
    around, is_remembered = _surroundings(config), is_set_out(config)
    renderers = {language: PageRenderer(site, language, around, is_remembered) for language in LANGUAGES}
    config.extra[_KEY] = here = Build(site, renderers)
    return here


def _surroundings(config: MkDocsConfig) -> Surroundings:
    if not config.repo_url:
        return Surroundings(today())
    edit = f"{config.repo_url.rstrip('/')}/{(config.edit_uri or '').strip('/')}"
    new = edit.replace("/edit/", "/new/").replace("/_edit/", "/_new/")
    to_edit, to_translate = f"{edit}/{{path}}", f"{new}/{{folder}}?filename={{name}}"
    return Surroundings(today(), to_edit, to_translate, proposals=_proposals(config))


def _proposals(config: MkDocsConfig) -> Proposals | None:
    """How a case is proposed; on the branch that is edited, at a host of the kind `repo_host`."""
    branch = (config.edit_uri or "").strip("/").rpartition("/")[2] or "main"
    try:
        return proposals(config.repo_url or "", branch, host=config.extra.get("repo_host", ""))
    except ValueError as error:
        raise Abort(f"extra.repo_host: {error}") from error


def today() -> date:
    """The day of the build; SOURCE_DATE_EPOCH makes a build repeatable (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()
