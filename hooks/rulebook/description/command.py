"""The commands `rulebook schema` and `rulebook issue-forms`: what tools and code hosts read, written where they look.

Phase: command line.
"""

import json
from pathlib import Path
from typing import Any

import click

from rulebook.description.issue_forms import issue_forms
from rulebook.description.json_schema import schemas
from rulebook.description.snippets import snippets
from rulebook.loader import load_again
from rulebook.model.languages import Language
from rulebook.terminal import language_option

ROOT = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@language_option
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path(".vscode"), show_default=True)
@click.option("--root", type=ROOT, default=Path("."), help="The project folder.")
def schema(language: Language, out: Path, root: Path) -> None:
    """Write JSON Schema and snippets, so that front matter completes and explains itself."""
    written = schemas(load_again(root).library, language)
    for name, one in written.items():
        _write(out / "schema" / f"{name}.json", _json(one))
    _write(out / "rulebook.code-snippets", _json(snippets(written)))
    click.echo(f"{out}: {', '.join(written)}")


@click.command(name="issue-forms")
@click.option("--root", type=ROOT, default=Path("."), help="The project folder.")
def issue_forms_(root: Path) -> None:
    """Write the forms for new issues, in three languages, for GitHub, Gitea, Forgejo and GitLab."""
    for path, text in issue_forms(load_again(root).library.taxonomy):
        _write(root / path, text)
        click.echo(path)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
