"""`rulebook check`: what is to be said of the content.

Phase: command line.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from rulebook import progress
from rulebook.checks import check as run_checks
from rulebook.loader import load_again
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.languages import Language
from rulebook.model.message import say
from rulebook.rendering.interface import Interface
from rulebook.reporting.formats import FORMATS, encoded
from rulebook.reporting.report import report
from rulebook.terminal import ROOT, is_among, language_option, refusal


@click.command()
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="For people, for programs, or as GitHub, GitLab and viewers of SARIF read it.",
)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@language_option
@click.option("--site-url", envvar="RULEBOOK_SITE_URL", default="", help="The site's address, for links of sarif.")
@click.option("--fix", "mends", is_flag=True, help="First mend what is safe: white space, quotes, dates, field order.")
@click.option("--root", type=ROOT, default=Path("."), help="The project folder.")
def check(
    paths: tuple[Path, ...], strict: bool, form: str, language: Language, site_url: str, mends: bool, root: Path
) -> None:
    """Report every fault of the content: path:line:column: CODE message, or what another program reads.

    With PATHS, files or folders, only what is to be said of these; all content is read all the same.
    """
    _refuse_outside(paths, root, language)
    if mends:
        from rulebook.authoring.fix_command import fix

        fix(root, language, paths)
    found = report(within(paths, root, diagnostics(root)), language, site_url)
    text = FORMATS[form](found)
    click.echo(text if sys.stdout.isatty() else encoded(text), nl=False)
    click.echo(found.summary(), err=True)
    if not found.fails(strict=True):
        click.echo(Interface(language).words("Nothing to mend."), err=True)
    sys.exit(1 if found.fails(strict) else 0)


def _refuse_outside(paths: Iterable[Path], root: Path, language: Language) -> None:
    outside = next((path for path in paths if not path.resolve().is_relative_to(root.resolve())), None)
    if outside:
        message = say("{path} is no file or folder of this project.", path=str(outside))
        raise refusal(message, Interface(language).words)


def within(paths: tuple[Path, ...], root: Path, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What is said of files, or of files in folders; everything where none is named."""
    return [one for one in found if is_among(root / one.path, paths)]


def diagnostics(root: Path) -> list[Diagnostic]:
    """All diagnostics of a project folder, by file and line."""
    with progress.shown():
        progress.begin(say("Reading"))
        reading = load_again(root)
        progress.begin(say("Checking"))
        return sorted({*reading.diagnostics, *run_checks(reading.library)})
