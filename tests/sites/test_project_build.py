"""The project's own site: built without a warning, the same each time, and by MkDocs' drop-in fork as well."""

from pathlib import Path

import pytest

from built import ROOT, Build, build, contents

pytestmark = pytest.mark.whole

SOURCES = {".md", ".yml", ".yaml", ".po", ".py", ".cfg"}


def test_builds_strictly_without_a_warning(own_site: Build) -> None:
    assert own_site.code == 0, own_site.output
    assert "WARNING" not in own_site.output


@pytest.mark.parametrize("tool", ["mkdocs", "properdocs"])
def test_second_build_writes_the_same_bytes(own_site: Build, tool: str, tmp_path: Path) -> None:
    """Nothing is normalised: the generator tag is off, and no page names the tool that built it."""
    again = build(ROOT, tmp_path / "again", "--strict", tool=tool)
    assert again.code == 0, again.output
    first, second = contents(own_site.site), contents(again.site)
    assert sorted(second) == sorted(first)
    assert [name for name in first if first[name] != second[name]] == []
    assert "sitemap.xml.gz" in first


def test_nothing_is_left_beside_the_site(own_site: Build) -> None:
    assert [path.name for path in own_site.site.parent.iterdir()] == ["site"]


def test_no_source_is_copied(own_site: Build) -> None:
    """What lies in docs/ and cases/ becomes pages; the files themselves stay at home."""
    written = contents(own_site.site)
    assert [name for name in written if Path(name).suffix in SOURCES] == []
    sources = {path.read_bytes() for folder in ("docs", "cases") for path in (ROOT / folder).rglob("*.*")}
    assert [name for name, content in written.items() if content in sources] == []
