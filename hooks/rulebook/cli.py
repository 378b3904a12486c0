"""The `rulebook` command, and those of its commands that have no room of their own: check, search, build, serve.

Phase: command line. With bridge the only module that knows MkDocs.
"""

import json
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Final

import click

from rulebook import progress
from rulebook.checks import check as run_checks
from rulebook.indexing import NoContentError, indexed
from rulebook.loader import load_again
from rulebook.model.collector import without_collector
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.message import say
from rulebook.processes import processors
from rulebook.rendering.interface import Interface
from rulebook.reporting.formats import FORMATS, encoded
from rulebook.reporting.report import report
from rulebook.search.query import Answer, answer
from rulebook.search.reader import CorruptIndexError, Reader
from rulebook.search.report import explained, lines, listed
from rulebook.terminal import Commands, is_among, language_option, refusal

ROOT = click.Path(exists=True, file_okay=False, path_type=Path)


ELSEWHERE: Final = {
    "edition": "rulebook.printing.command:edition",
    "explain": "rulebook.codes.command:explain",
    "from-issue": "rulebook.authoring.issue_command:from_issue",
    "issue-forms": "rulebook.description.command:issue_forms_",
    "new": "rulebook.authoring.command:new",
    "print": "rulebook.printing.command:print_",
    "report": "rulebook.comparison.command:report_",
    "review": "rulebook.authoring.review_command:review",
    "schema": "rulebook.description.command:schema",
    "status": "rulebook.upkeep.command:status",
    "translate": "rulebook.authoring.translating:translate",
    "translated": "rulebook.authoring.translating:translated",
}
"""Commands that have a room of their own, each imported when it is asked for: a build needs none of them."""


@click.group(cls=Commands, elsewhere=ELSEWHERE)
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


@main.command()
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option(
    "--jobs", type=click.IntRange(1), default=processors, help="How many processes; as a rule, all processors."
)
def build(strict: bool, jobs: int) -> None:
    """Write the site to the folder site/.

    What the last build has left is used again as far as it is still right; the site is the same without it.
    """
    # By name: this module imports nothing of the bridge, which is where MkDocs is known.
    with without_collector():
        building = import_module("rulebook.bridge.building")
    building.main(strict, jobs)


@main.command()
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


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Host and port of the preview.")
@click.option("--poll", is_flag=True, help="Look for changes twice a second: for network drives and containers.")
def serve(address: str, poll: bool) -> None:
    """Show the site in a browser and renew it with every change."""
    import_module("rulebook.bridge.serving").serve(address, poll)


if __name__ == "__main__":
    main()
