"""Records as values for layouts: everything that their pages say of them, ready to be drawn."""

import json
from io import BytesIO

import pypdf
import pytest

from builders import Project
from printed import DAY, EDITION, plain, sheets, solid
from rulebook.model.languages import LANGUAGES, Language
from rulebook.printing.editions import handbook
from rulebook.printing.nodes import UnknownElementError
from rulebook.printing.selection import Selection
from rulebook.printing.sheets import MOST_IN_PRACTICE, Sheets, UnprintableError
from rulebook.printing.typesetting import pdf

ELSEWHERE = "<section>x</section>"


def written(project: Project, language: Language = "en", address: str = "") -> Sheets:
    return Sheets(project.renderer(language), address)


def test_a_rule_says_what_its_card_says(project: Project) -> None:
    say = [{"instead_of": "No.", "say": "Yes, and."}]
    project.rule("R29", title="Say sorry", do=["Do a thing."], dont=["Not that."], say=say, tags=["apology"])
    rule = written(project).rule("R29")
    assert (rule["id"], rule["number"], rule["part"]) == ("R29", "29", "one-on-one")
    assert (rule["do"], rule["dont"], rule["say"]) == (["Do a\u00a0thing."], ["Not that."], say)
    assert rule["bend"] == {"when": "Never.", "who": "Front-line", "limit": "Nothing.", "no_needs": "Manager"}
    assert rule["tags"] == [{"id": "apology", "label": "Apology"}]
    assert [section["id"] for section in rule["sections"]] == ["why", "practice", "week", "discuss"]


@pytest.mark.parametrize(
    ("address", "rule", "guide"),
    [("", "", ""), ("rules.example/", "rules.example/r29/", "rules.example/en/guides/recovery/")],
)
def test_an_address_is_as_short_as_there_is(project: Project, address: str, rule: str, guide: str) -> None:
    project.rule("R29")
    project.guide("recovery")
    found = written(project, address=address)
    assert (found.rule("R29")["address"], found.guide("recovery")["address"]) == (rule, guide)


def test_paper_names_the_first_cases_of_a_rule_and_no_more(project: Project) -> None:
    project.rule("R29")
    for number in range(MOST_IN_PRACTICE + 2):
        project.case(f"case-{number}", rules=[{"rule": "R29", "how": "kept", "why": "It was."}])
    practice = written(project).rule("R29")["practice"]
    assert len(practice) == MOST_IN_PRACTICE
    assert all(one["how_label"] == "Kept" and one["why"] == "It was." for one in practice)


def test_a_case_says_what_happened_and_how_it_ended(project: Project) -> None:
    project.rule("R29")
    project.case("ham", rules=[{"rule": "R29", "how": "kept", "why": "It was."}], tags=["speed"], causes=["training"])
    case = written(project).case("ham")
    assert [moment["value"] for moment in case["moments"]] == ["misery", "magic"]
    assert len(case["timeline"]["points"]) == len(case["moments"])
    assert case["basis_label"] == "Retold"
    assert ["Causes", "Training"] in case["facts"]
    assert case["rules"] == [
        {"how": "kept", "how_label": "Kept", "id": "R29", "title": "R29 Rule R29", "why": "It was."}
    ]
    assert case["outcome_label"]


def test_what_is_not_known_has_no_line(project: Project) -> None:
    project.case("ham")
    case = written(project).case("ham")
    assert all(value for _, value in case["facts"])
    assert (case["stars"], case["recovery"], case["review"], case["sources"]) == ([], [], [], [])


def test_a_record_without_a_translation_says_so(project: Project) -> None:
    project.rule("R29")
    project.translate("R29", "ru")
    assert written(project, "ru").rule("R29")["language"] == "ru"
    assert written(project, "cs").rule("R29")["language"] == "en"


