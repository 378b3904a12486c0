"""What the commands share that speak to a person: in which language.

Phase: command line. Modules of commands import it.
"""

import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from rulebook.model.days import day
from rulebook.model.diagnostic import PROGRAM
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.message import Message, say


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
