"""The answers to the form for a case -> the file of the case, in the normal form.

What cannot be understood is kept as it was written, so that the check names it where a person can mend it.

Phase: authoring. Pure.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from rulebook.authoring.answers import Answers
from rulebook.authoring.slugs import free_slug, slug
from rulebook.authoring.spellings import in_normal_form
from rulebook.authoring.trial import Proposed
from rulebook.authoring.writer import written
from rulebook.description.forms import Form
from rulebook.description.issue_forms import choices
from rulebook.model.diagnostic import Diagnostic, hint
from rulebook.model.languages import Language
from rulebook.model.library import Library
from rulebook.model.message import Message, say
from rulebook.rendering.interface import Interface
from rulebook.schema.yaml_reader import Node

CONFIDENCE: Final = {"documented": "high", "retold": "medium", "constructed": "low"}
"""How sure one can be of a case of this basis until an editor knows better."""

_NEEDED: Final = ("moments", "rules")
"""Lists that a case has even where they are empty."""

_RULE: Final = re.compile(r"(?P<rule>\S+) (?P<how>[^:]+): ?(?P<why>.+)")
_HEADING: Final = re.compile(r"^ *#+ *", re.M)
_STRUCTURE: Final = re.compile(r"^ *(?=[-=]+ *$|```|~~~)", re.M)
_TAG: Final = re.compile(r"<(?=[A-Za-z/!?])")


@dataclass(frozen=True)
class CaseWriter:
    """Turns answers into cases of a project, on a day."""

    library: Library
    form: Form
    today: date

    def draft(self, given: Answers) -> Proposed:
        """The case that somebody told."""
        name = free_slug(self.library, slug(given.line("title"), "case"))
        fields = {name: value for name, value in self._fields(given).items() if value or name in _NEEDED}
        path = f"cases/{name}.{given.language}.md"
        return Proposed("case", name, name, given.language, path, written("case", fields, self._body(given)))

    def message(self, fault: Diagnostic, language: Language) -> Message:
        """What the check says of the case, under the question of the form that it is about.

        A word that no choice offers was put there by somebody who saw labels, and not the words of the file.
        """
        values = dict(fault.message.values)
        name = str(values.get("field", "")).partition(".")[0]
        question = next((one for one in self.form.questions if one.id == name), None)
        if not question:
            return fault.message
        label, found = question.label[language], str(values.get("found", ""))
        if fault.code != "RB023" or not question.words:
            return say("“{question}”: {message}", question=label, message=fault.message)
        answers = tuple(choices(question, self.library.taxonomy, language))
        return say(
            "“{question}”: {found} is none of the answers{hint} (valid: {valid})",
            question=label,
            found=found,
            hint=hint(found.strip("'\""), answers),
            valid=answers,
        )

    def _fields(self, given: Answers) -> dict[str, Node]:
        recovery: dict[str, Node] = {name: text for name in ("put_right", "prevents") if (text := given.line(name))}
        return {
            **{name: in_normal_form(given.line(name), name) for name in ("title", "summary", "occurred")},
            **self._chosen(given),
            "confidence": CONFIDENCE.get(self._word(given, given.line("basis"), "bases"), ""),
            "sources": [_parts(line, "title", "url", "supports") for line in given.lines("sources")],
            "moments": [self._moment(given, line) for line in given.lines("moments")],
            "rules": [self._rule(given, line) for line in given.lines("rules")],
            "recovery": recovery,
            "owner": next(self.library.taxonomy.keys("owners"), ""),
            "reviewed": self._review(given),
        }

    def _chosen(self, given: Answers) -> dict[str, Node]:
        return {
            question.id: self._word(given, given.line(question.id), *question.words)
            for question in self.form.questions
            if question.words
        }

    def _review(self, given: Answers) -> Node:
        words = Interface(given.language).words
        return {"on": self.today.isoformat(), "finding": words("Told in a form; no editor has gone through it yet.")}

    def _word(self, given: Answers, said: str, *groups: str) -> str:
        """The word of the taxonomy that a person chose by its label, or what they wrote."""
        taxonomy = self.library.taxonomy
        labels = {taxonomy.label(key, given.language, *groups).label.casefold(): key for key in taxonomy.keys(*groups)}
        return labels.get(said.casefold(), said)

    def _moment(self, given: Answers, line: str) -> Node:
        names = ("at", "who", "what", "value") if line.count("|") > 2 else ("who", "what", "value")
        moment = {name: in_normal_form(said, name) for name, said in _parts(line, *names).items()}
        return moment | {
            name: self._word(given, str(moment[name]), *groups)
            for name, groups in (("who", ("roles", "actors")), ("value", ("values",)))
            if name in moment
        }

    def _rule(self, given: Answers, line: str) -> Node:
        if match := _RULE.fullmatch(line):
            return {**match.groupdict(), "how": self._word(given, match["how"].strip(), "hows")}
        return {"rule": line}

    def _body(self, given: Answers) -> str:
        taxonomy, group = self.library.taxonomy, "case_sections"
        titles = {key: taxonomy.label(key, given.language, group).label for key in taxonomy.keys(group)}
        return "\n\n".join(f"## {title}\n\n{prose(given.texts.get(key, ''))}" for key, title in titles.items())


def _parts(line: str, *names: str) -> dict[str, Node]:
    """The parts of a line between bars, by name; the last one takes the rest."""
    parts = [part.strip() for part in line.split("|", len(names) - 1)]
    return {name: part for name, part in zip(names, parts, strict=False) if part}


def prose(text: str) -> str:
    """An answer as text of a page: no HTML, no headings of its own, nothing that swallows what stands after it."""
    return _TAG.sub("&lt;", _STRUCTURE.sub(r"\\", _HEADING.sub("", text)))
