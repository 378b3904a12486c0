"""References: every id that a record names exists, and every other link can be followed."""

import pytest

from builders import Project

DRAFT = "R30 is a draft, which the site does not show; publish it or take the reference away"


def test_a_reference_in_the_front_matter_must_name_a_record(project: Project) -> None:
    project.rule("R28")
    path = project.rule("R29", related=["R28", "R280"])
    place = project.at(path, '"R280')
    assert project.faults() == [f"{place}: RB030 related.1: 'R280' is not known – did you mean R28? (valid: R28, R29)"]


def test_a_reference_must_name_a_record_of_the_right_kind(project: Project) -> None:
    project.guide("recovery")
    project.rule("R29", related=["recovery"])
    assert project.codes() == ["RB030"]


def test_an_unknown_id_far_from_all_others_is_answered_with_the_first_few(project: Project) -> None:
    for number in range(1, 8):
        project.rule(f"R0{number}")
    project.guide("recovery", text="[term:zzz] [claim:zzz] [x][zzz]")
    assert [fault.split("RB030 ")[1] for fault in project.faults()] == [
        "[term:zzz]: 'zzz' is not known (valid: none yet)",
        "[claim:zzz]: 'zzz' is not known (valid: none yet)",
        "[zzz]: 'zzz' is not known (valid: R01, R02, R03, R04, R05, …)",
    ]


def test_an_unknown_term_is_answered_with_terms(project: Project) -> None:
    project.term("moment-of-truth", "moment of truth")
    project.rule("R29", text="A [moment][term:moment-of-trut].")
    (fault,) = project.faults()
    assert "[term:moment-of-trut]: 'moment-of-trut' is not known – did you mean moment-of-truth?" in fault


def test_a_record_does_not_refer_to_itself(project: Project) -> None:
    path = project.rule("R29", related=["R29"])
    assert project.faults() == [project.fault(path, '"R29"', "RB033 related.0: R29 refers to itself")]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"claims": ["zzz"]}, "claims.0"),
        ({"superseded_by": "zzz"}, "superseded_by"),
        ({"rules": [{"rule": "R99", "how": "kept", "why": "x"}]}, "rules.0.rule"),
    ],
)
def test_every_kind_of_reference_is_checked(project: Project, fields: dict[str, object], name: str) -> None:
    project.case("ham", **fields)
    assert [fault.split("RB030 ")[1].split(":")[0] for fault in project.faults("RB030")] == [name]


def test_terms_and_claims_refer_to_rules(project: Project) -> None:
    path = project.term("promise", "promise", see=["R99"])
    assert project.faults() == [
        project.fault(path, '"R99', "RB030 promise.see.0: 'R99' is not known (valid: none yet)")
    ]


def test_a_link_to_an_unknown_id_is_reported_at_its_line_and_column(project: Project) -> None:
    project.rule("R28")
    path = project.rule("R29", text="One line.\n\nSee [the three no's][R280] and [R28].")
    assert project.faults() == [
        project.fault(path, "[the three", "RB030 [R280]: 'R280' is not known – did you mean R28? (valid: R28, R29)")
    ]


def test_a_translations_links_are_checked_too(project: Project) -> None:
    project.rule("R29")
    path = project.translate("R29", "ru", text="Смотри [R92].")
    (fault,) = project.faults()
    assert fault.startswith(project.fault(path, "[R92]", "RB030"))


@pytest.mark.parametrize(
    "text", ["He said [sic].", "`[R99]`", "\\[R99]", "a [ ] box", "[the-unlikely-aside]", "[^1]\n\n[^1]: x"]
)
def test_brackets_that_are_no_links_are_left_alone(project: Project, text: str) -> None:
    project.rule("R29", text=text)
    assert project.faults() == []


@pytest.mark.parametrize(
    "text", ["[corner-bakery-hem]", "[R99]", "[r99]", "[term:x]", "[Claim:x]", "[anything][nothing]"]
)
def test_brackets_that_are_meant_as_links_are_checked(project: Project, text: str) -> None:
    project.case("corner-bakery-ham")
    project.rule("R29", text=text)
    assert project.codes() == ["RB030"]


