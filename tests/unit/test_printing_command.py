"""``rulebook print`` and ``rulebook edition``: what is asked for becomes a file, or an error that says what can be."""

from io import BytesIO
from pathlib import Path
from typing import get_args

import pypdf
import pytest
from click.testing import CliRunner, Result

from builders import Project
from printed import coloured, pages, solid
from rulebook.cli import main
from rulebook.printing.frame import printed_address
from rulebook.printing.products import Product

pytestmark = pytest.mark.whole

PAUSED = "One.\n\n<!-- pause: And now? -->\n\nTwo."
KEPT = [{"rule": "R29", "how": "kept", "why": "It was."}]


@pytest.fixture
def shop(project: Project) -> Project:
    """Rules of two parts, a guide, cases, a handbook and what the cards ask for."""
    project.rule("R05", part="leadership", roles=["manager"], title="Give authority")
    for number in (26, 27, 28):
        project.rule(f"R{number}", tags=["speed"], title=f"Title {number}")
    project.rule("R29", tags=["apology"], roles=["shift-lead"], title="Apologise")
    project.guide("recovery", title="The art of recovery")
    project.case("ham", text=PAUSED, rules=KEPT, title="The ham")
    project.case("late", rules=KEPT, title="Too late")
    project.handbook("front-line", title="Front line", select={"rules": {"tags": ["speed"]}})
    return project


def run(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["print", *arguments, "--root", str(project.root)])


def text(project: Project, *arguments: str) -> str:
    """The text of what was printed, solid."""
    return "".join(pages(printed(project, *arguments)))


def printed(project: Project, *arguments: str) -> bytes:
    target = project.root / "out.pdf"
    result = run(project, *arguments, "-o", str(target))
    assert result.exit_code == 0, result.output
    count = len(pypdf.PdfReader(target).pages)
    assert result.output == f"{target}: {count} pages\n"
    return target.read_bytes()


def fault(project: Project, *arguments: str) -> str:
    target = project.root / "out.pdf"
    result = run(project, *arguments, "-o", str(target))
    assert result.exit_code == 1, result.output
    assert not target.exists(), "nothing is written where something is wrong"
    assert "Traceback" not in result.output
    return result.output.removeprefix("Error: ").strip()


OF_THE_PROJECT = {"case-form", "pocket-card", "shift-card"}
"""What asks for the project's own words or rules, and is printed of them alone."""


@pytest.mark.parametrize("product", sorted(set(get_args(Product)) - OF_THE_PROJECT))
def test_every_product_is_printed(shop: Project, product: str) -> None:
    assert len(pypdf.PdfReader(BytesIO(printed(shop, product, "--rules", "R29", "--case", "ham"))).pages) >= 1


@pytest.mark.parametrize("product", sorted(get_args(Product)))
@pytest.mark.parametrize("language", ["ru"])
def test_every_product_is_printed_of_the_project(product: str, language: str, tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    asked = [] if product.endswith(("card", "form")) else ["--rules", "R29", "--case", "corner-bakery-ham"]
    target = tmp_path / "out.pdf"
    arguments = ["print", product, *asked, "--lang", language, "--root", str(root), "-o", str(target)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert len(pypdf.PdfReader(target).pages) >= 1


def test_a_handbook_by_its_name(shop: Project) -> None:
    found = text(shop, "--handbook", "front-line")
    assert all(solid(word) in found for word in ("Front line", "Preface.", "Title 26", "Title 27", "Title 28"))
    assert solid("Apologise") not in found


def titles(found: str) -> set[str]:
    names = ("Give authority", "Title 26", "Title 27", "Title 28", "Apologise", "The ham", "Too late")
    return {name for name in names if solid(name) in found}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (["--rules", "R26-R28"], {"Title 26", "Title 27", "Title 28"}),
        (["--rules", "r27, R05"], {"Title 27", "Give authority"}),
        (["--rules", "R27-R29,R05"], {"Title 27", "Title 28", "Apologise", "Give authority"}),
        (["--tag", "apology"], {"Apologise"}),
        (["--tag", "apology", "--tag", "speed"], {"Title 26", "Title 27", "Title 28", "Apologise"}),
        (["--part", "leadership"], {"Give authority"}),
        (["--role", "manager"], {"Give authority"}),
        (["--part", "one-on-one", "--role", "shift-lead"], {"Apologise"}),
    ],
)
def test_a_selection_by_hand(shop: Project, asked: list[str], expected: set[str]) -> None:
    assert titles(text(shop, "deck", *asked)) == expected


