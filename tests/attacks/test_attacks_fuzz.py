"""Any YAML and any Markdown up to 64 KB gives pages or diagnostics, and never a traceback.

Through all of it: reader, schema, loader, checks, pages, what is found, what is printed. The examples are the same in
every run, and their number is bounded.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attacking import KINDS, good_project, whole
from builders import TODAY, Project, body, front_matter, markdown
from harm import faults
from markup import read_html
from rulebook.checks import check
from rulebook.loader import load
from rulebook.printing.nodes import UnknownElementError, nodes
from rulebook.rendering.pages import PageRenderer
from rulebook.rendering.site import Site
from rulebook.rendering.surroundings import Surroundings
from rulebook.schema.frontmatter import read_front_matter
from rulebook.schema.yaml_reader import Fault, FaultyYamlError, read_yaml
from rulebook.search.documents import of_record

pytestmark = pytest.mark.whole

LARGEST = 65_000
MOST_SAID = 1_500

bounded = partial(
    settings,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)

SIGNS = (
    *("[", "]", "(", ")", "[^1]", "[^1]:", "![", "[R01]", "[x][R01]", "[good-case]", "[claim:good-claim]", "[term:x]"),
    *("*", "**", "_", "`", "```", "~~~", "\n", "\n\n", "    ", "  ", "\t", "- ", "1. ", "> ", "# ", "## ", "### "),
    *("---", "|", "|-|", "|a|b|", ": ", "!!! note", '!!! pause "', "<!-- pause: ", " -->", "<", ">", "<b>", "&lt;"),
    *("&#0;", "\\", "javascript:", "https://a.b", "id:R01", "page:x", "{{", "}}", "{%", '"', "'", "ham sandwich", "a"),
    *(
        "ж",
        "č",
        "\u0301",
        "\u00a0",
        "\u202e",
        "\0",
        "\r",
        "\u2028",
        "👩",
        "10 000",
        " – ",
        "{: a=b }",
        "--8<--",
        "Text.",
    ),
)
YAML_SIGNS = (
    *("title: ", "summary: ", "tags: ", "moments:", "rules: ", "reviewed: ", "on: 2026-01-05", "x: ", "- ", "? ", ": "),
    *("\n", "\n  ", "\n    ", "\n- ", "{", "}", "[", "]", ", ", "&a ", "*a", "!!str ", "!x ", "|\n", ">\n", "'", '"'),
    *("---\n", "...\n", "%YAML 1.2\n", "\t", "\\u202e", "\\0", "\\x", "~", "null", "true", "2026-13-45", "a", "ж", "#"),
    *("<script>", "5 min", "999999999999999999999", "0x", ".inf", "__proto__", "constructor", "translation: ", "en: "),
)


def texts(signs: tuple[str, ...], size: int = 60) -> st.SearchStrategy[str]:
    """Texts of signs that mean something, and of any others; now and then one of them many times over."""
    parts = st.lists(st.one_of(st.sampled_from(signs), st.text(max_size=8)), max_size=size).map("".join)
    few = st.lists(st.sampled_from(signs), min_size=1, max_size=4).map("".join)
    many = st.builds(lambda part, times: (part * times)[:LARGEST], few, st.sampled_from((300, 5_000, LARGEST)))
    return st.one_of(parts, parts, many)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return good_project(tmp_path_factory.mktemp("fuzz"))


def said(root: Path) -> Iterator[str]:
    """What is wrong with the pages of a project; those that a check refuses are rendered too, if they can be."""
    reading = load(root)
    found = sorted([*reading.diagnostics, *check(reading.library)])
    assert len(found) <= MOST_SAID
    assert all(len(str(one)) < LARGEST for one in found)
    if not any(one.severity == "error" and one.code < "RB050" for one in found):
        yield from _rendered(Site(reading.library.published()))


def _rendered(site: Site) -> Iterator[str]:
    for language in ("en", "cs"):
        renderer = PageRenderer(site, language, Surroundings(TODAY))
        for page in site.pages.values():
            if page.language == language and page.record and page.record.id.startswith("any"):
                yield from faults(read_html(renderer.render(page).html))
                found = renderer.body(page.record)
                if language in page.record.texts:
                    of_record(page.record, language, found, renderer.interface)
                _print([section.html for section in found.sections], found.html)


def _print(sections: list[str], html: str) -> None:
    """What paper does not know is told by the element's name, and nothing else ends the printing."""
    for section in sections:
        with suppress(UnknownElementError):
            nodes(section, html)


