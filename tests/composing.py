"""Drafts of the composer, and what `rulebook check` says of the files that they become."""

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from built import LANGUAGES, ROOT
from rulebook.checks import check
from rulebook.loader import Kept, load
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.languages import Language
from rulebook.model.library import Library
from screens import new_screen

NOT_THE_COMPOSERS = ("RB043", "RB074", "RB077", "RB08")
"""Codes that have no place in a table of drafts: a case that is just being told has no translations, no figures to cite
and no silencings, and the drafts of a table are alike."""

FIELDS: dict[str, Any] = {
    "title": "The parcel next door",
    "summary": "A parcel goes to the wrong door and comes back the same evening.",
    "kind": "incident",
    "basis": "constructed",
    "confidence": "low",
    "customer": "external",
    "incident": "failure/other",
    "moments": [
        {"at": "0 min", "who": "courier", "what": "Leaves the parcel next door.", "value": "misery"},
        {"at": "14:05", "who": "courier", "what": "Comes back and carries it over.", "value": "magic"},
    ],
    "rules": [{"rule": "R29", "how": "kept", "why": "No excuse was offered."}],
    "owner": "training",
    "reviewed": {"on": "2026-11-21", "finding": "Made up: for practice."},
}
SECTIONS = {"story": "It rains.", "lessons": "* Look twice.", "discuss": "* Who looks?"}


@dataclass(frozen=True)
class Draft:
    """What a form holds: FIELDS and SECTIONS with changes; None takes a field away."""

    name: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)

    def values(self) -> dict[str, Any]:
        """The draft as the scripts have it."""
        fields = {key: value for key, value in {**FIELDS, **self.fields}.items() if value is not None}
        return {"fields": fields, "sections": {**SECTIONS, **self.sections}, "name": self.name}

    def __str__(self) -> str:
        return self.name


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[dict[Language, Page]]:
    """The composer in each language, with its lists."""
    context, _ = new_screen(browser, address, {})
    found: dict[Language, Page] = {}
    for language in LANGUAGES:
        found[language] = page = context.new_page()
        page.goto(f"{address}{language}/compose/")
        page.locator("[data-no-lists][hidden]").wait_for(state="attached")
    yield found
    context.close()


def file_of(page: Page, draft: Draft) -> str:
    """The file that the composer makes of a draft."""
    text: str = page.evaluate("draft => RulebookCompose.file(draft)", draft.values())
    return text


def with_cases(folder: Path, files: Mapping[str, str]) -> Path:
    """The project's content with more cases, by the names of their files."""
    for name in ("docs", "cases"):
        shutil.copytree(ROOT / name, folder / name)
    for name, text in files.items():
        (folder / "cases" / name).write_bytes(text.encode())
    return folder


def diagnostics(
    project: Path, names: Iterable[str], kept: Kept | None = None, but: tuple[str, ...] = NOT_THE_COMPOSERS
) -> dict[str, list[Diagnostic]]:
    """What `rulebook check` says of these cases of a project, without some codes.

    With `kept` files that have been read before are not read again.
    """
    reading, paths = load(project, kept), {f"cases/{name}": name for name in names}
    found = sorted({*reading.diagnostics, *check(reading.library, ids_of(reading.library, paths))})
    mine = [one for one in found if not one.code.startswith(but)]
    return {name: [one for one in mine if one.path == path] for path, name in paths.items()}


def ids_of(library: Library, paths: Collection[str]) -> set[str]:
    """The ids of the records that stand in these files."""
    files = ((record.id, file.path) for record in library.records.values() for file in record.documents.values())
    return {id for id, path in files if path in paths}
