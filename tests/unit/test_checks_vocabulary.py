"""Controlled words: in the records, and the taxonomy itself."""

import pytest

from builders import GROUPS, Project, concept
from rulebook.checks.vocabulary import DESCRIBED, REQUIRED


def words(group: str, *keys: str) -> dict[str, object]:
    return {key: concept(key) for key in keys or GROUPS[group].split()}


def test_a_word_outside_the_taxonomy_is_named_with_the_nearest(project: Project) -> None:
    path = project.rule("R29", side="recovry")
    assert project.faults() == [
        project.fault(
            path, "side", "RB023 side: 'recovry' is not known – did you mean recovery? (valid: service, recovery, both)"
        )
    ]


def test_a_word_in_a_list_is_reported_at_its_place(project: Project) -> None:
    path = project.rule("R29", tags=["apology", "apologies"])
    (fault,) = project.faults()
    assert fault.startswith(project.fault(path, '"apologies', "RB023 tags.1: 'apologies' is not known"))


def test_a_word_deep_in_a_case_is_found(project: Project) -> None:
    project.case("ham", recovery={"apology": {"made": "true", "by": "cashir"}}, severity={"actual": "lo"})
    assert [fault.split("RB023 ")[1].split(" (")[0] for fault in project.faults()] == [
        "recovery.apology.by: 'cashir' is not known – did you mean cashier?",
        "severity.actual: 'lo' is not known – did you mean low?",
    ]


def test_an_actor_can_act_in_a_moment_but_not_on_a_rule(project: Project) -> None:
    project.case("ham", moments=[{"who": "cashier", "what": "x", "value": "magic"}])
    project.rule("R29", roles=["cashier"])
    (fault,) = project.faults()
    assert "roles.0: 'cashier' is not known" in fault


def test_a_subtype_needs_to_be_in_the_taxonomy_too(project: Project) -> None:
    project.case("ham", incident="failure/odd")
    assert project.codes() == ["RB023"]


def test_first_failure_is_a_word_and_no_truth(project: Project) -> None:
    project.case("ham", first_failure=True)
    project.case("cheese", first_failure="no")
    assert [fault.split(":")[0] for fault in project.faults()] == ["cases/cheese.en.md"]


def test_a_translation_is_not_asked_for_words(project: Project) -> None:
    project.rule("R29", side="recovry")
    project.translate("R29", "ru")
    assert len(project.faults("RB023")) == 1


@pytest.mark.parametrize("group", REQUIRED)
def test_words_that_the_product_relies_on_must_be_there(project: Project, group: str) -> None:
    project.taxonomy(**{group: None})
    assert project.faults() == [
        f"docs/vocabulary/taxonomy.yml:1:1: RB024 {group}: these words are missing: {', '.join(REQUIRED[group])}"
    ]


def test_one_missing_word_is_named_at_its_group(project: Project) -> None:
    path = project.taxonomy(outcomes=words("outcomes", "magic", "recovered", "partly-recovered", "misery"))
    assert project.faults() == [project.fault(path, "outcomes: ", "RB024 outcomes: these words are missing: near-miss")]


@pytest.mark.parametrize("group", ["parts", "stages"])
def test_parts_and_stages_keep_their_order_and_number(project: Project, group: str) -> None:
    path = project.taxonomy(**{group: words(group, *reversed(GROUPS[group].split()))})
    expected = f"{group}: the words and their order are fixed: {', '.join(REQUIRED[group])}"
    assert project.faults() == [project.fault(path, group + ":", f"RB024 {expected}")]
    project.taxonomy(**{group: words(group, *GROUPS[group].split(), "sixth")})
    assert project.codes() == ["RB024"]


@pytest.mark.parametrize("group", sorted(DESCRIBED))
def test_words_that_are_shown_with_a_description_need_one(project: Project, group: str) -> None:
    first, *others = GROUPS[group].split()
    bare = {"cs": {"label": "Slovo"}, "ru": {"label": "Слово"}}
    path = project.taxonomy(**{group: {first: concept(first, **bare), **words(group, *others)}})
    (fault,) = project.faults()
    assert fault.endswith(f"RB024 {group}.{first}: the description is missing in ru, cs")
    assert fault.startswith(f"{path}:")


def test_the_whole_taxonomy_of_the_tests_is_complete(project: Project) -> None:
    assert project.faults() == []
