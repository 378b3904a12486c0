"""The JSON Schema, the snippets and the explanations that editors' tools are given: all from the one model."""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from builders import Project
from rulebook.checks import check
from rulebook.cli import main
from rulebook.description.fields import explanations, key_of
from rulebook.description.json_schema import PATTERNS, Schema, record_types, schemas
from rulebook.description.snippets import snippets
from rulebook.loader import load
from rulebook.loader.records import RECORD_TYPES, Translation
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.house import House
from rulebook.model.languages import LANGUAGES
from rulebook.model.library import Library
from rulebook.model.markers import Form, fields_of, front_matter_key
from rulebook.model.vocabulary import Claim, Concept, Term
from rulebook.schema.records import FILE_FIELDS

ROOT = Path(__file__).parents[2]
BROKEN = ROOT / "tests/golden/broken"
TYPES = (*RECORD_TYPES.values(), Translation, Term, Claim, Concept, House)
SEEN_BY_A_SCHEMA = {"RB020", "RB021", "RB022", "RB023", "RB041"}


@pytest.fixture(scope="module")
def library() -> Library:
    return load(ROOT).library


@pytest.fixture(scope="module")
def written(library: Library) -> dict[str, Schema]:
    return schemas(library, "en")


def as_a_tool_reads_it(text: str) -> Any:
    """YAML 1.2 with its core schema, as the YAML language server reads it: figures are numbers, dates are texts."""
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    yaml.constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda one, node: one.construct_scalar(node))
    return yaml.load(StringIO(text))


def front_matter(path: Path) -> Any:
    return as_a_tool_reads_it(path.read_text(encoding="utf-8-sig").split("---\n")[1])


def kind_of(path: str) -> str | None:
    folders = {"docs/rules": "rule", "docs/guides": "guide", "docs/handbooks": "handbook", "cases": "case"}
    found = [kind for folder, kind in folders.items() if path.startswith(f"{folder}/") and path.endswith(".md")]
    return found[0] if found else None


def real_files() -> Iterator[tuple[str, Path]]:
    for path in sorted([*ROOT.glob("docs/*/*.md"), *ROOT.glob("cases/*.md")]):
        if kind := kind_of(path.relative_to(ROOT).as_posix()):
            yield kind, path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_schema_is_a_schema(library: Library, language: str) -> None:
    for schema in schemas(library, language).values():  # type: ignore[arg-type]
        Draft7Validator.check_schema(schema)


@pytest.mark.whole
def test_every_real_page_fits_its_schema(written: dict[str, Schema]) -> None:
    validators = {name: Draft7Validator(schema) for name, schema in written.items()}
    faults = [
        f"{path.name}: {error.json_path} {error.message[:100]}"
        for kind, path in real_files()
        for error in validators[kind].iter_errors(front_matter(path))
    ]
    assert faults == []


@pytest.mark.parametrize("name", ["glossary", "claims", "taxonomy", "house"])
def test_the_vocabulary_fits_its_schema(written: dict[str, Schema], name: str) -> None:
    text = (ROOT / f"docs/vocabulary/{name}.yml").read_text(encoding="utf-8")
    assert list(Draft7Validator(written[name]).iter_errors(as_a_tool_reads_it(text))) == []


@cache
def said_of_the_broken() -> list[Diagnostic]:
    """All that is said of the broken tree; nothing is kept there."""
    reading = load(BROKEN)
    return sorted({*reading.diagnostics, *check(reading.library)})


def broken_pages() -> list[str]:
    """Pages of the broken tree whose front matter can be read and has a fault that a schema can see."""
    found = [one for one in said_of_the_broken() if one.code in SEEN_BY_A_SCHEMA and kind_of(one.path)]
    return sorted({one.path for one in found if not _needs_more_than_a_schema(str(one.message))})


def _needs_more_than_a_schema(message: str) -> bool:
    """The names of files and the source of a translation are not in the text that a schema sees."""
    return any(words in message for words in ("the source has", "the source's texts", "redirect_from"))


@pytest.fixture(scope="module")
def of_the_broken() -> dict[str, Draft7Validator]:
    return {kind: Draft7Validator(schema) for kind, schema in schemas(load(BROKEN).library, "en").items()}


@pytest.mark.parametrize("path", broken_pages())
def test_a_fault_of_form_is_refused_by_the_schema_too(of_the_broken: dict[str, Draft7Validator], path: str) -> None:
    assert not of_the_broken[str(kind_of(path))].is_valid(front_matter(BROKEN / path)), path


def test_a_page_without_a_fault_of_form_is_not_refused(of_the_broken: dict[str, Draft7Validator]) -> None:
    library = load(BROKEN).library
    faulty = {one.path for one in said_of_the_broken() if one.code < "RB042"}
    right = {document.path for record in library.records.values() for document in record.documents.values()} - faulty
    assert "docs/guides/right-traps.en.md" in right
    for path in right:
        assert list(of_the_broken[str(kind_of(path))].iter_errors(front_matter(BROKEN / path))) == [], path


def test_every_field_of_the_model_is_in_the_schema(written: dict[str, Schema]) -> None:
    for kind, record in RECORD_TYPES.items():
        for one in record_types(record):
            own = FILE_FIELDS if one is record else ()
            keys = [field.key for field in fields_of(one) if field.key not in own]
            definition = written[kind]["definitions"][one.__name__]
            assert list(definition["properties"]) == keys
            assert definition["additionalProperties"] is False


