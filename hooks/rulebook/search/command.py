"""`rulebook search`: what a query finds.

Phase: command line.
"""

import json
from pathlib import Path

import click

from rulebook import progress
from rulebook.indexing import NoContentError, indexed
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.message import say
from rulebook.search.query import Answer, answer
from rulebook.search.reader import CorruptIndexError, Reader
from rulebook.search.report import explained, lines, listed
from rulebook.terminal import ROOT


@click.command()
@click.argument("query")
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language.")
@click.option("--json", "as_json", is_flag=True, help="A list of {id, kind, section, title, score}, best first.")
@click.option("--explain", is_flag=True, help="Also show keys, corrections and what each word counts.")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="How many results at most.")
@click.option("--site", type=ROOT, help="Ask the index of a built site instead of the content.")
@click.option("--root", type=ROOT, default=Path("."), help="The project folder.")
def search(
    query: str, language: Language, as_json: bool, explain: bool, limit: int, site: Path | None, root: Path
) -> None:
    """Show what a query finds, as the site would."""
    try:
        found = _found(query, limit, site / "search" / language if site else _indexed(root, language))
    except CorruptIndexError as error:
        if site:
            raise click.ClickException(f"{site}: {error}; build the site again") from error
        found = _found(query, limit, _indexed(root, language, anew=True))
    if explain:
        click.echo("\n".join(explained(found)), err=as_json)
    click.echo(json.dumps(listed(found), ensure_ascii=False, indent=2) if as_json else "\n".join(lines(found)))


def _indexed(root: Path, language: Language, anew: bool = False) -> Path:
    with progress.shown():
        progress.begin(say("Search index"))
        try:
            return indexed(root, language, anew)
        except NoContentError as error:
            message = (
                f"{root.resolve()}: no rules, guides or cases here; go to the project’s folder, or name it: --root"
            )
            raise click.ClickException(message) from error


def _found(query: str, limit: int, folder: Path) -> Answer:
    return answer(Reader(lambda name: (folder / name).read_text(encoding="utf-8")), query, limit=limit)
