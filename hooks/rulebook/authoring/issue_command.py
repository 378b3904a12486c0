"""The command `rulebook from-issue`: a case told in the form of an issue becomes a file.

Phase: command line.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from rulebook.authoring.answers import NoAnswersError, answers
from rulebook.authoring.from_answers import CaseWriter
from rulebook.authoring.trial import tried
from rulebook.description.forms import forms
from rulebook.loader import load_again
from rulebook.model.languages import Language
from rulebook.model.message import say
from rulebook.rendering.interface import Interface
from rulebook.terminal import language_option

LARGEST = 1_000_000
"""Bytes of an event; one of GitHub has a few ten thousand."""

ROOT = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(name="from-issue")
@click.argument("file", type=click.File("rb"))
@language_option
@click.option("--root", type=ROOT, default=Path("."), help="The project folder.")
def from_issue(file: Any, language: Language, root: Path) -> None:
    """Write the case that somebody told in the form of an issue.

    FILE is the text of the issue, or JSON that has it: an event of GitHub, an issue of GitLab or Gitea; - is the
    standard input. Prints the path of the new file, and what the check says of it.
    """
    words, library = Interface(language).words, load_again(root).library
    try:
        given = answers(forms()["case"], _body(file.read(LARGEST + 1)))
        writer = CaseWriter(library, forms()["case"], date.today())
        draft = writer.draft(given)
    except NoAnswersError as error:
        raise click.ClickException(error.message.text(words)) from error
    with (root / draft.path).open("x", encoding="utf-8", newline="\n") as new:
        new.write(draft.text)
    click.echo(draft.path)
    for one in tried(library, draft).diagnostics:
        message = writer.message(one, given.language).text(words)
        click.echo(f"{one.path}:{one.position.line}: {one.code} {message}", err=True)


def _body(content: bytes) -> str:
    """The text of an issue, out of whatever it came in."""
    if len(content) > LARGEST:
        raise NoAnswersError(say("the file has more than {most} bytes", most=LARGEST))
    text = content.decode("utf-8", "replace")
    body = _found(_parsed(text)) if text.lstrip().startswith("{") else text
    if not isinstance(body, str):
        raise NoAnswersError(say("there is no text of an issue in this file"))
    return body


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return {}


def _found(event: Any) -> Any:
    issue = event.get("issue") or event.get("object_attributes") or event
    return issue.get("body") or issue.get("description") if isinstance(issue, dict) else None
