"""The content is whole: every line of the sources is carried, every rule has its cases, every figure its claim."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import Library

LINES = {"A": 19, "B": 25, "C": 22, "D": 27}
"""The four sources, and how many lines each has; a line is one statement of the source, numbered when it was read."""

CARRIED_BY_THE_SITE = {
    "C0": "hooks/rulebook/templates/listing.html",  # a page for each tag, rules and cases mixed, cases marked
}
"""Lines about the form of a source, and the feature that carries each."""

DISCUSSED = 12
CONSTRUCTED_AT_MOST = 12

_PER_CENT = re.compile(r"\d[\d.,–\u00a0 ]*(?:\s|\u00a0)?(?:%|per cent|процент|procent)")


def carried(library: Library) -> dict[str, list[str]]:
    """The lines of the sources, and the records and words that name them."""
    found: dict[str, list[str]] = {}
    for record in library.records.values():
        for line in record.entry.from_:
            found.setdefault(line, []).append(record.id)
    for word in (*library.terms.values(), *library.claims.values()):
        for line in word.from_:
            found.setdefault(line, []).append(word.id)
    return found


def test_every_line_of_the_sources_is_carried_by_a_record(library: Library) -> None:
    lines = {f"{source}{number}" for source, count in LINES.items() for number in range(1, count + 1)}
    assert sorted(lines - set(carried(library))) == []


def test_no_record_names_a_line_that_does_not_exist(library: Library) -> None:
    lines = {f"{source}{number}" for source, count in LINES.items() for number in range(1, count + 1)}
    assert {line: ids for line, ids in carried(library).items() if line not in lines} == {}


@pytest.mark.parametrize("line", sorted(CARRIED_BY_THE_SITE))
def test_a_line_about_form_is_carried_by_a_feature(root: Path, line: str) -> None:
    assert "m.paged(page)" in (root / CARRIED_BY_THE_SITE[line]).read_text(encoding="utf-8")


def cases_of_rules(library: Library) -> Counter[str]:
    """How many cases link each rule."""
    return Counter(dict.fromkeys(library.rules, 0)) | Counter(
        link.rule for case in library.cases.values() for link in case.entry.rules
    )


def test_every_rule_has_a_case_and_most_have_two(library: Library) -> None:
    counts = {rule: cases_of_rules(library)[rule] for rule in library.rules}
    assert [rule for rule, count in counts.items() if count == 0] == []
    assert sum(count >= 2 for count in counts.values()) >= 40


def test_few_cases_are_made_up(library: Library) -> None:
    bases = Counter(case.entry.basis for case in library.cases.values())
    assert bases["constructed"] <= CONSTRUCTED_AT_MOST
    assert bases["documented"] + bases["retold"] >= 48


def test_enough_cases_stop_for_discussion(library: Library) -> None:
    for language in LANGUAGES:
        pauses = [case.id for case in library.cases.values() if "<!-- pause:" in case.texts[language].body]
        assert len(pauses) >= DISCUSSED


def test_cases_end_in_every_way(library: Library) -> None:
    assert {case.entry.kind for case in library.cases.values()} == {
        "incident",
        "near-miss",
        "pattern",
        "organisation",
        "praise",
    }


def figures(library: Library, language: Language) -> Iterator[tuple[str, str, str]]:
    """Every percentage in the body of a rule or a guide: record, figure, the section around it."""
    for record in (*library.rules.values(), *library.guides.values()):
        for section in re.split(r"^(?=## )", record.texts[language].body, flags=re.M):
            yield from ((record.id, found[0], section) for found in _PER_CENT.finditer(section))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_in_a_rule_or_a_guide_stands_beside_its_claim(library: Library, language: Language) -> None:
    assert [(id, figure) for id, figure, text in figures(library, language) if "claim:" not in text] == []


def test_claims_and_terms_are_plenty(library: Library) -> None:
    assert len(library.terms) >= 50
    assert len(library.claims) >= 20


def words(markdown: str) -> int:
    """The words of a body, without headings and the ids in links."""
    return len(
        re.findall(r"\w+(?:[-’]\w+)*", re.sub(r"^## .*$|\]\[[^\]]*\]|\[claim:[^\]]*\]", "", markdown, flags=re.M))
    )


def test_a_card_is_short_and_has_what_it_promises(library: Library) -> None:
    rules = {id: record.texts["en"] for id, record in library.rules.items()}
    assert {id: count for id, rule in rules.items() if not 140 <= (count := words(rule.body)) <= 190} == {}
    assert [id for id, rule in rules.items() if not (3 <= len(rule.do) <= 5 and 3 <= len(rule.dont) <= 5)] == []
    assert [id for id, rule in rules.items() if len(rule.say) < 2] == []


ANSWERS = 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_on_competitors_answers_the_hard_questions(library: Library, language: Language) -> None:
    table = re.findall(r"^\| *[‘«„].*\|.*\|$", library.guides["competitors"].texts[language].body, re.M)
    assert len(table) >= ANSWERS
