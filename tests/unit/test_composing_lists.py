"""What the composer loads: lists of words as keys, sketches of the cases, and the files that hold them."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from builders import Project
from rulebook.model.languages import LANGUAGES, Language
from rulebook.rendering.composing import likenesses as sketching
from rulebook.rendering.composing.files import files
from rulebook.rendering.composing.likenesses import SKETCH, TOGETHER, likenesses
from rulebook.rendering.composing.lists import lists
from rulebook.wording.lexicon import key, word_list
from rulebook.wording.likeness import FEWEST

sys.path.append(str(Path(__file__).parents[2] / "tools"))

from learn_stems import SCRIPTS, script

STORY = " ".join(f"word{number} and so on it went" for number in range(20))


def written(project: Project, language: Language = "en") -> dict[str, Any]:
    """What the files give to the scripts, by name."""
    call = re.compile(r'RulebookCompose\.take\("([^"]+)",(.*)\);\n', re.S)
    found = {}
    for name, text in files(project.library(), language):
        said = call.fullmatch(text)
        assert said, text
        assert f"{said[1]}.js" == name
        found[said[1]] = json.loads(said[2])
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_stemmers_are_those_of_the_package(language: Language) -> None:
    """Else: run tools/learn_stems.py."""
    assert (SCRIPTS / f"compose-stems-{language}.js").read_text(encoding="utf-8") == script(language)


def test_the_house_adds_and_takes_away_words(project: Project) -> None:
    project.house(blame_words={"en": ["grumpy"]}, bad_words={"en": ["dinosaur"]}, fine_words={"en": ["lazy"]})
    words = lists(project.library(), "en")["words"]
    assert key("grumpy", "en") in words["blame"]
    assert key("dinosaur", "en") in words["bad"]
    assert key("lazy", "en") not in words["bad"] + words["blame"]
    assert key("careless", "en") in words["blame"]


def test_roles_of_the_taxonomy_can_be_blamed_and_organisations_cannot(project: Project) -> None:
    words = lists(project.library(), "cs")["words"]
    assert f"{key('Manager', 'cs')} cs" in words["people"]
    assert key("firma", "cs") not in words["people"]


def test_a_word_that_counts_in_one_form_alone_is_marked(project: Project) -> None:
    words = lists(project.library(), "en")["words"]
    assert "=guilty" in words["guilty"]
    assert {"=stole", "=stolen"} < set(words["bad"])


def test_patterns_of_names_are_there_where_the_house_has_some(project: Project) -> None:
    assert not {"competitors", "allowed"} & set(lists(project.library(), "en")["patterns"])
    project.house(competitors={"northwind": ["Northwind"]}, allowed_names=["Virginia Mason"])
    for language in LANGUAGES:
        found = lists(project.library(), language)
        assert {"competitors", "allowed"} < set(found["patterns"])
        assert set(found["titled"]) < set(found["patterns"])
        assert not [one for one, _ in found["patterns"].values() if re.search(r"\(\?[Pi-]|\\[wWbAZ]", one)]


def test_names_of_people_are_those_that_texts_of_the_language_hold(project: Project) -> None:
    names = lists(project.library(), "en")["names"]
    assert {*word_list("en", "first_names"), *word_list("cs", "first_names")} == set(names["first_names"])
    assert not lists(project.library(), "ru")["names"]["softened"]


def test_a_file_is_named_by_what_is_in_it(project: Project) -> None:
    before = written(project)
    project.house(bad_words={"en": ["dinosaur"]})
    after = written(project)
    assert before["index"]["lists"] != after["index"]["lists"]
    assert before["index"]["likeness"] == after["index"]["likeness"]


def test_every_case_with_enough_words_has_a_sketch_and_all_its_numbers(project: Project) -> None:
    for number in range(TOGETHER + 2):
        project.case(f"case-{number:02}", text=f"{STORY} {number}", reviewed={"on": "2026-11-21", "finding": "F."})
    project.case("brief", text="Too few words.")
    found = written(project)
    likeness = found[found["index"]["likeness"]]
    rows = [row for name in likeness["files"] for row in found[name]]
    assert [len(found[name]) for name in likeness["files"]] == [TOGETHER, 2]
    assert [row[:3] for row in rows[:1]] == [["case-00", "cases/case-00.en.md", "2026-11-21"]]
    assert "brief" not in {row[0] for row in rows}
    assert {len(sketch) for sketch in likeness["sketches"]} == {3 * SKETCH}
    assert all(len(row[3]) >= 5 * FEWEST and len(row[3]) % 5 == 0 for row in rows)


def test_what_is_superseded_or_in_another_language_is_no_original(project: Project) -> None:
    project.case("old", text=STORY, status="superseded", superseded_by="new")
    project.case("new", text=STORY)
    found = likenesses(project.library(), "en")
    assert found
    assert [row[0] for rows in found.files for row in rows] == ["new"]
    assert likenesses(project.library(), "cs") == sketching.Likenesses(found.limits, [], [])


def test_beyond_a_number_likeness_is_left_to_the_check(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sketching, "MOST", 1)
    project.case("one", text=STORY)
    assert written(project)["index"]["likeness"]
    project.case("two", text=STORY)
    assert written(project)["index"]["likeness"] is None
    assert {name.partition(".")[0] for name in written(project)} == {"lists", "index"}
