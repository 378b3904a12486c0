"""A deliberately broken project, and everything that is said about it.

Each file of broken/ has the fault that its name tells. After a change of messages that is meant:
pytest tests/golden --update-golden
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from rulebook.checks import check
from rulebook.loader import load
from rulebook.model.diagnostic import CODES, Diagnostic
from rulebook.model.languages import Language
from rulebook.model.message import Message, Value
from rulebook.rendering.interface import Interface
from rulebook.reporting.command import diagnostics

BROKEN = Path(__file__).parent / "broken"
EXPECTED = BROKEN.with_suffix(".txt")


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The broken project, with what would be a burden in a repository: a link, and a file that is too large."""
    folder = tmp_path_factory.mktemp("golden") / "broken"
    shutil.copytree(BROKEN, folder, ignore=shutil.ignore_patterns(".cache"))
    (folder / "cases/a-link.en.md").symlink_to("ham.en.md")
    (folder / "cases/too-large.en.md").write_bytes(b"x" * 65_537)
    return folder


@pytest.fixture(scope="module")
def found(broken: Path) -> list[Diagnostic]:
    return diagnostics(broken)


def test_the_complete_list_of_diagnostics(found: list[Diagnostic], pytestconfig: pytest.Config) -> None:
    lines = "".join(f"{one}\n" for one in found)
    if pytestconfig.getoption("update_golden"):
        EXPECTED.write_text(lines, encoding="utf-8")
    assert lines.splitlines() == EXPECTED.read_text(encoding="utf-8").splitlines()


def test_several_processes_find_the_same(broken: Path) -> None:
    library = load(broken).library
    assert list(check(library, jobs=2)) == list(check(library)) != []


def test_every_code_occurs(found: list[Diagnostic]) -> None:
    assert {one.code for one in found} == set(CODES)


def test_every_place_is_in_its_file(broken: Path, found: list[Diagnostic]) -> None:
    for one in found:
        lines = (broken / one.path).read_bytes().decode("utf-8", "replace").split("\n")
        assert 1 <= one.position.line <= len(lines), one
        assert 1 <= one.position.column <= len(lines[one.position.line - 1]) + 1, one


def test_every_broken_file_is_reported(found: list[Diagnostic]) -> None:
    files = {path.relative_to(BROKEN).as_posix() for path in BROKEN.rglob("*") if path.is_file()}
    files -= {path for path in files if path.startswith(".cache/")}
    silent = files - {one.path for one in found}
    assert silent == set()


def test_a_message_says_what_is_valid_where_something_is_unknown(found: list[Diagnostic]) -> None:
    for one in found:
        if one.code in ("RB020", "RB023", "RB030", "RB032") and "is a draft" not in str(one.message):
            assert re.search(r"\(valid: .+\)|delete this field", str(one.message)), one


def test_no_message_speaks_of_the_engine(found: list[Diagnostic]) -> None:
    words = re.compile(r"\b(?:None|Traceback|pydantic|libyaml|dataclass|tuple|string|int|str|dict|regex|NoneType)\b")
    assert [str(one) for one in found if words.search(str(one.message))] == []


@pytest.mark.parametrize("language", ["ru", "cs"])
def test_every_message_is_said_in_the_language_that_is_asked_for(found: list[Diagnostic], language: Language) -> None:
    words = Interface(language).words
    used = {template for one in found for template in templates(one.message)}
    assert len(used) > 60
    assert [template for template in used if is_language(template) and words(template) == template] == []


def templates(value: Value) -> Iterator[str]:
    """The template of a message, and those of the messages in it."""
    if isinstance(value, Message):
        yield value.template
        for _, inner in value.values:
            yield from templates(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from templates(inner)


def is_language(template: str) -> bool:
    """Whether there is anything to translate beside the fields."""
    return any(character.isalpha() for text, *_ in Formatter().parse(template) for character in text)
