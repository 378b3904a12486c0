"""Files in the normal form: what is mended, and what is left as its writer made it."""

import pytest

from rulebook.authoring.normal_form import mended
from rulebook.schema.yaml_reader import FaultyYamlError

RULE = "---\ntitle: Sorry\nsummary: One line.\n---\n\nText.\n"
CASE = """\
---
title: Ham
moments:
  - who: cashier
    at: 0 min
    value: magic
  - {value: misery, who: cook}
recovery:
  extra: "Cake."
  first_response: 1 min
---

Text.
"""


def text(fields: str, kind: str = "rule") -> str:
    """The fields of a file after it was mended."""
    return mended(f"---\n{fields}\n---\n\nText.\n", kind).text.split("---\n")[1].rstrip("\n")  # type: ignore[arg-type]


def body(text: str) -> str:
    return mended(f"---\ntitle: x\n---\n{text}", "guide").text.removeprefix("---\ntitle: x\n---\n")


def test_a_file_in_the_normal_form_stays() -> None:
    assert mended(RULE, "rule").text == RULE
    assert mended(RULE, "rule").changes == ()


@pytest.mark.parametrize(
    "loose",
    [
        "\ufeff" + RULE,
        RULE.replace("\n", "\r\n"),
        RULE.replace("Sorry\n", "Sorry \t \n"),
        RULE.replace("Text.\n", "Text."),
        RULE.replace("Text.\n", "Text.\n\n\n"),
        RULE.replace("Text.", "Text. "),
        RULE.replace("---\n\nText", "---\nText"),
        RULE.replace("---\n\nText", "---\n\n\n\nText"),
        RULE.replace("---\n", "--- \n"),
        RULE.replace("---\ntitle", "---\n\ntitle"),
        RULE.replace("line.\n---", "line.\n\n---"),
    ],
)
def test_white_space_that_says_nothing_goes(loose: str) -> None:
    assert (mended(loose, "rule").text, mended(loose, "rule").changes) == (RULE, ("white space",))


def test_tabs_that_indent_become_spaces() -> None:
    assert text("bend:\n\twhen: Never.\n\twho: cook") == "bend:\n  when: Never.\n  who: cook"


@pytest.mark.parametrize(
    ("loose", "tidy"),
    [
        ("\n\nOne  \ntwo \nthree.\n", "\nOne  \ntwo\nthree.\n"),
        ("\nOne    \ntwo.\n", "\nOne  \ntwo.\n"),
        ("\nOne.  \n\nTwo.\n", "\nOne.\n\nTwo.\n"),
        ("\n```\ncode  \n```  \n", "\n```\ncode  \n```\n"),
        ("\nOne.\n   \nTwo.\n", "\nOne.\n\nTwo.\n"),
    ],
)
def test_line_breaks_and_code_of_a_text_stay(loose: str, tidy: str) -> None:
    assert body(loose) == tidy


def test_letters_are_composed() -> None:
    assert text("title: Z\u030cidle") == "title: Židle"
    assert body("\nZ\u030cidle.\n") == "\nŽidle.\n"


def test_a_sign_that_would_change_the_markdown_is_not_composed() -> None:
    loose = "\n\u1fefcode\u1fef\n"  # the Greek varia is a grave accent to Unicode, and a mark of code to Markdown
    assert body(loose) == loose


@pytest.mark.parametrize(
    ("loose", "tidy"),
    [
        ("title: 'Sorry: no excuses'", 'title: "Sorry: no excuses"'),
        ("title: 'It''s \"ours\" \\'", 'title: "It\'s \\"ours\\" \\\\"'),
        ("tags: ['a', b]", 'tags: ["a", b]'),
        ('title: "Plain"', 'title: "Plain"'),
        ("title: Plain", "title: Plain"),
        ("title: 'On two\n  lines'", "title: 'On two\n  lines'"),
        ("title: >\n  Folded\n  text", "title: >\n  Folded\n  text"),
    ],
)
def test_single_quotes_become_double_ones_and_nothing_else_is_quoted_anew(loose: str, tidy: str) -> None:
    assert text(loose) == tidy


