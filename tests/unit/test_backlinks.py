"""Two-way links: a case says why it kept a rule, and the rule shows the case with that reason."""

from builders import Project
from rulebook.links.backlinks import Backlink, Backlinks


def link(rule: str, how: str) -> dict[str, str]:
    return {"rule": rule, "how": how, "why": f"Why {how}."}


def test_a_rule_knows_the_cases_that_show_it_kept_ones_first(project: Project) -> None:
    project.rule("R29")
    project.case("apple", rules=[link("R30", "kept"), link("R29", "broken")])
    project.case("bread", rules=[link("R29", "bent")])
    project.case("cheese", rules=[link("R29", "kept")])
    assert Backlinks(project.library()).practice["R29"] == (
        Backlink("cheese", "kept", 0),
        Backlink("bread", "bent", 0),
        Backlink("apple", "broken", 1),
    )


def test_a_backlink_leads_to_its_reason_in_every_language(project: Project) -> None:
    project.rule("R29")
    project.case("ham", rules=[link("R30", "kept"), link("R29", "kept")])
    project.translate("ham", "ru", rules={"R29": "Потому что.", "R30": "Так."})
    library = project.library()
    (found,) = Backlinks(library).practice["R29"]
    assert library.cases[found.case].text("ru").rules[found.index].why == "Потому что."
    assert library.cases[found.case].text("cs").rules[found.index].why == "Why kept."


def test_a_rule_that_no_case_shows_has_no_backlinks(project: Project) -> None:
    project.rule("R29")
    project.case("ham")
    assert Backlinks(project.library()).practice == {}


def test_mentions_come_from_text_and_front_matter(project: Project) -> None:
    project.term("promise", "promise")
    project.claim("paradox")
    project.rule("R29", text="A [promise][term:promise], see [R30].", claims=["paradox"])
    project.rule("R30", related=["R29"])
    project.guide("recovery", text="[r29] twice: [R29]. And [claim:paradox].")
    mentions = Backlinks(project.library()).mentions
    assert mentions["R29"] == ("R30", "recovery")
    assert mentions["R30"] == mentions["term:promise"] == ("R29",)
    assert mentions["claim:paradox"] == ("R29", "recovery")


def test_a_record_does_not_mention_itself(project: Project) -> None:
    project.rule("R29", text="This is [R29].")
    assert Backlinks(project.library()).mentions["R29"] == ()


def test_related_rules_are_those_named_then_those_that_name(project: Project) -> None:
    project.rule("R27", related=["R29"])
    project.rule("R28", text="Only mentions [R29].")
    project.rule("R29", related=["R30", "R27"])
    project.rule("R30")
    project.rule("R31", related=["R29"])
    project.case("ham", related=["R29"])
    backlinks = Backlinks(project.library())
    assert backlinks.related("R29") == ("R30", "R27", "R31")
    assert backlinks.related("R30") == ("R29",)
    assert backlinks.related("R28") == ()


def test_outcomes_are_computed_for_every_case(project: Project) -> None:
    project.case("ham")
    project.case("near", kind="near-miss")
    assert Backlinks(project.library()).outcomes() == {"ham": "recovered", "near": "near-miss"}
