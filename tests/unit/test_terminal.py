"""The language in which the commands speak, and how they name themselves."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from rulebook.terminal import as_started, language_option, preferred


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "cs_CZ.UTF-8"}, "cs"),
        ({"LANG": "ru"}, "ru"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "csb_PL.UTF-8"}, "en"),
        ({"LANG": "cs_CZ.UTF-8", "LC_MESSAGES": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "ru_RU.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": ""}, "ru"),
    ],
)
def test_the_language_is_that_of_the_system_where_it_is_ours(environment: dict[str, str], expected: str) -> None:
    assert preferred(environment) == expected


@click.command()
@language_option
def speaking(language: str) -> None:
    click.echo(language)


def test_what_is_asked_for_goes_before_what_the_system_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "cs_CZ.UTF-8")
    assert CliRunner().invoke(speaking).output == "cs\n"
    assert CliRunner().invoke(speaking, ["--lang", "ru"]).output == "ru\n"


def test_a_language_that_is_not_ours_is_refused_with_those_that_are() -> None:
    result = CliRunner().invoke(speaking, ["--lang", "de"])
    assert result.exit_code == 2
    assert "'en', 'ru', 'cs'" in result.output


@pytest.mark.parametrize(
    ("started", "shown"),
    [
        (".venv/bin/rulebook", ".venv/bin/rulebook check"),
        ("{found}/rulebook", "rulebook check"),
        ("/elsewhere/rulebook", "/elsewhere/rulebook check"),
        ("hooks/rulebook/cli.py", ".venv/bin/rulebook check"),
    ],
)
def test_a_command_to_type_next_begins_as_this_one_began(
    started: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rulebook").touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.argv", [started.format(found=tmp_path)])
    assert as_started("check") == shown
