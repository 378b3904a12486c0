"""What renewals use of MkDocs' inside is as it was when they were written.

After a new MkDocs: read what has changed in `build` and `livereload`, mend `bridge/mkdocs_private`, run the equality
test, and add the version to KNOWN in `bridge/versions.py`.
"""

import inspect
from hashlib import sha256
from pathlib import Path
from typing import Any

import mkdocs
import pytest
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import Files
from watchdog.observers.polling import PollingObserver

from rulebook.bridge import building, serving
from rulebook.bridge.mkdocs_private import Visible
from rulebook.bridge.mkdocs_private.server import Server
from rulebook.bridge.versions import KNOWN, is_known


def test_this_version_is_known() -> None:
    assert is_known(), f"{mkdocs.__version__} is not among {sorted(KNOWN)}"


@pytest.mark.parametrize(
    ("function", "signature"),
    [
        (build._build_page, "(page, config, doc_files, nav, env, dirty, excluded)"),
        (build._build_theme_template, "(template_name, env, files, config, nav)"),
        (build._populate_page, "(page, config, files, dirty)"),
        (LiveReloadServer._serve_request, "(self, environ, start_response)"),
        (LiveReloadServer._inject_js_into_html, "(self, content, epoch)"),
    ],
)
def test_functions_take_what_they_took(function: Any, signature: str) -> None:
    assert f"({', '.join(inspect.signature(function).parameters)})" == signature


def test_a_build_takes_the_steps_that_the_preview_takes() -> None:
    """The preview repeats the first half of this function."""
    source = "".join(inspect.getsource(build.build).split())
    assert sha256(source.encode()).hexdigest() == "e90e7121c86e0ccc46eb78f98c3dd8f8d6e77f9e51404a7a4c43bfd38bf690f8"


def test_the_server_has_what_the_preview_sets(tmp_path: Path) -> None:
    server = Server(lambda: None, "127.0.0.1", 0, tmp_path, "/")
    try:
        assert server._visible_epoch == server._wanted_epoch
        server._wanted_epoch += 1
        server.show()
        assert server._visible_epoch == server._wanted_epoch
        before = server._visible_epoch
        server.renew()
        assert server._wanted_epoch > before
        assert not server._want_rebuild
        server.begin_with_build()
        assert server._want_rebuild
    finally:
        server.server_close()


@pytest.mark.parametrize("polls", [False, True])
def test_the_server_is_told_of_changes_or_looks_for_them(tmp_path: Path, polls: bool) -> None:
    server = Server(lambda: None, "127.0.0.1", 0, tmp_path, "/", polls)
    try:
        server.watch(str(tmp_path))
        assert isinstance(server.observer, PollingObserver) == polls
        assert list(server._watched_paths) == [str(tmp_path)]
    finally:
        server.server_close()


def test_plugins_have_lists_of_events() -> None:
    assert PluginCollection().events["files"] == []


def test_of_the_theme_mkdocs_takes_the_same_files_where_hidden_ones_are_not_looked_at() -> None:
    """Icons are templates that are asked for by name, and no files of the site."""
    config = load_config(str(Path(__file__).parents[2] / "mkdocs.yml"))
    taken = []
    for loader in (None, Visible(config.theme.dirs)):
        files, env = Files([]), config.theme.get_env()
        env.loader = loader or env.loader
        files.add_files_from_theme(env, config)
        taken.append([file.src_uri for file in files])
        assert env.get_template(".icons/material/magnify.svg").render().startswith("<svg")
    assert taken[0] == taken[1] != []


def test_another_mkdocs_gets_its_own_preview(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(mkdocs, "__version__", "1.7.0")
    monkeypatch.setattr(serving, "plain", lambda dev_addr: asked.append(dev_addr))
    serving.serve("127.0.0.1:1", polls=False)
    assert asked == ["127.0.0.1:1"]


def test_another_mkdocs_builds_by_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[MkDocsConfig] = []
    monkeypatch.setattr(mkdocs, "__version__", "1.7.0")
    monkeypatch.setattr(building, "plain", asked.append)
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: []\n", "utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    building.build_site(config, 2)
    assert asked == [config]
