"""Pages rendered and written, by as many processes as may work on it.

Phase: bridge. Each page is made by MkDocs' own function (`mkdocs_private`), wherever that runs. What else is known of a
page then comes back from the process that made it, and what was to be logged is logged here.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from logging.handlers import QueueHandler
from queue import SimpleQueue
from typing import Final, TypeVar

from rulebook import progress
from rulebook.bridge import build, search
from rulebook.bridge.mkdocs_private import Gathered, write_pages
from rulebook.bridge.pages import PlannedPage
from rulebook.bridge.progress import advance
from rulebook.model.languages import Language
from rulebook.model.watching import Question
from rulebook.processes import spread

_BATCH: Final = 64
"""Pages that a process makes before it tells of them: few enough that all processes end at about the same time."""

_LOG: Final = logging.getLogger("mkdocs")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Told:
    """What a process tells of the pages that it has made: for each what it asked for, and what is found of it.

    The answers are those that were at hand.
    """

    pages: list[tuple[frozenset[Question], search.Found | None]]
    pieces: dict[Language, dict[Question, frozenset[Question]]]
    answers: dict[Language, dict[Question, str]]
    log: list[logging.LogRecord]


def write(site: Gathered, pages: Sequence[PlannedPage], jobs: int) -> None:
    """Render and write pages into the configuration's folder.

    The first page of each sort is made here: what pages of a sort share is then there once for all processes.
    """
    if jobs < 2 or len(pages) <= _BATCH:
        write_pages(site, pages)
        return
    first = {(page.plan.language, page.plan.template): page for page in reversed(pages)}
    write_pages(site, list(first.values()))
    rest = [page for page in pages if first[page.plan.language, page.plan.template] is not page]
    batches = [rest[start : start + _BATCH] for start in range(0, len(rest), _BATCH)]
    for batch, told in zip(batches, spread(lambda batch: _written(site, batch), batches, jobs), strict=True):
        _take_over(site, batch, told)


def _written(site: Gathered, batch: Sequence[PlannedPage]) -> _Told:
    progress.forget()
    with _heard() as log:
        write_pages(site, batch)
    pages = [(page.asked, search.collected(site.config, page.plan)) for page in batch]
    views = build.of(site.config).renderers.items()
    pieces = {language: _taken(view.asked_by_pieces) for language, view in views}
    return _Told(pages, pieces, {language: _taken(view.recorder.answers) for language, view in views}, log)


def _taken(known: dict[Question, T]) -> dict[Question, T]:
    """What this process has come to know since it last told of anything."""
    found = dict(known)
    known.clear()
    return found


def _take_over(site: Gathered, batch: Sequence[PlannedPage], told: _Told) -> None:
    views = build.of(site.config).renderers
    for page, (asked, found) in zip(batch, told.pages, strict=True):
        page.asked = views[page.plan.language].recorder.frozen(asked)
        if found:
            search.take_over(site.config, page.plan, found)
        advance(site.config, page)
    for language, view in views.items():
        view.asked_by_pieces.update(told.pieces[language])
        view.recorder.answers.update(told.answers[language])
    for record in told.log:
        _LOG.handle(record)


class _Kept(QueueHandler):
    """Keeps what is logged as it can be handed over."""

    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__(SimpleQueue())
        self._records = records

    def enqueue(self, record: logging.LogRecord) -> None:
        self._records.append(record)


@contextmanager
def _heard() -> Iterator[list[logging.LogRecord]]:
    """What MkDocs and the engine log meanwhile; if there is a failure, nobody else will tell of it."""
    before, propagate, kept = _LOG.handlers, _LOG.propagate, list[logging.LogRecord]()
    _LOG.handlers, _LOG.propagate = [_Kept(kept)], False
    try:
        yield kept
    except BaseException:
        _LOG.handlers = before
        for record in kept:
            _LOG.handle(record)
        raise
    finally:
        _LOG.handlers, _LOG.propagate = before, propagate
