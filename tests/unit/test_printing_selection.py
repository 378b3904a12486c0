"""What somebody asks to have printed, and what is said where that is nothing."""

from typing import Any

import pytest

from builders import Project
from rulebook.printing.selection import Selection, SelectionError, ad_hoc, of_handbook


@pytest.fixture
def deck(project: Project) -> Project:
    """Rules 26 to 30 without 28, which is a draft, and a case."""
    project.rule("R26", tags=["speed"])
    project.rule("R27", roles=["manager"], tags=["apology"])
    project.rule("R28", status="draft")
    project.rule("R29", tags=["apology"])
    project.rule("R30", part="culture", tags=["speed"], status="superseded", superseded_by="R29")
    project.case("ham", rules=[{"rule": "R29", "how": "kept", "why": "x"}])
    return project


def refused(project: Project, **asked: Any) -> str:
    with pytest.raises(SelectionError) as caught:
        ad_hoc(project.library(), **asked)
    return str(caught.value)


def test_a_handbook_is_what_it_chooses(deck: Project) -> None:
    deck.handbook("whole", select={"rules": {}, "cases": {"for_rules": True}})
    library = deck.library()
    assert of_handbook(library, library.handbooks["whole"].entry) == Selection(("R26", "R27", "R29"), (), ("ham",))


def test_a_handbook_in_a_language_has_its_cases_in_the_order_of_that_language(project: Project) -> None:
    for id, czech in {"a": "Chyba", "b": "Cihla"}.items():
        project.case(id, title=id)
        project.translate(id, "cs", title=czech)
    project.handbook("whole", select={"cases": {}})
    project.translate("whole", "cs")
    library = project.library()
    texts = library.handbooks["whole"].texts
    assert {language: of_handbook(library, text).cases for language, text in texts.items()} == {
        "en": ("a", "b"),
        "cs": ("b", "a"),
    }


def test_an_empty_handbook_is_refused(project: Project) -> None:
    project.handbook("whole")
    library = project.library()
    with pytest.raises(SelectionError, match="whole chooses no record"):
        of_handbook(library, library.handbooks["whole"].entry)


@pytest.mark.parametrize(
    ("asked", "rules"),
    [
        ({"rules": "R26-R29"}, ("R26", "R27", "R29")),
        ({"rules": "R29,R26"}, ("R26", "R29")),
        ({"rules": " r26 - r27 , R29, "}, ("R26", "R27", "R29")),
        ({"rules": "R26–R27"}, ("R26", "R27")),
        ({"rules": "R29-R30"}, ("R29",)),
        ({"parts": ("one-on-one",)}, ("R26", "R27", "R29")),
        ({"tags": ("apology", "speed")}, ("R26", "R27", "R29")),
        ({"tags": ("apology",), "roles": ("manager",)}, ("R27",)),
        ({"tags": ("apology",), "roles": ("manager",), "rules": "R26"}, ("R26", "R27")),
    ],
)
def test_rules_are_asked_for_by_number_or_by_word(deck: Project, asked: dict[str, Any], rules: tuple[str, ...]) -> None:
    assert ad_hoc(deck.library(), **asked) == Selection(rules)


def test_cases_are_asked_for_by_id_and_bring_no_rules(deck: Project) -> None:
    assert ad_hoc(deck.library(), cases=("ham",)) == Selection((), (), ("ham",))
    assert ad_hoc(deck.library(), cases=("ham",), rules="R26") == Selection(("R26",), (), ("ham",))


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({}, "nothing is chosen (valid: rules, parts, tags, roles, cases)"),
        ({"rules": " , "}, "nothing is chosen (valid: rules, parts, tags, roles, cases)"),
        ({"rules": "R30-R30"}, "rules: there is no rule in R30-R30"),
        ({"parts": ("cultur",)}, "parts: 'cultur' is not known – did you mean culture? (valid: leadership, culture,"),
        ({"tags": ("apologies",)}, "tags: 'apologies' is not known – did you mean apology?"),
        ({"roles": ("boss",)}, "roles: 'boss' is not known (valid: everyone, front-line, shift-lead, manager)"),
        ({"parts": ("culture",), "tags": ("speed", "apology")}, "no rule has parts culture and tags speed or apology"),
        ({"rules": "R31"}, "rules: 'R31' is not known – did you mean R30?"),
        ({"rules": "R26-R52"}, "rules: 'R52' is not known"),
        ({"rules": "R29-R26"}, "rules: the range R29-R26 runs backwards; write R26-R29"),
        ({"rules": "R26-29"}, "rules: found 'R26-29'; expected ids and ranges such as R26-R33,R05"),
        ({"rules": "R26 R27"}, "rules: found 'R26 R27'; expected ids and ranges such as R26-R33,R05"),
        ({"rules": "R28"}, "rules: R28 is a draft, which is not printed"),
        ({"rules": "R30"}, "rules: R30 is out of date; ask for R29 instead"),
        ({"cases": ("hams",)}, "cases: 'hams' is not known – did you mean ham? (valid: ham)"),
        ({"cases": ("R29",)}, "cases: 'R29' is not known"),
    ],
)
def test_what_cannot_be_printed_is_answered_with_what_can(deck: Project, asked: dict[str, Any], message: str) -> None:
    assert refused(deck, **asked).startswith(message)


def test_of_many_ids_only_the_nearest_are_named(project: Project) -> None:
    for number in range(10, 30):
        project.rule(f"R{number}")
    valid = refused(project, rules="R52").partition("(valid: ")[2].rstrip(")").split(", ")
    assert valid[-1] == "…"
    assert len(valid) == 6
