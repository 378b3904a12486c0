"""A sheet and its interview together: every answer is tried in the file that it makes.

Phase: authoring. Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rulebook.authoring.blueprint import Sheet
from rulebook.authoring.case import told
from rulebook.authoring.questions import Answers, Question
from rulebook.authoring.suggestions import Suggester
from rulebook.authoring.trial import Proposed, field_of, tried
from rulebook.links.similarity import Similarity
from rulebook.model.diagnostic import Diagnostic
from rulebook.rendering.interface import Interface

MOST_RULES, MOST_TAGS, MOST_CASES = 6, 4, 4


@dataclass(frozen=True)
class Session:
    """What an interview asks of the Library while it goes on."""

    sheet: Sheet

    def faults(self, answers: Answers, question: Question, items_only: bool) -> list[str]:
        """What `check` would say of an answer that it did not say before."""
        file, before = (
            self.sheet.tentative(answers),
            {name: one for name, one in answers.items() if name != question.name},
        )
        known = {(one.code, str(one.message)) for one in self._said(self.sheet.tentative(before))}
        found = (one for one in self._said(file) if (one.code, str(one.message)) not in known)
        return [self.text(one) for one in found if _is_about(one, file, question, items_only)]

    def _said(self, file: Proposed) -> tuple[Diagnostic, ...]:
        """What `check` says of a file; what was accepted is the state before the next answer, so it is remembered."""
        if file.text not in self._remembered:
            self._remembered.clear()
            self._remembered[file.text] = tried(self.sheet.library, file).diagnostics
        return self._remembered[file.text]

    @cached_property
    def _remembered(self) -> dict[str, tuple[Diagnostic, ...]]:
        return {}

    def text(self, diagnostic: Diagnostic) -> str:
        """A diagnostic in the editor's language, without the place, which has no file yet."""
        return f"{diagnostic.code} {diagnostic.message.text(Interface(self.sheet.language).words)}"

    @cached_property
    def _suggester(self) -> Suggester:
        return Suggester(self.sheet.library, self.sheet.language)

    def fitting(self, answers: Answers, question: Question) -> list[str]:
        """What of the Library fits the answers, where a question can be helped so."""
        if question.listing == "fitting-rules":
            return self._suggester.rules(told(answers), MOST_RULES)
        if question.listing == "fitting-cases":
            return list(dict.fromkeys(self._similar(answers)))[:MOST_CASES]
        return self._suggester.tags(told(answers), MOST_TAGS) if question.name == "tags" else []

    def _similar(self, answers: Answers) -> Iterator[str]:
        """Cases that share rules, tags and the beginning with this one, and those that share its words."""
        library = tried(self.sheet.library, self.sheet.tentative(answers)).library
        near = Similarity(library).similar(self.sheet.id, MOST_CASES - 1) if self.sheet.id in library.cases else ()
        yield from (neighbour.case for neighbour in near)
        yield from self._suggester.cases(told(answers), MOST_CASES)


def _is_about(diagnostic: Diagnostic, file: Proposed, question: Question, items_only: bool) -> bool:
    """Whether a diagnostic points into the answer to a question, or into one of its items."""
    lines, line = file.text.split("\n"), diagnostic.position.line
    if field_of(file.text, line) != ("" if question.field == "body" else question.field):
        return False
    return not (items_only and lines[line - 1].startswith(f"{question.field}:"))
