"""``rulebook review``: note that a record was looked at, and what was found.

Phase: command line.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from rulebook.authoring.mending import write
from rulebook.authoring.reviewing import reviewed
from rulebook.loader import load_again
from rulebook.model.diagnostic import hint
from rulebook.model.languages import Language
from rulebook.model.library import AnyRecord, Library
from rulebook.model.message import say
from rulebook.model.silencing import says_something
from rulebook.rendering.interface import Interface
from rulebook.schema.bounds import HIDDEN
from rulebook.terminal import as_started, day_of, language_option, refusal

Words = Callable[[str], str]


@click.command()
@click.argument("id")
@click.option("--finding", default="", help="What was found, in a sentence.")
@click.option("--on", "when", default="", help="The day of the review; today if it is left out.")
@language_option
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("."))
def review(id: str, finding: str, when: str, language: Language, root: Path) -> None:
    """Note in the source of a record that it was reviewed, and what was found."""
    interface = Interface(language)
    record = _record(load_again(root).library, id, interface.words)
    found, on = _finding(finding, interface.words), _day(when, interface.words)
    path = root / record.document.path
    write(path, reviewed(path.read_bytes().decode("utf-8"), on, found))
    done = say("{path}: reviewed on {day}", path=record.document.path, day=interface.date(on))
    click.echo(done.text(interface.words))


def _record(library: Library, id: str, words: Words) -> AnyRecord:
    for spelling in (id, id.upper(), id.lower()):
        if record := library.records.get(spelling):
            return record
    if id in library.unread:
        raise refusal(say("{id}: the record cannot be read; see: {command}", id=id, command=as_started("check")), words)
    raise refusal(say("{id}: there is no such record{hint}", id=id, hint=hint(id, library.records)), words)


def _finding(text: str, words: Words) -> str:
    finding = " ".join(HIDDEN.sub(" ", text).split())
    if not says_something(finding):
        message = say(
            "A review is worth what it found. Say it in a sentence, such as: "
            '--finding "The refund limit is out of date; the example still holds."'
        )
        raise refusal(message, words)
    return finding


def _day(text: str, words: Words) -> date:
    on = day_of(text, words)
    if on > date.today():
        raise refusal(say("{found} is still to come; note a review when it is done", found=repr(text)), words)
    return on
