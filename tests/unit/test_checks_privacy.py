"""Privacy: no private person is named, reached or identified by a text."""

from builders import Project
from rulebook.wording.passages import MOST


def test_a_number_is_reported_at_its_place_and_not_repeated(project: Project) -> None:
    path = project.case("ham", text="The guest rang +420 604 123 456 twice.")
    message = "take it out, or use one reserved for examples (valid: name@example.com, 555-0123)"
    assert project.faults("RB071") == [
        project.fault(path, "+420", f"RB071 the text: +420… looks like a phone number; {message}")
    ]


def test_a_mail_address_is_found_in_a_link_and_in_a_field(project: Project) -> None:
    path = project.guide("recovery", text="[Write](mailto:anna@firm.cz)", summary="Or to bara@firm.cz.")
    assert [fault.split(": RB071")[0] for fault in project.faults("RB071")] == [
        project.at(path, "bara@"),
        project.at(path, "anna@"),
    ]


def test_a_name_is_reported_once_at_its_place(project: Project) -> None:
    path = project.case("ham", text="Then pan Jan Novák came.", title="Ham")
    project.translate("ham", "cs", title="Šunka", text="Pak přišel pan Jan Novák.")
    faults = project.faults("RB072")
    assert len(faults) == 2
    assert faults[0].startswith(f"{path.replace('.en.', '.cs.')}:")
    assert "'pan Jan Novák' looks like a person’s name" in faults[0]
    assert "'Jan Novák'" in faults[1]


def test_names_that_the_house_allows_are_nobody(project: Project) -> None:
    project.house(allowed_names=["Virginia Mason", "Anna Karenina"])
    project.case("ham", text="At Virginia Mason they read Anna Karenina.")
    assert project.faults("RB072") == []


def test_an_allowed_name_counts_in_every_case_of_the_language(project: Project) -> None:
    project.house(allowed_names=["Václav Havel"])
    project.guide("recovery", text="Text.")
    project.translate("recovery", "cs", text="Na Letišti Václava Havla.")
    assert project.faults("RB072") == []


def test_terms_and_claims_are_read_as_well(project: Project) -> None:
    text = {"term": "promise", "definition": "What Sarah Miller said."}
    path = project.term("promise", "promise", en=text)
    assert project.faults("RB072")[0].startswith(f"{path}:1:")


def test_aliases_and_sources_are_no_texts_of_ours(project: Project) -> None:
    source = {"title": "Sarah Miller: a paper", "supports": "All.", "url": "https://x.example/1", "seen": "2026-11-21"}
    project.case("ham", basis="documented", occurred="2013", sources=[source])
    assert project.faults() == []


def test_of_one_text_no_more_is_told_than_anybody_reads(project: Project) -> None:
    project.guide("recovery", text="anna@firm.cz and Sarah Miller, " * 100)
    assert len(project.faults("RB071")) == len(project.faults("RB072")) == MOST


def test_a_line_that_says_why_silences(project: Project) -> None:
    project.guide(
        "recovery", text="<!-- allow RB071: the number is the company’s public line -->\nRing +420 604 123 456."
    )
    assert project.faults() == []
