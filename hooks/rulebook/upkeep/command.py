"""``rulebook status``: what of the content waits for somebody.

Phase: command line.
"""

import json
from pathlib import Path

import click

from rulebook.loader import load_again
from rulebook.model.languages import Language
from rulebook.rendering.interface import Interface
from rulebook.terminal import day_of, language_option
from rulebook.upkeep.chores import GROUPS, Group, chores
from rulebook.upkeep.report import lines, listed


@click.command()
@click.option("--show", "groups", multiple=True, type=click.Choice(GROUPS), help="Only this group; may be repeated.")
@click.option("--due", "days", default=30, show_default=True, help="Reviews that fall due within so many days.")
@click.option("--on", "when", default="", help="As it will be on this day; today if it is left out.")
@click.option("--json", "as_json", is_flag=True, help="Groups of {id, path, line, language, day, note}.")
@language_option
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("."))
def status(groups: tuple[Group, ...], days: int, when: str, as_json: bool, language: Language, root: Path) -> None:
    """List what waits for somebody: translations, reviews, cases without prevention, silenced messages, drafts."""
    library = load_again(root).library
    today, shown = day_of(when, Interface(language).words), groups or GROUPS
    found = chores(library, today, days)
    if as_json:
        click.echo(json.dumps(listed(found, language, shown), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(lines(library, found, language, shown)))
