"""The `rulebook` command: check, explain, translated, search, print, edition, build, serve.

Phase: command line. With bridge the only module that knows MkDocs.
"""

import json
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click

from rulebook.checks import check as run_checks
from rulebook.codes.command import explain
from rulebook.indexing import indexed
from rulebook.loader import load
from rulebook.model.diagnostic import Diagnostic, Position
from rulebook.model.fingerprint import fingerprint
from rulebook.model.languages import LANGUAGES, Language
from rulebook.printing.command import edition, print_
from rulebook.reporting.formats import FORMATS, encoded
from rulebook.reporting.report import report
from rulebook.search.query import answer
from rulebook.search.reader import CorruptIndexError, Reader
from rulebook.search.report import explained, lines, listed
from rulebook.terminal import language_option

ROOT = click.Path(exists=True, file_okay=False, path_type=Path)

_OF = re.compile(r"""^(["']?of["']?\s*:\s*)("[^"]*"|'[^']*'|\w+)""")


@click.group()
def main() -> None:
    """Service Rulebook: check the content, build the site."""


@main.command()
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="For people, for programs, or as GitHub, GitLab and viewers of SARIF read it.",
)
@language_option
@click.option("--site-url", envvar="RULEBOOK_SITE_URL", default="", help="The site's address, for links of sarif.")
@click.option("--root", type=ROOT, default=Path("."), help="The project folder.")
def check(strict: bool, form: str, language: Language, site_url: str, root: Path) -> None:
    """Report every fault of the content: path:line:column: CODE message, or what another program reads."""
    found = report(diagnostics(root), language, site_url)
    text = FORMATS[form](found)
    click.echo(text if sys.stdout.isatty() else encoded(text), nl=False)
    click.echo(found.summary(), err=True)
    sys.exit(1 if found.count("error") or (strict and found.findings) else 0)


def diagnostics(root: Path) -> list[Diagnostic]:
    """All diagnostics of a project folder, by file and line."""
    reading = load(root)
    return sorted({*reading.diagnostics, *run_checks(reading.library)})


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--root", type=ROOT, default=Path("."), help="The project folder.")
def translated(paths: tuple[Path, ...], root: Path) -> None:
    """Note in translations that they say what their source says now."""
    known = {
        (root / document.path).resolve(): (document, fingerprint(record.entry))
        for record in load(root).library.records.values()
        for language, document in record.documents.items()
        if language != record.source
    }
    for path in paths:
        if path.resolve() not in known:
            raise click.ClickException(f"{path} is no translation that can be read; see: rulebook check")
    for path in paths:
        document, value = known[path.resolve()]
        _write_hash(path, document.locate(("translation", "of")), value)
        click.echo(f"{document.path}: of {value}")


def _write_hash(path: Path, position: Position, value: str) -> None:
    """Replace the hash whose field stands at a position, and no other byte of the file."""
    lines = path.read_bytes().decode("utf-8").split("\n")
    before, field = lines[position.line - 1][: position.column - 1], lines[position.line - 1][position.column - 1 :]
    lines[position.line - 1] = before + _OF.sub(rf'\g<1>"{value}"', field, count=1)
    path.write_bytes("\n".join(lines).encode("utf-8"))


@main.command()
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
def build(strict: bool) -> None:
    """Write the site to the folder site/."""
    _mkdocs("build", *(["--strict"] if strict else []))


@main.command()
@click.argument("query")
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language.")
@click.option("--json", "as_json", is_flag=True, help="A list of {id, kind, section, title, score}, best first.")
@click.option("--explain", is_flag=True, help="Also show keys, corrections and what each word counts.")
@click.option("--limit", default=10, show_default=True, help="How many results at most.")
@click.option("--site", type=ROOT, help="Ask the index of a built site instead of the content.")
@click.option("--root", type=ROOT, default=Path("."), help="The project folder.")
def search(
    query: str, language: Language, as_json: bool, explain: bool, limit: int, site: Path | None, root: Path
) -> None:
    """Show what a query finds, as the site would."""
    folder = site / "search" / language if site else indexed(root, language)
    try:
        found = answer(Reader(lambda name: (folder / name).read_text(encoding="utf-8")), query, limit=limit)
    except CorruptIndexError as error:
        raise click.ClickException(f"{folder}: {error}; build the site again") from error
    if explain:
        click.echo("\n".join(explained(found)), err=as_json)
    click.echo(json.dumps(listed(found), ensure_ascii=False, indent=2) if as_json else "\n".join(lines(found)))


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Host and port of the preview.")
def serve(address: str) -> None:
    """Show the site in a browser and renew it with every change."""
    # By name: this module imports nothing of the bridge, which is where MkDocs is known.
    import_module("rulebook.bridge.serving").serve(address)


main.add_command(explain)
main.add_command(print_)
main.add_command(edition)


def _mkdocs(*arguments: str) -> None:
    sys.exit(subprocess.run([sys.executable, "-m", "mkdocs", *arguments], check=False).returncode)  # noqa: S603


if __name__ == "__main__":
    main()
