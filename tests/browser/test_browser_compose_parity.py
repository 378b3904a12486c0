"""The composer says of a draft what `rulebook check` says of its file, and writes the file that our reader reads.

Both look at one table of faulty drafts. Python stops a record at the first stage that finds something (its fields, the
forms of its texts, everything else); the form shows all stages at once, so that the first with a fault is compared.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

import pytest
from babel.messages.extract import extract_from_dir
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from built import ROOT
from composing import FIELDS, SECTIONS, Draft, diagnostics, file_of, opened, with_cases
from rulebook.authoring.slugs import slug
from rulebook.authoring.writer import written
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.languages import Language
from rulebook.model.markers import fields_of
from rulebook.model.records import Case
from rulebook.model.times import AT, OFTEN
from rulebook.rendering.composing.knowledge import messages
from rulebook.rendering.interface import Interface
from rulebook.schema.bounds import HIDDEN
from rulebook.schema.frontmatter import read_front_matter

pytestmark = pytest.mark.whole

MOMENT: dict[str, Any] = {"who": "courier", "what": "Comes.", "value": "magic"}
LINK: dict[str, Any] = {"rule": "R29", "how": "kept", "why": "So it is."}
SOURCE: dict[str, Any] = {"title": "A paper", "supports": "All.", "url": "https://example.org/a"}


TIMES = (
    *("2 days", "30min", "1 Hour", "2 weeks", "2 дня", "15\u00a0минут", "2 ч.", "2 dny", "1 týden", "007 d", "2 hod."),
    *(
        "2. 5. 2013",
        "13/5/2013",
        "5/6/2013",
        "2013/5/13",
        "31.2.2013",
        "two days",
        "1.5 h",
        "2 constructor",
        "2 months",
    ),
)
LISTS = ("went_well", "missing", "lucky", "aliases", "from")
CONTACTS = (
    "Write to anna.novak@firm.cz, иван@почта.рф or me@example.com; [so](mailto:anna@firm.cz), <me@here.cz>.",
    "Call +420 601 234 567, 8 (916) 123-45-67, 89161234567, (212) 736-5000, 020 7946 0958, 555-0123, 0113 496 0000.",
    "Volejte 601 234 567. Bylo jich 601 234 567. Позвоните по номеру 601 234 567! Tel.: 601234567, ☎ 777 123 456.",
    "We recall 601 234 567. " + "x" * 40 + " number " + "y" * 24 + " 601 234 567.",
    "Card 4111 1111 1111 1111, 4111 1111 1111 1112, 5500-0000-0000-0004, 378282246310005.",
    "CZ65 0800 0000 1920 0014 5399, CZ65 0800 0000 1920 0014 5398, GB82WEST12345698765432, sort code: 12-34-56.",
    "19-2000145399/0800, 2000145399/0800, 2000145398/0800, 2000145399/9999, 40702810400000000001.",
    "Rodné číslo 736028/5163, 736028/5164, 530101/123, СНИЛС 112-233-445 95, 112-233-445 96.",
    "SSN 078-05-1120, паспорт серии 45 08 № 123456, паспорту: 4508 123456.",
    "`+420 601 234 567` https://x.cz/601234567 [x][claim:601-234-567] 2013-05-01 10 000 000 ١٢٣٤٥٦٧٨٩",
    "+420 601 234 567 " * 25,
)


def story(name: str, text: str) -> Draft:
    return Draft(name, sections={"story": text})


DRAFTS = (
    Draft("zz-whole"),
    *(Draft(f"zz-no-{key.replace('_', '-')}", {key: None}) for key in FIELDS),
    Draft("zz-nothing", dict.fromkeys(FIELDS), dict.fromkeys(SECTIONS, "")),
    Draft("zz-moment-parts", {"moments": [{"what": "Comes."}, {**MOMENT, "at": "soon"}]}),
    Draft("zz-value", {"moments": [{**MOMENT, "value": "magick"}, {**MOMENT, "value": "x"}]}),
    Draft("zz-how", {"rules": [{**LINK, "how": "brocken"}]}),
    Draft("zz-status", {"status": "drafts"}),
    Draft("zz-stars", {"stars": {"service": "6", "recovery": "0"}}),
    Draft("zz-star-words", {"stars": {"service": "four"}}),
    Draft("zz-apology", {"recovery": {"apology": {"made": "perhaps"}}}),
    Draft("zz-follow-up", {"recovery": {"follow_up": {"after": "5 min"}}}),
    Draft("zz-day", {"reviewed": {"on": "yesterday", "finding": "F."}}),
    Draft("zz-no-such-day", {"reviewed": {"on": "2026-02-30", "finding": "F."}}),
    Draft("zz-occurred", {"occurred": "in spring"}),
    Draft("zz-occurred-backwards", {"occurred": "2014/2013"}),
    Draft("zz-occurred-month", {"occurred": "2013-13"}),
    Draft("zz-occurred-good", {"occurred": "2013-05~/2014"}),
    Draft("zz-occurred-quoted", {"occurred": 'it\'s "then"'}),
    Draft("zz-occurred-long", {"occurred": "once upon a time, " * 6}),
    Draft("zz-occurred-cyrillic", {"occurred": "весной 🌷\u00a0"}),
    Draft("zz-at", {"moments": [{**MOMENT, "at": "25:00"}, {**MOMENT, "at": "5 minutes"}, {**MOMENT, "at": "3 d"}]}),
    Draft("zz-at-in-words", {"moments": [{**MOMENT, "at": text} for text in TIMES]}),
    Draft("zz-occurred-in-words", {"occurred": "2. 5. 2013"}),
    Draft("zz-elapsed-in-words", {"recovery": {"first_response": "30 минут", "follow_up": {"by": "manager"}}}),
    Draft("zz-often", {"review_every": "6 weeks"}),
    Draft("zz-often-in-words", {"review_every": "2 года"}),
    Draft("zz-often-at-will", {"review_every": "often"}),
    Draft("zz-elapsed", {"recovery": {"first_response": "at once", "follow_up": {"by": "manager", "after": "soon"}}}),
    Draft("zz-word", {"incident": "failure/wrong-itme", "touchpoint": "countr", "kind": "accident"}),
    Draft("zz-words", {"tags": ["apolgy", "speed", "qqq"], "causes": ["hand-ovr"]}),
    Draft("zz-person", {"moments": [{**MOMENT, "who": "cashir"}]}),
    Draft("zz-rule", {"rules": [{**LINK, "rule": "R99"}, {**LINK, "rule": "three-nos"}]}),
    Draft("zz-rule-small", {"rules": [{**LINK, "rule": "r29"}]}),
    Draft("zz-rule-twice", {"rules": [LINK, LINK]}),
    Draft("zz-related", {"related": ["R29", "R290"]}),
    Draft("zz-claims-idle", {"claims": ["recovery-paradox", "no-such-claim"]}),
    Draft("zz-superseded", {"status": "superseded", "superseded_by": "corner-bakery-hm"}),
    Draft("zz-itself", {"status": "superseded", "superseded_by": "zz-itself"}),
    Draft("zz-old-address", {"redirect_from": ["Old Name", "corner-bakery-ham", "12"]}),
    Draft("zz-flat", {"moments": [{**MOMENT, "value": "mediocre"}]}),
    Draft("zz-judged", {"moments": [MOMENT], "verdicts": {"error": "corrected"}}),
    Draft("zz-made-up-source", {"sources": [SOURCE]}),
    Draft("zz-no-address", {"basis": "documented", "sources": [{"title": "T", "supports": "S."}]}),
    Draft("zz-no-source", {"basis": "documented"}),
    Draft(
        "zz-address", {"basis": "retold", "sources": [{**SOURCE, "url": "ftp://x.y"}, {**SOURCE, "url": "it's.html"}]}
    ),
    Draft("zz-source-parts", {"basis": "retold", "sources": [{"url": "https://x.y"}]}),
    Draft("zz-empty-section", sections={"lessons": ""}),
    story("zz-heading", "One.\n\n## Another\n\nTwo."),
    story("zz-heading-alone", "One.\n\n## Another ##"),
    story("zz-heading-in-code", "```\n## Not one\n<b>\n[R99]\n![x](y)\n```\n`<i>` ``[R98]``"),
    story("zz-html", "A <b>bold</b> claim <!-- hidden --> and <https://ok.example> <me@here.example> 1 < 2 <?x <!y"),
    story("zz-pause", "One.\n\n<!-- pause: What now? -->\n\nTwo <!-- pause: badly --> so."),
    story("zz-image", '![a plate](plate.jpg) ![x] \\![no](y) ![it\'s "so"][z]'),
    story(
        "zz-links",
        "[R29] [so][R29] [r29] [sic] [R99] [x][R99] [y][corner-bakery-hm] [term:promis] [term:nothing-like-it]",
    ),
    story(
        "zz-more-links",
        "[corner-bakery-hm] [not-a-case-at-all] [claim:recovery-paradoxx] [TERM:x] [a:b:c] [^1] [with space][ R29 ]",
    ),
    story(
        "zz-addresses",
        "[a](docs/x.md) [b](https://x.y) [c](javascript:alert(1)) [d](#here) [e](HTTP://X) [f](mailto:a@b.c) [g](it's)",
    ),
    story("zz-cited", "So [claim:recovery-paradox]."),
    Draft("zz-cited-and-listed", {"claims": ["recovery-paradox"]}, {"story": "So [claim:recovery-paradox]."}),
    Draft("zz-undated", {"basis": "documented", "sources": [{**SOURCE, "seen": "2026-01-05"}]}),
    Draft("zz-unread", {"basis": "retold", "sources": [SOURCE, {**SOURCE, "url": "HTTP://x.y"}]}),
    Draft("zz-too-long", {"summary": "So it was. " * 400, "moments": [{**MOMENT, "what": "Ž" * 4_001}]}),
    Draft("zz-just-long-enough", {"summary": "ж" * 4_000, "went_well": ["Well."] * 100}),
    Draft("zz-too-many", {"went_well": ["Well."] * 101, "lucky": ["Luck."] * 120}),
    Draft("zz-far-too-many", {key: ["So."] * 100 for key in LISTS} | {"moments": [MOMENT] * 100, "rules": [LINK] * 99}),
    Draft("zz-too-large", sections={"story": "Слово и слово.\n\n" * 1_500, "lessons": "Дело. " * 3_000}),
    story("zz-bounds-links", "[ " * 601),
    story("zz-bounds-kept", "[ " * 600),
    story("zz-bounds-notes", "x[^1] " * 101 + "\n\n[^1]: Note."),
    story("zz-bounds-headings", "### A\n\nText.\n\n" * 100),
    story("zz-bounds-emphasis", "*a* **b** _c " * 700),
    story("zz-bounds-code", "``` " * 1_001),
    story("zz-bounds-boxes", "!!! note\n    Text.\n\n" * 61),
    story("zz-bounds-cells", "| a | b |\n" * 999 + "| a | b |" + " |" * 4),
    story("zz-bounds-lines", "a\n" * 1_001),
    story("zz-bounds-columns", "One.\n\n|" + " a |" * 21 + "\n|" + "-|" * 21),
    story("zz-bounds-word", "Text\n" + "ж🙂" * 201),
    story("zz-bounds-word-kept", "Text " + "ж" * 400),
    story("zz-bounds-deep", "Text.\n\n" + "> " * 9 + "deep"),
    story("zz-bounds-indent", "- a\n\n                - deep\n\n- - - - - - - - - -\n\n* * * * * * * * * * * *"),
    story("zz-note-in-a-heading", "#### Heading[^1]\n\n[^1]: Again[^1]."),
    story("zz-note-in-a-note", "Text[^1].\n\n[^1]: Again[^1]."),
    story("zz-snippet", 'A {{ macro }}.\n\n--8<-- "file"\n\n```\n{% raw %}\n```'),
    story("zz-statement", "One. {% include '.env' %} Two."),
    story(
        "zz-letters",
        "Two 漢字漢 🙂. &hearts; &#x6f22; &nbsp; `&spades;` e\u0301 q\u0303 и\u0306 \u202f― ✓ &nothing; \ue000 \uf6c3",
    ),
    Draft(
        "zz-letters-in-fields",
        {
            "title": "Late 🍜",
            "aliases": ["🍜"],
            "basis": "retold",
            "sources": [{**SOURCE, "title": "漢", "url": "https://漢.example", "seen": "2026-01-05"}],
            "reviewed": {"on": "2026-11-21", "finding": "漢"},
        },
    ),
    *(story(f"zz-contact-{number}", text) for number, text in enumerate(CONTACTS)),
    Draft(
        "zz-contact-in-a-field", {"summary": "Write to anna@firm.cz or call +420 601 234 567.", "aliases": ["a@b.cz"]}
    ),
    story("kettle-at-noon", "[me][kettle-at-noon] [kettle-at-non]"),
)


@pytest.fixture(scope="module")
def pages(browser: Browser, address: str) -> Iterator[dict[Language, Page]]:
    """The composer in each language."""
    with opened(browser, address) as found:
        yield found


@pytest.fixture(scope="module")
def checked(pages: dict[Language, Page], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Diagnostic]]:
    """What `rulebook check` says of the file of every draft; each language has a project of its own."""
    found: dict[str, list[Diagnostic]] = {}
    for language, page in pages.items():
        files = {f"{draft}.{language}.md": file_of(page, draft) for draft in DRAFTS}
        project = with_cases(tmp_path_factory.mktemp(f"compose-{language}"), files)
        found |= diagnostics(project, files)
    return found


def said(page: Page, draft: Draft) -> list[list[Any]]:
    """What the composer says in the first stage that finds something: code, message, path."""
    stages: list[list[list[Any]]] = page.evaluate(
        "draft => RulebookCompose.stages(draft).map(found => found.map(one => [one.code, one.message, one.path]))",
        draft.values(),
    )
    return next((stage for stage in stages if stage), [])


@pytest.mark.parametrize("draft", DRAFTS, ids=str)
def test_the_composer_says_what_the_check_says(
    draft: Draft, pages: dict[Language, Page], checked: dict[str, list[Diagnostic]]
) -> None:
    for language, page in pages.items():
        words = Interface(language).words
        ours = sorted((code, message) for code, message, _ in said(page, draft))
        theirs = sorted((one.code, unnamed(one.message.text(words))) for one in checked[f"{draft}.{language}.md"])
        assert ours == theirs


@pytest.mark.parametrize("draft", DRAFTS, ids=str)
def test_each_message_stands_at_the_field_of_its_line(
    draft: Draft, pages: dict[Language, Page], checked: dict[str, list[Diagnostic]]
) -> None:
    page = pages["en"]
    text = file_of(page, draft).split("\n")
    labels: dict[str, str] = page.evaluate("RulebookCompose.known.sections")
    ours = sorted((code, message, field_of(path)) for code, message, path in said(page, draft) if code != "RB021")
    found = (one for one in checked[f"{draft}.en.md"] if one.code != "RB021")
    theirs = sorted((one.code, unnamed(str(one.message)), field_at(text, one, labels)) for one in found)
    assert ours == theirs


def unnamed(message: str) -> str:
    """A message without the names of letters, which no browser knows."""
    return re.sub(r"\((U\+[0-9A-F]{4,6}) [^)]*\)", r"(\1)", message)


def field_of(path: list[Any]) -> str:
    return ".".join(path) if path[0] == "body" else str(path[0])


def field_at(text: list[str], found: Diagnostic, labels: dict[str, str]) -> str:
    """The field or section in which a line of a file lies; what has no line of its own is named by its message."""
    line = found.position.line
    before = [one for one in text[:line] if one]
    if line > text.index("---", 1):
        heading = next((one for one in reversed(before) if one.removeprefix("## ") in labels.values()), "## The story")
        return f"body.{next(key for key, label in labels.items() if heading == f'## {label}')}"
    if found.code == "RB007":  # it is about the whole file; the form says it at the text, which made it so large
        return "body.story"
    if line <= 2:
        return str(found.message).partition(":")[0].partition(".")[0]
    return next(one.partition(":")[0] for one in reversed(before) if one[0].isalpha())


def test_the_table_has_every_code_of_which_the_composer_speaks(checked: dict[str, list[Diagnostic]]) -> None:
    fields = {"RB021", "RB022", "RB023", "RB030", "RB032", "RB033", "RB034", "RB060", "RB061", "RB062"}
    texts = {"RB005", "RB050", "RB051", "RB052", "RB054", "RB071", "RB075", "RB076"}
    sizes = {"RB007", "RB016", "RB055", "RB056", "RB058", "RB059"}
    assert {one.code for those in checked.values() for one in those} == fields | texts | sizes


def test_every_message_of_the_scripts_is_one_of_the_engine() -> None:
    """Texts said with a field of a message in them, so that the twins cannot drift apart unnoticed."""
    engine = {
        message
        for _, _, message, _, _ in extract_from_dir(
            ROOT / "hooks/rulebook", [("**.py", "python")], keywords={"say": None, "words": None}
        )
    }
    of_checks = [message for message in messages() if "{field}" in message or "{found}" in message]
    assert len(of_checks) >= 10
    assert [message for message in of_checks if message not in engine] == []


TRAPS = [
    "a: b", "a #b", "#", "- a", "no", "NO", "07", "12:30", "1.10", "2013", "~", "null", "true", "y", "'", '"', "\\",
    "a\nb", "\t", "a\tb", "%", "@", "`", "&a", "*a", "!a", "|", "[", "{", "a, b", "---", "—", "ё", "„a“", "🥪",
    "\u00a0x", "5 min", "https://a.example/b?c=d#e", "<<",
    "</script>", "<!-- x -->", "{{ x }}", "$&", "${x}",
]  # fmt: skip
texts = (st.sampled_from(TRAPS) | st.text(max_size=40)).filter(lambda text: text.strip() and not HIDDEN.search(text))
"""What the form hands on: invisible letters it has taken out."""


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(texts, min_size=12, max_size=12),
    many=st.lists(texts, max_size=4),
    story=st.text(max_size=200).filter(lambda text: not HIDDEN.search(text)),
)
def test_any_text_is_written_as_the_engine_writes_it_and_read_back(
    pages: dict[Language, Page], texts: list[str], many: list[str], story: str
) -> None:
    page = pages["en"]
    title, summary, who, what, why, made, right, finding, url, due, word, country = texts
    fields: dict[str, Any] = {
        "title": title,
        "summary": summary,
        "moments": [{"who": who, "what": what, "value": "magic"}, {"what": what, "at": word}],
        "rules": [{"rule": word, "how": "kept", "why": why}],
        "recovery": {"apology": {"made": made, "by": who}, "put_right": right, "follow_up": {"by": who, "after": word}},
        "reviewed": {"finding": finding, "on": "2026-11-21"},
        "sources": [{"url": url, "title": title, "seen": due, "supports": what}],
        "actions": [{"what": what, "due": due, "state": "open", "owner": who}],
        "severity": {"potential": word, "actual": "low"},
        "country": country,
        "went_well": many or [what],
        "tags": many or ["apology", "speed"],
        "claims": ["a-b", "c"],
    }
    draft = {"fields": fields, "sections": {"story": story, "lessons": what}, "name": "x"}
    file, body = page.evaluate("draft => [RulebookCompose.file(draft), RulebookCompose.body(draft.sections)]", draft)
    assert file == written("case", fields, body)
    assert read_front_matter(file).fields == fields


def test_every_field_stands_where_the_engine_puts_it(pages: dict[Language, Page]) -> None:
    """In the order of the alphabet on the way in, so that only the writer's own order can bring them into place."""

    def nested(record: type[Any]) -> dict[str, Any]:
        found = {}
        for field in sorted(fields_of(record), key=lambda field: field.key):
            value = nested(field.record) if field.record else "a word"
            found[field.key] = [value] if field.many else value
        return {key: value for key, value in found.items() if key not in ("id", "language", "body")}

    fields = nested(Case)
    draft = {"fields": fields, "sections": SECTIONS, "name": "x"}
    file, body = pages["en"].evaluate(
        "draft => [RulebookCompose.file(draft), RulebookCompose.body(draft.sections)]", draft
    )
    assert file == written("case", fields, body)


