"""A pull request is untrusted input: whatever stands in its texts reaches a page as text.

The payloads of tests/sites/hostile call `pwned`, or say it in a place that a browser would follow. The texts are
looked at as a browser reads them; tests/browser opens the same pages.
"""

import pytest

from built import LANGUAGES, Build, MiniSite
from harm import faults
from markup import Element, read_pages
from rulebook.search.files import read

pytestmark = pytest.mark.whole

TEXT = ("script>pwned('title')", "img src=x onerror=\"pwned('summary')\"", "iframe src=\"javascript:pwned('do')\"")


@pytest.fixture(scope="module")
def site(mini_site: MiniSite) -> Build:
    done = mini_site("hostile")
    assert done.code == 0, done.output
    return done


@pytest.fixture(scope="module")
def pages(site: Build) -> dict[str, Element]:
    return read_pages(site.site)


def test_no_payload_is_markup(pages: dict[str, Element]) -> None:
    assert {f"{page}: {fault}" for page, document in pages.items() for fault in faults(document)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", TEXT)
def test_payloads_are_shown_as_they_were_written(pages: dict[str, Element], language: str, text: str) -> None:
    """Nothing is cut out of an editor's text either: what is not markup is shown."""
    assert text in pages[f"{language}/rules/r03-hostile/index.html"].text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_index_is_scripts_of_one_call(site: Build, language: str) -> None:
    """Whatever an editor wrote stands in them as a string: it cannot end the string, nor the script."""
    files = [path.read_text(encoding="utf-8") for path in (site.site / "search" / language).iterdir()]
    texts = [read(file)[1] for file in files]
    assert any("pwned" in text for text in texts)
    assert [file for file in files if file.count("\n") != 1 or not file.startswith("rulebookSearch(")] == []


@pytest.mark.parametrize("scheme", ["javascript:", "data:"])
def test_the_address_of_a_source_is_never_a_script(mini_site: MiniSite, scheme: str) -> None:
    """It is refused, or shown without a link."""
    done = mini_site("hostile_link")
    links = [
        link.attributes["href"]
        for document in (read_pages(done.site) if done.site.is_dir() else {}).values()
        for link in document.all("a")
    ]
    assert [link for link in links if link.strip().lower().startswith(scheme)] == []
    assert links or done.code != 0
