"""The records that must exist, whole and in three languages."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from rulebook.cli import main
from rulebook.model.judgement import outcome
from rulebook.model.languages import LANGUAGES
from rulebook.model.library import Library

RULES = [f"R{number:02}" for number in range(1, 53)]
GUIDES = [
    "arsenal",
    "authority",
    "balance",
    "competitors",
    "customer-experience",
    "employee-first",
    "end-of-shift",
    "moments",
    "recovery",
    "service-system",
    "stages",
    "start-here",
]
HANDBOOKS = [
    "front-line",
    "part-community",
    "part-competitive-edge",
    "part-culture",
    "part-leadership",
    "part-one-on-one",
    "recovery-handbook",
    "shift-lead",
    "whole",
]
RETOLD = [
    "ace-hardware-helpful",
    "corner-bakery-ham",
    "slow-change-state-bodies",
    "sour-face-at-the-return",
    "staff-left-alone",
]
"""The cases of the four sources that the rules rest on."""

CORE = [
    "aeroflot-fat-cat-2019",
    "air-canada-chatbot-2024",
    "amazon-kindle-1984-2009",
    "apple-maps-letter-2012",
    "asan-xidmet-azerbaijan",
    "bata-half-price-1922",
    "burger-king-order-from-mcdonalds-2020",
    "chewy-flowers",
    "cleveland-clinic-empathy",
    "comcast-retention-call-2014",
    "crowdstrike-voucher-2024",
    "dell-hell-2005",
    "dodo-pizza-blanket-2026",
    "dominos-pizza-turnaround-2009",
    "fedex-monitor-2011",
    "gitlab-database-2017",
    "hcl-employees-first",
    "jetblue-valentines-day-2007",
    "kfc-uk-chicken-2018",
    "lot-beijing-whip-round-2018",
    "megafon-outage-2017",
    "moscow-my-documents",
    "post-office-horizon",
    "regiojet-missing-seats-2019",
    "ritz-carlton-2000-dollar-rule",
    "ritz-carlton-joshie-2012",
    "rohlik-christmas-2019",
    "rzd-twix-cat-2024",
    "sainsburys-giraffe-bread-2011",
    "service-recovery-paradox",
    "southwest-employees-first",
    "southwest-meltdown-2022",
    "starbucks-philadelphia-2018",
    "t-mobile-austria-amazingly-good-2018",
    "tylenol-1982",
    "united-3411-2017",
    "united-breaks-guitars-2008",
    "united-held-connection-2013",
    "virginia-mason-2004",
    "wegmans-employees-first",
    "wells-fargo-sales-goals",
    "zappos-send-caller-to-rival",
]
"""The cases that the verified facts were gathered for first."""

CASES = [*RETOLD, *CORE]


def test_the_check_has_nothing_to_say_but_that_a_translation_is_waited_for(root: Path) -> None:
    done = CliRunner().invoke(main, ["check", "--strict", "--root", str(root)])
    waiting = (": RB042 ", ": RB043 ")
    assert [line for line in done.stdout.splitlines() if not any(code in line for code in waiting)] == []
    assert done.exit_code == 0


@pytest.mark.parametrize("id", [*RULES, *GUIDES, *CASES, *HANDBOOKS])
def test_a_record_exists_in_three_languages(library: Library, id: str) -> None:
    assert list(library.records[id].languages()) == list(LANGUAGES)


@pytest.mark.parametrize("id", [*RULES, *GUIDES, *CASES, *HANDBOOKS])
def test_a_record_can_be_found_by_other_words_in_every_language(library: Library, id: str) -> None:
    assert [language for language in LANGUAGES if not library.records[id].text(language).aliases] == []


def test_every_part_side_and_stage_has_its_place(library: Library) -> None:
    rules = [record.entry for record in library.rules.values()]
    assert {rule.side for rule in rules} == {"service", "recovery", "both"}
    assert {rule.audience for rule in rules} >= {"employee", "customer"}


def test_the_ninety_per_cent_are_contested(library: Library) -> None:
    assert library.claims["recovery-paradox"].status == "contested"


def test_claims_that_are_not_opinions_have_sources(library: Library) -> None:
    measured = [claim for claim in library.claims.values() if claim.kind == "measured"]
    assert [claim.id for claim in measured if not claim.sources] == []


def test_the_cases_end_in_all_five_ways(library: Library) -> None:
    ends = {outcome(record.entry) for record in library.cases.values()}
    assert ends == {"magic", "recovered", "partly-recovered", "misery", "near-miss"}


def test_some_cases_are_russian_and_some_czech(library: Library) -> None:
    assert {"RU", "CZ"} <= {record.entry.country for record in library.cases.values()}


def test_documented_cases_have_sources_that_can_be_looked_up(library: Library) -> None:
    documented = {id: record.entry for id, record in library.cases.items() if record.entry.basis == "documented"}
    assert documented
    for id, case in documented.items():
        urls = [source.url for source in case.sources if source.url]
        assert urls, id
        assert all(url.startswith(("https://", "http://")) for url in urls), id


def test_every_source_says_when_it_was_read(library: Library) -> None:
    sources = [(id, source) for id, record in library.cases.items() for source in record.entry.sources]
    assert [f"{id}: {source.title}" for id, source in sources if source.url and not source.seen] == []


def test_every_case_shows_a_rule_and_every_link_has_a_reason(library: Library) -> None:
    for id, record in library.cases.items():
        assert record.entry.rules, id
        for language in LANGUAGES:
            assert all(len(link.why) > 15 for link in record.text(language).rules), (id, language)


def test_the_ham_case_has_its_seven_moments_and_five_acts(library: Library) -> None:
    case = library.cases["corner-bakery-ham"].entry
    assert [moment.value for moment in case.moments] == ["magic", "misery", *["magic"] * 5]
    assert {link.rule for link in case.rules} == {"R27", "R29", "R30", "R31", "R32"}
    assert {link.how for link in case.rules} == {"kept"}


def test_every_rule_and_guide_rests_on_something(library: Library) -> None:
    lacking = [
        id for id, record in library.records.items() if record.kind in ("rule", "guide") and not record.entry.from_
    ]
    assert lacking == []
