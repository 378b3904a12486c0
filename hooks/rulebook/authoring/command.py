"""``rulebook new``: a case, a rule, a guide, a term.

Phase: command line. Here options become answers, and a person at a terminal somebody who can be asked.
"""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from rulebook.authoring.asking import Asker, Plain, Silent, Terminal
from rulebook.authoring.beginning import Asked, Beginning
from rulebook.authoring.blueprint import Blueprint
from rulebook.authoring.case import CASE
from rulebook.authoring.choices import Choice
from rulebook.authoring.drafts import Drafts, drafts
from rulebook.authoring.interview import UnusableOptionError
from rulebook.authoring.questions import Question
from rulebook.authoring.rule import GUIDE, RULE
from rulebook.authoring.term import NewTerm, term_questions
from rulebook.loader import load_again
from rulebook.model.languages import LANGUAGES, Language
from rulebook.rendering.interface import Interface
from rulebook.schema.yaml_reader import Node
from rulebook.terminal import as_started, language_option, program

ROOT = click.Path(exists=True, file_okay=False, path_type=Path)
BROKEN_OFF: Final = 130
"""What a shell says of a command that Ctrl-C has ended."""


@click.group()
def new() -> None:
    """Begin a record: questions are asked, and a file is written that passes the check."""


def _record_command(blueprint: Blueprint, words: str) -> click.Command:
    """The command for a kind of record, with an option for each of its questions."""
    named = {question.flag: question for question in blueprint.questions(str) if "?" not in question.flag}

    def run(resume: bool, opens: bool | None, root: Path, **given: Any) -> None:
        options = {flag: _values(given[_parameter(flag)]) for flag in named}
        number, keeps = given.get("number", ""), not given["no_input"]
        asked = Asked(given["language"], options, given["name"], number, keeps, program())
        _begin(blueprint, root, asked, resume, opens)

    command = click.command(blueprint.kind, help=words)(_with_options(run, blueprint.kind == "rule"))
    command.params[:0] = [_option(question) for question in named.values()]
    return command


def _with_options(run: Callable[..., None], has_number: bool) -> Callable[..., None]:
    """What every kind of record can be told besides the answers."""
    options = [
        click.option("--number", default="", help="The number, such as R29.") if has_number else _same,
        click.option("--name", default="", help="The short name, for the address of the page."),
        click.option("--resume", is_flag=True, help="Take up the draft that was broken off."),
        click.option("--no-input", is_flag=True, help="Ask nothing: what no option says is left out."),
        click.option("--open/--no-open", "opens", default=None, help="Open the file in $VISUAL or $EDITOR."),
        language_option,
        click.option("--root", type=ROOT, default=Path("."), help="The project folder."),
    ]
    for option in reversed(options):
        run = option(run)
    return run


def _same(run: Callable[..., None]) -> Callable[..., None]:
    return run


def _option(question: Question) -> click.Option:
    return click.Option(
        [question.flag, _parameter(question.flag)],
        multiple=question.shape not in ("text", "word"),
        help=_help(question),
    )


def _help(question: Question) -> str:
    parts = " | ".join(part.name for part in question.items)
    return f"{question.words} [{parts}]" if parts else question.words


def _parameter(flag: str) -> str:
    return "given_" + flag.removeprefix("--").replace("-", "_")


def _values(given: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else given or ()


def _term_command() -> click.Command:
    """The command for a term of the glossary."""
    named = {question.flag: question for question in term_questions(str)}

    @click.command("term", help="Add a term to the glossary, in all languages.")
    @click.option("--name", default="", help="The short name, for the address on the page.")
    @click.option("--resume", is_flag=True, help="Take up the draft that was broken off.")
    @click.option("--no-input", is_flag=True, help="Ask nothing: every text comes from an option.")
    @language_option
    @click.option("--root", type=ROOT, default=Path("."), help="The project folder.")
    def run(name: str, resume: bool, no_input: bool, language: Language, root: Path, **given: Any) -> None:
        options = {flag: _values(given[_parameter(flag)]) for flag in named}
        asked, stored = Asked(language, options, name, keeps=not no_input, program=program()), drafts(root, "term")
        asked, answers = _taken_up(stored, _asker(asked), asked, resume)
        if _recorded(NewTerm(root, load_again(root).library, _asker(asked), stored, asked, answers)) is None:
            _leave("term", asked)

    run.params[:0] = [_option(question) for question in named.values()]
    return run


def _recorded(record: Beginning | NewTerm) -> Path | None:
    """The file that was written; None if the person broke off."""
    try:
        return record.record()
    except UnusableOptionError as error:
        raise click.ClickException(str(error)) from error
    except (KeyboardInterrupt, EOFError, click.Abort):
        return None


def _begin(blueprint: Blueprint, root: Path, asked: Asked, resume: bool, opens: bool | None) -> None:
    stored, asker = drafts(root, blueprint.kind), _asker(asked)
    asked, answers = _taken_up(stored, asker, asked, resume)
    asker = _asker(asked)
    if asked.options.get("--rule"):
        answers.setdefault("?fitting-rules", [])
    path = _recorded(Beginning(blueprint, root, load_again(root).library, asker, stored, asked, date.today(), answers))
    if path is None:
        _leave(blueprint.kind, asked)
    elif _is_to_open(opens):
        click.edit(filename=str(path))


def _asker(asked: Asked) -> Asker:
    interface = Interface(asked.language)
    if not asked.keeps:
        return Silent()
    return Terminal(interface) if sys.stdin.isatty() and sys.stdout.isatty() else Plain(interface)


def _taken_up(stored: Drafts, asker: Asker, asked: Asked, resume: bool) -> tuple[Asked, dict[str, Node]]:
    """What was answered before, in the language in which it was asked."""
    found = stored.kept() if asked.keeps else None
    words = Interface(asked.language).words
    if not found:
        if resume:
            raise click.ClickException(words("There is no draft to take up."))
        return asked, {}
    language, answers = found
    title = str(answers.get("title") or answers.get("en.term", "…"))
    choices = [Choice("true", words("Yes")), Choice("false", words("No, begin anew"))]
    question = words("There is a draft: {title}. Take it up?").format(title=title)
    if not resume and asker.pick(question, choices, "true", needed=True) != "true":
        return asked, {}
    return _in_language(asked, language), answers


def _in_language(asked: Asked, language: str) -> Asked:
    known = next((one for one in LANGUAGES if one == language), asked.language)
    return replace(asked, language=known)


def _leave(kind: str, asked: Asked) -> None:
    words = Interface(asked.language).words
    if not asked.keeps:
        raise click.ClickException(words("Nothing is written."))
    text = words("Kept as a draft. Go on with: {command}")
    click.echo(text.format(command=as_started(f"new {kind} --resume")))
    sys.exit(BROKEN_OFF)


def _is_to_open(opens: bool | None) -> bool:
    """Asked for; or else at a terminal whose person has said which editor they use."""
    if opens is not None:
        return opens
    return sys.stdout.isatty() and sys.stdin.isatty() and bool(os.environ.get("VISUAL") or os.environ.get("EDITOR"))


_HELP: Final[Mapping[str, str]] = {
    "case": "Tell a case: what happened, moment by moment, and which rules it shows.",
    "rule": "Write a rule: its number is the next that is free.",
    "guide": "Begin a guide.",
}

for _blueprint in (CASE, RULE, GUIDE):
    new.add_command(_record_command(_blueprint, _HELP[_blueprint.kind]))
new.add_command(_term_command())