@pytest.mark.parametrize(
    ("loose", "tidy"),
    [
        ("reviewed: {on: 21.11.2026, finding: x}", "reviewed: {on: 2026-11-21, finding: x}"),
        ('reviewed: {on: "2026/1/5", finding: x}', "reviewed: {on: 2026-01-05, finding: x}"),
        ("reviewed: {on: 1/2/2026, finding: x}", "reviewed: {on: 1/2/2026, finding: x}"),
        ("occurred: 21. 11. 2018", 'occurred: "2018-11-21"'),
        ('occurred: "2013/2014"', 'occurred: "2013/2014"'),
        ("title: 21.11.2026", "title: 21.11.2026"),
    ],
)
def test_days_are_written_in_one_way_where_a_field_holds_a_day(loose: str, tidy: str) -> None:
    assert text(loose, "case") == tidy


def test_fields_come_into_their_order_at_every_depth() -> None:
    tidy = CASE.replace("who: cashier\n    at: 0 min", "at: 0 min\n    who: cashier")
    tidy = tidy.replace("{value: misery, who: cook}", "{who: cook, value: misery}")
    tidy = tidy.replace('extra: "Cake."\n  first_response: 1 min', 'first_response: 1 min\n  extra: "Cake."')
    assert mended(CASE, "case").text == tidy
    assert mended(CASE, "case").changes == ("order",)


def test_comments_go_with_their_field() -> None:
    loose = "# head\n\n# of the summary\nsummary: S.\n# of the tags\ntags: [a] # behind\n# last\n\ntitle: T\n# end"
    tidy = "# head\n\ntitle: T\n# of the summary\nsummary: S.\n# of the tags\ntags: [a] # behind\n# last\n\n# end"
    assert sorted(text(loose).split("\n")) == sorted(tidy.split("\n"))
    assert text(loose).index("title") < text(loose).index("# of the summary\nsummary")
    assert "# of the tags\ntags: [a] # behind" in text(loose)
    assert text(loose).startswith("# head\n\n")


def test_a_silencing_goes_with_its_field_even_over_an_empty_line() -> None:
    loose = "# allow RB071: a line of the firm\n\nsummary: S.\ntitle: T"
    assert text(loose) == "title: T\n# allow RB071: a line of the firm\n\nsummary: S."


def test_a_field_stays_where_a_move_would_lose_its_silencing() -> None:
    loose = "moments:\n  - who: cook\n    # allow RB071: a line of the firm\n    at: 0 min"
    assert text(loose, "case") == loose


def test_unknown_fields_follow_in_their_own_order() -> None:
    assert text("zeal: 1\nowner: a\nanger: 2\ntitle: T") == "title: T\nowner: a\nzeal: 1\nanger: 2"


def test_the_reasons_of_a_translation_keep_their_order() -> None:
    loose = "title: T\ntranslation: {status: reviewed, of: a}\nrules:\n  R30: x\n  R27: y"
    tidy = "translation: {of: a, status: reviewed}\ntitle: T\nrules:\n  R30: x\n  R27: y"
    assert text(loose, "case") == tidy


def test_vocabulary_keeps_its_entries_and_orders_their_fields() -> None:
    loose = "# Terms\n\nzeal:\n  ru: {term: б}\n  en: {definition: d, term: a}\nanger:\n  en: {term: c}\n\n"
    tidy = "# Terms\n\nzeal:\n  en: {term: a, definition: d}\n  ru: {term: б}\nanger:\n  en: {term: c}\n"
    assert mended(loose, "term").text == tidy
    assert mended("roles:\n  cook:\n    cs: {label: c}\n    en: {label: a}\n", "taxonomy").text.endswith(
        "    en: {label: a}\n    cs: {label: c}\n"
    )


@pytest.mark.parametrize("broken", ["no fields", "---\ntitle: x\n", "---\ntitle: a: b\n---\n", "---\n- a\n---\n", ""])
def test_what_cannot_be_read_is_not_mended(broken: str) -> None:
    with pytest.raises(FaultyYamlError):
        mended(broken, "rule")