def test_a_case_by_its_name(shop: Project) -> None:
    found = text(shop, "--case", "late")
    assert solid("Too late") in found
    assert solid("The ham") not in found


def test_what_was_asked_for_stands_on_the_cover(shop: Project) -> None:
    cover = pages(printed(shop, "--part", "leadership", "--role", "manager"))[0]
    assert solid("A selection") in cover
    assert solid("Leadership, Manager") in cover


def test_deck_huddle_and_discussion_are_of_everything_if_nothing_is_asked(shop: Project) -> None:
    assert titles(text(shop, "deck")) == {"Give authority", "Title 26", "Title 27", "Title 28", "Apologise"}
    assert len(pages(printed(shop, "huddle"))) == 2 * 5
    found = text(shop, "discussion")
    assert solid("The ham") in found
    assert solid("Too late") not in found


def test_a_handbook_of_nothing_says_what_can_be_asked(shop: Project) -> None:
    assert fault(shop) == "nothing is chosen (valid: rules, parts, tags, roles, cases)"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["--tag", "apologi"], "tags: 'apologi' is not known – did you mean apology? (valid: apology, speed, returns)"),
        (["--part", "cultur"], "parts: 'cultur' is not known – did you mean culture? (valid: leadership, culture,"),
        (["--role", "managers"], "roles: 'managers' is not known – did you mean manager? (valid: everyone,"),
        (["--case", "hem"], "cases: 'hem' is not known – did you mean ham? (valid: "),
        (["--rules", "R39"], "rules: 'R39' is not known – did you mean R29? (valid: "),
        (["--rules", "R26-R39"], "rules: 'R39' is not known"),
        (["--rules", "R28-R26"], "rules: the range R28-R26 runs backwards; write R26-R28"),
        (["--rules", "29"], "rules: found '29'; expected ids and ranges such as R26-R33,R05"),
        (
            ["--handbook", "frontline"],
            "handbook: 'frontline' is not known – did you mean front-line?",
        ),
        (["--changed-since", "2026.1"], "edition: '2026.1' is not known (valid: none yet)"),
        (["--tag", "apology", "--part", "leadership"], "no rule has parts leadership and tags apology"),
        (["--tag", "apology", "--paper", "a3"], "paper: handbook is not made on a3 (valid: a5, a4, letter)"),
        (["discussion", "--case", "late"], "discussion: the selection has no case with a pause to stop at"),
        (["deck", "--case", "ham"], "deck: the selection has no rule"),
    ],
)
def test_what_cannot_be_is_said_with_what_can(shop: Project, asked: list[str], words: str) -> None:
    assert fault(shop, *asked).startswith(words)


@pytest.mark.parametrize("option", [["brochure"], ["--lang", "de"]])
def test_an_unknown_product_or_language_names_those_there_are(shop: Project, option: list[str]) -> None:
    result = run(shop, *option)
    assert result.exit_code == 2
    assert ("handbook" if option == ["brochure"] else "en") in result.output


def test_a_draft_and_an_outdated_rule_are_not_printed(shop: Project) -> None:
    shop.rule("R30", status="superseded", superseded_by="R29")
    shop.rule("R31", status="draft")
    assert fault(shop, "--rules", "R30") == "rules: R30 is out of date; ask for R29 instead"
    assert fault(shop, "--rules", "R31").startswith("rules: 'R31' is not known")


