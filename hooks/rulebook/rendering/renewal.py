"""Which pages show something else than before: compares what they asked for with the answers of now.

Phase: rendering. Pure: whoever keeps a `Memory` decides when it is written down.
"""

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from rulebook.model.languages import LANGUAGES, Language
from rulebook.model.watching import Question
from rulebook.rendering.pages import PageRenderer
from rulebook.rendering.questions import UNKNOWN, answer

Answers = dict[Question, str]
Views = Mapping[Language, PageRenderer]


@dataclass(frozen=True, slots=True)
class Made:
    """A page that was made: the digest of what stands around its content, and what it asked for."""

    frame: str
    asked: Set[Question]


@dataclass(frozen=True, slots=True)
class Asked:
    """Of one language: what each remembered piece asked for, and the answers to everything that was asked."""

    pieces: dict[Question, Set[Question]] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Memory:
    """All pages of a site by their addresses, and in each language what they asked for."""

    pages: dict[str, Made] = field(default_factory=dict)
    asked: dict[Language, Asked] = field(default_factory=lambda: {language: Asked() for language in LANGUAGES})


def changed_answers(memory: Memory, views: Views, may_differ: Callable[[Question], bool]) -> dict[Language, Answers]:
    """In each language the questions with another answer than before, with this answer.

    `may_differ` says which of them are worth asking. Pieces follow from other questions, and are asked last.
    """
    return {language: _changed(memory.asked[language], view, may_differ) for language, view in views.items()}


def _changed(before: Asked, view: PageRenderer, may_differ: Callable[[Question], bool]) -> Answers:
    asked = (question for question in before.answers if question[0] != "piece" and may_differ(question))
    changed = dict(_differing(before, view, asked))
    pieces = (piece for piece, asked in before.pieces.items() if not asked.isdisjoint(changed))
    return changed | dict(_differing(before, view, list(pieces)))


def _differing(before: Asked, view: PageRenderer, questions: Iterator[Question] | list[Question]) -> Answers:
    found = ((question, answer(view, question)) for question in questions)
    return {question: now for question, now in found if now in (UNKNOWN,) or now != before.answers[question]}


def stale(memory: Memory, changed: Mapping[Language, Answers], frames: Mapping[str, str]) -> list[str]:
    """The addresses of the pages that must be made, in the order of the plan; `frames` has all that there are."""
    return [url for url, frame in frames.items() if _is_stale(memory.pages.get(url), changed, url, frame)]


def _is_stale(made: Made | None, changed: Mapping[Language, Answers], url: str, frame: str) -> bool:
    if made is None or made.frame != frame:
        return True
    return any(url.startswith(f"{language}/") and not made.asked.isdisjoint(new) for language, new in changed.items())


def remember(
    memory: Memory, views: Views, made: Mapping[str, Made], changed: Mapping[Language, Answers]
) -> dict[Language, frozenset[Question]]:
    """Take down what was made, and the answers on which it stands; the questions whose answers are new."""
    memory.pages.update(made)
    asked = memory.asked
    return {language: _remember(asked[language], view, made, changed[language]) for language, view in views.items()}


def _remember(known: Asked, view: PageRenderer, made: Mapping[str, Made], changed: Answers) -> frozenset[Question]:
    known.answers.update(changed)
    known.pieces.update(view.asked_by_pieces)
    own = (one.asked for url, one in made.items() if url.startswith(f"{view.language}/"))
    asked: frozenset[Question] = frozenset().union(*own, *view.asked_by_pieces.values())
    new = asked - known.answers.keys()
    known.answers.update({question: answer(view, question) for question in new})
    return new | changed.keys() | view.asked_by_pieces.keys()
