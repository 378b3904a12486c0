"""The PDFs of a site: printed where they are asked for, offered on its pages with their true length and size."""

import re
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from built import LANGUAGES, Build, build, contents, mini_project
from markup import Element, read_pages

pytestmark = pytest.mark.whole

OFFERED = re.compile(r"PDF, (?P<pages>\d+)\D+, (?P<size>[\d.,]+)\s*(?P<unit>kB|MB|кБ|МБ)")
UNITS = {"kB": 1e3, "кБ": 1e3, "MB": 1e6, "МБ": 1e6}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mini_project(tmp_path_factory.mktemp("paper") / "project", "paper")


@pytest.fixture(scope="module")
def printed(project: Path) -> Build:
    done = build(project, project.with_name("site"), RULEBOOK_PRINT="1")
    assert done.code == 0, done.output
    return done


@pytest.fixture(scope="module")
def pages(printed: Build) -> dict[str, Element]:
    return read_pages(printed.site)


def offers(page: Element) -> dict[str, re.Match[str]]:
    """What a page offers to load: its addresses, and what stands beside each."""
    (section,) = page.having(_class="downloads")
    found = {}
    for item in section.all("li"):
        (link,) = item.all("a")
        match = OFFERED.search(item.text)
        assert match, item.text
        found[link.attributes["href"]] = match
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["handbooks/everything", "handbooks", "rules/r01-say-hello"])
def test_pages_offer_pdfs_and_tell_their_length_and_size(
    printed: Build, pages: dict[str, Element], language: str, page: str
) -> None:
    folder = printed.site / language / page
    found = offers(pages[f"{language}/{page}/index.html"])
    assert found
    for address, told in found.items():
        file = (folder / address).resolve()
        assert len(PdfReader(file).pages) == int(told["pages"])
        size = float(told["size"].replace(",", ".")) * UNITS[told["unit"]]
        assert file.stat().st_size == pytest.approx(size, rel=0.06)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_handbook_shows_its_cover(printed: Build, pages: dict[str, Element], language: str) -> None:
    page = pages[f"{language}/handbooks/everything/index.html"]
    (cover,) = page.having(_class="cover")
    assert cover.attributes["alt"]
    with Image.open((printed.site / language / "handbooks/everything" / cover.attributes["src"]).resolve()) as picture:
        width, height = picture.size
    assert height / width == pytest.approx(210 / 148, rel=0.01)


def test_every_pdf_is_offered_somewhere(printed: Build, pages: dict[str, Element]) -> None:
    offered = {
        (printed.site / name).parent.joinpath(address).resolve()
        for name, page in pages.items()
        for address in (offers(page) if page.having(_class="downloads") else ())
    }
    assert offered == {path.resolve() for path in (printed.site / "print").rglob("*.pdf")}


def test_pdfs_do_not_name_an_address_that_nobody_can_type(project: Path) -> None:
    site = project.with_name("local")
    build(project, site, RULEBOOK_PRINT="1", RULEBOOK_SITE_URL="http://127.0.0.1:8000/")
    text = "".join(page.extract_text() for page in PdfReader(site / "print/en/everything.pdf").pages)
    assert "Say hello first" in text
    assert "127.0.0.1" not in text


def test_paper_names_the_short_address(printed: Build) -> None:
    text = "".join(page.extract_text() for page in PdfReader(printed.site / "print/en/everything.pdf").pages)
    assert "rulebook.test/r01/" in text.replace("\u200b", "").replace("\n", "")


def test_a_second_build_takes_everything_from_the_cache(project: Path, printed: Build) -> None:
    cache = project / ".cache/print"
    before = {path: path.stat().st_ino for path in cache.iterdir()}
    again = build(project, project.with_name("again"), RULEBOOK_PRINT="1")
    assert {path: path.stat().st_ino for path in cache.iterdir()} == before
    assert contents(again.site / "print") == contents(printed.site / "print")


def test_without_being_asked_nothing_is_printed(project: Path) -> None:
    done = build(project, project.with_name("plain"))
    assert done.code == 0, done.output
    assert not (done.site / "print").exists()
    assert all(not page.having(_class="downloads") for page in read_pages(done.site).values())


def test_what_cannot_be_printed_is_named_and_leaves_the_last_good_site_as_it_was(
    project: Path, printed: Build, tmp_path: Path
) -> None:
    before = contents(printed.site)
    done = build(mini_project(tmp_path / "project", "paper", "overfull"), printed.site, RULEBOOK_PRINT="1")
    assert done.code != 0
    assert "R03" in done.output
    assert "the site was left as it was" in done.output
    assert "Traceback" not in done.output
    assert contents(printed.site) == before