TITLES = (
    "The ham nobody ordered",
    "Ветчина, которую никто не заказывал",
    "Šunka, kterou si nikdo neobjednal",
    "It’s 5 o'clock",
    "2024",
    "!!!",
    "Съёмка ещё раз: щи и борщ",
    "a" * 80,
    "one two three four five six seven eight",
    "word " * 30,
)


@pytest.mark.parametrize("title", TITLES)
def test_a_file_is_named_as_the_command_names_it(pages: dict[Language, Page], title: str) -> None:
    assert pages["en"].evaluate("title => RulebookCompose.slug(title)", title) == slug(title, "case")


@pytest.mark.parametrize("text", TIMES)
def test_times_are_understood_as_the_wizard_understands_them(pages: dict[Language, Page], text: str) -> None:
    ours = pages["en"].evaluate("text => RulebookCompose.meant({form: 'parse_at'}, text)", text)
    assert ours == AT.meant(text)


@pytest.mark.parametrize("text", ["12 months", "1 months", "2 года", "6 měsíců", "1 týden", "0 months", "90 days", "x"])
def test_how_often_is_understood_as_the_wizard_understands_it(pages: dict[Language, Page], text: str) -> None:
    ours = pages["en"].evaluate("text => RulebookCompose.meant({form: 'parse_every'}, text)", text)
    assert ours == OFTEN.meant(text)


@pytest.mark.parametrize("word", ["refnud", "apolgy", "R9", "corner bakery", "", "ž", "hand ovr", "x" * 250])
def test_the_nearest_words_are_those_of_python(pages: dict[Language, Page], word: str) -> None:
    valid = ["refund", "apology", "R09", "R19", "corner-bakery-ham", "hand-over", "x" * 240, "zz", "aaaa", "ž" * 3]
    ours = pages["en"].evaluate("([word, valid]) => RulebookCompose.close(word, valid, 5, 0.3)", [word, valid])
    assert ours == get_close_matches(word, valid, 5, 0.3)
