"""The alert over the last good page: in the page's language, escaped, and only while there are faults."""

import pytest

from markup import read_html
from rulebook.bridge.faults import MOST, STYLE, Trouble, above, empty_page, style
from rulebook.model.diagnostic import Diagnostic, Position
from rulebook.model.message import say

PAGE = b'<!doctype html><html lang="%b"><head><title>x</title></head><body dir="ltr"><main>Page</main></body></html>'


def fault(path: str = "cases/ham.en.md", message: str = "{field}: wrong", field: str = "side") -> Diagnostic:
    return Diagnostic(path, Position(3, 1), "RB023", say(message, field=field))


def shown(trouble: Trouble, language: bytes = b"en", root: str = "/") -> str:
    return above(PAGE % language, trouble, root).decode()


def test_a_page_without_faults_is_left_alone() -> None:
    assert above(PAGE % b"en", Trouble(), "/") == PAGE % b"en"


def test_the_alert_is_the_first_thing_of_the_body() -> None:
    html = shown(Trouble([fault()]))
    assert html.index("<body") < html.index('<section class="rb-faults" role="alert"') < html.index("<main>Page")


def test_the_link_that_skips_to_the_text_stays_the_first() -> None:
    page = PAGE.replace(b"<main>", b'<a href="#page" class="rb-skip">Skip</a><main>')
    html = above(page % b"en", Trouble([fault()]), "/").decode()
    assert html.index("Skip") < html.index("rb-faults") < html.index("<main>")
    assert html.count("<section") == 1


def test_a_fault_names_its_place_and_its_code_leads_to_the_explanation() -> None:
    tree = read_html(shown(Trouble([fault()]), b"ru", "/rules/"))
    assert "cases/ham.en.md:3" in tree.text
    assert [link.attributes["href"] for link in tree.all("a")] == ["/rules/ru/check/rb023/"]
    assert f"/rules/{STYLE}" in shown(Trouble([fault()]), root="/rules/")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (b"en", "Your last edit is not shown yet"),
        (b"ru", "Последняя правка пока не показана"),
        (b"cs", "Vaše poslední úprava se zatím nezobrazuje"),
        (b"xx", "Your last edit is not shown yet"),
    ],
)
def test_it_speaks_the_language_of_the_page(language: bytes, words: str) -> None:
    assert words in shown(Trouble([fault()]), language).replace("\u00a0", " ")


def test_what_an_editor_writes_is_text() -> None:
    html = shown(Trouble([fault('cases/"><script>x</script>.en.md', field="<img src=x onerror=y>")]))
    assert "<script>x" not in html
    assert "<img" not in html


def test_more_faults_than_anybody_reads_stand_in_the_terminal() -> None:
    html = shown(Trouble([fault(f"cases/c{number}.en.md") for number in range(MOST + 5)]))
    assert html.count("<li>") == MOST
    assert f"{MOST + 5} errors" in html
    assert "The others stand in the window" in html


def test_a_build_that_broke_off_says_where_to_look() -> None:
    assert "What went wrong stands in the window" in shown(Trouble(broken=True))


def test_a_preview_without_a_page_has_one_to_show_the_faults_on() -> None:
    assert b"rb-faults" in above(empty_page(), Trouble([fault()]), "/")
    assert b".rb-faults" in style()
