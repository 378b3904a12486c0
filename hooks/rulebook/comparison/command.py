"""The command `rulebook report`: what a proposal changes for readers.

Phase: command line.
"""

from datetime import date
from pathlib import Path

import click

from rulebook.checks import check
from rulebook.comparison.base import NoBaseError, base
from rulebook.comparison.changes import Changes, State
from rulebook.comparison.markdown import Summary
from rulebook.loader import Reading, load, load_again
from rulebook.model.languages import Language
from rulebook.model.message import say
from rulebook.rendering.interface import Interface
from rulebook.rendering.pages import PageRenderer
from rulebook.rendering.site import Site
from rulebook.rendering.surroundings import Surroundings
from rulebook.terminal import language_option

ROOT = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(name="report")
@click.option("--base", "name", default="main", show_default=True, help="The branch that the proposal is for.")
@language_option
@click.option("--root", type=ROOT, default=Path("."), help="The project folder.")
def report_(name: str, language: Language, root: Path) -> None:
    """Say as Markdown what a proposal changes for readers: pages, lists, coverage, links, paper, messages."""
    interface = Interface(language)
    try:
        with base(root, name) as folder:
            changes = Changes(_state(load(folder)), _state(load_again(root)))
        groups = PageRenderer(Site(changes.after.library), language, Surroundings(date.today())).pieces.group_name
        click.echo(Summary(changes, interface, groups).text(), nl=False)
    except NoBaseError as error:
        message = say("{name} is no commit of this project: {reason}", name=repr(name), reason=str(error))
        raise click.ClickException(message.text(interface.words)) from error


def _state(reading: Reading) -> State:
    """The content of a folder, without drafts, and what the check says of all of it."""
    diagnostics = sorted({*reading.diagnostics, *check(reading.library)})
    return State(reading.library.published(), tuple(diagnostics))
