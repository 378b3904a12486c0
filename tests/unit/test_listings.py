"""Listings: which records stand under which word, and in which order."""

import pytest

from builders import GROUPS, Project
from rulebook.listings import ALWAYS, MEMBERSHIP, Listings, place
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import Library


def listed(project: Project, group: str) -> dict[str, tuple[str, ...]]:
    return {listing.key: listing.ids for listing in Listings(project.library()).group(group)}


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("tags", {"apology": ("R29", "recovery", "ham")}),
        ("roles", {"front-line": ("R29",), "manager": ("R29", "recovery")}),
        ("touchpoints", {"counter": ("R29", "ham"), "phone": ("R29",)}),
        ("industries", {"restaurants": ("ham",)}),
        ("causes", {"hand-over": ("ham",)}),
        ("outcomes", {"recovered": ("ham",)}),
    ],
)
def test_records_stand_under_their_words(project: Project, group: str, expected: dict[str, tuple[str, ...]]) -> None:
    project.rule("R29", tags=["apology"], roles=["front-line", "manager"], touchpoints=["counter", "phone"])
    project.guide("recovery", tags=["apology"], roles=["manager"])
    project.case("ham", tags=["apology"], touchpoint="counter", industry="restaurants", causes=["hand-over"])
    assert listed(project, group) == expected


def test_a_subtype_stands_under_its_group_as_well(project: Project) -> None:
    project.case("ham", incident="failure/wrong-item")
    project.case("late", incident="failure/slow")
    project.case("plain", incident="failure")
    assert listed(project, "incidents") == {
        "failure": ("ham", "late", "plain"),
        "failure/slow": ("late",),
        "failure/wrong-item": ("ham",),
    }


@pytest.mark.parametrize("group", sorted(ALWAYS))
def test_the_frame_of_the_deck_is_always_there(project: Project, group: str) -> None:
    assert list(listed(project, group)) == GROUPS[group].split()


def test_other_words_have_a_listing_only_with_records(project: Project) -> None:
    assert [listing.group for listing in Listings(project.library()).all() if listing.group not in ALWAYS] == []


def test_words_come_in_the_order_of_the_taxonomy(project: Project) -> None:
    project.case("ham", tags=["speed", "apology"])
    assert list(listed(project, "tags")) == ["apology", "speed"]


def test_a_handbook_stands_under_no_word(project: Project) -> None:
    project.rule("R29", tags=["apology"])
    project.handbook("whole", tags=["apology", "speed"])
    listings = Listings(project.library())
    assert [listing.key for listing in listings.all() if "whole" in listing.ids] == []
    assert listings.words("tags", project.record("whole").entry) == ()
    assert listings.words("tags", project.record("R29").entry) == ("apology",)


def test_records_are_divided_among_the_listings_of_a_group(project: Project) -> None:
    project.rule("R05", part="leadership")
    project.rule("R29", part="one-on-one")
    project.rule("R30", part="one-on-one")
    divided = Listings(project.library()).within("parts", ("R30", "R05"))
    assert [(listing.key, listing.ids) for listing in divided] == [("leadership", ("R05",)), ("one-on-one", ("R30",))]


def test_a_word_written_twice_lists_a_record_once(project: Project) -> None:
    project.case("ham", tags=["speed", "speed"])
    assert listed(project, "tags") == {"speed": ("ham",)}


def test_every_group_with_listings_is_in_the_whole(project: Project) -> None:
    link = {"industry": "retail", "touchpoint": "phone", "causes": ["supply"], "tags": ["speed"]}
    project.case("ham", **link)
    project.rule("R29")
    assert {listing.group for listing in Listings(project.library()).all()} == set(MEMBERSHIP)


def test_a_list_shows_rules_by_number_then_guides_cases_and_handbooks_by_title(project: Project) -> None:
    project.handbook("all-rules", title="A")
    project.case("a", title="Zebra")
    project.case("b", title="apple")
    project.guide("z", title="Yes")
    project.rule("R30", title="A")
    project.rule("R05", title="Z")
    library = project.library()
    assert in_order(library, "en") == ["R05", "R30", "z", "b", "a", "all-rules"]


def in_order(library: Library, language: Language) -> list[str]:
    """All ids as a list shows them."""
    return sorted(library.records, key=lambda name: place(library.records[name], language))


def test_of_two_with_one_title_the_id_decides(project: Project) -> None:
    for id in ("b", "a", "c"):
        project.case(id, title="The ham")
    assert in_order(project.library(), "en") == ["a", "b", "c"]


def test_the_order_follows_the_titles_of_the_language(project: Project) -> None:
    project.case("a", title="B")
    project.case("b", title="A")
    project.translate("a", "cs", title="Chyba")
    project.translate("b", "cs", title="Instalatér")
    project.translate("a", "ru", title="Ёлка")
    project.translate("b", "ru", title="Жалоба")
    library = project.library()
    assert {language: in_order(library, language) for language in LANGUAGES} == {
        "en": ["b", "a"],
        "ru": ["a", "b"],
        "cs": ["a", "b"],
    }
