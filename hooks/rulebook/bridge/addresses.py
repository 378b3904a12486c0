"""Addresses that lead to a page: the root, ``/r29/``, and those that a record had before.

Phase: bridge.
"""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from rulebook.bridge import build
from rulebook.model.languages import LANGUAGES
from rulebook.rendering.forwarding import forwarding_page, moved_page
from rulebook.rendering.site import Site


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a page of plain links for every address that only leads on."""
    site = build.of(config).site
    for uri, html in {**_forwarding(site), **_moved(site)}.items():
        files.append(File.generated(config, f"{uri}index.html", content=html))
    return files


def _forwarding(site: Site) -> dict[str, str]:
    names = {"": "", **{short: site.name(id) for short, id in site.short_names()}}
    return {uri: forwarding_page(site, uri, name, not build.is_preview()) for uri, name in names.items()}


def _moved(site: Site) -> dict[str, str]:
    return {
        f"{language}/{old}": moved_page(site, language, f"{language}/{old}", id, not build.is_preview())
        for old, id in site.old_names()
        for language in LANGUAGES
    }