def test_a_claim_says_what_may_be_said_in_the_language(project: Project) -> None:
    project.claim("worth", status="contested")
    claim = written(project, "cs").claim("worth")
    assert (claim["claim"], claim["safe"], claim["status_label"]) == ("worth cs", "Safe worth cs.", "Contested cs")
    assert claim["checked"] == "21. listopadu 2026"


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_values_of_the_project_are_plain(language: Language) -> None:
    """They go to a layout as one JSON document."""
    found, library = sheets(language), sheets(language).view.site.library
    for id in library.rules:
        json.dumps(found.rule(id))
    for id in library.cases:
        json.dumps(found.case(id))


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bodies may hold an element that no layout draws: as if the site had learnt one and paper had not."""
    from rulebook.rendering import bodies

    monkeypatch.setattr(bodies, "_sanitise", lambda html: html.replace("FAULT", ELSEWHERE))


@pytest.mark.usefixtures("refusing")
def test_what_cannot_be_printed_is_named_with_file_line_and_element(project: Project) -> None:
    path = project.rule("R29", text="Fine.\n\n### Deeper\n\nFAULT\n")
    line = (project.root / path).read_text(encoding="utf-8").splitlines().index("## Why") + 1
    with pytest.raises(UnprintableError, match=rf"^{path}:{line}: <section> cannot be printed; printed are: ") as error:
        written(project).rule("R29")
    assert isinstance(error.value.__cause__, UnknownElementError)


@pytest.mark.usefixtures("refusing")
def test_the_line_is_that_of_the_section(project: Project) -> None:
    path = project.rule("R29")
    text = (project.root / path).read_text(encoding="utf-8").replace("## Week\n\nText.", "## Week\n\nFAULT")
    project.write(path, text)
    line = text.splitlines().index("## Week") + 1
    with pytest.raises(UnprintableError, match=rf"^{path}:{line}: <section>"):
        written(project).rule("R29")


@pytest.mark.usefixtures("refusing")
def test_before_the_first_heading_it_is_the_line_where_the_body_begins(project: Project) -> None:
    path = project.handbook("whole", text="FAULT")
    line = (project.root / path).read_text(encoding="utf-8").splitlines().index("FAULT") + 1
    record = project.record("whole")
    with pytest.raises(UnprintableError, match=rf"^{path}:{line}: <section>"):
        written(project).sections(record)


@pytest.mark.usefixtures("refusing")
def test_the_file_is_that_of_the_translation(project: Project) -> None:
    project.rule("R29")
    path = project.translate("R29", "ru", text="FAULT")
    with pytest.raises(UnprintableError, match=rf"^{path}:\d+: "):
        written(project, "ru").rule("R29")
    written(project, "en").rule("R29")


MUCH = """One *two* **three** `four` [five](https://example.org) six.[^1]

> Quoted.

- a
- b

3. c
4. d

### Deeper

| Head | Number |
|------|-------:|
| cell | 12 |

Word
: Meaning

!!! note "Title"
    Boxed.

---

    code = 1

[^1]: Noted *so*.
"""


@pytest.mark.parametrize("paper", ["a5", "a4"])
def test_every_element_of_a_body_is_drawn(project: Project, paper: str) -> None:
    project.rule("R29", text=MUCH)
    values = handbook(written(project), EDITION, Selection(("R29",)), paper, "colour")
    found = solid("".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf("handbook", values, DAY))).pages))
    for word in ("two", "three", "four", "five", "Quoted.", "Deeper", "cell", "Meaning", "Title", "Boxed.", "code=1"):
        assert solid(word) in found, word
    assert found.count("Notedso.") == 1
    assert "[1]" not in found


def test_a_note_of_the_first_section_is_not_in_the_last(project: Project) -> None:
    project.rule("R29", text="Said.[^1]\n\n[^1]: Noted.")
    first, *_, last = written(project).rule("R29")["sections"]
    assert plain(first["body"]).strip() == "Said.Noted."
    assert plain(last["body"]) == "Text."
