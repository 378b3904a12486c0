"""The interview: faults are told at once, answers are mended without losing the others, drafts are kept on the way."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from builders import Project
from rulebook.authoring.beginning import Asked, Beginning
from rulebook.authoring.case import CASE
from rulebook.authoring.choices import Choice
from rulebook.authoring.drafts import drafts
from rulebook.schema.frontmatter import read_front_matter
from rulebook.schema.yaml_reader import Node

Script = list[tuple[str, str | list[str]]]


class Scripted:
    """Answers by the beginnings of the questions, in order; the default to all else."""

    answers = True

    def __init__(self, script: Script) -> None:
        self.script, self.told, self.offered = script, list[str](), dict[str, tuple[list[str], list[str]]]()

    def tell(self, words: str) -> None:
        self.told.append(words)

    def text(self, words: str, default: str = "") -> str:
        return str(self._next(words, default))

    def pick(self, words: str, choices: Sequence[Choice], default: str = "", needed: bool = False) -> str:
        return str(self._next(words, default or (choices[0].key if needed else "")))

    def several(self, words: str, choices: Sequence[Choice], marked: Sequence[str] = ()) -> list[str]:
        self.offered[words] = [choice.key for choice in choices], list(marked)
        return [*self._next(words, list(marked))]

    def _next(self, words: str, default: str | list[str]) -> str | list[str]:
        if self.script and words.startswith(self.script[0][0]):
            return self.script.pop(0)[1]
        return default


def begun(project: Project, script: Script, answers: dict[str, Node] | None = None) -> tuple[Path | None, Scripted]:
    asker = Scripted(script)
    stored = drafts(project.root, "case")
    beginning = Beginning(
        CASE, project.root, project.library(), asker, stored, Asked("en"), date(2026, 11, 22), answers or {}
    )
    return beginning.record(), asker


def moment(what: str, at: str = "", value: str = "magic") -> Script:
    return [("What happened?", what), ("When?", at), ("How was it for", value)]


START: Script = [("Title", "A cup of tea"), ("Summary", "Hot tea."), ("Where is it from?", "constructed")]


def fields(path: Path | None) -> dict[str, Node]:
    assert path
    return read_front_matter(path.read_text(encoding="utf-8")).fields


def test_a_time_that_is_none_is_told_at_once_and_only_the_time_is_asked_again(project: Project) -> None:
    path, asker = begun(project, [*START, *moment("Tea.", "four")[:2], *moment("", "4 d")[1:], *moment("Cake.", "5 d")])
    assert [told for told in asker.told if "!" in told] == [
        "  ! at: found 'four'; expected time since the start (5 min, 2 h, 3 d), \"14:05\" or a date"
    ]
    assert [one["at"] for one in fields(path)["moments"]] == ["4 d", "5 d"]  # type: ignore[index,call-overload]


def test_a_fault_of_all_items_is_told_when_they_are_complete(project: Project) -> None:
    script = [*START, *moment("A.", value="mediocre"), *moment("B.", value="mediocre")]
    path, asker = begun(
        project, [*script, ("What happened?", ""), ("What happened?", "A."), ("How was it for", "magic")]
    )
    faults = [told for told in asker.told if "!" in told]
    assert len(faults) == 1
    assert "RB060 moments: at least one moment must be magic or misery" in faults[0]
    assert [one["value"] for one in fields(path)["moments"]] == ["magic", "mediocre"]  # type: ignore[index,call-overload]


def test_an_answer_is_mended_before_the_file_is_written(project: Project) -> None:
    script: Script = [*START, *moment("Tea."), ("What now?", "mend"), ("Which answer?", "title"), ("Title", "More tea")]
    path, _ = begun(project, script)
    assert path
    assert fields(path)["title"] == "More tea"
    assert fields(path)["summary"] == "Hot tea."


def test_a_new_answer_opens_the_questions_that_follow_from_it(project: Project) -> None:
    script: Script = [*START, *moment("Tea."), ("What now?", "mend"), ("Which answer?", "moments")]
    path, _ = begun(project, [*script, *moment("Cold.", value="misery"), ("How was it put right?", "Hot tea.")])
    assert fields(path)["recovery"] == {"put_right": "Hot tea.", "prevents": "none recorded"}


def test_an_emptied_first_line_drops_an_item(project: Project) -> None:
    script: Script = [*START, *moment("Tea."), *moment("Cake."), ("What happened?", ""), ("What now?", "mend")]
    path, _ = begun(project, [*script, ("Which answer?", "moments"), ("What happened?", ""), ("What now?", "write")])
    assert [one["what"] for one in fields(path)["moments"]] == ["Cake."]  # type: ignore[index,call-overload]


def test_errors_must_be_mended_and_the_first_is_proposed(project: Project) -> None:
    script: Script = [*START, *moment("Tea."), ("What do we learn?", "See [R99]."), ("What do we learn?", "")]
    path, asker = begun(project, [*script, ("What do we learn?", "Nothing.")])
    assert any("RB030" in told for told in asker.told)
    assert path
    assert "Nothing." in path.read_text(encoding="utf-8")


def test_a_draft_is_kept_when_the_person_says_so(project: Project) -> None:
    path, _ = begun(project, [*START, *moment("Tea."), ("What now?", "keep")])
    kept = drafts(project.root, "case").kept()
    assert path is None
    assert kept
    assert kept[1]["title"] == "A cup of tea"


def test_rules_that_fit_are_offered_and_accepted_ones_need_only_their_reason(project: Project) -> None:
    project.rule("R07", title="Serve tea hot")
    project.rule("R08", title="Answer letters")
    script: Script = [*START, *moment("The tea is hot."), ("These rules seem to fit", ["R07"]), ("Why can one", "Hot.")]
    path, asker = begun(project, script)
    offered = asker.offered["These rules seem to fit. Which of them does the case show?"]
    assert offered[0][0] == "R07"
    assert offered[1] == []
    assert fields(path)["rules"] == [{"rule": "R07", "how": "kept", "why": "Hot."}]


def test_tags_that_fit_come_first_and_none_is_marked(project: Project) -> None:
    project.case("tea", title="Tea served hot", tags=["speed"])
    _, asker = begun(project, [*START, *moment("The tea is hot.")])
    offered, marked = asker.offered["Which tags fit?"]
    assert (offered[0], marked) == ("speed", [])


def test_an_accepted_similar_case_is_linked(project: Project) -> None:
    project.case("tea", title="Tea served hot")
    script: Script = [*START, *moment("The tea is hot."), ("These cases are similar", ["tea"])]
    path, _ = begun(project, script)
    assert path
    assert "* Compare [tea]." in path.read_text(encoding="utf-8")


def test_what_was_answered_before_is_not_asked_again(project: Project) -> None:
    answers: dict[str, Node] = {
        "title": "Old",
        "summary": "S.",
        "moments": [{"what": "A.", "who": "guest", "value": "magic"}],
    }
    path, asker = begun(project, [("Where is it from?", "constructed")], {**answers, "?open": "moments"})
    assert fields(path)["title"] == "Old"
    assert "The moments, in order: what could a person see?" in asker.told
    greeting = asker.told[0].split("\n")
    assert greeting[:3] == [
        "Every answer can be changed at the end.",
        "Answered so far:",
        "  Title: what happened, in a few words: Old",
    ]
    assert greeting[-1] == "  The moments, in order: what could a person see?: A."