def refusal(read: Callable[[str], object], text: str) -> tuple[Fault, ...]:
    """The faults for which a text is refused; none if it is read."""
    try:
        read(text)
    except FaultyYamlError as error:
        return error.faults
    return ()


@bounded(max_examples=250)
@given(texts(YAML_SIGNS))
def test_any_yaml_is_read_or_refused(text: str) -> None:
    lines = text.count("\n") + 2
    assert all(1 <= fault.position.line <= lines and str(fault.message) for fault in refusal(read_yaml, text))


@bounded(max_examples=120)
@given(texts(("---\n", *YAML_SIGNS, *SIGNS)))
def test_any_file_is_taken_apart_or_refused(text: str) -> None:
    assert all(fault.position.line >= 1 and str(fault.message) for fault in refusal(read_front_matter, text))


@bounded(max_examples=60)
@given(st.sampled_from(["guides", "rules", "cases", "handbooks"]), texts(YAML_SIGNS), texts(SIGNS, 20))
def test_any_file_becomes_a_page_or_diagnostics(project: Project, folder: str, matter: str, text: str) -> None:
    where = "cases" if folder == "cases" else f"docs/{folder}"
    name = "R02-any.en.md" if folder == "rules" else "any.en.md"
    path = project.write(f"{where}/{name}", _utf8(f"---\n{matter}\n---\n{text}"))
    assert list(said(project.root)) == []
    (project.root / path).unlink()


@bounded(max_examples=90)
@given(st.sampled_from(["guide", "case", "rule"]), texts(SIGNS))
def test_any_markdown_becomes_a_page_or_diagnostics(project: Project, kind: str, text: str) -> None:
    name = {"guide": "docs/guides/any.en.md", "case": "cases/any.en.md", "rule": "docs/rules/R02-any.en.md"}[kind]
    path = project.write(name, _utf8(markdown(whole(KINDS[kind]), body(kind, first=text))))
    assert list(said(project.root)) == []
    (project.root / path).unlink()


@bounded(max_examples=60)
@given(st.sampled_from(list(KINDS)), st.data())
def test_any_value_in_any_field_becomes_a_page_or_diagnostics(project: Project, kind: str, data: st.DataObject) -> None:
    fields = whole(KINDS[kind])
    values = st.recursive(
        st.one_of(texts(SIGNS, 6), st.sampled_from(["5 min", "2013-05", "999999 d", "0000", "2013/2012", "23:59"])),
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(list(fields)), inner, max_size=3)
        ),
        max_leaves=4,
    )
    chosen = data.draw(st.lists(st.sampled_from(list(fields)), min_size=1, max_size=3, unique=True))
    changed = {**fields, **{field: data.draw(values) for field in chosen}}
    name = f"docs/{kind}s/any.en.md" if kind in ("guide", "handbook") else "cases/any.en.md"
    name = "docs/rules/R02-any.en.md" if kind == "rule" else name
    path = project.write(name, _utf8(markdown(changed, body(kind))))
    assert list(said(project.root)) == []
    (project.root / path).unlink()


@bounded(max_examples=40)
@given(st.sampled_from(["glossary", "claims", "taxonomy"]), texts(YAML_SIGNS, 20))
def test_any_vocabulary_is_read_or_refused(project: Project, name: str, text: str) -> None:
    file = project.root / f"docs/vocabulary/{name}.yml"
    before = file.read_bytes()
    file.write_bytes(before + b"\n" + _utf8(text).encode())
    assert list(said(project.root)) == []
    file.write_bytes(before)


@bounded(max_examples=60)
@given(st.dictionaries(st.text(min_size=1, max_size=6), st.text(max_size=12), min_size=1, max_size=4))
def test_a_value_is_read_as_it_was_written(fields: dict[str, str]) -> None:
    """Whatever is not refused has lost no letter."""
    text = front_matter({f"a{number}": value for number, value in enumerate(fields.values())})
    codes = {fault.code for fault in refusal(read_yaml, text)}
    assert codes <= {"RB011", "RB015"}
    assert codes or list(read_yaml(text).values()) == list(fields.values())


def _utf8(text: str) -> str:
    """The text without halves of letters, which no file in UTF-8 can hold."""
    return text.encode("utf-8", "ignore").decode()[:LARGEST]
