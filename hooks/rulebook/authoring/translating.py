"""``rulebook translate`` and ``rulebook translated``: a translation begun, brought up to date, and finished.

Phase: command line.
"""

import re
from pathlib import Path
from typing import Final

import click

from rulebook.authoring.changes import changes
from rulebook.authoring.skeleton import skeleton, without_sources
from rulebook.links.references import nearest_targets
from rulebook.loader import Reading, load_again
from rulebook.loader.records import earlier
from rulebook.model.diagnostic import Position, unknown
from rulebook.model.fingerprint import fingerprint
from rulebook.model.languages import ENDONYMS, LANGUAGES, Language
from rulebook.model.library import AnyRecord, Library
from rulebook.model.message import Message
from rulebook.rendering.interface import Interface
from rulebook.schema.frontmatter import read_front_matter
from rulebook.terminal import as_started, language_option

ROOT = click.Path(exists=True, file_okay=False, path_type=Path)

_OF: Final = re.compile(r"""^(["']?of["']?\s*:\s*)("[^"]*"|'[^']*'|\w+)""")


@click.command()
@click.argument("id")
@click.argument("into", type=click.Choice(LANGUAGES))
@language_option
@click.option("--root", type=ROOT, default=Path("."), help="The project folder.")
def translate(id: str, into: Language, language: Language, root: Path) -> None:
    """Begin a translation: every text of the source, and below it the place for yours.

    Where there is a translation already, nothing is overwritten: what its source says otherwise since is shown.
    """
    words, reading = Interface(language).words, load_again(root)
    record = _record(reading.library, id, language)
    if into == record.source:
        text = words("{id} is written in {language}; translate it into another language.")
        raise click.ClickException(text.format(id=record.id, language=ENDONYMS[into]))
    path = record.document.path.replace(f".{record.source}.md", f".{into}.md")
    if (root / path).exists():
        click.echo("\n".join(_state(root, reading, record, into, path, language)))
        return
    with (root / path).open("x", encoding="utf-8", newline="\n") as file:
        file.write(skeleton(reading.library, record, into))
    click.echo(words("Begun: {path}. Write each text into the quotation marks below it.").format(path=path))
    click.echo(words("When it is done: {command}").format(command=as_started(f"translated {path}")))


def _record(library: Library, id: str, language: Language) -> AnyRecord:
    found = next((library.records[one] for one in (id, id.upper(), id.lower()) if one in library.records), None)
    if found is None:
        raise click.ClickException(_text(unknown("ID", id, nearest_targets(id, library.records)), language))
    return found


def _text(message: Message, language: Language) -> str:
    return message.text(Interface(language).words)


def _state(root: Path, reading: Reading, record: AnyRecord, into: Language, path: str, language: Language) -> list[str]:
    """What is to be said of a translation that is there: its faults, and what has changed in its source."""
    words = Interface(language).words
    faults = [one for one in reading.diagnostics if one.path == path]
    said = [f"{path}:{one.position.line}: {one.code} {_text(one.message, language)}" for one in faults]
    if into in record.stale:
        head = words("The source of {path} has changed since; - is how it was, + is how it is now:").format(path=path)
        last = words("When it is done: {command}").format(command=as_started(f"translated {path}"))
        return [*said, head, *_changes(root, record, path, language), last]
    return said or [words("{path} says what its source says now; there is nothing to do.").format(path=path)]


def _changes(root: Path, record: AnyRecord, path: str, language: Language) -> list[str]:
    state = read_front_matter((root / path).read_text(encoding="utf-8")).fields["translation"]
    then = earlier(root, record, str(state.get("of") if isinstance(state, dict) else state))
    if then is None:
        return [Interface(language).words("The history does not say what has changed.")]
    return list(changes(then, record.entry))


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@language_option
@click.option("--root", type=ROOT, default=Path("."), help="The project folder.")
def translated(paths: tuple[Path, ...], language: Language, root: Path) -> None:
    """Note in translations that they say what their source says now, and take out what `translate` has put beside."""
    reading = load_again(root)
    known = {
        (root / document.path).resolve(): (document, fingerprint(record.entry))
        for record in reading.library.records.values()
        for language, document in record.documents.items()
        if language != record.source
    }
    for path in paths:
        if path.resolve() not in known:
            raise click.ClickException(_why_not(reading, root, path, language))
    noted = Interface(language).words("{path}: noted; it says what its source says now.")
    for path in paths:
        document, value = known[path.resolve()]
        _write_hash(path, document.locate(("translation", "of")), value)
        click.echo(noted.format(path=document.path))


def _why_not(reading: Reading, root: Path, path: Path, language: Language) -> str:
    faults = [one for one in reading.diagnostics if (root / one.path).resolve() == path.resolve()]
    said = [f"{path}:{one.position.line}: {one.code} {_text(one.message, language)}" for one in faults]
    text = Interface(language).words("{path} is no translation that can be read.")
    return "\n".join([text.format(path=path), *said])


def _write_hash(path: Path, position: Position, value: str) -> None:
    """Replace the hash whose field stands at a position, take out a skeleton's comments, and change nothing else."""
    lines = path.read_bytes().decode("utf-8").split("\n")
    before, field = lines[position.line - 1][: position.column - 1], lines[position.line - 1][position.column - 1 :]
    lines[position.line - 1] = before + _OF.sub(rf'\g<1>"{value}"', field, count=1)
    path.write_bytes(without_sources("\n".join(lines)).encode("utf-8"))
