"""A term of the glossary: asked for in all languages at once, and put into the one file that holds them all.

Phase: authoring. It reads the content and writes the glossary.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from rulebook.authoring.asking import Asker
from rulebook.authoring.beginning import NAME, Asked
from rulebook.authoring.deciding import MEND, WRITE, ask_again, decided, greet
from rulebook.authoring.drafts import Drafts
from rulebook.authoring.interview import Interview, UnusableOptionError
from rulebook.authoring.questions import Answers, Question, Words, fields_of_answers
from rulebook.authoring.slugs import free_slug, slug, taken_names
from rulebook.authoring.trial import tried_term
from rulebook.authoring.writer import written_fields
from rulebook.loader.vocabulary import GLOSSARY
from rulebook.model.languages import ENDONYMS, LANGUAGES
from rulebook.model.library import Library
from rulebook.rendering.interface import Interface
from rulebook.schema.yaml_reader import Node

_KEY: Final = re.compile(r"^([A-Za-z0-9][\w-]*):", re.M)


def term_questions(words: Words) -> tuple[Question, ...]:
    """All questions of a term in the words of a language."""
    found: list[Question] = []
    for language in LANGUAGES:
        term = words("{language}: the term").format(language=ENDONYMS[language])
        definition = words("{language}: what it means, in one or two sentences").format(language=ENDONYMS[language])
        found.append(Question(f"{language}.term", term, needed=True, option=f"{language}-term"))
        found.append(Question(f"{language}.definition", definition, needed=True, option=f"{language}-definition"))
    return *found, Question("see", words("Which rules are related?"), "words", listing="rules")


def inserted(glossary: str, id: str, fields: dict[str, Node]) -> str:
    """The glossary with one more term, after the one that precedes it in the alphabet, and nothing else changed."""
    entry = f"{id}:\n{written_fields('term', fields, indent=2)}"
    keys = [(match[1], match.start()) for match in _KEY.finditer(glossary)]
    before = max((key for key, _ in keys if key < id), default="")
    if not keys or before == keys[-1][0]:
        return f"{glossary.rstrip()}\n\n{entry}" if glossary.strip() else entry
    place = keys[[key for key, _ in keys].index(before) + 1][1] if before else keys[0][1]
    return f"{glossary[:place]}{entry}\n{glossary[place:]}"


@dataclass(frozen=True)
class NewTerm:
    """One new term on its way."""

    root: Path
    library: Library
    asker: Asker
    drafts: Drafts
    asked: Asked
    answers: dict[str, Node] = field(default_factory=dict)

    def record(self) -> Path | None:
        """Ask, try and write; the path of the glossary, or None if the answers are kept as a draft."""
        questions = term_questions(Interface(self.asked.language).words)
        interview = self._interview()
        greet(interview, questions)
        interview.run(questions)
        while (decision := decided(interview, self._has_errors())) == MEND:
            ask_again(interview, questions, lambda one: True)
        return self._written() if decision == WRITE else None

    def _interview(self) -> Interview:
        language, options = self.asked.language, self.asked.options
        return Interview(self.library, language, self.asker, _no_faults, self._keep, options, answers=self.answers)

    def _keep(self, answers: Answers) -> None:
        if self.asked.keeps:
            self.drafts.keep(self.asked.language, answers)

    def _id(self) -> str:
        words = Interface(self.asked.language).words
        id = self.asked.name or free_slug(self.library, slug(str(self.answers["en.term"]), "term"))
        if not NAME.fullmatch(id):
            raise UnusableOptionError(words("Lower-case Latin letters, digits and hyphens, such as lost-parcel."))
        if id in taken_names(self.library):
            raise UnusableOptionError(words("The name {name} is taken.").format(name=id))
        return id

    def _glossary(self) -> str:
        """The glossary with the term in it."""
        path = self.root / GLOSSARY
        before = path.read_bytes().decode("utf-8") if path.is_file() else ""
        return inserted(before, self._id(), fields_of_answers(self.answers))

    def _has_errors(self) -> bool:
        """Show the term and what the check says of it."""
        id, words = self._id(), Interface(self.asked.language).words
        found = tried_term(self.library, id, self._glossary()).diagnostics
        self.asker.tell(f"\n{id}:\n{written_fields('term', fields_of_answers(self.answers), indent=2)}")
        for one in found:
            self.asker.tell(f"{GLOSSARY}:{one.position.line}: {one.code} {one.message.text(words)}")
        return any(one.severity == "error" for one in found)

    def _written(self) -> Path:
        path = self.root / GLOSSARY
        path.write_bytes(self._glossary().encode("utf-8"))
        if self.asked.keeps:
            self.drafts.forget()
        self.asker.tell(Interface(self.asked.language).words("Written: {path}").format(path=GLOSSARY))
        return path


def _no_faults(answers: Answers, question: Question, items_only: bool) -> list[str]:
    """A term is tried as a whole: the check has nothing to say of half a term."""
    return []
