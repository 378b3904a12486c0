"""How a question is put to a person: in a terminal with arrow keys and completion, or line by line.

Phase: authoring. It reads the keyboard and writes the screen; nothing else of the room does.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, Protocol

import click
import questionary
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from questionary import Choice as Item

from rulebook.authoring.choices import Choice, matching
from rulebook.rendering.interface import Interface

FEW: Final = 9
"""So many choices are a list to go through with the arrow keys; among more a person types."""

MANY: Final = 45
"""More choices do not fit a screen: several are chosen one by one."""


class Asker(Protocol):
    """Somebody who can be asked; `answers` is false for nobody. An empty answer means: left out."""

    answers: bool

    def text(self, words: str, default: str = "") -> str:
        """A line of text."""

    def pick(self, words: str, choices: Sequence[Choice], default: str = "", needed: bool = False) -> str:
        """The key of one of the choices."""

    def several(self, words: str, choices: Sequence[Choice], marked: Sequence[str] = ()) -> list[str]:
        """The keys of any of the choices; some are marked before."""

    def tell(self, words: str) -> None:
        """Something to read, without an answer."""


class Terminal:
    """A person at a terminal."""

    answers = True

    def __init__(self, interface: Interface) -> None:
        self.words = interface.words

    def tell(self, words: str) -> None:
        click.echo(words)

    def text(self, words: str, default: str = "") -> str:
        return _answer(questionary.text(words, default=default)).strip()

    def pick(self, words: str, choices: Sequence[Choice], default: str = "", needed: bool = False) -> str:
        if len(choices) <= FEW:
            return self._listed(words, choices, default, needed)
        shown = next((str(choice) for choice in choices if choice.key == default), "")
        question = questionary.autocomplete(
            words,
            [],
            shown,
            completer=_Completer(choices),
            validate=lambda typed: _why_not(self.words, choices, typed, needed),
            complete_while_typing=True,
            bottom_toolbar=self.words("Type a part of it, Tab or the arrow keys choose, Enter accepts."),
            erase_when_done=True,
        )
        typed = _answer(question)
        found = matching(choices, typed)[0] if typed.strip() else None
        _note(words, [found] if found else [])
        return found.key if found else ""

    def _listed(self, words: str, choices: Sequence[Choice], default: str, needed: bool) -> str:
        none = [] if needed else [Item(self.words("(leave out)"), value="")]
        items = [*none, *(Item(_shown(choice), value=choice.key) for choice in choices)]
        known = default if any(choice.key == default for choice in choices) else None
        hint = self.words("(arrow keys, then Enter)")
        found = _answer(questionary.select(words, items, default=known, instruction=hint, erase_when_done=True))
        _note(words, [choice for choice in choices if choice.key == found])
        return found

    def several(self, words: str, choices: Sequence[Choice], marked: Sequence[str] = ()) -> list[str]:
        if len(choices) > MANY:
            return list(dict.fromkeys(self._one_by_one(words, choices, marked)))
        items = [Item(_shown(choice), value=choice.key, checked=choice.key in marked) for choice in choices]
        hint = self.words("(arrow keys; the space bar marks; Enter accepts)")
        question = questionary.checkbox(words, items, instruction=hint, erase_when_done=True)
        found: list[str] = question.unsafe_ask()
        _note(words, [choice for choice in choices if choice.key in found])
        return found

    def _one_by_one(self, words: str, choices: Sequence[Choice], marked: Sequence[str]) -> Iterator[str]:
        """Until an empty answer; those that were marked are gone through first."""
        yield from filter(None, (self.pick(words, choices, one) for one in marked))
        while found := self.pick(words, choices):
            yield found


class _Completer(Completer):
    """Shows the choices that match what is typed, in any of their words."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        self.choices = choices

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        typed = document.text_before_cursor
        for choice in matching(self.choices, typed):
            yield Completion(choice.label, start_position=-len(typed), display_meta=choice.hint)


def _answer(question: questionary.Question) -> str:
    """The answer; Ctrl-C is raised, so that the draft can be kept."""
    return str(question.unsafe_ask())


def _note(words: str, chosen: Sequence[Choice]) -> None:
    """Leave on the screen what was asked and chosen, in the words of the choices."""
    click.echo(f"{click.style('?', fg='blue')} {click.style(words, bold=True)} {', '.join(map(str, chosen)) or '–'}")


def _shown(choice: Choice) -> str:
    return f"{choice.label} – {choice.hint}" if choice.hint else choice.label


def _why_not(words: Callable[[str], str], choices: Sequence[Choice], typed: str, needed: bool) -> Any:
    """True when the text names one choice, or else what is wrong with it."""
    found = matching(choices, typed)
    if not typed.strip():
        return words("An answer is needed here.") if needed else True
    if not found:
        return words("Nothing matches; type another part of the name.")
    if len(found) > 1:
        some = ", ".join(str(choice) for choice in found[:3])
        return words("Several match: {some} … Type more, or choose one.").format(some=some)
    return True


class Plain:
    """A person, or a script, that answers line by line."""

    answers = True

    def __init__(self, interface: Interface) -> None:
        self.words = interface.words

    def tell(self, words: str) -> None:
        click.echo(words)

    def text(self, words: str, default: str = "") -> str:
        return str(click.prompt(words, default=default, show_default=bool(default))).strip()

    def pick(self, words: str, choices: Sequence[Choice], default: str = "", needed: bool = False) -> str:
        self._list(choices)
        while True:
            typed = self.text(words, default)
            if (reason := _why_not(self.words, choices, typed, needed)) is True:
                return matching(choices, typed)[0].key if typed else ""
            click.echo(reason)

    def _list(self, choices: Sequence[Choice]) -> None:
        for choice in choices if len(choices) <= FEW else ():
            click.echo(f"  {choice.key}: {_shown(choice)}")

    def several(self, words: str, choices: Sequence[Choice], marked: Sequence[str] = ()) -> list[str]:
        self._list(choices)
        hint = self.words("(separated by commas)")
        while True:
            parts = [part for part in self.text(f"{words} {hint}", ", ".join(marked)).split(",") if part.strip()]
            reasons = [why for part in parts if (why := _why_not(self.words, choices, part, needed=True)) is not True]
            if not reasons:
                return [matching(choices, part)[0].key for part in parts]
            click.echo(reasons[0])


class Silent:
    """Nobody: what is not said in options is left out."""

    answers = False

    def tell(self, words: str) -> None:
        click.echo(words)

    def text(self, words: str, default: str = "") -> str:
        return default

    def pick(self, words: str, choices: Sequence[Choice], default: str = "", needed: bool = False) -> str:
        return default

    def several(self, words: str, choices: Sequence[Choice], marked: Sequence[str] = ()) -> list[str]:
        return []
