"""One renewal of a preview: what is to be made, made beside the site, and put into its place.

Phase: bridge. A page is rendered and written as a build does it (`mkdocs_private`); which pages are, follows from what
each asked for when it was made (`rendering/renewal.py`).
"""

from dataclasses import dataclass, replace
from functools import cached_property

from mkdocs.config.defaults import MkDocsConfig

from rulebook.bridge import build, search
from rulebook.bridge.folders import Folders
from rulebook.bridge.frames import frames
from rulebook.bridge.mkdocs_private import Gathered, gathered, write_files, write_pages, write_templates
from rulebook.bridge.pages import PlannedPage, menus
from rulebook.bridge.state import Remembered, State
from rulebook.model.languages import Language
from rulebook.rendering.renewal import Answers, Made, changed_answers, remember, stale
from rulebook.rendering.site import Site
from rulebook.rendering.succession import Change


@dataclass(frozen=True)
class Renewal:
    """From what is remembered to what a site is now; `whole` makes everything anew, the theme's files as well."""

    before: Remembered
    site: Site
    change: Change
    config: MkDocsConfig
    folders: Folders
    whole: bool

    @cached_property
    def here(self) -> build.Build:
        self.config.site_dir = str(self.folders.new)
        here = build.set_out(self.config, self.site)
        search.expect(self.config, self.before.documents)
        return here

    @cached_property
    def gathered(self) -> Gathered:
        assert self.here
        return gathered(self.config)

    @cached_property
    def pages(self) -> dict[str, PlannedPage]:
        return {url: page for url, page in self.gathered.pages().items() if isinstance(page, PlannedPage)}

    @cached_property
    def frames(self) -> dict[str, str]:
        return frames(self.here, menus(self.gathered.config), self.pages.values())

    @cached_property
    def changed(self) -> dict[Language, Answers]:
        return changed_answers(self.before.memory, self.here.renderers, self.change.may_concern)

    @cached_property
    def stale(self) -> list[str]:
        """The pages to make."""
        return stale(self.before.memory, self.changed, self.frames)

    @cached_property
    def gone(self) -> list[str]:
        """The pages that are no more."""
        return [url for url in self.before.memory.pages if url not in self.frames]

    def make(self) -> None:
        """Make everything that is to be made, beside the site."""
        urls = self.stale
        self.folders.clear()
        write_files(self.gathered, all_=self.whole)
        write_templates(self.gathered)
        write_pages(self.gathered, (self.pages[url] for url in urls))
        self.gathered.config.plugins.on_post_build(config=self.gathered.config)

    def publish(self, state: State) -> Remembered:
        """Put it into its place; what is remembered then."""
        files = frozenset(self.folders.made()) - {f"{url}index.html" for url in self.frames} - self.gathered.copied()
        if self.whole:
            state.forget()
            self.folders.replace()
        else:
            self._exchange(state, files)
        return self._keep(state, files)

    def _exchange(self, state: State, files: frozenset[str]) -> None:
        state.mark((*self.stale, *self.gone), files)
        self.folders.put(self.folders.differing())
        self.folders.take_away((*(self.before.files - files), *(f"{url}index.html" for url in self.gone)))

    def _keep(self, state: State, files: frozenset[str]) -> Remembered:
        made = {url: Made(self.frames[url], self.pages[url].asked) for url in self.stale}
        new = remember(self.before.memory, self.here.renderers, made, self.changed)
        for url in self.gone:
            del self.before.memory.pages[url]
        now = replace(self.before, files=files, documents=search.found(self.config, self.frames))
        state.save(now, (*self.stale, *self.gone), new)
        return now
