"""Everything that a renewal needs of MkDocs and that MkDocs promises to nobody.

Phase: bridge. A page is rendered and written by MkDocs' own function, so that a renewal and a build cannot disagree;
what comes before the pages is the first half of MkDocs' `build`, in its order. `tests/unit/test_mkdocs_private.py`
fails when MkDocs changes any of it; under a version that is not KNOWN (`versions`) commands do without.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from jinja2 import Environment, FileSystemLoader
from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

_SERVED = InclusionLevel.is_in_serve


@dataclass(frozen=True)
class Gathered:
    """What MkDocs knows of a site before it writes the first page."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment

    @cached_property
    def texts(self) -> Sequence[File]:
        """The files of pages."""
        return self.files.documentation_pages(inclusion=_SERVED)

    def pages(self) -> dict[str, Page]:
        """All pages by their addresses."""
        return {file.url: file.page for file in self.texts if file.page}

    @cached_property
    def copied(self) -> set[str]:
        """The paths of files that are copied as they are."""
        return {file.dest_uri for file in self.files if not _is_made(file)}


class Visible(FileSystemLoader):
    """The theme's files but hidden ones: MkDocs asks for all, and drops eleven thousand icons one by one."""

    def list_templates(self) -> list[str]:
        """The paths of all that can be seen."""
        return sorted({path for folder in self.searchpath for path in _visible(folder)})


def _visible(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        within = os.path.relpath(parent, folder).replace(os.sep, "/")
        yield from names if within == "." else (f"{within}/{name}" for name in names)


def gathered(config: MkDocsConfig) -> Gathered:
    """What `build` does up to the first written file."""
    plugins = config.plugins
    config = plugins.on_config(config)
    plugins.on_pre_build(config=config)
    files, env = get_files(config), config.theme.get_env()
    env.loader = Visible(config.theme.dirs)
    files.add_files_from_theme(env, config)
    files = plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = plugins.on_nav(get_navigation(files, config), config=config, files=files)
    for file in files.documentation_pages(inclusion=_SERVED):
        assert file.page is not None
        _populate_page(file.page, config, files)
    return Gathered(config, files, nav, plugins.on_env(env, config=config, files=files))


def write_pages(site: Gathered, pages: Iterable[Page]) -> None:
    """Render and write pages as `build` does, into the configuration's folder."""
    for page in pages:
        _build_page(page, site.config, site.texts, site.nav, site.env)


def write_templates(site: Gathered) -> None:
    """Write what the theme makes of the whole site: the page for unknown addresses, the sitemap."""
    for template in site.config.theme.static_templates:
        _build_theme_template(template, site.env, site.files, site.config, site.nav)


def made_files(site: Gathered, but: Callable[..., object]) -> Files:
    """The files that hooks make of the content as it is now, without those of one of them."""
    files = Files([])
    for event in site.config.plugins.events["files"]:
        if event is not but:
            files = event(files, config=site.config) or files
    return files


def write_files(files: Files, all_: bool) -> None:
    """Write the files that are no pages: all of them, or those alone that hooks have made."""
    for file in files:
        if (
            not file.is_documentation_page()
            and file.inclusion in (InclusionLevel.INCLUDED, InclusionLevel.UNDEFINED)
            and (all_ or _is_made(file))
        ):
            file.copy_file()


def _is_made(file: File) -> bool:
    """Whether a hook has made a file, of a text or of another file: all others are the theme's."""
    return file.generated_by is not None