def test_a_body_that_cannot_be_printed_is_named(shop: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    from rulebook.rendering import bodies

    monkeypatch.setattr(bodies, "_sanitise", lambda html: html.replace("FAULT", "<video></video>"))
    path = shop.rule("R29", text="FAULT")
    line = (shop.root / path).read_text(encoding="utf-8").splitlines().index("## Why") + 1
    assert fault(shop, "--rules", "R29").startswith(f"{path}:{line}: <video> cannot be printed")


def test_gray_is_without_colour(shop: Project) -> None:
    assert coloured(printed(shop, "--rules", "R29"))
    assert coloured(printed(shop, "--rules", "R29", "--gray")) == []


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("a5", 420), ("letter", 612)])
def test_a_handbook_is_printed_on_its_own_paper(shop: Project, paper: str, width: int) -> None:
    shop.handbook("own", paper=paper, select={"rules": {"tags": ["speed"]}})
    assert round(pypdf.PdfReader(BytesIO(printed(shop, "--handbook", "own"))).pages[0].mediabox.width) == width
    wide = pypdf.PdfReader(BytesIO(printed(shop, "--handbook", "own", "--paper", "a4"))).pages[0].mediabox.width
    assert round(wide) == 595


def test_another_paper(shop: Project) -> None:
    box = pypdf.PdfReader(BytesIO(printed(shop, "--rules", "R29", "--paper", "letter"))).pages[0].mediabox
    assert (box.width, box.height) == (612, 792)


def test_another_language(shop: Project) -> None:
    shop.translate("R29", "cs", title="Omluvte se")
    assert solid("Omluvte se") in text(shop, "--rules", "R29", "--lang", "cs")


def test_the_sites_address_makes_short_ones(shop: Project) -> None:
    assert "rules.example/r29/" in text(shop, "--rules", "R29", "--site-url", "https://rules.example")
    assert "r29/" not in text(shop, "--rules", "R29")


@pytest.mark.parametrize(
    ("url", "address"), [("", ""), ("https://a.example", "a.example/"), ("http://a.example/b/", "a.example/b/")]
)
def test_an_address_as_people_type_it(url: str, address: str) -> None:
    assert printed_address(url) == address


def test_without_a_name_the_file_says_what_it_is(
    shop: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert run(shop, "--rules", "R29", "--paper", "a4").exit_code == 0
    assert run(shop, "deck", "--rules", "R29").exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["deck-en.pdf", "handbook-en-a4.pdf"]


def test_the_same_command_writes_the_same_bytes(shop: Project) -> None:
    first = printed(shop, "huddle", "--tag", "speed")
    for file in (shop.root / ".cache/print").iterdir():
        file.unlink()
    assert printed(shop, "huddle", "--tag", "speed") == first


def edition(project: Project, number: str) -> Result:
    return CliRunner().invoke(main, ["edition", number, "--root", str(project.root)])


def test_what_changed_since_an_edition_is_printed_alone(shop: Project) -> None:
    assert edition(shop, "2026.1").exit_code == 0
    assert "no record says anything else" in fault(shop, "--changed-since", "2026.1")
    shop.rule("R29", tags=["apology"], title="Apologise at once")
    found = text(shop, "--changed-since", "2026.1")
    assert solid("Changed since edition 2026.1") in found
    assert solid("Apologise at once") in found
    assert titles(found) & {"Give authority", "Title 26"} == set()


def test_an_edition_is_noted_once(shop: Project) -> None:
    result = edition(shop, "2026.1")
    path = shop.root / "docs/editions/2026.1.yml"
    assert (result.exit_code, result.output) == (0, f"{path}\n")
    before = path.read_bytes()
    again = edition(shop, "2026.1")
    assert again.exit_code == 1
    assert "does not change" in again.output
    assert path.read_bytes() == before


@pytest.mark.parametrize("number", ["26", "2026", "2026.1.1", "../2026.1", "next"])
def test_what_is_no_edition_is_not_noted(shop: Project, number: str) -> None:
    result = edition(shop, number)
    assert result.exit_code == 1
    assert f"edition: found {number!r}; expected a year and a number, such as 2026.1" in result.output


def test_a_ledger_is_not_taken_for_content(shop: Project) -> None:
    edition(shop, "2026.1")
    assert shop.faults() == []
