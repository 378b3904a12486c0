"""A handbook: what is selected, with all that helps to find one's way in it, and nothing that is not in it."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest

from bound import Book
from builders import Project
from printed import DAY, EDITION, pages, solid
from rulebook.model.languages import LANGUAGES, Language
from rulebook.printing.editions import handbook
from rulebook.printing.frame import CONTENTS, Edition
from rulebook.printing.selection import Selection
from rulebook.printing.sheets import Sheets, Values
from rulebook.printing.typesetting import pdf

pytestmark = pytest.mark.whole


def made(
    project: Project, *rules: str, language: Language = "en", edition: Edition = EDITION, paper: str = "a5", **of: Any
) -> Values:
    chosen = Selection(rules, of.get("guides", ()), of.get("cases", ()))
    return handbook(Sheets(project.renderer(language), of.get("address", "")), edition, chosen, paper, "colour")


def including(*parts: str) -> Edition:
    return Edition("Book", "A summary.", "2026.1", DAY, include=parts)


def test_parts_stand_in_the_order_of_the_taxonomy_with_their_rules(project: Project) -> None:
    project.rule("R05", part="culture")
    project.rule("R29", part="leadership")
    parts = [(part["id"], [rule["id"] for rule in part["rules"]]) for part in made(project, "R05", "R29")["parts"]]
    assert parts[:2] == [("leadership", ["R29"]), ("culture", ["R05"])]
    assert all(not rules for _, rules in parts[2:])


def test_a_book_explains_its_own_words_and_no_others(project: Project) -> None:
    project.term("apology", "apology")
    project.term("loyalty", "loyalty")
    project.rule("R29", text="An apology helps.")
    project.rule("R05", text="Loyalty is won.")
    assert [term["id"] for term in made(project, "R29")["terms"]] == ["apology"]
    assert [term["id"] for term in made(project, "R29", "R05")["terms"]] == ["apology", "loyalty"]


def test_a_book_has_the_claims_that_it_names(project: Project) -> None:
    project.claim("worth")
    project.claim("churn")
    project.claim("other")
    project.rule("R29", claims=["churn"], text="It is [so][claim:worth].")
    project.rule("R05", claims=["other"])
    assert [claim["id"] for claim in made(project, "R29")["claims"]] == ["worth", "churn"]


@pytest.mark.parametrize("part", CONTENTS)
def test_what_is_not_included_is_not_there(project: Project, part: str) -> None:
    project.term("apology", "apology")
    project.claim("worth")
    project.rule("R29", text="An apology helps.", claims=["worth"], tags=["speed"])
    with_all = made(project, "R29", edition=including(*CONTENTS))
    without = made(project, "R29", edition=including(*(other for other in CONTENTS if other != part)))
    assert set(chapters(with_all)) - set(chapters(without)) == {with_all["words"][part]}


def chapters(values: Values) -> list[str]:
    """The titles of a printed book's chapters."""
    outline = pypdf.PdfReader(BytesIO(pdf("handbook", values, DAY))).outline
    return [str(entry.title) for entry in outline if not isinstance(entry, list)]


def test_an_index_has_terms_and_tags_in_one_alphabet_and_each_once(project: Project) -> None:
    project.taxonomy()
    project.term("speed", "speed")
    project.term("zeal", "zeal")
    project.rule("R29", text="Speed and zeal.", tags=["apology", "speed"])
    index = made(project, "R29")["index"]
    assert [(entry["label"].lower(), entry["letter"]) for entry in index] == [
        ("apology", "A"),
        ("speed", "S"),
        ("zeal", "Z"),
    ]
    assert index[1]["keys"] == ["term:speed", "tag:speed"]


def test_a_czech_index_has_ch_after_h(project: Project) -> None:
    for id, word in (("a", "chyba"), ("b", "host"), ("c", "cena"), ("d", "čas")):
        project.term(id, "x" + id, "x" + id, word)
    project.rule("R29", text="Xa xb xc xd.")
    project.translate("R29", "cs", text="Chyba, host, cena, čas.")
    index = made(project, "R29", language="cs")["index"]
    assert [(entry["label"], entry["letter"]) for entry in index] == [
        ("cena", "C"),
        ("čas", "Č"),
        ("host", "H"),
        ("chyba", "Ch"),
    ]


def test_a_reference_has_its_page_where_the_record_is_in_the_book_and_none_elsewhere(project: Project) -> None:
    project.rule("R05", title="The fifth")
    project.rule("R29", title="The other", text="See [R05] for more.")
    both = pages(pdf("handbook", made(project, "R05", "R29"), DAY))
    alone = pages(pdf("handbook", made(project, "R29"), DAY))
    place = next(n for n, text in enumerate(both, 1) if solid("The fifth") in text and "Why" in text)
    assert any(solid(f"See R05 The fifth (p. {place}) for more.") in text for text in both)
    assert any(solid("See R05 The fifth for more.") in text for text in alone)


def test_a_reference_on_its_own_page_has_none(project: Project) -> None:
    project.rule("R29", title="Sorry", text="As [R29] says.")
    assert any(solid("As R29 Sorry says.") in text for text in pages(pdf("handbook", made(project, "R29"), DAY)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_book_without_any_translation_is_printed_in_its_source(project: Project, language: Language) -> None:
    project.rule("R29", title="Only in English")
    found = "".join(pages(pdf("handbook", made(project, "R29", language=language), DAY)))
    assert solid("Only in English") in found


def test_a_book_of_cases_alone_has_no_empty_part(project: Project) -> None:
    project.case("ham", title="The ham")
    assert chapters(made(project, cases=("ham",)))[:2] == ["Contents", "Cases"]


def test_a_code_stands_where_the_address_is_known(project: Project) -> None:
    project.rule("R29")
    assert "code" not in made(project, "R29")["parts"][2]["rules"][0]
    assert "<svg" in made(project, "R29", address="rules.example/")["parts"][2]["rules"][0]["code"]


@pytest.mark.parametrize("paper", ["a5", "a4", "letter"])
def test_a_long_address_stays_on_its_page(project: Project, tmp_path: Path, paper: str) -> None:
    project.rule("R29")
    project.case("a-case-whose-name-is-long", title="A case")
    address = "service-rulebook.intranet.company.example/handbooks/"
    values = made(project, "R29", cases=("a-case-whose-name-is-long",), address=address, paper=paper)
    path = tmp_path / "book.pdf"
    path.write_bytes(pdf("handbook", values, DAY))
    book = Book("book", values, path)
    assert [text for text in book.texts if text.left < 0 or text.right > book.sizes[text.page - 1][0]] == []
    assert solid(f"{address}r29/") in solid("".join(book.pages))
