"""The recorder: what is asked for while something is made, and what is remembered."""

import pytest

from builders import Project
from rulebook.model.watching import Known, Question, Recorder, Watched, watched


def questions(recorder: Recorder, *names: str) -> frozenset[Question]:
    """What is noted when these ids are looked up."""
    looked = Watched({"R29": 1}, recorder, ("record",), ("ids", "rule"))
    with recorder.noting() as asked:
        for name in names:
            looked.get(name)
    return frozenset(asked)


def test_what_is_found_and_what_is_missing_is_noted() -> None:
    assert questions(Recorder(), "R29", "R99") == {("record", "R29"), ("record", "R99")}


@pytest.mark.parametrize("walk", [list, len, lambda found: [*found.values()], lambda found: [*found.items()]])
def test_counting_and_walking_are_noted(walk: object) -> None:
    recorder = Recorder()
    with recorder.noting() as asked:
        walk(Watched({"R29": 1}, recorder, ("record",), ("ids", "rule")))  # type: ignore[operator]
    assert ("ids", "rule") in asked


def test_membership_is_noted_as_a_look_up() -> None:
    recorder = Recorder()
    with recorder.noting() as asked:
        assert "R99" not in Watched({"R29": 1}, recorder, ("record",), ("ids",))
    assert asked == {("record", "R99")}


def test_nothing_is_noted_where_nobody_listens() -> None:
    recorder = Recorder()
    recorder.note("record", "R29")
    assert questions(recorder) == frozenset()


def test_nothing_is_noted_by_a_recorder_that_does_not_listen() -> None:
    deaf, known = Recorder(is_listening=False), Known[str, str]()
    assert questions(deaf, "R29") == frozenset()
    assert deaf.remembered(known, "key", lambda: str(questions(deaf, "R30"))) == "frozenset()"
    assert known["key"][1] == frozenset()


def test_what_is_made_within_has_questions_of_its_own() -> None:
    recorder = Recorder()
    with recorder.noting() as outer:
        with recorder.noting() as inner:
            recorder.note("record", "R29")
        recorder.note("record", "R30")
    assert (inner, outer) == ({("record", "R29")}, {("record", "R30")})


def test_what_many_ask_is_one_object() -> None:
    recorder = Recorder()
    (first,), (second,) = (recorder.frozen({("record", "".join(["R", "29"]))}) for _ in range(2))
    assert first is second


def test_what_is_remembered_brings_its_questions_each_time() -> None:
    recorder, known = Recorder(), Known[str, str]()

    def make() -> str:
        recorder.note("record", "R29")
        return "made"

    for _ in range(2):
        with recorder.noting() as asked:
            assert recorder.remembered(known, "key", make) == "made"
        assert asked == {("record", "R29")}


def test_a_failure_leaves_the_recorder_as_it_was() -> None:
    recorder = Recorder()
    with recorder.noting() as outer:
        with pytest.raises(KeyError), recorder.noting():
            raise KeyError
        recorder.note("record", "R29")
    assert outer == {("record", "R29")}


def test_a_watched_library_is_asked_by_kind_and_by_id(project: Project) -> None:
    project.rule("R29")
    project.case("ham")
    recorder = Recorder()
    library = watched(project.library(), recorder)
    with recorder.noting() as asked:
        assert list(library.rules) == ["R29"]
        assert library.cases["ham"].id == "ham"
        assert not list(library.of_kind("guide"))
    assert asked == {("ids", "rule"), ("record", "ham"), ("ids", "guide")}
