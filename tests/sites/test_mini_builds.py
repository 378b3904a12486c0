"""What a build does with content: the smallest that is whole, faulty content, and content with a warning."""

import shutil
from pathlib import Path

import pytest

from built import LANGUAGES, Build, MiniSite, build, contents, mini_project
from markup import read_pages

pytestmark = pytest.mark.whole

RULE = "rules/r01-say-hello"
TITLES = {"en": "R01 Say hello first", "ru": "R01 Поздоровайтесь первыми", "cs": "R01 Pozdravte první"}


@pytest.fixture(scope="module")
def minimal(mini_site: MiniSite) -> Build:
    return mini_site(options=("--strict",))


def test_minimal_site_is_whole_in_three_languages(minimal: Build) -> None:
    assert minimal.code == 0, minimal.output
    pages = read_pages(minimal.site)
    names = {language: sorted(page[3:] for page in pages if page.startswith(f"{language}/")) for language in LANGUAGES}
    assert names["en"] == names["ru"] == names["cs"]
    for language, title in TITLES.items():
        (heading,) = pages[f"{language}/{RULE}/index.html"].all("h1")
        assert heading.text == title


def test_build_leaves_its_sources_alone(tmp_path: Path) -> None:
    project = mini_project(tmp_path / "project")
    before = sources(project)
    done = build(project, project / "site")
    assert done.code == 0, done.output
    assert sources(project) == before
    assert sorted(path.name for path in project.iterdir()) == [".cache", "cases", "docs", "hooks", "mkdocs.yml", "site"]


def sources(project: Path) -> dict[str, bytes]:
    """The files of a project, without the site, the cache and what Python compiles."""
    return {
        name: content
        for name, content in contents(project).items()
        if not name.startswith(("site/", ".cache/")) and "__pycache__/" not in name
    }


@pytest.mark.parametrize("name", ["broken_references", "bad_front_matter"])
def test_faulty_content_leaves_the_last_good_site_as_it_was(minimal: Build, name: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(minimal.site, site)
    done = build(mini_project(tmp_path / "project", name), site, LC_ALL="ru_RU.UTF-8")
    assert done.code != 0
    assert "in the content; the site was left as it was" in done.output  # a log is in English, wherever it is made
    assert contents(site) == contents(minimal.site)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("site")] == ["site"]


def test_faulty_content_makes_no_site_where_there_was_none(mini_site: MiniSite) -> None:
    done = mini_site("bad_front_matter")
    assert done.code != 0
    assert not done.site.exists()


def test_a_strict_build_refuses_content_with_a_warning(mini_site: MiniSite) -> None:
    done = mini_site("warning", options=("--strict",))
    assert done.code != 0
    assert "docs/guides/english-only.en.md:10:35: RB073" in done.output


def test_a_strict_build_takes_a_text_that_waits_for_its_translations(mini_site: MiniSite) -> None:
    done = mini_site("untranslated", options=("--strict",))
    assert done.code == 0, done.output
    assert "RB043" in done.output


def test_a_plain_build_passes_over_a_warning(mini_site: MiniSite) -> None:
    done = mini_site("warning")
    assert done.code == 0, done.output
    assert "docs/guides/english-only.en.md:10:35: RB073" in done.output
    assert (done.site / "en" / "guides" / "english-only" / "index.html").is_file()


FAULTS = {
    "broken_references": [
        "docs/rules/R03-broken-links.en.md:17:11: RB030 related.0: 'R09' is not known",
        "docs/rules/R03-broken-links.en.md:18:10: RB030 claims.0: 'first-word' is not known – did you mean first",
        "docs/rules/R03-broken-links.en.md:25:14: RB030 [R08]: 'R08' is not known",
        "docs/rules/R03-broken-links.en.md:25:21: RB030 [cold-soop]: 'cold-soop' is not known – did you mean cold",
        "docs/rules/R03-broken-links.en.md:25:44: RB030 [term:greting]",
        "docs/rules/R03-broken-links.en.md:25:67: RB032 '../../cases/cold-soup.en.md' is no address",
        "docs/rules/R03-broken-links.en.md:29:3: RB032 'javascript:alert(1)' is no address",
        "docs/rules/R03-broken-links.en.md:29:36: RB032 '/en/rules/' is no address",
    ],
    "bad_front_matter": [
        "docs/guides/unclosed.en.md:2:1: RB010",
        "docs/guides/wrong-word.en.md:5:1: RB020 sumary: there is no such field – did you mean summary?",
        "docs/guides/wrong-word.en.md:7:12: RB022 reviewed.on: found 'yesterday'",
        "docs/rules/R03-bad.en.md:2:8: RB014 title",
        "docs/rules/R03-bad.en.md:3:15: RB011",
    ],
}


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_named_with_its_place(mini_site: MiniSite, name: str) -> None:
    done = mini_site(name)
    errors = [line.split("rulebook: ", 1)[1] for line in done.output.splitlines() if line.startswith("ERROR")]
    assert len(errors) == len(FAULTS[name]), done.output
    for error, expected in zip(errors, FAULTS[name], strict=True):
        assert error.startswith(expected)


def test_a_guide_needs_no_headings(mini_site: MiniSite) -> None:
    done = mini_site("no_headings")
    assert done.code == 0, done.output
    page = read_pages(done.site)["en/guides/short/index.html"]
    assert "One paragraph is enough." in page.text
