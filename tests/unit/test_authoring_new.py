"""`rulebook new`: from options alone, and line by line, without a terminal."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builders import Project
from rulebook.authoring.case import CASE as CASE_BLUEPRINT
from rulebook.authoring.drafts import drafts
from rulebook.authoring.rule import GUIDE
from rulebook.authoring.rule import RULE as RULE_BLUEPRINT
from rulebook.cli import main
from rulebook.model.languages import LANGUAGES
from rulebook.schema.frontmatter import read_front_matter

CASE = (
    *("--title", "Lost: a parcel", "--summary", "Nobody answers."),
    *("--kind", "incident", "--basis", "constructed", "--customer", "external", "--incident", "failure/slow"),
    *("--moment", "Nobody answers. | cashier | 4 d | misery", "--moment", "The manager calls. | manager | | magic"),
)
RULE = (
    *("--title", "Answer the phone", "--summary", "At once.", "--part", "one-on-one", "--side", "both"),
    *("--stage", "experience", "--audience", "customer", "--level", "basic", "--role", "front-line"),
    *("--do", "Answer.", "--dont", "Wait.", "--bend-when", "Never.", "--bend-who", "manager", "--bend-limit", "None."),
    *("--no-needs", "manager", "--why", "A.", "--practice", "B.", "--week", "C.", "--discuss", "D."),
)
TERM = tuple(
    part
    for language in LANGUAGES
    for part in (f"--{language}-term", f"Tea {language}", f"--{language}-definition", f"A drink: {language}.")
)


def new(project: Project, *arguments: str, silent: bool = True, typed: str = "", language: str = "en") -> Result:
    options = ["--lang", language, "--root", str(project.root), *(["--no-input"] if silent else [])]
    return CliRunner().invoke(main, ["new", *arguments, *options], input=typed)


def fields(path: Path) -> dict[str, object]:
    return dict(read_front_matter(path.read_text(encoding="utf-8")).fields)


def test_a_case_is_made_of_options_and_passes_the_check(project: Project) -> None:
    project.rule("R29")
    done = new(project, "case", *CASE, "--rule", "29 | kept | Said: sorry.", "--tag", "speed")
    assert done.exit_code == 0, done.output
    assert project.faults() == []
    found = fields(project.root / "cases/lost-a-parcel.en.md")
    assert found["title"] == "Lost: a parcel"
    assert found["moments"] == [
        {"at": "4 d", "who": "cashier", "what": "Nobody answers.", "value": "misery"},
        {"who": "manager", "what": "The manager calls.", "value": "magic"},
    ]
    assert found["rules"] == [{"rule": "R29", "how": "kept", "why": "Said: sorry."}]
    assert found["confidence"] == "low"
    assert not drafts(project.root, "case").path.exists()


def test_the_text_of_a_case_follows_from_the_answers(project: Project) -> None:
    project.rule("R29")
    new(project, "case", *CASE, "--rule", "R29|broken|No reason.")
    body = read_front_matter((project.root / "cases/lost-a-parcel.en.md").read_text(encoding="utf-8")).body
    assert body.split("\n\n") == [
        "## Story",
        "Nobody answers. The manager calls.",
        "## Lessons",
        "* No reason. [R29]",
        "## Discuss",
        "* What would we have done in this place, and what keeps us from it?",
    ]


def test_the_text_that_was_given_is_kept(project: Project) -> None:
    new(project, "case", *CASE, "--story", "One.", "--story", "Two.", "--lessons", "L1", "--lessons", "L2")
    body = read_front_matter((project.root / "cases/lost-a-parcel.en.md").read_text(encoding="utf-8")).body
    assert "\n\nOne.\n\nTwo.\n\n## Lessons\n\n* L1\n* L2\n\n" in body


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--title", "A"), "--summary: An answer is needed here."),
        ((*CASE, "--tag", "nonsense"), "--tag: 'nonsense' is not known"),
        ((*CASE, "--moment", "only what"), "parts as in what | who | at | value"),
        ((*CASE, "--moment", "a | cashier | four | magic"), "moments.2.at: found 'four'"),
        ((*CASE, "--recovery-stars", "nine"), "--recovery-stars: 'nine' is not known"),
        ((*CASE, "--name", "Lost Parcel"), "Lower-case Latin letters"),
        ((*CASE, "--name", "ham"), "The name ham is taken."),
    ],
)
def test_an_answer_that_cannot_be_used_is_named_and_nothing_is_written(
    project: Project, arguments: tuple[str, ...], words: str
) -> None:
    project.case("ham")
    done = new(project, "case", *arguments)
    assert done.exit_code == 1
    assert words in done.output
    assert [path.name for path in (project.root / "cases").iterdir()] == ["ham.en.md"]


def test_bytes_that_are_no_text_do_no_harm(project: Project) -> None:
    assert new(project, "case", *CASE, "--story", "a\udc80b").exit_code == 0
    assert "\n\na?b\n" in (project.root / "cases/lost-a-parcel.en.md").read_text(encoding="utf-8")
    assert new(project, "case", *CASE, "--alias", "a\udc80b").exit_code == 1
    drafts(project.root, "case").keep("en", {"title": "a\udc80b"})
    assert drafts(project.root, "case").kept() == ("en", {"title": "a?b"})


@pytest.mark.parametrize("text", ["a: b", "# c", "- d", "<script>g</script>", "[R99]", "---", "'\"\\", "{{ h }}"])
def test_any_text_may_be_a_title(project: Project, text: str) -> None:
    arguments = [text if option == "Lost: a parcel" else option for option in CASE]
    assert new(project, "case", *arguments, "--name", "odd").exit_code == 0
    assert fields(project.root / "cases/odd.en.md")["title"] == text


def test_a_file_with_errors_is_not_written(project: Project) -> None:
    done = new(project, "case", *CASE, "--story", "See [R99].")
    assert (done.exit_code, "RB030" in done.output) == (1, True)
    assert not list((project.root / "cases").glob("*"))


def test_a_name_is_never_taken_twice(project: Project) -> None:
    for name in ("lost-a-parcel", "lost-a-parcel-2"):
        assert new(project, "case", *CASE).exit_code == 0
        assert (project.root / f"cases/{name}.en.md").exists()


def test_a_real_case_has_its_source_seen_today(project: Project) -> None:
    real = [option if option != "constructed" else "documented" for option in CASE]
    done = new(
        project,
        "case",
        *real,
        "--confidence",
        "low",
        "--occurred",
        "2013",
        "--source",
        "Paper | https://a.example/b | All of it.",
    )
    assert done.exit_code == 0, done.output
    source = fields(project.root / "cases/lost-a-parcel.en.md")["sources"][0]  # type: ignore[index]
    assert list(source) == ["title", "url", "seen", "supports"]
    assert project.faults() == []


def test_details_that_an_option_gives_need_no_question_for_more(project: Project) -> None:
    assert new(project, "case", *CASE, "--severity", "high", "--went-well", "One: thing").exit_code == 0
    found = fields(project.root / "cases/lost-a-parcel.en.md")
    assert (found["severity"], found["went_well"]) == ({"actual": "high"}, ["One: thing"])


def test_line_by_line_an_unknown_word_is_asked_for_again(project: Project) -> None:
    done = new(project, "case", *CASE, "--name", "tea", silent=False, typed="nowhere\nretail\n" + "\n" * 40)
    assert done.exit_code == 0, done.output
    assert "Nothing matches; type another part of the name." in done.output
    assert fields(project.root / "cases/tea.en.md")["industry"] == "retail"


def test_what_was_answered_is_kept_when_the_input_ends(project: Project) -> None:
    done = new(project, "case", silent=False, typed="Lost\nNobody.\n")
    assert done.exit_code == 130
    assert "rulebook new case --resume" in done.output
    kept = drafts(project.root, "case").kept()
    assert kept == ("en", {"title": "Lost", "summary": "Nobody."})


def test_a_draft_is_taken_up_in_its_own_language(project: Project) -> None:
    drafts(project.root, "case").keep("cs", {"title": "Ztráta", "summary": "Nikdo."})
    done = new(project, "case", "--resume", silent=False)
    assert "Co je to za případ?" in done.output


def test_without_a_draft_there_is_nothing_to_take_up(project: Project) -> None:
    done = new(project, "case", "--resume", silent=False)
    assert (done.exit_code, "There is no draft" in done.output) == (1, True)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"language": "en"}', '{"language": "en", "answers": 3}'])
def test_a_draft_that_cannot_be_read_is_none(project: Project, text: str) -> None:
    project.write(".cache/drafts/case.json", text)
    assert drafts(project.root, "case").kept() is None


def test_a_rule_gets_the_next_free_number(project: Project) -> None:
    project.rule("R01")
    done = new(project, "rule", *RULE, "--related", "R01", "--say", "Wait! | One moment, please.")
    assert done.exit_code == 0, done.output
    path = project.root / "docs/rules/R02-answer-the-phone.en.md"
    assert fields(path)["say"] == [{"instead_of": "Wait!", "say": "One moment, please."}]
    assert project.faults() == []


def test_a_rule_gets_the_number_that_is_asked_for_if_it_is_free(project: Project) -> None:
    project.rule("R01")
    assert new(project, "rule", *RULE, "--number", "r07").exit_code == 0
    assert project.library().rules.keys() == {"R01", "R07"}
    done = new(project, "rule", *RULE, "--number", "R01")
    assert (done.exit_code, "R01 is not free (free: R02, R03" in done.output) == (1, True)


def test_when_all_numbers_are_taken_no_rule_is_begun(project: Project) -> None:
    for number in range(1, 53):
        project.rule(f"R{number:02}")
    done = new(project, "rule", *RULE)
    assert (done.exit_code, "All 52 numbers are taken" in done.output) == (1, True)


def test_a_guide_is_begun(project: Project) -> None:
    done = new(
        project, "guide", "--title", "Tea", "--summary", "How.", "--text", "One.", "--text", "Two.", language="ru"
    )
    assert done.exit_code == 0, done.output
    assert (project.root / "docs/guides/tea.ru.md").read_text(encoding="utf-8").endswith("---\n\nOne.\n\nTwo.\n")
    assert project.faults() == []


def test_a_term_comes_to_its_place_and_nothing_else_changes(project: Project) -> None:
    texts = "".join(f"  {language}: {{term: a, definition: b}}\n" for language in LANGUAGES)
    before = f"# Terms\n\napple:\n{texts}\nzebra:\n{texts}"
    project.write("docs/vocabulary/glossary.yml", before)
    done = new(project, "term", *TERM)
    assert done.exit_code == 0, done.output
    after = (project.root / "docs/vocabulary/glossary.yml").read_text(encoding="utf-8")
    start, end = after.index("tea-en:"), after.index("zebra:")
    assert after[:start] + after[end:] == before
    assert 'cs:\n    term: "Tea cs"\n    definition: "A drink: cs."\n' in after[start:end]
    assert project.faults() == []


@pytest.mark.parametrize(("name", "order"), [("a", ["a", "m"]), ("z", ["m", "z"])])
def test_a_term_may_be_the_first_or_the_last(project: Project, name: str, order: list[str]) -> None:
    project.term("m", "m")
    assert new(project, "term", *TERM, "--name", name).exit_code == 0
    assert list(project.library().terms) == order


def test_a_term_without_a_text_or_with_a_taken_name_is_refused(project: Project) -> None:
    project.term("tea", "tea")
    assert "--cs-definition: An answer is needed here." in new(project, "term", *TERM[:-2]).output
    assert "The name tea is taken." in new(project, "term", *TERM, "--name", "tea").output
    assert list(project.library().terms) == ["tea"]


def test_a_term_that_was_broken_off_is_taken_up(project: Project) -> None:
    done = new(project, "term", silent=False, typed="Tea\nA drink.\n")
    assert done.exit_code == 130
    assert "rulebook new term --resume" in done.output
    assert drafts(project.root, "term").kept() == ("en", {"en.term": "Tea", "en.definition": "A drink."})
    rest = "Чай\nНапиток.\nČaj\nNápoj.\n"
    done = new(project, "term", "--resume", silent=False, typed=f"{rest}mend\nru.term\nКофе\nwrite\n")
    assert done.exit_code == 0, done.output
    assert "Answered so far:" in done.output
    assert project.library().terms["tea"].ru.term == "Кофе"
    assert not drafts(project.root, "term").path.exists()


def test_a_term_with_a_fault_is_kept_and_not_written(project: Project) -> None:
    faulty = [text.replace("Tea ru", "Чай 🫖") for text in TERM]
    done = new(project, "term", *faulty)
    assert (done.exit_code, "RB005" in done.output, project.library().terms) == (1, True, {})
    done = new(project, "term", *faulty, silent=False, typed="keep\n")
    assert (done.exit_code, project.library().terms) == (130, {})
    assert drafts(project.root, "term").kept()


@pytest.mark.parametrize(("typed", "written"), [("2 days", "2 d"), ("30 минут", "30 min"), ("5/13/2013", "2013-05-13")])
def test_times_are_written_in_the_normal_form(project: Project, typed: str, written: str) -> None:
    case = [text.replace("| 4 d |", f"| {typed} |") for text in CASE]
    done = new(project, "case", *case, "--name", "tea")
    assert done.exit_code == 0, done.output
    assert project.library().cases["tea"].entry.moments[0].at == written


def test_the_file_is_opened_when_that_is_asked_for(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("click.edit", lambda filename: opened.append(filename))
    new(project, "case", *CASE)
    new(project, "case", *CASE, "--open")
    assert opened == [str(project.root / "cases/lost-a-parcel-2.en.md")]


def test_a_draft_is_offered_and_may_be_left(project: Project) -> None:
    drafts(project.root, "case").keep("en", {"title": "Old"})
    done = new(project, "case", silent=False, typed="no\nNew\n")
    assert "There is a draft: Old. Take it up?" in done.output
    assert drafts(project.root, "case").kept() == ("en", {"title": "New"})


def test_every_question_has_an_option_of_its_own() -> None:
    for blueprint in (CASE_BLUEPRINT, RULE_BLUEPRINT, GUIDE):
        flags = [question.flag for question in blueprint.questions(str)]
        assert len(flags) == len(set(flags))
        assert blueprint.questions(str) != blueprint.questions(str.upper)
