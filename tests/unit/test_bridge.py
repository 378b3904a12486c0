"""The bridge to MkDocs, as far as it can be seen without a build."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files

from builders import Project
from rulebook.bridge import addresses, build, pages, publish, search, security
from rulebook.model.languages import LANGUAGES
from rulebook.search.query import answer
from rulebook.search.reader import Reader


@pytest.fixture
def config(project: Project) -> Iterator[MkDocsConfig]:
    """The configuration of a project, as MkDocs hands it to hooks."""
    found = MkDocsConfig(config_file_path=str(project.root / "mkdocs.yml"))
    found.load_dict({"site_name": "Rulebook", "docs_dir": "docs", "site_dir": str(project.root / "site")})
    assert found.validate() == ([], [])
    found.plugins._current_plugin = "hooks/rulebook"  # MkDocs says so before each event
    yield found
    build.on_startup("build", dirty=False)


def load(project: Project, config: MkDocsConfig) -> build.Build:
    build.on_config(config)
    return build.of(config)


def test_content_is_read_once_into_a_renderer_for_each_language(project: Project, config: MkDocsConfig) -> None:
    project.rule("R29")
    here = load(project, config)
    assert list(here.site.library.records) == ["R29"]
    assert {language: renderer.language for language, renderer in here.renderers.items()} == {
        language: language for language in ("en", "ru", "cs")
    }


def test_an_error_stops_the_build_before_anything_is_written(project: Project, config: MkDocsConfig) -> None:
    project.rule("R29", side="x")
    with pytest.raises(Abort, match="1 error"):
        build.on_config(config)
    assert not (project.root / "site").exists()


def test_a_warning_stops_a_strict_build_alone(project: Project, config: MkDocsConfig) -> None:
    project.rule("R29", text="The cashier was careless.")
    assert load(project, config)
    config.strict = True
    with pytest.raises(Abort, match="0 errors, 1 warning"):
        build.on_config(config)


def test_drafts_are_shown_in_the_preview_alone(project: Project, config: MkDocsConfig) -> None:
    project.rule("R29", status="draft")
    assert list(load(project, config).site.library.records) == []
    build.on_startup("serve", dirty=False)
    assert list(load(project, config).site.library.records) == ["R29"]


def test_the_day_of_the_build_can_be_set(
    project: Project, config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    assert load(project, config).renderers["en"].around.today == date(2026, 9, 21)


def test_addresses_for_editing_follow_from_the_repositorys(project: Project, config: MkDocsConfig) -> None:
    assert load(project, config).renderers["en"].around.edit_url == ""
    config.repo_url, config.edit_uri = "https://git.example.org/a/b/", "edit/main/"
    around = load(project, config).renderers["en"].around
    assert around.edit_url.format(path="cases/ham.en.md") == "https://git.example.org/a/b/edit/main/cases/ham.en.md"
    assert around.translate_url.format(folder="cases", name="ham.cs.md") == (
        "https://git.example.org/a/b/new/main/cases?filename=ham.cs.md"
    )


def test_a_case_is_proposed_on_the_branch_that_is_edited(project: Project, config: MkDocsConfig) -> None:
    assert load(project, config).renderers["en"].around.proposals is None
    config.repo_url, config.edit_uri = "https://git.example.org/a/b/", "edit/trunk/"
    found = load(project, config).renderers["en"].around.proposals
    assert found
    assert found.address == "https://git.example.org/a/b/new/trunk/cases"
    config.extra["repo_host"] = "gitlab"
    found = load(project, config).renderers["en"].around.proposals
    assert found
    assert found.address == "https://git.example.org/a/b/-/new/trunk"
    config.extra["repo_host"] = "svn"
    with pytest.raises(Abort, match="repo_host: svn is no host"):
        load(project, config)


def test_old_short_and_root_addresses_become_files(project: Project, config: MkDocsConfig) -> None:
    project.rule("R29", redirect_from=["r29-old"])
    load(project, config)
    files = addresses.on_files(Files([]), config)
    assert sorted(files.src_uris) == [
        "cs/rules/r29-old/index.html",
        "en/rules/r29-old/index.html",
        "index.html",
        "r29/index.html",
        "ru/rules/r29-old/index.html",
    ]


def test_each_language_has_an_index_of_what_its_pages_were_filled_with(project: Project, config: MkDocsConfig) -> None:
    project.rule("R29", title="No excuses")
    here = load(project, config)
    for language, renderer in here.renderers.items():
        for page in here.site.pages.values():
            if page.language == language:
                search.collect(config, page, renderer)
    search.on_post_build(config)
    for language in LANGUAGES:
        folder = project.root / "site/search" / language
        reader = Reader(lambda name, folder=folder: (folder / name).read_text(encoding="utf-8"))
        assert [found.head.id for found in answer(reader, "excuse").found] == (["R29"] if language == "en" else [])
        assert reader.manifest["labels"]["facets"]["kind"]["values"]["rule"]


def test_what_an_earlier_build_has_found_is_rendered_again_if_the_index_has_lost_it(
    project: Project, config: MkDocsConfig
) -> None:
    project.rule("R29", title="No excuses")
    here, site = load(project, config), project.root / "site"
    for page in here.site.pages.values():
        search.collect(config, page, here.renderers[page.language])
    cards = search.found(config)
    search.on_post_build(config)
    before = {path.relative_to(site): path.read_bytes() for path in site.rglob("*.js")}
    shutil.rmtree(site)
    for path in (project.root / ".cache").glob("search-*"):
        path.unlink()
    search.expect(config, cards, None)
    search.on_post_build(config)
    assert {path.relative_to(site): path.read_bytes() for path in site.rglob("*.js")} == before != {}


def test_after_its_last_page_the_index_of_a_language_is_written_and_its_memory_empty(
    project: Project, config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages.styles, "theme_styles", lambda _: None)
    project.rule("R29", title="No excuses")
    here, written = load(project, config), project.root / "site/search"
    files = pages.on_files(Files([]), config)
    pages.on_env(config.theme.get_env(), config=config, files=files)
    fragments = config.extra[pages._FRAGMENTS]
    fragments.update({("header.html", language, "../"): "" for language in LANGUAGES})
    for plan in here.site.pages.values():
        page = files.src_uris[f"{plan.url}index.md"].page
        assert isinstance(page, pages.PlannedPage)
        page.fill(config)
        assert not (written / plan.language).exists()
        pages.on_post_page("", page, config)
    assert sorted(path.name for path in written.iterdir()) == sorted(LANGUAGES)
    assert (search.found(config), fragments) == ({}, {})
    assert not any("pieces" in vars(renderer) for renderer in here.renderers.values())
    before = {path: path.stat().st_mtime_ns for path in written.rglob("*")}
    search.on_post_build(config)
    assert {path: path.stat().st_mtime_ns for path in written.rglob("*")} == before


def test_only_who_prints_loads_what_prints() -> None:
    hooks = Path(build.__file__).parents[2]
    names = [path.stem for path in hooks.glob("*.py")]
    loaded = f"import sys, {', '.join(names)}; sys.exit('pypdf' in sys.modules)"
    assert "printing" in names
    assert subprocess.run([sys.executable, "-c", loaded], env={"PYTHONPATH": str(hooks)}).returncode == 0


def test_a_build_takes_the_sites_place_at_the_end(project: Project, config: MkDocsConfig) -> None:
    site = project.root / "site"
    site.mkdir()
    (site / "old.html").write_text("old")
    publish.on_config(config)
    (new := Path(config.site_dir)).mkdir()
    (new / "new.html").write_text("new")
    assert [path.name for path in site.iterdir()] == ["old.html"]
    publish.on_post_build(config)
    assert [path.name for path in site.iterdir()] == ["new.html"]
    assert [path.name for path in project.root.iterdir() if path.name.startswith("site")] == ["site"]


def test_a_failed_build_leaves_the_last_good_site(project: Project, config: MkDocsConfig) -> None:
    site = project.root / "site"
    site.mkdir()
    (site / "old.html").write_text("old")
    publish.on_config(config)
    (unfinished := Path(config.site_dir)).mkdir()
    publish.on_build_error(RuntimeError())
    assert (not unfinished.exists(), [path.name for path in site.iterdir()]) == (True, ["old.html"])


def test_a_page_allows_the_inline_scripts_of_its_frame_and_no_others(config: MkDocsConfig) -> None:
    """A script that stands in the content, by whatever hole, is not named by its hash."""
    security.trust(config, "partials/frame/head.html", "<script>one()</script>")
    security.trust(config, "partials/nav.html", "<script>smuggled()</script>")
    page = (
        '<head><meta charset="utf-8"><script>one()</script><script src="a.js"></script></head>'
        "<script>smuggled()</script><script>pwned()</script>"
    )
    secured = security.on_post_template(page, "404.html", config)
    (policy,) = [part for part in secured.split('"') if part.startswith("default-src")]
    script = policy.split("script-src ")[1].split(";")[0]
    assert script.split()[0] == "'self'"
    assert len([source for source in script.split() if source.startswith("'sha256-")]) == 1
    assert "unsafe-inline" not in policy
    assert secured.index("Content-Security-Policy") < secured.index("<script")


def test_a_page_without_a_place_for_its_policy_is_not_written() -> None:
    with pytest.raises(ValueError, match="security policy"):
        security.secured("<html><head><title>x</title></head></html>", set())


def test_a_preview_has_no_policy() -> None:
    page = '<meta charset="utf-8"><script>reload()</script>'
    build.on_startup("serve", dirty=False)
    try:
        assert security.secured(page, set()) == page
    finally:
        build.on_startup("build", dirty=False)


def test_a_page_of_a_preview_that_leads_on_has_no_policy_either(project: Project, config: MkDocsConfig) -> None:
    """The server adds the script that reloads to every page."""
    project.rule("R29", redirect_from=["r29-old"])
    load(project, config)
    built = addresses.on_files(Files([]), config)
    build.on_startup("serve", dirty=False)
    shown = addresses.on_files(Files([]), config)
    assert {file.src_uri for file in built if "Content-Security-Policy" not in file.content_string} == set()
    assert {file.src_uri for file in shown if "Content-Security-Policy" in file.content_string} == set()
