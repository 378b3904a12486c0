"""The vocabulary: many values in one file, each with all its languages."""

from builders import Project, concept
from rulebook.model.house import House


def test_entries_are_read_by_their_keys(project: Project) -> None:
    project.term("promise", "promise", "обещание", "slib", see=["R29"], from_=["B6"])
    project.claim("paradox", figure="90 %")
    library = project.library()
    assert (library.terms["promise"].see, library.terms["promise"].from_) == (("R29",), ("B6",))
    assert (library.claims["paradox"].id, library.claims["paradox"].figure) == ("paradox", "90 %")


def test_a_missing_language_is_reported_at_the_entry(project: Project) -> None:
    path = project.write("docs/vocabulary/glossary.yml", "promise:\n  en: {term: a, definition: b}\n  ru: {term: a}\n")
    assert project.faults() == [
        f"{path}:1:1: RB021 promise.cs: the field is missing",
        f"{path}:3:3: RB021 promise.ru.definition: the field is missing",
    ]


def test_a_faulty_entry_does_not_take_the_others_with_it(project: Project) -> None:
    project.term("promise", "promise")
    project.term("mantra", "mantra", plural="x")
    project.rule("R29", text="[term:mantra]")
    library = project.library()
    assert (list(library.terms), library.unread) == (["promise"], {"mantra"})
    assert project.codes() == ["RB020"]


def test_an_entry_has_its_key_and_no_id(project: Project) -> None:
    path = project.term("promise", "promise", id_="mantra")
    words = "promise.id: comes from the name of the file or of the entry; delete this field"
    assert project.faults() == [project.fault(path, '"id', f"RB020 {words}")]


def test_a_key_that_stands_twice_is_reported(project: Project) -> None:
    project.term("promise", "promise")
    project.term("promise", "mantra")
    assert project.faults() == ["docs/vocabulary/glossary.yml:2:1: RB012 promise: the key stands twice; keep one"]


def test_a_file_saved_on_windows_comes_out_right(project: Project) -> None:
    path = project.term("promise", "promise", see=["R99"])
    fault = project.faults("RB030")
    project.write(path, f"\ufeff{(project.root / path).read_text(encoding='utf-8')}".replace("\n", "\r\n"))
    assert project.faults() == fault != []


def test_vocabulary_files_may_be_missing_or_empty(project: Project) -> None:
    project.write("docs/vocabulary/glossary.yml", "")
    project.write("docs/vocabulary/claims.yml", "# nothing yet\n")
    assert project.faults() == []


def test_the_taxonomy_reports_a_word_without_a_language(project: Project) -> None:
    path = project.taxonomy(
        levels={"basic": concept("basic"), "magic": {"en": {"label": "Magic"}, "ru": {"label": "М"}}}
    )
    assert project.faults("RB021") == [project.fault(path, '"magic', "RB021 levels.magic.cs: the field is missing")]


def test_a_taxonomy_that_is_no_yaml_is_reported_once(project: Project) -> None:
    project.write("docs/vocabulary/taxonomy.yml", "parts: {a: [}\n")
    assert project.faults("RB011") == [
        "docs/vocabulary/taxonomy.yml:1:13: RB011 this line does not fit the one before:"
        " look at its indent, quotes and brackets: parts: {a: [}"
    ]


def test_a_project_may_say_nothing_of_its_company(project: Project) -> None:
    assert project.library().house == House()
    assert project.faults() == []


def test_the_company_says_its_competitors_and_words(project: Project) -> None:
    project.house(competitors={"northwind": ["Northwind"]}, bad_words={"cs": ["dinosaurus"]})
    house = project.library().house
    assert house.competitors == {"northwind": ("Northwind",)}
    assert (house.bad_words.of("cs"), house.bad_words.of("en")) == (("dinosaurus",), ())


def test_a_fault_in_the_company_s_file_stands_at_its_field(project: Project) -> None:
    competitors = {"northwind": "Northwind", "blue-kettle": ["Blue Kettle"]}
    path = project.house(
        competitors=competitors,
        allowd_names=["X"],
        allowed_names=["Virginia Mason", ["Y"]],
        bad_words={"en": ["dinosaur"]},
    )
    found = project.faults()
    assert [fault.split(" ")[1] for fault in found] == ["RB022", "RB020", "RB022"]
    assert found[1].startswith(project.at(path, "allowd_names"))
    house = project.library().house
    assert house.competitors == {"blue-kettle": ("Blue Kettle",)}
    assert house.allowed_names == ("Virginia Mason",)
    assert house.bad_words.of("en") == ("dinosaur",)


def test_an_empty_field_of_the_company_s_file_takes_nothing_else_with_it(project: Project) -> None:
    text = "competitors:\n  northwind:\n  blue-kettle: [Blue Kettle]\nallowed_names:\nbad_words: {en: [dinosaur, ]}\n"
    project.write("docs/vocabulary/house.yml", text)
    assert [fault.split(" ")[1] for fault in project.faults()] == ["RB015", "RB015"]
    assert project.library().house.competitors == {"blue-kettle": ("Blue Kettle",)}
    assert project.library().house.bad_words.of("en") == ("dinosaur",)


NAMED = "Sarah Miller of the Virginia Mason waited."


def test_broken_yaml_in_the_company_s_file_takes_only_its_field_with_it(project: Project) -> None:
    project.write(
        "docs/vocabulary/house.yml",
        "competitors:\n  northwind: [Northwind\nallowed_names:\n  - Virginia Mason\nbad_words: {en: [dinosaur]}\n",
    )
    project.guide(text=NAMED)
    house = project.library().house
    assert (house.competitors, house.allowed_names) == ({}, ("Virginia Mason",))
    assert house.bad_words.of("en") == ("dinosaur",)
    name, fault = project.faults()
    assert fault.split(" ")[1] == "RB011"
    assert fault.endswith("– until this is mended, the check says nothing of RB070")
    assert "'Sarah Miller'" in name


def test_nothing_is_told_that_follows_from_a_field_of_the_company_s_file_that_is_lost(project: Project) -> None:
    project.write("docs/vocabulary/house.yml", 'allowed_names: ["Virginia Mason]\n')
    project.guide(text=f"{NAMED}\n\n<!-- allow RB072: the name is on the plaque -->\n\nNobody.")
    assert project.codes() == ["RB011"]


def test_a_field_of_the_company_s_file_without_a_known_name_may_have_been_any(project: Project) -> None:
    project.house(alowed_nams=["Virginia Mason"])
    project.guide(text=NAMED)
    (fault,) = project.faults()
    assert fault.endswith("the check says nothing of RB070, RB072, RB073")
