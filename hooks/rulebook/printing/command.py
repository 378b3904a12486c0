"""``rulebook print`` and ``rulebook edition``.

Phase: command line. Here the words of a command become a selection, an edition and files.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

import click

from rulebook import progress
from rulebook.loader import load_again
from rulebook.model.diagnostic import unknown
from rulebook.model.handbooks import parse_edition
from rulebook.model.languages import ENDONYMS, LANGUAGES, Language
from rulebook.model.message import say
from rulebook.printing import ledger
from rulebook.printing.faults import PrintingError
from rulebook.printing.frame import Edition, printed_address
from rulebook.printing.press import Press, Printed, joined
from rulebook.printing.products import Product, edition_of, jobs, latest, renamed, selection_of
from rulebook.printing.selection import Selection, SelectionError, ad_hoc
from rulebook.printing.sheets import Sheets
from rulebook.rendering.pages import PageRenderer
from rulebook.rendering.site import Site
from rulebook.rendering.surroundings import Surroundings
from rulebook.selection import everything

_ROOT = click.Path(exists=True, file_okay=False, path_type=Path)

_OF_ALL = frozenset({"deck", "huddle", "discussion"})
"""Products that are made of everything if nothing is asked for."""

_OF_NONE = frozenset({"case-form", "pocket-card", "shift-card"})
"""Products that show no record of their own."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command was asked to select; empty where nothing was said."""

    handbook: str
    rules: str
    parts: tuple[str, ...]
    tags: tuple[str, ...]
    roles: tuple[str, ...]
    cases: tuple[str, ...]
    changed_since: str

    @property
    def is_nothing(self) -> bool:
        """Whether everything was left open."""
        return self == Asked("", "", (), (), (), (), "")


@click.command("print")
@click.argument("product", type=click.Choice(get_args(Product)), default="handbook")
@click.option("--handbook", default="", metavar="NAME", help="A book of docs/handbooks, such as front-line.")
@click.option("--rules", default="", metavar="R26-R33,R05", help="Rules and ranges of rules.")
@click.option("--part", "parts", multiple=True, help="Rules of a part. May be repeated, as the next three.")
@click.option("--tag", "tags", multiple=True, help="Rules with a tag.")
@click.option("--role", "roles", multiple=True, help="Rules for a role.")
@click.option("--case", "cases", multiple=True, help="A case.")
@click.option("--changed-since", default="", metavar="2026.1", help="Only what says something else than that edition.")
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language.")
@click.option("--paper", default="", help="a5, a4, letter, poker, a6: what the product is made on.")
@click.option("--gray", is_flag=True, help="Without colours.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The PDF to write.")
@click.option(
    "--site-url", envvar="RULEBOOK_SITE_URL", default="", help="The site's address, for short addresses and codes."
)
@click.option("--root", type=_ROOT, default=Path("."), help="The project folder.")
def print_(
    product: Product,
    language: Language,
    paper: str,
    gray: bool,
    output: Path | None,
    site_url: str,
    root: Path,
    **asked: str | tuple[str, ...],
) -> None:
    """Print a handbook, a booklet, the deck, sheets, a form or a card as PDF."""
    try:
        sheets = sheets_of(root, language, site_url)
        edition, chosen = _chosen(sheets, Asked(**asked), product, root)  # type: ignore[arg-type]
        own = edition.paper if product == "handbook" else ""
        found = jobs(sheets, product, edition, chosen, paper or own, "gray" if gray else "colour")
        press = Press(root / ".cache/print")
        with progress.shown():
            following = progress.followed(found, say("Printing: {language}", language=ENDONYMS[language]), len(found))
            printed = [one for job in following for one in press.print(job)]
    except PrintingError as error:
        raise click.ClickException(str(error)) from error
    target = output or Path(f"{product}-{language}{f'-{paper}' if paper else ''}.pdf")
    for path, pages in _written(target, printed, apart=product == "booklet"):
        click.echo(f"{path}: {pages} pages")


def sheets_of(root: Path, language: Language, site_url: str) -> Sheets:
    """The published records of a project in a language."""
    view = PageRenderer(Site(load_again(root).library.published()), language, Surroundings(date.today()))
    return Sheets(view, printed_address(site_url))


def _chosen(sheets: Sheets, asked: Asked, product: Product, root: Path) -> tuple[Edition, Selection]:
    library, words = sheets.view.site.library, sheets.view.interface.words
    if asked.handbook:
        books = {record.id: record for record in library.of_kind("handbook")}
        if asked.handbook not in books:
            raise SelectionError(unknown("handbook", asked.handbook, list(books)))
        return edition_of(sheets, books[asked.handbook]), selection_of(sheets, books[asked.handbook])
    edition = latest(sheets)
    if asked.changed_since:
        found = ledger.changed(library, ledger.read(root, asked.changed_since), sheets.language)
        title = words("Changed since edition {number}").replace("{number}", asked.changed_since)
        return renamed(edition, title, words("Put these pages in the place of the old ones.")), found
    if product in _OF_NONE:
        return edition, Selection()
    if asked.is_nothing and product in _OF_ALL:
        return edition, everything(library, sheets.language)
    facets = {"parts": asked.parts, "tags": asked.tags, "roles": asked.roles, "cases": asked.cases}
    found = ad_hoc(library, rules=asked.rules, language=sheets.language, **facets)
    return renamed(edition, words("A selection"), ", ".join(_told(sheets, asked))), found


def _told(sheets: Sheets, asked: Asked) -> Iterator[str]:
    """What was asked for, in the reader's words."""
    yield from filter(None, [asked.rules])
    for group, keys in (("parts", asked.parts), ("tags", asked.tags), ("roles", asked.roles)):
        yield from (sheets.view.label(key, group).label for key in keys)
    yield from (sheets.view.title_of(id) for id in asked.cases)


def _written(target: Path, printed: list[Printed], apart: bool) -> Iterator[tuple[Path, int]]:
    """Write what was printed: as one file, or as many as there are booklets."""
    if not apart or len(printed) == 1:
        target.write_bytes(joined([one.path for one in printed]))
        yield target, sum(one.pages for one in printed)
        return
    for number, one in enumerate(printed, 1):
        path = target.with_stem(f"{target.stem}-{number}")
        path.write_bytes(one.path.read_bytes())
        yield path, one.pages


@click.command("edition")
@click.argument("number")
@click.option("--root", type=_ROOT, default=Path("."), help="The project folder.")
def edition(number: str, root: Path) -> None:
    """Note what every record says now, so that `print --changed-since NUMBER` knows later what has changed."""
    try:
        parse_edition(number)
    except ValueError as error:
        raise click.ClickException(
            f"edition: found {number!r}; expected a year and a number, such as 2026.1"
        ) from error
    path = root / ledger.FOLDER / f"{number}.yml"
    if path.exists():
        raise click.ClickException(f"{path} is there; an edition that people have does not change")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ledger.written(ledger.ledger(load_again(root).library.published())), encoding="utf-8")
    click.echo(f"{path}")
