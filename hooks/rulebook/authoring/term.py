"""A term of the glossary: asked for in all languages at once, and put into the one file that holds them all.

Phase: authoring. It reads the content and writes the glossary.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rulebook.authoring.asking import Asker
from rulebook.authoring.beginning import NAME
from rulebook.authoring.choices import Choice
from rulebook.authoring.interview import Interview, Options, UnusableOptionError
from rulebook.authoring.questions import Answers, Question, Words, fields_of_answers
from rulebook.authoring.slugs import free_slug, slug, taken_names
from rulebook.authoring.trial import tried_term
from rulebook.authoring.writer import written_fields
from rulebook.loader.vocabulary import GLOSSARY
from rulebook.model.languages import ENDONYMS, LANGUAGES, Language
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
    language: Language
    options: Options
    name: str

    def record(self) -> Path | None:
        """Ask, try and write; the path of the glossary, or None if nothing is to be written."""
        words = Interface(self.language).words
        interview = Interview(self.library, self.language, self.asker, _no_faults, _kept_nowhere, self.options)
        interview.run(term_questions(words))
        id = self._id(interview.answers)
        path = self.root / GLOSSARY
        glossary = inserted(
            path.read_bytes().decode("utf-8") if path.is_file() else "", id, fields_of_answers(interview.answers)
        )
        if not self._is_right(id, glossary, fields_of_answers(interview.answers)):
            return None
        path.write_bytes(glossary.encode("utf-8"))
        self.asker.tell(words("Written: {path}").format(path=GLOSSARY))
        return path

    def _id(self, answers: Answers) -> str:
        words = Interface(self.language).words
        id = self.name or free_slug(self.library, slug(str(answers["en.term"]), "term"))
        if not NAME.fullmatch(id):
            raise UnusableOptionError(words("Lower-case Latin letters, digits and hyphens, such as lost-parcel."))
        if id in taken_names(self.library):
            raise UnusableOptionError(words("The name {name} is taken.").format(name=id))
        return id

    def _is_right(self, id: str, glossary: str, fields: dict[str, Node]) -> bool:
        """Whether the check finds no fault, and the person agrees."""
        words = Interface(self.language).words
        found = tried_term(self.library, id, glossary).diagnostics
        self.asker.tell(f"\n{id}:\n{written_fields('term', fields, indent=2)}")
        for one in found:
            self.asker.tell(f"{GLOSSARY}:{one.position.line}: {one.code} {one.message.text(words)}")
        if any(one.severity == "error" for one in found):
            return False
        choices = Choice("true", words("Yes")), Choice("false", words("No"))
        return self.asker.pick(words("Write it into the glossary?"), choices, "true", needed=True) == "true"


def _no_faults(answers: Answers, question: Question, items_only: bool) -> list[str]:
    """A term is tried as a whole: the check has nothing to say of half a term."""
    return []


def _kept_nowhere(answers: Answers) -> None:
    """Seven answers are soon given again."""
