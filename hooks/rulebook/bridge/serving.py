"""The preview as a server: `rulebook serve`.

Phase: bridge. It shows at once the site that the last preview left, and brings it up to what the files say meanwhile.
Under a MkDocs whose inside is not KNOWN MkDocs' own preview runs instead, which makes every page anew with every edit.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.commands.serve import serve as plain
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from rulebook.bridge.faults import STYLE, above, empty_page, style
from rulebook.bridge.inputs import stamps
from rulebook.bridge.log import tell
from rulebook.bridge.versions import is_known
from rulebook.processes import processors

if TYPE_CHECKING:
    from rulebook.bridge.mkdocs_private.server import Server
    from rulebook.bridge.preview import Preview

log = get_plugin_logger("rulebook")


def serve(address: str, polls: bool) -> None:
    """Serve the project in the current folder until somebody ends it; `polls` where the system tells of no changes."""
    if not is_known():
        plain(dev_addr=address)
        return
    from rulebook.bridge.preview import Preview

    tell()
    preview = Preview(Path.cwd(), address, lambda: configured(address))
    if not (is_there := preview.folders.site.is_dir()):
        preview.build(processors())
    server = _server(preview, configured(address), polls)
    if is_there:
        _begin_with_last_site(server, preview)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        log.info("The preview ends")
    except OSError as error:
        sys.exit(f"{address}: {error.strerror}")
    finally:
        server.shutdown()


def _server(preview: "Preview", config: MkDocsConfig, polls: bool) -> "Server":
    from rulebook.bridge.mkdocs_private.server import Server

    mount = urlsplit(config.site_url or "/").path
    server = Server(_builder(preview), *config.dev_addr, preview.folders.site, mount, polls)
    server.added = lambda page: above(page, preview.trouble, server.mount_path)
    preview.shown = server.show
    server.styles = {STYLE: style()}
    server.page_of_last_resort = empty_page
    for path in (config.docs_dir, config.config_file_path, *config.watch):
        server.watch(path)
    return server


def _begin_with_last_site(server: "Server", preview: "Preview") -> None:
    """Show the last preview's site while the first build goes on; browsers load their page again when it has ended."""
    later = server.builder

    def first() -> None:
        server.builder = later
        server.show()
        preview.build()
        server.renew()

    server.builder = first
    server.begin_with_build()


def _builder(preview: "Preview") -> Callable[[], None]:
    """What an edit starts: a renewal, or the whole program anew if the edit was one of the program."""
    root = Path.cwd()
    engine = stamps(root)

    def build() -> None:
        if stamps(root) != engine:
            log.info("The engine has changed: the preview starts again")
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606
        preview.build()

    return build


def configured(address: str) -> MkDocsConfig:
    """The configuration of a preview at an address, as MkDocs' own has it."""
    config = load_config(dev_addr=address)
    config.plugins.on_startup(command="serve", dirty=False)
    host, port = config.dev_addr
    path = urlsplit(config.site_url or "/").path
    config.site_url = f"http://{host}:{port}/{path.strip('/')}".rstrip("/") + "/"
    return config
