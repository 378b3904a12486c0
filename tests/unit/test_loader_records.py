"""Files -> records: one source and its translations make one record."""

import pytest

from builders import SHAPES, Project, body, markdown

STATE = {"of": "00000000", "status": "reviewed"}


def translation(**fields: object) -> str:
    return markdown({"translation": STATE, "title": "Т", **SHAPES["rule"], **fields}, body("rule", "ru"))


def test_one_file_without_translation_is_the_source(project: Project) -> None:
    project.rule("R29", "ru", title="Извинения")
    project.translate("R29", "en", title="Apology")
    record = project.record("R29")
    assert (record.source, list(record.languages()), record.slug) == ("ru", ["en", "ru"], "r29-slug")


def test_a_translation_takes_everything_else_from_its_source(project: Project) -> None:
    project.rule("R29", tags=["apology"], from_=["D17"], status="draft")
    project.translate("R29", "ru")
    text = project.record("R29").texts["ru"]
    assert (text.language, text.tags, text.from_, text.status) == ("ru", ("apology",), ("D17",), "draft")


def test_a_translation_has_its_own_words_to_search_with(project: Project) -> None:
    project.rule("R29", aliases=["sorry"])
    project.translate("R29", "ru", aliases=["простите"])
    project.translate("R29", "cs")
    texts = project.record("R29").texts
    assert [texts[language].aliases for language in ("en", "ru", "cs")] == [("sorry",), ("простите",), ()]


def test_two_sources_are_reported_at_both(project: Project) -> None:
    paths = project.rule("R29", "cs"), project.rule("R29", "en")
    words = "one file of a record is its source and has no `translation:`; here 2 have none"
    assert project.faults() == [f"{path}:1:1: RB040 {words}: {', '.join(paths)}" for path in paths]


def test_a_translation_without_a_source_is_reported(project: Project) -> None:
    path = project.write("docs/rules/R29-slug.ru.md", translation())
    assert project.faults() == [
        f"{path}:1:1: RB040 every file of this record has a `translation:`; the source must have none: {path}"
    ]


def test_an_id_that_two_kinds_want_is_reported(project: Project) -> None:
    project.guide("ham")
    path = project.case("ham")
    words = "the id ham is taken by docs/guides/ham.en.md; choose another name for this file"
    assert project.faults() == [f"{path}:1:1: RB031 {words}"]


def test_a_second_translation_into_one_language_is_reported(project: Project) -> None:
    project.case("ham")
    text = project.translate("ham", "ru")
    copy = project.write("cases/z/ham.ru.md", (project.root / text).read_text(encoding="utf-8"))
    words = f"the id ham is taken by {text}; choose another name for this file"
    assert project.faults() == [f"{copy}:1:1: RB031 {words}"]


def test_a_translation_has_the_name_and_the_folder_of_its_source(project: Project) -> None:
    project.rule("R29")
    project.case("ham")
    rule = project.write("docs/rules/R29-other.ru.md", translation())
    case = project.write("cases/2013/ham.ru.md", translation())
    words = "1:1: RB001 a translation lies beside its source; move this file to"
    assert project.faults("RB001") == [f"{case}:{words} cases/ham.ru.md", f"{rule}:{words} docs/rules/R29-slug.ru.md"]


def test_an_empty_translation_counts_as_missing(project: Project) -> None:
    project.rule("R29")
    project.write("docs/rules/R29-slug.ru.md", "---\ntranslation: {of: x, status: reviewed}\n---\n \n")
    assert list(project.record("R29").languages()) == ["en"]
    assert project.faults("RB043") == [
        "docs/rules/R29-slug.en.md:2:1: RB043 not yet in Русский, Čeština; shown in the source's language",
        "docs/rules/R29-slug.ru.md:5:1: RB043 the text below the fields is not translated yet; write it, then run:"
        " .venv/bin/rulebook translated docs/rules/R29-slug.ru.md",
    ]


def test_headings_without_a_text_are_no_translation_yet(project: Project) -> None:
    project.rule("R29")
    project.write("docs/rules/R29-slug.ru.md", "---\ntranslation: {of: x, status: reviewed}\n---\n\n## Почему\n\n##\n")
    assert list(project.record("R29").languages()) == ["en"]


def test_a_translation_with_empty_texts_counts_as_missing_and_says_where_they_are(project: Project) -> None:
    project.rule("R29")
    text = '---\ntranslation: {of: x, status: reviewed}\ntitle: "a"\nsummary: ""\ndo:\n  - ""\n---\n\nb\n'
    project.write("docs/rules/R29-slug.ru.md", text)
    assert list(project.record("R29").languages()) == ["en"]
    assert project.faults("RB015") == []
    assert project.faults("RB043")[1] == (
        "docs/rules/R29-slug.ru.md:4:10: RB043 the translation is not finished, and readers see the source:"
        " texts still empty, by line: 4, 6; write the texts, then run:"
        " .venv/bin/rulebook translated docs/rules/R29-slug.ru.md"
    )


def test_an_empty_field_of_a_source_stays_an_error(project: Project) -> None:
    project.rule("R29", title="")
    assert project.faults("RB043") == []
    assert len(project.faults("RB015")) == 1


def test_what_else_is_wrong_with_an_unfinished_translation_is_told(project: Project) -> None:
    project.rule("R29")
    project.write("docs/rules/R29-slug.ru.md", '---\ntranslation: {of: x}\ntitle: ""\ntitle: a\n---\n\nb\n')
    assert [len(project.faults(code)) for code in ("RB012", "RB015")] == [1, 1]


def test_only_machine_translations_are_marked_as_such(project: Project) -> None:
    project.rule("R29")
    project.write("docs/rules/R29-slug.ru.md", translation(translation={"of": "x", "status": "machine"}))
    project.translate("R29", "cs")
    assert project.record("R29").machine == {"ru"}


@pytest.mark.parametrize(
    ("state", "message"),
    [
        ({"of": "x"}, "RB021 translation.status: the field is missing"),
        ({"of": "x", "status": "done"}, "RB022 translation.status: found 'done'; valid: machine, reviewed"),
        (
            {"of": "x", "status": "machine", "by": "me"},
            "RB020 translation.by: there is no such field (valid: of, status)",
        ),
        ("x", "RB021 translation.status: the field is missing"),
    ],
)
def test_what_a_translation_says_of_itself_is_checked(project: Project, state: object, message: str) -> None:
    project.rule("R29")
    project.write("docs/rules/R29-slug.ru.md", translation(translation=state))
    (fault,) = project.faults()
    assert fault.endswith(message)


def test_a_fault_of_a_translation_stands_at_its_field(project: Project) -> None:
    project.rule("R29")
    path = project.translate("R29", "ru", do=["А.", "Б."], aliases="слово")
    assert project.faults() == [
        project.fault(path, "do:", "RB041 do: items in the source: 1, in the translation: 2"),
        project.fault(path, "aliases:", "RB022 aliases: found 'слово'; expected a list of texts"),
    ]


def test_a_source_with_a_fault_leaves_its_id_known(project: Project) -> None:
    project.rule("R29", level="7", part=["x"])
    project.rule("R30", related=["R29"])
    library = project.library()
    assert (list(library.records), library.unread) == (["R30"], {"R29"})
    assert project.codes() == ["RB022"]
