"""A new record from the first question to its file: asking, reviewing, mending, writing, keeping a draft.

Phase: authoring. It reads the content and writes the file and the draft.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from rulebook.authoring.asking import Asker
from rulebook.authoring.blueprint import Blueprint, Sheet
from rulebook.authoring.deciding import MEND, WRITE, ask_again, decided, greet
from rulebook.authoring.drafts import Drafts
from rulebook.authoring.interview import Interview, Options, UnusableOptionError
from rulebook.authoring.questions import Answers
from rulebook.authoring.session import Session
from rulebook.authoring.slugs import free_slug, slug, taken_names
from rulebook.authoring.trial import Proposed, field_of, tried
from rulebook.model.diagnostic import PROGRAM, Diagnostic
from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.library import Library
from rulebook.rendering.interface import Interface
from rulebook.schema.yaml_reader import Node

NAME: Final = re.compile(r"(?=[0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*")
"""How a short name looks: as the loader wants it."""

RULE_NUMBERS: Final = tuple(f"R{number:02}" for number in range(1, 53))
"""The deck has 52 cards."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command was asked: the language, the answers given as options, the name, a rule's number."""

    language: Language
    options: Options = field(default_factory=dict)
    name: str = ""
    number: str = ""
    keeps: bool = True
    program: str = PROGRAM


@dataclass(frozen=True, slots=True)
class Review:
    """What a person decided about a file (`write`, `mend` or `keep`), and the field that has its first fault."""

    decision: str
    file: Proposed
    field: str


@dataclass
class Beginning:
    """One new record on its way."""

    blueprint: Blueprint
    root: Path
    library: Library
    asker: Asker
    drafts: Drafts
    asked: Asked
    today: date
    answers: dict[str, Node] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.words = Interface(self.asked.language).words
        self.questions = self.blueprint.questions(self.words)

    def record(self) -> Path | None:
        """Ask, review and write; the path of the file, or None if it is kept as a draft."""
        number = self._number()
        sheet = self._sheet(number or f"new-{self.blueprint.kind}", f"{number}-new" if number else "new")
        interview = self._interview(Session(sheet))
        greet(interview, self.questions)
        interview.run(self.questions)
        named = self._named(sheet, number)
        while (review := self._reviewed(named, interview)).decision == MEND:
            ask_again(interview, self.questions, lambda one: one.field == (review.field or "body"))
        return self._written(review.file) if review.decision == WRITE else None

    def _sheet(self, id: str, slug: str) -> Sheet:
        return Sheet(self.blueprint, self.library, self.asked.language, id, slug, self.today)

    def _interview(self, session: Session) -> Interview:
        return Interview(
            library=self.library,
            language=self.asked.language,
            asker=self.asker,
            faults=session.faults,
            keep=self._keep,
            options=self.asked.options,
            fitting=session.fitting,
            answers=self.answers,
        )

    def _keep(self, answers: Answers) -> None:
        if self.asked.keeps:
            self.drafts.keep(self.asked.language, answers)

    def _number(self) -> str:
        """The number of a new rule: the one that is asked for, or the next that is free; empty for other kinds."""
        if self.blueprint.kind != "rule":
            return ""
        free = [number for number in RULE_NUMBERS if number not in taken_names(self.library)]
        wanted = self.asked.number.upper() or next(iter(free), "")
        if not free:
            raise UnusableOptionError(self.words("All 52 numbers are taken; change a rule, or give up one."))
        if wanted not in free:
            text = self.words("The number {found} is not free (free: {valid}).")
            raise UnusableOptionError(text.format(found=wanted, valid=", ".join(free)))
        return wanted

    def _named(self, sheet: Sheet, number: str) -> Sheet:
        """The sheet with its name: the one that is asked for, or one made of the title."""
        proposed = slug(str(self.answers.get("title", "")), sheet.blueprint.kind)
        proposed = proposed if number else free_slug(self.library, proposed)
        name = self.asked.name or self.asker.text(self.words("Short name, for the address of the page"), proposed)
        while reason := self._why_not(name, number):
            if self.asked.name:
                raise UnusableOptionError(reason)
            self.asker.tell(f"  ! {reason}")
            name = self.asker.text(self.words("Short name, for the address of the page"), proposed)
        return replace(sheet, id=number or name, slug=f"{number}-{name}" if number else name)

    def _why_not(self, name: str, number: str) -> str:
        if not NAME.fullmatch(name):
            return self.words("Lower-case Latin letters, digits and hyphens, such as lost-parcel.")
        if not number and name in taken_names(self.library):
            return self.words("The name {name} is taken.").format(name=name)
        return ""

    def _reviewed(self, sheet: Sheet, interview: Interview) -> Review:
        """What is to become of the answers; the file and what `check` says of it are told first."""
        file = sheet.proposed(self.answers)
        found = tried(self.library, file).diagnostics
        self.asker.tell("\n".join(self._report(file, found, Session(sheet))))
        decision = decided(interview, any(one.severity == "error" for one in found))
        return Review(decision, file, field_of(file.text, found[0].position.line) if found else "")

    def _report(self, file: Proposed, found: tuple[Diagnostic, ...], session: Session) -> Iterator[str]:
        yield ""
        yield file.text
        yield file.path
        for one in found:
            yield f"{file.path}:{one.position.line}:{one.position.column}: {session.text(one)}"
        if not found:
            yield self.words("The check finds nothing to mend.")

    def _written(self, file: Proposed) -> Path:
        path = self.root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as target:
            target.write(file.text)
        if self.asked.keeps:
            self.drafts.forget()
        self.asker.tell(self.words("Written: {path}").format(path=file.path))
        others = ", ".join(
            f"{self.asked.program} translate {file.id} {one}" for one in LANGUAGES if one != file.language
        )
        self.asker.tell(self.words("In the other languages: {commands}").format(commands=others))
        return path
