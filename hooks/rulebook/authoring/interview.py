"""An interview: one question after another, each answer tried at once, all of them kept on the way.

Phase: authoring. Effects only through the asker and `keep`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from rulebook.authoring.asking import Asker
from rulebook.authoring.choices import Choice, cases_of, countries_of, matching, rules_of, words_of
from rulebook.authoring.questions import Answers, Question
from rulebook.model.diagnostic import misfit, unknown
from rulebook.model.languages import Language
from rulebook.model.library import Library
from rulebook.model.markers import Form
from rulebook.model.message import Message, say
from rulebook.rendering.interface import Interface
from rulebook.schema.yaml_reader import Node

OPEN: Final = "?open"
"""The name of the question whose items were not all given when the answers were kept."""

SEPARATOR: Final = "|"
"""Between the parts of an item that an option gives."""

Options = Mapping[str, Sequence[str]]
"""What the command line answers, by the flags of the questions."""


class UnusableOptionError(ValueError):
    """An option's value cannot be the answer to its question."""


@dataclass
class Interview:
    """One interview in progress.

    `faults` says what `check` would say of an answer, or of its items alone while there may be more of them; `keep`
    stores the answers so far; `fitting` proposes answers.
    """

    library: Library
    language: Language
    asker: Asker
    faults: Callable[[Answers, Question, bool], list[str]]
    keep: Callable[[Answers], None]
    options: Options = field(default_factory=dict)
    fitting: Callable[[Answers, Question], list[str]] = lambda answers, question: []
    answers: dict[str, Node] = field(default_factory=dict)

    def run(self, questions: Sequence[Question]) -> None:
        """Ask everything that applies and has no answer yet."""
        for question in questions:
            applies = question.when(self.answers) or self.options.get(question.flag)
            if applies and self._is_open(question):
                self.take(question)

    def _is_open(self, question: Question) -> bool:
        return question.name not in self.answers or self.answers.get(OPEN) == question.name

    def take(self, question: Question, anew: bool = False) -> None:
        """Ask one question until its answer is right; `anew` begins with the answer that it has."""
        said = self.options.get(question.flag)
        if said and not anew:
            self._accept(question, self._of_option(question, said))
            return
        answer = self._asked(question, *self._before(question, anew))
        while faults := self._faults(question, answer):
            if not self.asker.answers:
                raise UnusableOptionError("\n".join(f"{question.flag}: {fault}" for fault in faults))
            self._tell(faults)
            answer = self._asked(question, answer, anew=True)
        self._store(question, answer)

    def _before(self, question: Question, anew: bool) -> tuple[Node, bool]:
        """The answer to begin with, and whether it is to be gone through again."""
        begun = self.answers.get(question.begun_by) if question.name not in self.answers else None
        if isinstance(begun, list) and begun:
            return [{question.items[0].name: one} for one in begun], True
        return self.answers.get(question.name, self._default(question)), anew

    def _accept(self, question: Question, answer: Node) -> None:
        if faults := self._faults(question, answer):
            raise UnusableOptionError("\n".join(faults))
        self._store(question, answer)

    def _store(self, question: Question, answer: Node) -> None:
        self.answers[question.name] = answer
        if self.answers.get(OPEN) == question.name:
            del self.answers[OPEN]
        self.keep(self.answers)

    def _faults(self, question: Question, answer: Node) -> list[str]:
        if question.needed and answer in ("", [], {}):
            return [Interface(self.language).words("An answer is needed here.")]
        return self.faults({**self.answers, question.name: answer}, question, False)

    def _tell(self, faults: list[str]) -> None:
        for fault in faults:
            self.asker.tell(f"  ! {fault}")

    def _default(self, question: Question) -> Node:
        if question.quiet and question.groups:
            return next(self.library.taxonomy.keys(*question.groups), "")
        return question.default

    def _asked(self, question: Question, default: Node, anew: bool) -> Node:
        text = default if isinstance(default, str) else ""
        if question.quiet and not anew:
            return text
        match question.shape:
            case "word":
                return self.asker.pick(question.words, self.choices(question), text, question.needed)
            case "words":
                return self._several(question, default if isinstance(default, list) else [])
            case "lines" | "paragraphs":
                return self._lines(question, default if isinstance(default, list) else [], anew)
            case "items":
                return self._items(question, default if isinstance(default, list) else [], anew)
            case _:
                return self.asker.text(question.words, text)

    def choices(self, question: Question) -> tuple[Choice, ...]:
        """What a question can be answered with."""
        words = Interface(self.language).words
        match question.listing:
            case "rules" | "fitting-rules":
                return rules_of(self.library, self.language)
            case "fitting-cases":
                return cases_of(self.library, self.language)
            case "countries":
                return countries_of(self.language)
            case "yes-no":
                return Choice("true", words("Yes")), Choice("false", words("No"))
            case "stars":
                return tuple(Choice(str(count), "★" * count, "") for count in range(1, 6))
            case _:
                return words_of(self.library, self.language, *question.groups)

    def _several(self, question: Question, before: list[Node]) -> Node:
        """What fits best comes first; a person marks it."""
        fitting, choices = self.fitting(self.answers, question), self.choices(question)
        first = [choice for key in fitting for choice in choices if choice.key == key]
        proposed = question.listing in ("fitting-rules", "fitting-cases")
        offered = first if proposed else [*first, *(choice for choice in choices if choice not in first)]
        return [*self.asker.several(question.words, offered, [str(one) for one in before])] if offered else []

    def _lines(self, question: Question, before: list[Node], anew: bool) -> list[Node]:
        found: list[Node] = [] if anew else list(before)
        for line in before if anew else ():
            found += [text] if (text := self.asker.text(question.words, str(line))) else []
        while text := self.asker.text(question.words):
            found.append(text)
        return found

    def _items(self, question: Question, before: list[Node], anew: bool) -> list[Node]:
        """Items until one without its first part; each is tried, and kept, before the next is asked for."""
        self.asker.tell(question.words)
        if anew and before:
            self.asker.tell(
                Interface(self.language).words("Enter keeps what is there; an emptied first line drops it.")
            )
        found: list[Node] = [] if anew else list(before)
        for item in before if anew else ():
            self._add(question, found, item)
        while self._add(question, found, {}):
            pass
        return found

    def _add(self, question: Question, found: list[Node], before: Node) -> bool:
        if item := self._item(question, found, before):
            found.append(item)
            self.answers.update({question.name: [*found], OPEN: question.name})
            self.keep(self.answers)
        return bool(item)

    def _item(self, question: Question, others: list[Node], before: Node) -> dict[str, Node]:
        item = self._parts(question, before if isinstance(before, dict) else {})
        while item and (faults := self.faults({**self.answers, question.name: [*others, item]}, question, True)):
            self._tell(faults)
            item = self._parts(question, item)
        return item

    def _parts(self, question: Question, before: dict[str, Node]) -> dict[str, Node]:
        """The parts of an item; nothing if the first stays empty."""
        item: dict[str, Node] = {}
        for number, part in enumerate(question.items):
            answer = self._part(part, before.get(part.name, ""))
            if not answer and number == 0:
                return {}
            item |= {part.name: answer} if answer else {}
        return item

    def _part(self, part: Question, default: Node) -> Node:
        while fault := self._fault_of_part(part, answer := self._asked(part, default, anew=True)):
            self._tell([fault.text(Interface(self.language).words)])
        return answer

    def _fault_of_part(self, part: Question, answer: Node) -> Message | None:
        """What can be said of a part before the rest of its item is known."""
        if not answer:
            return say("An answer is needed here.") if part.needed else None
        return _misfit(part.name, str(answer), part.form) if part.form else None

    def _of_option(self, question: Question, said: Sequence[str]) -> Node:
        match question.shape:
            case "items":
                return [self._item_of_option(question, text) for text in said]
            case "words":
                return [self._chosen(question, text) for text in said]
            case "lines" | "paragraphs":
                return list(said)
            case "word":
                return self._chosen(question, said[-1])
            case _:
                return said[-1]

    def _item_of_option(self, question: Question, text: str) -> Node:
        """``what | who | when | value``: as many parts as the item has, in the order in which they are asked."""
        parts = [part.strip() for part in text.split(SEPARATOR)]
        if len(parts) != len(question.items):
            form = f" {SEPARATOR} ".join(part.name for part in question.items)
            message = misfit(question.flag, text, say("parts as in {form}", form=form))
            raise UnusableOptionError(message.text(Interface(self.language).words))
        pairs = zip(question.items, parts, strict=True)
        return {
            part.name: self._of_option(replace(part, option=question.flag[2:]), [said]) for part, said in pairs if said
        }

    def _chosen(self, question: Question, typed: str) -> str:
        choices = self.choices(question)
        if not (found := matching(choices, typed)) or len(found) > 1:
            message = unknown(question.flag, typed, [choice.key for choice in found or choices])
            raise UnusableOptionError(message.text(Interface(self.language).words))
        return found[0].key


def _misfit(name: str, typed: str, form: Form) -> Message | None:
    try:
        form.parse(form.meant(typed) or typed)
    except ValueError:
        return misfit(name, typed, form.valid)
    return None
