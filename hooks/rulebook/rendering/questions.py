"""The answers to what pages ask: a page is as it was as long as all of them are.

An answer is kept as a digest, so that it can be compared with that of a build which is long over.

Phase: rendering. Whatever `watched`, `pages` and `environment` note is answered here; a question that nobody can
answer counts as answered otherwise each time.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from jinja2 import UndefinedError

from rulebook.model.library import AnyRecord
from rulebook.model.watching import Question
from rulebook.rendering.digests import digest
from rulebook.rendering.pages import PageRenderer

UNKNOWN: Final = ""
"""The digest that is never the same as another one."""


def answer(view: PageRenderer, question: Question) -> str:
    """The digest of the answer that a language's renderer gives now."""
    subject, *words = question
    try:
        return digest(ANSWERS[subject](view, *words))
    except (KeyError, UndefinedError):  # what it asks for is no more
        return UNKNOWN


def _record(view: PageRenderer, id: str) -> object:
    record = view.whole.library.records.get(id)
    return record and seen(view, record)


def seen(view: PageRenderer, record: AnyRecord) -> object:
    """All of a record that other pages of a language can show: not its text, nor what it says of its translation."""
    shown = record.shown_in(view.language)
    texts = {language: replace(record.texts[language], body="") for language in sorted({shown, record.source})}
    paths = (record.documents[shown].path, record.document.path)
    return record.kind, record.slug, record.source, sorted(record.texts), texts, paths


def _body(view: PageRenderer, id: str) -> object:
    record = view.whole.library.records.get(id)
    return record and record.text(view.language).body


def _state(view: PageRenderer, id: str) -> object:
    record = view.whole.library.records.get(id)
    return record and (record.stale.get(view.language), view.language in record.machine)


def _ids(view: PageRenderer, kind: str = "") -> object:
    records = view.whole.library.records.values()
    return [record.id for record in records if kind in ("", record.kind)]


def _target(view: PageRenderer, scheme: str, name: str) -> object:
    url, anchor = view.target(scheme, name)
    return url, anchor, url in view.whole.pages


def _piece(view: PageRenderer, name: str, *words: str) -> object:
    return str(getattr(view.pieces, name)(*words))


def _group(view: PageRenderer, group: str) -> object:
    return [(listing, view.count_by_kind(listing.ids)) for listing in view.whole.listings.group(group)]


ANSWERS: Final[Mapping[str, Callable[..., object]]] = {
    "record": _record,
    "body": _body,
    "state": _state,
    "ids": _ids,
    "name": lambda view, name: view.whole.name(name),
    "page": lambda view, url: url in view.whole.pages,
    "part": lambda view, url: view.part_of(view.whole.pages[url]),
    "target": _target,
    "ordered": lambda view, *ids: view.ordered(ids),
    "newest": lambda view, most, kind: view.newest(int(most), kind),
    "by_month": lambda view, *ids: view.by_month(ids),
    "edition": lambda view: view.edition,
    "practice": lambda view, name: view.whole.backlinks.practice.get(name),
    "mentions": lambda view, name: view.whole.backlinks.mentions.get(name),
    "related": lambda view, name: view.whole.backlinks.related(name),
    "alike": lambda view, name, most: view.whole.similarity.alike(name, int(most)),
    "contrast": lambda view, name, most: view.whole.similarity.contrast(name, int(most)),
    "group": _group,
    "downloads": lambda view, name: view.downloads(name),
    "cover": lambda view, name: view.cover(name),
    "today": lambda view: view.today,
    "week": lambda view: view.week,
    "selection": lambda view, name, language: view.whole.selection(name, language),
    "piece": _piece,
}
