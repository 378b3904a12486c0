"""One renewal of a site: what is to be made, made beside the site, and put into its place.

Phase: bridge. A page is rendered and written as a build does it (`mkdocs_private`); which pages are, follows from what
each asked for when it was made (`rendering/renewal.py`).
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_build_date

from rulebook.bridge import build, composing, search
from rulebook.bridge.folders import Folders
from rulebook.bridge.frames import Common, common, frame, part
from rulebook.bridge.mkdocs_private import Gathered, gathered, made_files, write_files, write_templates
from rulebook.bridge.pages import PlannedPage, menus, on_files, on_nav, resume
from rulebook.bridge.printing import is_asked_for
from rulebook.bridge.state import Remembered, State
from rulebook.bridge.writing import write
from rulebook.model.languages import Language
from rulebook.model.watching import Question
from rulebook.rendering.renewal import Answers, Made, changed_answers, remember, stale
from rulebook.rendering.site import Site
from rulebook.rendering.succession import ON_PAPER, Change, Outline

_PAGE: Final = "index.html"
_OF_TEXTS: Final = (f"{search.FOLDER}/", f"{composing.FOLDER}/")
"""Folders of what follows from running text, besides the pages: all else stays where nothing but texts has changed."""


@dataclass(frozen=True)
class Standing:
    """What the last renewal left in memory, on which the next one can stand."""

    site: Site
    gathered: Gathered
    pages: dict[str, PlannedPage]
    common: Common
    frames: dict[str, str]
    day: date


@dataclass(frozen=True)
class Renewal:
    """From what is remembered to what a site is now; `whole` makes everything anew, the theme's files as well.

    Where no address comes or goes, MkDocs' pages of the last renewal take up what there is to show now. A process that
    has none, and an edit that `is_small`, gather the pages to make and those of the menus. Else everything is gathered
    as for a build. `jobs` is how many processes may work on it, `outlines` are those of the
    records now.
    """

    before: Remembered
    site: Site
    change: Change
    configured: Callable[[], MkDocsConfig]
    folders: Folders
    whole: bool
    last: Standing | None = None
    jobs: int = 1
    outlines: dict[str, Outline] = field(default_factory=dict)

    @cached_property
    def gathered(self) -> Gathered:
        if self._resumed:
            return self._resumed
        if self.is_small:
            self._limit(self._config, self.stale)
        return gathered(self._config)

    def _limit(self, config: MkDocsConfig, pages: Iterable[str] = ()) -> None:
        build.limit(config, build.Scope(frozenset(pages), texts_alone=not (self.change.fronts or self.change.plan)))

    @cached_property
    def is_small(self) -> bool:
        """Whether all that stands around the pages of a built site is as it was, and nothing is printed."""
        is_built = self.folders.exchanged and not self.whole and self.before.finished and self.before.day == day()
        return is_built and not (self.change.plan or self._may_change_menus or is_asked_for())

    @property
    def _may_change_menus(self) -> bool:
        """They show titles, but of no cases."""
        return self.change.fronts and not self.change.records <= self.site.library.cases.keys()

    @cached_property
    def _config(self) -> MkDocsConfig:
        config = self.configured()
        config.site_dir = str(self.folders.new)
        self._set_out(config)
        return config

    @cached_property
    def _resumed(self) -> Gathered | None:
        """What was gathered for the last renewal, if it can be used again."""
        if not self.last or self.last.day != build.today() or list(self.last.site.pages) != list(self.site.pages):
            return None
        found, renderers = self.last.gathered, build.of(self.last.gathered.config).renderers
        self._limit(found.config)
        for language, view in self._set_out(found.config).renderers.items():
            view.keep(renderers[language], self.change.records)
        resume(found.config, self.last.pages)
        if self.change.fronts:
            on_nav(found.nav, found.config, found.files)
        return found

    def _set_out(self, config: MkDocsConfig) -> build.Build:
        files = self.before.files if self.before.finished else None
        search.expect(config, self.before.documents, files)
        return build.set_out(config, self.site, self.jobs)

    @property
    def here(self) -> build.Build:
        return build.of(self._config if self.is_small else self.gathered.config)

    @cached_property
    def pages(self) -> dict[str, PlannedPage]:
        return self.last.pages if self._resumed and self.last else planned(self.gathered)

    @cached_property
    def common(self) -> Common:
        if self._resumed and self.last and not self.change.fronts:
            return self.last.common
        return common(menus(self.gathered.config))

    @cached_property
    def frames(self) -> dict[str, str]:
        if self.is_small:
            return {url: made.frame for url, made in self.before.memory.pages.items()}
        same = self.last.frames if self._resumed and self.last and not self.change.plan else {}
        if same and not self.change.fronts:
            return same
        if self.last and self.common.menus != self.last.common.menus:
            same = {}
        return {
            url: same[url] if url in same and not part(page.plan) else self._frame(page)
            for url, page in self.pages.items()
        }

    def _frame(self, page: PlannedPage) -> str:
        return frame(self.here, self.common, page)

    @cached_property
    def changed(self) -> dict[Language, Answers]:
        return changed_answers(self.before.memory, self.here.renderers, self._concerned)

    def _concerned(self, questions: Mapping[str, Collection[Question]]) -> list[Question]:
        """Where nothing is printed there was nothing either: else all would be made anew."""
        unasked = frozenset() if is_asked_for() else ON_PAPER
        return self.change.concerned({subject: some for subject, some in questions.items() if subject not in unasked})

    @cached_property
    def stale(self) -> list[str]:
        """The pages to make."""
        return stale(self.before.memory, self.changed, self.frames)

    @cached_property
    def gone(self) -> list[str]:
        """The pages that are no more."""
        return [url for url in self.before.memory.pages if url not in self.frames]

    def make(self) -> None:
        """Make all pages and files that are to be made, beside the site."""
        urls = self.stale
        self.folders.clear()
        if not self._resumed:
            write_files(self.gathered.files, all_=self.whole)
        elif not build.is_of_texts_alone(self.gathered.config):
            write_files(made_files(self.gathered, but=on_files), all_=False)
        if not self._has_templates:
            write_templates(self.gathered)
        write(self.gathered, [self.pages[url] for url in urls], self.jobs)

    @property
    def _has_templates(self) -> bool:
        """Whether what the theme makes of the whole site is as it was."""
        return self.is_small or not (self._resumed is None or self.change.fronts)

    def publish(self, state: State, shown: Callable[[], None]) -> Remembered:
        """Put it into its place; what is remembered then.

        What hooks make of a whole site, its search above all, follows when the pages can be seen already.
        """
        if self.whole:
            self._post_build()
            files = self._made()
            state.forget()
            self.folders.replace()
        else:
            self.folders.begin()
            files = self._exchange(state, (*self.stale, *self.gone))
            self.folders.take_away(f"{url}{_PAGE}" for url in self.gone)
            shown()
            self.folders.clear()
            self._post_build()
            files |= self._exchange(state, ()) | self._kept()
            self.folders.take_away(self.before.files - files)
            self.folders.finish()
        return self._keep(state, files)

    def _post_build(self) -> None:
        self.gathered.config.plugins.on_post_build(config=self.gathered.config)

    def _made(self) -> frozenset[str]:
        """The new files that are neither pages nor the theme's own."""
        made = {path for path in self.folders.made() if path.removesuffix(_PAGE) not in self.frames}
        return frozenset(made - self.gathered.copied)

    def _exchange(self, state: State, urls: Iterable[str]) -> frozenset[str]:
        files = self._made()
        state.mark(urls, files)
        self.folders.put(self.folders.differing())
        return files

    def _kept(self) -> frozenset[str]:
        """Files that stay, though they may not have been made this time."""
        config, files = self.gathered.config, self.before.files
        found = search.there(config)
        if build.is_of_texts_alone(config):
            return found | {path for path in files if not path.startswith(_OF_TEXTS)}
        same = tuple(config.theme.static_templates) if self._has_templates else ()
        return found | {path for path in files if path.removesuffix(".gz") in same}

    def _keep(self, state: State, files: frozenset[str]) -> Remembered:
        made = {url: Made(self.frames[url], self.pages[url].asked) for url in self.stale}
        new = remember(self.before.memory, self.here.renderers, made, self.changed)
        for url in self.gone:
            del self.before.memory.pages[url]
        found = search.found(self.gathered.config)
        now = replace(self.before, finished=True, files=files, documents=found, outlines=self.outlines, day=day())
        state.save(now, (*self.stale, *self.gone), new)
        return now

    @property
    def standing(self) -> Standing:
        """What the next renewal can stand on."""
        return Standing(self.site, self.gathered, self.pages, self.common, self.frames, build.today())


def day() -> str:
    """The day of a build, as pages show it and as the sitemap does."""
    return f"{build.today()} {get_build_date()}"


def planned(gathered: Gathered) -> dict[str, PlannedPage]:
    """The pages of the plan by their addresses."""
    return {url: page for url, page in gathered.pages().items() if isinstance(page, PlannedPage)}
