"""The preview as a server: `rulebook serve`.

Phase: bridge. It starts from the site that the last preview left. Under a MkDocs whose inside is not KNOWN, and where
that is missing, MkDocs' own preview runs instead, which makes every page anew with every edit.
"""

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import mkdocs
from mkdocs.commands.serve import serve as plain
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

KNOWN: Final = frozenset({"1.6.1"})
"""The versions of MkDocs with which `mkdocs_private` has been tested."""


def serve(address: str) -> None:
    """Serve the project in the current folder until somebody ends it."""
    if mkdocs.__version__ not in KNOWN:
        plain(dev_addr=address)
        return
    from rulebook.bridge.mkdocs_private import Server
    from rulebook.bridge.preview import Preview

    config = configured(address)
    host, port = config.dev_addr
    preview = Preview(Path.cwd(), address, lambda: configured(address))
    mount = urlsplit(config.site_url or "/").path
    server = Server(preview.build, host, port, preview.folders.site, mount)
    preview.build()
    for path in (config.docs_dir, config.config_file_path, *config.watch):
        server.watch(path)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def configured(address: str) -> MkDocsConfig:
    """The configuration of a preview at an address, as MkDocs' own has it."""
    config = load_config(dev_addr=address)
    config.plugins.on_startup(command="serve", dirty=False)
    host, port = config.dev_addr
    path = urlsplit(config.site_url or "/").path
    config.site_url = f"http://{host}:{port}/{path.strip('/')}".rstrip("/") + "/"
    return config
