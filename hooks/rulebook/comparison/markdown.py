"""Changes -> Markdown for a summary or a comment, in the language of whoever reads it.

Everything that comes from a proposal stands between backticks, more of them than it has itself: there no code host
looks for mentions, links, numbers of issues, HTML or the bars of a table.

Phase: comparison. Pure.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from rulebook.comparison.changes import Changes, ListChange, Sort
from rulebook.model.diagnostic import Diagnostic
from rulebook.model.languages import ENDONYMS, LANGUAGES, Language
from rulebook.model.library import AnyRecord
from rulebook.rendering.interface import Interface

MOST_ITEMS: Final = 40
"""Items of one list; the rest is counted."""

LONGEST_TEXT: Final = 160
"""Characters of one text of a proposal."""

LONGEST_MESSAGE: Final = 1_000
"""Characters of one message: at its end stands what to do, so that it is cut only where somebody tries to flood."""

_TICKS: Final = re.compile("`+")


def quoted(text: str, longest: int = LONGEST_TEXT) -> str:
    """A text of a proposal as code of one line: it means nothing to a code host."""
    seen = "".join(letter if _is_visible(letter) else " " for letter in text)
    line = " ".join(seen.split())[:longest] or "–"
    fence = "`" * (max((len(run) for run in _TICKS.findall(line)), default=0) + 1)
    edge = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{edge}{line}{edge}{fence}"


def _is_visible(letter: str) -> bool:
    return unicodedata.category(letter)[0] not in "CZ" or letter == " "


@dataclass(frozen=True)
class Summary:
    """The report on a proposal in one language; `groups` names a group of the taxonomy."""

    changes: Changes
    interface: Interface
    groups: Callable[[str], str]

    def text(self) -> str:
        """The whole report."""
        words = self.interface.words
        sections = {
            words("Pages"): self._pages(),
            words("Lists"): self._lists(),
            words("Words and figures"): self._items(quoted(word) for word in self.changes.words),
            words("Coverage"): self._coverage(),
            words("Links"): self._links(),
            words("On paper"): self._prints(),
            words("The check"): self._check(),
        }
        parts = (
            f"### {title}\n\n" + "\n".join(lines).strip("\n")
            for title, found in sections.items()
            if (lines := list(found))
        )
        body = "\n\n".join(parts) or words("Nothing changes for readers.")
        title = words("What changes for readers")
        return f"## {title}\n\n{body}\n"

    def _pages(self) -> Iterator[str]:
        words = self.interface.words
        titles: dict[Sort, str] = {"new": words("New"), "changed": words("Changed"), "removed": words("Removed")}
        if self.changes.pages:
            yield from self._table(titles)
        for sort, title in titles.items():
            found = [one for one in self.changes.pages if one.sort == sort]
            texts = (f"{self._name(one.id)} ({_languages(one.languages)})" for one in found)
            yield from self._titled(title, texts)

    def _table(self, titles: dict[Sort, str]) -> Iterator[str]:
        language = self.interface.words("Language")
        yield f"| {' | '.join((language, *titles.values()))} |"
        yield f"|---|{'--:|' * len(titles)}"
        for row in LANGUAGES:
            counts = (sum(row in one.languages for one in self.changes.pages if one.sort == sort) for sort in titles)
            yield f"| {ENDONYMS[row]} | {' | '.join(map(str, counts))} |"

    def _lists(self) -> Iterator[str]:
        return self._items(self._list(change) for change in self.changes.lists)

    def _list(self, change: ListChange) -> str:
        gained, lost = (", ".join(quoted(id) for id in ids[:3]) for ids in (change.gained, change.lost))
        signs = (f"+{len(change.gained)} {gained}" * bool(gained), f"−{len(change.lost)} {lost}" * bool(lost))
        return f"{quoted(self._label(change))}: {'; '.join(filter(None, signs))}"

    def _label(self, change: ListChange) -> str:
        for state in (self.changes.after, self.changes.before):
            if state.library.taxonomy.knows(change.key, change.group):
                label = state.library.taxonomy.label(change.key, self.interface.language, change.group).label
                return f"{self.groups(change.group)}: {label}"
        return f"{self.groups(change.group)}: {change.key}"

    def _coverage(self) -> Iterator[str]:
        words, states = self.interface.words, (self.changes.before, self.changes.after)
        then, now = (state.rules_without_cases() for state in states)
        bare, foreign = words("Rules without a case"), words("Not yet in this language")
        if then != now:
            ids = ", ".join(quoted(id) for id in sorted(then ^ now)[:10])
            yield f"* {bare}: {len(then)} → {len(now)} ({ids})"
        for language in LANGUAGES:
            before, after = (state.untranslated(language) for state in states)
            if before != after:
                yield f"* {foreign}: {ENDONYMS[language]} {before} → {after}"

    def _links(self) -> Iterator[str]:
        words = self.interface.words
        yield from self._titled(words("Broken"), (self._diagnostic(one) for one in self.changes.broken()))
        new = (f"{self._name(id)} ← {', '.join(map(quoted, names[:5]))}" for id, names in self.changes.links.items())
        yield from self._titled(words("New links to"), new)

    def _prints(self) -> Iterator[str]:
        words = self.interface.words
        yield from self._titled(words("Books that change"), map(self._name, self.changes.books()))
        yield from self._titled(words("Sheets to print anew"), map(self._name, self.changes.cards()))

    def _check(self) -> Iterator[str]:
        words = self.interface.words
        yield from self._titled(words("New messages"), (self._diagnostic(one) for one in self.changes.found))
        if mended := self.changes.mended():
            done = words("Mended: {count}")
            yield f"* {done.format(count=mended)}"

    def _diagnostic(self, one: Diagnostic) -> str:
        place = f"{one.path}:{one.position.line}"
        return f"{quoted(place)} {one.code} {quoted(one.message.text(self.interface.words), LONGEST_MESSAGE)}"

    def _name(self, id: str) -> str:
        record: AnyRecord = self.changes.record(id)
        title = record.text(self.interface.language).title
        return quoted(f"{id} {title}" if record.kind == "rule" else title)

    def _titled(self, title: str, texts: Iterable[str]) -> Iterator[str]:
        items = list(self._items(texts))
        if items:
            yield from ("", f"{title}:", "", *items)

    def _items(self, texts: Iterable[str]) -> Iterator[str]:
        """A list, with a count of what is too much for it."""
        waiting = iter(texts)
        yield from (f"* {text}" for text in islice(waiting, MOST_ITEMS))
        if more := sum(1 for _ in waiting):
            rest = self.interface.words("and {count} more")
            yield f"* {rest.format(count=more)}"


def _languages(languages: Collection[Language]) -> str:
    return ", ".join(ENDONYMS[language] for language in LANGUAGES if language in languages)
