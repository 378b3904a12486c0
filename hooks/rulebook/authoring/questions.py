"""What is asked for a new record: questions as data, each with the place of its answer.

Phase: authoring. Pure; `interview` asks them, `command` makes an option of each.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from rulebook.authoring.spellings import in_normal_form
from rulebook.model.markers import Form
from rulebook.schema.yaml_reader import Node

Answers = Mapping[str, Node]
"""Answers by the names of their questions; an empty one was left out on purpose."""

Words = Callable[[str], str]
"""The words of the interface in the editor's language."""

Shape = Literal["text", "word", "words", "lines", "paragraphs", "items"]
"""A text; a word of a list; several; texts until an empty one; paragraphs of the body; mappings until an empty one."""

Listing = Literal["", "rules", "fitting-rules", "fitting-cases", "countries", "yes-no", "stars"]
"""Where choices come from that are not in the taxonomy."""


def always(_: Answers) -> bool:
    """Asked whatever was answered before."""
    return True


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    `name` is the place of the answer: a field, a field in a field (``recovery.put_right``), or a section of the text
    (``body.story``). `quiet` ones are not asked: they take their default, or what an option says.
    `begun_by` names a question whose keys are the first parts of the first items. A `form` is tried at once, before
    the rest of an item is asked for.
    """

    name: str
    words: str
    shape: Shape = "text"
    groups: tuple[str, ...] = ()
    listing: Listing = ""
    needed: bool = False
    quiet: bool = False
    default: str = ""
    option: str = ""
    items: tuple["Question", ...] = ()
    begun_by: str = ""
    form: Form | None = None
    when: Callable[[Answers], bool] = always

    @property
    def field(self) -> str:
        """The field of the front matter that holds the answer; ``body`` for the text."""
        return self.name.partition(".")[0]

    @property
    def flag(self) -> str:
        """The option of the command line that answers it."""
        return "--" + (self.option or self.name.rpartition(".")[2]).replace("_", "-")


def gate(name: str) -> Callable[[Answers], bool]:
    """Asked only after a yes to another question."""
    return lambda answers: answers.get(name) == "true"


def found_by(words: Words) -> tuple[Question, ...]:
    """By what a record is found: asked for every kind."""
    aliases = words("Words that people would search with (one a line; empty: no more)")
    return (
        Question("tags", words("Which tags fit?"), "words", ("tags",), option="tag"),
        Question("aliases", aliases, "lines", option="alias"),
    )


def looked_after(words: Words) -> tuple[Question, ...]:
    """Who looks after a record, and what they found: never asked, but options may say it."""
    finding, default = (
        words("What was found when it was last read?"),
        words("Newly written; nobody else has read it yet."),
    )
    return (
        Question("owner", words("Who looks after it?"), "word", ("owners",), quiet=True),
        Question("reviewed.finding", finding, quiet=True, default=default, option="finding"),
    )


def fields_of_answers(answers: Answers) -> dict[str, Node]:
    """The front matter that answers make; what was left out is not in it."""
    fields: dict[str, Node] = {}
    for name, value in answers.items():
        if value in ("", [], {}) or name.startswith(("body.", "?")):
            continue
        *outer, last = name.split(".")
        place = fields
        for step in outer:
            inner = place.setdefault(step, {})
            assert isinstance(inner, dict)
            place = inner
        place[last] = in_normal_form(value, last)
    return fields
