"""What each edition said: for every record and language a hash of its texts, in ``docs/editions/``.

A book is out of date as soon as a rule changes. With the ledger of the edition that people have in their hands, only
the sheets that say something else have to be printed and put in.

Phase: printing. Reading and writing are the command's; the file is YAML, so that a difference can be read.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import yaml

from rulebook.model.diagnostic import unknown
from rulebook.model.fingerprint import fingerprint
from rulebook.model.handbooks import parse_edition
from rulebook.model.languages import Language
from rulebook.model.library import AnyRecord, Library
from rulebook.printing.selection import Selection, SelectionError

FOLDER: Final = Path("docs/editions")

Ledger = Mapping[str, Mapping[Language, str]]
"""By record and language the hash of what the edition said."""


def ledger(library: Library) -> dict[str, dict[Language, str]]:
    """What the records of a Library say now: rules, guides and cases that are active."""
    return {
        id: {language: fingerprint(record.texts[language]) for language in record.languages()}
        for id, record in sorted(library.records.items())
        if record.kind in ("rule", "guide", "case") and record.entry.status == "active"
    }


def written(found: Ledger) -> str:
    """A ledger as the text of its file."""
    lines = (
        f"{id}: {{{', '.join(f'{language}: {value}' for language, value in texts.items())}}}\n"
        for id, texts in found.items()
    )
    return "# Written by `rulebook edition`: a hash of what each record said in each language.\n" + "".join(lines)


def read(root: Path, edition: str) -> Ledger:
    """The ledger of an edition; SelectionError, naming those there are, if it has none."""
    path = root / FOLDER / f"{edition}.yml"
    found = _parsed(path) if path.is_file() else None
    if found is None:
        raise SelectionError(unknown("edition", edition, list(editions(root))))
    return {str(id): texts for id, texts in found.items() if isinstance(texts, dict)}


def _parsed(path: Path) -> dict[str, dict[Language, str]] | None:
    """What a file says; None if it is no ledger, of which the check tells more."""
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  strings and nothing else
    except (yaml.YAMLError, UnicodeDecodeError):
        return None
    return found if isinstance(found, dict) else None


def editions(root: Path) -> Iterator[str]:
    """The editions that have a ledger, oldest first."""
    names = [path.stem for path in (root / FOLDER).glob("*.yml")]
    yield from sorted(filter(_is_edition, names), key=parse_edition)


def _is_edition(name: str) -> bool:
    try:
        return bool(parse_edition(name))
    except ValueError:
        return False


def changed(library: Library, before: Ledger, language: Language) -> Selection:
    """The records of which a book in a language says something else now, or said nothing; SelectionError if none."""
    now = ledger(library)
    ids = [
        id
        for id, texts in now.items()
        if _shown(texts, library.records[id], language) != _shown(before.get(id, {}), library.records[id], language)
    ]
    if not ids:
        raise SelectionError("no record says anything else than it did in this edition")
    of_kind = {kind: tuple(id for id in ids if library.records[id].kind == kind) for kind in _KINDS}
    return Selection(of_kind["rule"], of_kind["guide"], of_kind["case"])


def _shown(texts: Mapping[Language, str], record: AnyRecord, language: Language) -> str | None:
    """The hash of what a book in a language shows: a record's source where there is no translation."""
    return texts.get(language, texts.get(record.source))


_KINDS: Final = ("rule", "guide", "case")
