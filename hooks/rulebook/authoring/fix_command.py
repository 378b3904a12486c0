"""``rulebook check --fix``: mend what is safe, and say what was mended.

Phase: command line.
"""

from pathlib import Path

import click

from rulebook.authoring.mending import mend
from rulebook.authoring.normal_form import Change
from rulebook.model.languages import Language
from rulebook.rendering.interface import Interface, translations
from rulebook.reporting.report import printable
from rulebook.terminal import is_among


def fix(root: Path, language: Language, paths: tuple[Path, ...] = ()) -> None:
    """Mend the content files of a project, or those that are named.

    What was done goes to the error output; the report keeps the other.
    """
    names, count = _names(language), 0
    for path, changes in mend(root, lambda path: is_among(root / path, paths)):
        count += 1
        click.echo(f"{printable(path)}: {', '.join(names[change] for change in changes)}", err=True)
    ngettext = translations(language).ngettext
    click.echo(ngettext("{count} file mended", "{count} files mended", count).format(count=count), err=True)


def _names(language: Language) -> dict[Change, str]:
    words = Interface(language).words
    return {
        "white space": words("white space"),
        "letters": words("letters made of several characters"),
        "quotes": words("quotation marks"),
        "days": words("dates and times"),
        "order": words("order of the fields"),
    }
