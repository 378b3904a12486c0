"""Templates as code, kept beside what Python keeps of modules."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

import rulebook
from rulebook.rendering.compiled import FOLDER, Compiled


def shown(text: str, compiled: Compiled, **options: bool) -> str:
    """What a template shows, by an environment of its own."""
    loader = DictLoader({"a/page": text})
    environment = Environment(loader=loader, bytecode_cache=compiled, **options)  # type: ignore[arg-type]  # noqa: S701
    return environment.get_template("a/page").render(name="<b>")


@pytest.fixture
def writing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def compiling(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that are compiled."""
    compiled: list[str] = []
    compile_ = Environment.compile

    def noted(self: Environment, source: str, *more: object, **options: object) -> object:
        compiled.append(source)
        return compile_(self, source, *more, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", noted)
    return compiled


def test_a_template_that_has_changed_is_compiled_anew() -> None:
    compiled = Compiled()
    assert [shown(text, compiled) for text in ("before", "after", "before")] == ["before", "after", "before"]


@pytest.mark.usefixtures("writing")
def test_the_next_start_compiles_nothing(tmp_path: Path, compiling: list[str]) -> None:
    assert [shown("x {{ name }}", Compiled(tmp_path)) for _ in range(2)] == ["x <b>", "x <b>"]
    assert compiling == ["x {{ name }}"]


@pytest.mark.usefixtures("writing")
def test_the_next_start_compiles_what_has_changed(tmp_path: Path) -> None:
    assert [shown(text, Compiled(tmp_path)) for text in ("before", "after")] == ["before", "after"]


@pytest.mark.usefixtures("writing")
def test_code_for_other_options_is_not_taken(tmp_path: Path, compiling: list[str]) -> None:
    for trimmed in (False, True, True):
        shown("{{ name }}", Compiled(tmp_path), trim_blocks=trimmed)
    assert len(compiling) == 2


@pytest.mark.usefixtures("writing")
def test_what_is_no_code_is_compiled_anew(tmp_path: Path) -> None:
    shown("{{ name }}", Compiled(tmp_path))
    (file,) = tmp_path.iterdir()
    for content in (b"", b"?", b"N", file.read_bytes()[:-9]):
        file.write_bytes(content)
        assert shown("{{ name }}", Compiled(tmp_path)) == "<b>"


@pytest.mark.usefixtures("writing")
def test_where_nothing_can_be_written_templates_are_compiled_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert shown("{{ name }}", Compiled(tmp_path / "file")) == "<b>"


def test_nothing_is_written_where_python_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    shown("{{ name }}", Compiled(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.pycache_prefix is not None, reason="Python keeps its own elsewhere")
def test_programs_are_kept_beside_the_engine_and_never_in_the_cache_of_a_project() -> None:
    assert Path(rulebook.__file__).parent / "rendering/__pycache__" == FOLDER
