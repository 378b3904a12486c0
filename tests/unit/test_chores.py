"""What waits for somebody, and ``rulebook status``, which tells of it."""

import json
import subprocess
from datetime import date, timedelta
from typing import Any

import pytest
from click.testing import CliRunner

from builders import EVERY_RECORD, Project
from rulebook.cli import main
from rulebook.model.languages import LANGUAGES, Language
from rulebook.rendering.interface import Interface
from rulebook.upkeep.chores import GROUPS, Group, chores
from rulebook.upkeep.report import heading

TODAY = date(2026, 11, 22)
WENT_WRONG = [
    {"who": "cashier", "what": "Forgets the order.", "value": "misery"},
    {"who": "cashier", "what": "Says nothing.", "value": "misery"},
]


def ids(project: Project, group: Group, today: date = TODAY, days: int = 30) -> list[str]:
    return [chore.id for chore in chores(project.library(), today, days)[group]]


def status(project: Project, *options: str) -> str:
    done = CliRunner().invoke(main, ["status", *options, "--root", str(project.root)])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_stale_and_missing_translations_are_told_by_language(project: Project) -> None:
    project.rule("R29")
    project.rule("R30")
    path = project.translate("R29", "cs", translation={"of": "00000000", "status": "reviewed"})
    found = chores(project.library(), TODAY, 30)
    assert [(one.id, one.path, one.language) for one in found["stale"]] == [("R29", path, "cs")]
    assert [(one.id, one.language) for one in found["missing"]] == [("R29", "ru"), ("R30", "ru"), ("R30", "cs")]


def test_a_stale_translation_says_what_changed(project: Project) -> None:
    def git(*arguments: str) -> None:
        command = ["git", "-C", str(project.root), "-c", "user.name=x", "-c", "user.email=x@x", *arguments]
        subprocess.run(command, check=True, capture_output=True)

    git("init", "-q")
    project.rule("R29")
    git("add", "-A")
    git("commit", "-qm", "x")
    project.translate("R29", "ru")
    project.rule("R29", summary="Another line.")
    assert "Rule R29 ru (Русский; с тех пор изменилось: summary)" in status(project, "--show", "stale", "--lang", "ru")


def test_machine_translations_wait_for_a_reader(project: Project) -> None:
    project.rule("R29")
    assert ids(project, "machine") == []
    project.translate("R29", "ru", translation={"of": "00000000", "status": "machine"})
    assert ids(project, "machine") == ["R29"]


def test_reviews_are_overdue_or_near(project: Project) -> None:
    project.guide(reviewed={"on": "2025-11-21", "finding": "None."}, review_every="12 months")
    day = chores(project.library(), TODAY, 30)["overdue"][0].day
    assert day
    for today, group in ((day + timedelta(1), "overdue"), (day, "due"), (day - timedelta(30), "due")):
        assert [one for one in ("overdue", "due") if ids(project, one, today)] == [group]  # type: ignore[arg-type]
    assert ids(project, "due", day - timedelta(31)) == []
    assert ids(project, "due", day - timedelta(31), days=31) == ["recovery"]


def test_a_review_that_says_nothing_is_none(project: Project) -> None:
    project.guide("recovery", reviewed={"on": "2026-11-21", "finding": "ok"})
    project.guide("balance", reviewed={"on": "2026-11-21", "finding": "The phone number was old."})
    new = "Newly written; nobody else has read it yet."
    for language in LANGUAGES:
        finding = Interface(language).words(new)
        project.guide(f"new-{language}", language, reviewed={"on": "2026-11-21", "finding": finding})
    assert ids(project, "unreviewed") == ["new-cs", "new-en", "new-ru", "recovery"]


@pytest.mark.parametrize(
    ("fields", "waits"),
    [
        ({}, True),
        ({"recovery": {"prevents": "none recorded"}}, True),
        ({"recovery": {"prevents": "None recorded."}}, True),
        ({"recovery": {"extra": "Cake."}}, True),
        ({"recovery": {"prevents": "A list at the till."}}, False),
        ({"actions": [{"what": "Hang up a list.", "owner": "manager", "state": "open"}]}, False),
        ({"moments": [{"who": "cashier", "what": "Smiles.", "value": "magic"}]}, False),
        ({"status": "draft"}, False),
    ],
)
def test_a_case_that_went_wrong_says_what_prevents_it(project: Project, fields: dict[str, Any], waits: bool) -> None:
    project.case("ham", **{"moments": WENT_WRONG, **fields})
    assert ids(project, "unprevented") == (["ham"] if waits else [])


def test_none_recorded_is_understood_in_every_language(project: Project) -> None:
    project.case("ham", "ru", moments=WENT_WRONG, recovery={"prevents": "Не зафиксировано."})
    project.case("tea", "cs", moments=WENT_WRONG, recovery={"prevents": "není zaznamenáno"})
    assert ids(project, "unprevented") == ["ham", "tea"]


def test_rules_are_counted_with_their_cases(project: Project) -> None:
    for rule in ("R29", "R30", "R31"):
        project.rule(rule)
    link = {"how": "kept", "why": "It was said."}
    project.case("ham", rules=[{"rule": "R30", **link}, {"rule": "R31", **link}])
    project.case("tea", rules=[{"rule": "R31", **link}])
    project.case("draft", status="draft", rules=[{"rule": "R29", **link}])
    assert (ids(project, "without-cases"), ids(project, "one-case")) == (["R29"], ["R30"])


def test_silencings_are_told_with_their_reasons(project: Project) -> None:
    path = project.guide(text="<!-- allow RB061: the report lies in our files -->\nText.")
    line = project.at(path, "<!--").split(":")[1]
    out = status(project, "--show", "silencings", "--lang", "en")
    assert out == f"1 silenced message:\n  {path}:{line}: Guide recovery (RB061: the report lies in our files)\n"


def test_drafts_wait_and_nothing_else_is_asked_of_them(project: Project) -> None:
    project.guide(status="draft", reviewed={"on": "2001-01-01", "finding": "ok"})
    found = chores(project.library(), TODAY, 30)
    assert [group for group in GROUPS if found[group]] == ["drafts"]


def test_empty_groups_say_so_in_one_line(project: Project) -> None:
    lines = status(project, "--lang", "en").splitlines()
    assert len(lines) == len(GROUPS)
    assert lines[0] == "No translation is stale."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", GROUPS)
def test_every_heading_counts_in_every_language(group: Group, language: Language) -> None:
    headings = [heading(group, count, language) for count in (0, 1, 2, 5, 21)]
    assert len(set(headings)) == 5
    assert [str(count) in text for count, text in zip((1, 2, 5, 21), headings[1:], strict=True)] == [True] * 4


def test_programs_get_the_same_as_json(project: Project) -> None:
    path = project.guide(**{**EVERY_RECORD, "reviewed": {"on": "2001-01-01", "finding": "The number is new."}})
    found = json.loads(status(project, "--json", "--on", "2026-11-22", "--show", "overdue", "--show", "drafts"))
    assert list(found) == ["overdue", "drafts"]
    (chore,) = found["overdue"]
    assert (chore["id"], chore["path"], chore["day"][:4]) == ("recovery", path, "2001")
    assert list(json.loads(status(project, "--json"))) == list(GROUPS)