def test_every_field_is_explained_in_three_languages_and_nothing_else_is() -> None:
    keys = {f"language.{language}" for language in LANGUAGES}
    for record in (one for top in TYPES for one in record_types(top)):
        keys |= {key_of(record)}
        own = FILE_FIELDS if record in TYPES else ()
        keys |= {key_of(record, field.key) for field in fields_of(record) if field.key not in (*own, *LANGUAGES)}
    assert keys == set(explanations())
    assert {key for key, texts in explanations().items() if set(texts) != set(LANGUAGES)} == set()


def test_words_and_ids_carry_their_names(library: Library) -> None:
    case = schemas(library, "cs")["case"]["definitions"]
    touchpoints = case["Case"]["properties"]["touchpoint"]
    assert dict(zip(touchpoints["enum"], touchpoints["enumDescriptions"], strict=True))["counter"].startswith("Pult")
    known, new = case["RuleLink"]["properties"]["rule"]["anyOf"]
    title = library.records["R29"].text("cs").title
    assert dict(zip(known["enum"], known["enumDescriptions"], strict=True))["R29"] == title
    assert re.fullmatch(new["pattern"], "R52")
    assert not re.fullmatch(new["pattern"], "R53")


def forms() -> set[Any]:
    markers = (
        marker for top in TYPES for one in record_types(top) for field in fields_of(one) for marker in field.markers
    )
    return {marker.parse for marker in markers if isinstance(marker, Form)}


def test_every_form_has_its_pattern() -> None:
    assert forms() == set(PATTERNS)


@pytest.mark.whole
@settings(deadline=None)
@given(
    st.from_regex("|".join(f"(?:{pattern})" for pattern in PATTERNS.values()), fullmatch=True) | st.text(max_size=12)
)
def test_a_pattern_refuses_nothing_that_its_form_accepts(text: str) -> None:
    for parse, pattern in PATTERNS.items():
        try:
            parse(text)
        except ValueError:
            continue
        assert re.search(f"^(?:{pattern})$", text)


def test_a_project_without_records_has_patterns_alone(tmp_path: Path) -> None:
    Project(tmp_path).taxonomy()
    rule = schemas(load(tmp_path).library, "en")["case"]["definitions"]["RuleLink"]["properties"]["rule"]
    assert list(rule) == ["type", "pattern", "description"]


def filled(body: list[str]) -> str:
    """A snippet as it stands when its first choices are taken, dates and texts filled in."""
    text = re.sub(r"\$\{\d+\|((?:\\.|[^,|\\])+)[^}]*\|\}", r"\1", "\n".join(body))
    text = re.sub(r"^( *(?:- )?(?:on|seen|due|checked): )\$\d+", rf"\g<1>{date(2026, 11, 21)}", text, flags=re.M)
    text = re.sub(r"^( *(?:- )?edition: )\$\d+", r"\g<1>2026.1", text, flags=re.M)
    text = re.sub(r"^( *at_most_per_rule: )\$\d+", r"\g<1>2", text, flags=re.M)
    return re.sub(r"\$\d+", "3 min", text)


def test_a_whole_page_by_snippet_fits_its_schema(written: dict[str, Schema]) -> None:
    for kind in RECORD_TYPES:
        body = snippets(written)[f"rulebook {kind}"]["body"]
        fields = as_a_tool_reads_it(filled(body).split("---\n")[1])
        assert list(Draft7Validator(written[kind]).iter_errors(fields)) == [], kind


def test_every_field_has_a_snippet_with_its_stops_in_order(written: dict[str, Schema]) -> None:
    made = snippets(written)
    for kind, record in RECORD_TYPES.items():
        assert {field.key for field in fields_of(record)} - set(made) <= set(FILE_FIELDS), kind
    for one in made.values():
        stops = [int(number) for number in re.findall(r"\$\{?(\d+)", "\n".join(one["body"]))]
        assert all(later == before + 1 or later == 0 for before, later in pairwise(stops))
        assert one["description"]


def test_the_command_writes_what_the_settings_of_the_editor_name(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["schema", "--root", str(ROOT), "--out", str(tmp_path / ".vscode"), "--lang", "ru"])
    assert done.exit_code == 0, done.output
    settings = re.sub(r"^\s*//.*$", "", (ROOT / ".vscode/settings.json").read_text(encoding="utf-8"), flags=re.M)
    for name in json.loads(settings)["yaml.schemas"]:
        assert json.loads((tmp_path / name).read_text(encoding="utf-8"))["$schema"].endswith("draft-07/schema#")
    made = json.loads((tmp_path / ".vscode/rulebook.code-snippets").read_text(encoding="utf-8"))
    assert made["moments"]["description"].startswith("Что мог увидеть")


def test_the_task_of_the_editor_reads_what_the_check_says() -> None:
    tasks = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    pattern = tasks[0]["problemMatcher"]["pattern"]
    found = re.search(pattern["regexp"], str(said_of_the_broken()[0]))
    assert found
    assert found[pattern["code"]].startswith("RB")
    assert found[pattern["file"]].startswith("cases/")


def test_the_key_of_a_field_is_its_word_in_the_front_matter() -> None:
    assert "Entry.from" in explanations()
    assert front_matter_key("from_") == "from"