@pytest.mark.parametrize(
    "url",
    [
        "R29-three-nos.en.md",
        "../rules/r29/",
        "/en/rules/",
        "//example.org/",
        "id:R29",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "ftp://example.org",
        "",
    ],
)
def test_a_link_by_path_or_by_a_strange_scheme_is_reported(project: Project, url: str) -> None:
    path = project.rule("R29", text=f"See [this]({url}).")
    assert project.faults() == [
        project.fault(
            path,
            "[this]",
            f"RB032 {url!r} is no address"
            " (valid: https://, http://, mailto:, tel:, #); link to a record by its id: [text][id]",
        )
    ]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "HTTP://EXAMPLE.ORG",
        "mailto:a@b.test",
        "tel:+420",
        "#why",
        'https://a.b/c_(d) "Title"',
    ],
)
def test_addresses_can_be_followed(project: Project, url: str) -> None:
    project.rule("R29", text=f"See [this]({url}).")
    assert project.faults() == []


@pytest.mark.parametrize("url", ["javascript:alert(1)", "../secret", "data:text/html,x", "example.org"])
def test_a_sources_address_is_one_of_the_web(project: Project, url: str) -> None:
    case = project.case("ham", sources=[{"title": "x", "supports": "y", "url": url}])
    claim = project.claim("paradox", sources=[{"title": "x", "supports": "y", "url": url}])
    words = f"sources.0.url: {url!r} is no address (valid: https://, http://)"
    place = f'"url": "{url}'
    assert project.faults() == [
        project.fault(case, place, f"RB032 {words}"),
        project.fault(claim, place, f"RB032 paradox.{words}"),
    ]


def test_a_published_record_does_not_refer_to_a_draft(project: Project) -> None:
    path = project.rule("R29", related=["R30"], text="See [R30].")
    project.rule("R30", status="draft", related=["R29"])
    assert project.faults() == [
        project.fault(path, '"R30', f"RB030 related.0: {DRAFT}"),
        project.fault(path, "[R30].", f"RB030 [R30]: {DRAFT}"),
    ]


def test_drafts_may_refer_to_drafts(project: Project) -> None:
    project.rule("R29", status="draft", related=["R30"], text="See [R30].")
    project.rule("R30", status="draft")
    assert project.faults() == []


def test_the_claims_of_the_text_are_those_of_the_front_matter(project: Project) -> None:
    for claim in ("apology", "effort", "paradox"):
        project.claim(claim)
    path = project.rule(
        "R29", claims=["effort", "apology"], text="So [says][claim:paradox] one, [claim:apology] another."
    )
    assert project.faults() == [
        project.fault(path, "claims", "RB062 claims: cited in the text and not listed: paradox"),
        project.fault(path, "claims", "RB062 claims: listed and not cited in the text: effort"),
    ]


def test_an_old_address_can_belong_to_one_record_only(project: Project) -> None:
    ham = project.case("ham", redirect_from=["sandwich", "toast"])
    path = project.case("toast", redirect_from=["sandwich", "toast"])
    place = project.at(path, '["sandwich')
    line = place.rsplit(":", 1)[0]
    assert project.faults() == [
        project.fault(ham, '"toast', f"RB034 redirect_from.1: 'toast' is the address of {path}"),
        f"{line}:17: RB034 redirect_from.0: 'sandwich' is the address of {ham}",
        f"{line}:29: RB034 redirect_from.1: 'toast' is the address of {path}",
    ]


def test_another_kind_has_addresses_of_its_own(project: Project) -> None:
    project.case("ham", redirect_from=["recovery"])
    project.guide("recovery")
    assert project.faults() == []


@pytest.mark.parametrize("old", ["../../index", "Old Name", "old/name", "2", "-a", "старый"])
def test_an_old_address_has_the_form_of_an_address(project: Project, old: str) -> None:
    path = project.case("ham", redirect_from=[old])
    assert project.faults() == [
        project.fault(
            path,
            f'"{old}"',
            f"RB022 redirect_from.0: found {old!r}; expected lower-case ASCII words with hyphens, not a number alone",
        )
    ]
