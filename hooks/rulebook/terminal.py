"""What the commands share that speak to a person: in which language; and how the program finds them.

Phase: command line. Modules of commands import it.
"""

import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import click

from rulebook.model.days import day
from rulebook.model.diagnostic import PROGRAM
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.message import Message, say

ROOT = click.Path(exists=True, file_okay=False, path_type=Path)
"""What `--root` names: a project folder."""


class Commands(click.Group):
    """Commands, of which some stand `elsewhere`: by name the module and what it is called there.

    A module is imported when its command is asked for.
    """

    def __init__(self, *arguments: Any, elsewhere: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._elsewhere = elsewhere

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands in alphabetical order."""
        return sorted((*super().list_commands(ctx), *self._elsewhere))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in self._elsewhere:
            return super().get_command(ctx, cmd_name)
        module, _, name = self._elsewhere[cmd_name].partition(":")
        return cast(click.Command, getattr(import_module(module), name))


def preferred(environment: Mapping[str, str]) -> Language:
    """The language of a person's system where it is one of ours, else English.

    As POSIX has it, the first of these variables that says anything decides: ``cs_CZ.UTF-8`` is Czech.
    """
    settings = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    words = re.match(r"[a-z]*", next(filter(None, settings), "").lower())
    return next((language for language in LANGUAGES if words and language == words[0]), "en")


language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(LANGUAGES),
    default=lambda: preferred(os.environ),
    show_default="that of your system, or en",
    help="Language of the messages.",
)
"""The option `--lang` of every command that speaks; the command gets it as `language`."""


def as_started(rest: str) -> str:
    """A command to type next, with the program named as the person has named it: so it runs where they stand."""
    return f"{program()} {rest}"


def program() -> str:
    """The program as the person has named it; a shell hands over the whole path of what it finds by its name alone."""
    started = Path(sys.argv[0])
    if started.stem != "rulebook":
        return PROGRAM
    found = shutil.which(started.name)
    return started.stem if found and Path(found) == started else str(started)


def is_among(file: Path, paths: Sequence[Path]) -> bool:
    """Whether a file is named, or stands in a folder that is; every file is where nothing is named."""
    return not paths or any(file.resolve().is_relative_to(path.resolve()) for path in paths)


def refusal(message: Message, words: Callable[[str], str]) -> click.ClickException:
    """What ends a command, in the words of a language."""
    return click.ClickException(message.text(words))


def day_of(text: str, words: Callable[[str], str]) -> date:
    """The day that a person typed, today if it is nothing; refused if it could be another one."""
    found = day(text) if text else date.today().isoformat()
    if found is None:
        raise refusal(say("{found} is no day; write it as 2026-11-21", found=repr(text)), words)
    return date.fromisoformat(found)
