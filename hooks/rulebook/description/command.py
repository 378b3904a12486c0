"""The command `rulebook schema`: what an editor's tool reads, written to where it looks.

Phase: command line.
"""

import json
from pathlib import Path
from typing import Any

import click

from rulebook.description.json_schema import schemas
from rulebook.description.snippets import snippets
from rulebook.loader import load
from rulebook.model.languages import LANGUAGES, Language

ROOT = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.option("--lang", "language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path(".vscode"), show_default=True)
@click.option("--root", type=ROOT, default=Path("."), help="The project folder.")
def schema(language: Language, out: Path, root: Path) -> None:
    """Write JSON Schema and snippets, so that front matter completes and explains itself."""
    written = schemas(load(root).library, language)
    for name, one in written.items():
        _write(out / "schema" / f"{name}.json", one)
    _write(out / "rulebook.code-snippets", snippets(written))
    click.echo(f"{out}: {', '.join(written)}")


def _write(file: Path, value: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
